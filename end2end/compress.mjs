// Compresses what the browser loads, beside each file (`.br` and `.gz`), so that the server need not.
//
//   node compress.mjs SITE              compress what has changed
//   node compress.mjs SITE --limit 350  and fail when the first page's script, WebAssembly and style
//                                       sheet together are larger than that many KB in brotli
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [site, flag, limit] = process.argv.slice(2);
const worthwhile = /\.(js|wasm|css|svg|json|txt)$/;
const smallest = 1024;

function compress(file) {
  const { mtime, size } = statSync(file);
  if (size < smallest) return;
  const packed = `${file}.br`;
  if (existsSync(packed) && statSync(packed).mtimeMs === mtime.getTime()) return;
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: size };
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(packed, brotliCompressSync(content, { params }));
  // The same date as the file: the mark that it has been done.
  utimesSync(packed, mtime, mtime);
}

for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile() && worthwhile.test(entry.name)) compress(file);
}

if (flag === "--limit") {
  let total = 0;
  for (const name of ["backoffice.wasm", "backoffice.js", "backoffice.css"]) {
    const file = join(site, "pkg", name);
    const packed = existsSync(`${file}.br`) ? `${file}.br` : file;
    const size = statSync(packed).size;
    total += size;
    console.log(`    ${name.padEnd(16)} ${kb(statSync(file).size)} KB, brotli ${kb(size)} KB`);
  }
  const charts = join(site, "vendor/echarts.js");
  console.log(`    ${"echarts.js".padEnd(16)} ${kb(statSync(charts).size)} KB, brotli ${kb(statSync(`${charts}.br`).size)} KB (only where a chart is)`);
  console.log(`    first page ${kb(total)} KB of ${limit} KB allowed`);
  if (total > Number(limit) * 1024) {
    console.error("The browser bundle is too large.");
    process.exit(1);
  }
}

function kb(bytes) {
  return (bytes / 1024).toFixed(1).padStart(7);
}
