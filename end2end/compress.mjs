// Compresses what the browser loads, beside each file (`.br` and `.gz`), so that the server need not.
//
//   node compress.mjs SITE              compress what has changed
//   node compress.mjs SITE --limit 350  and say what each room weighs; fail when script, WebAssembly and style sheet of
//                                       a first page with a list are together larger than that many KB in brotli
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
  const first = ["backoffice.wasm", "backoffice.js", "__wasm_split.js", "backoffice.css"].map((name) => weigh(`pkg/${name}`));
  // The texts of one language, the longest: what the server sends is the same words in another order.
  first.push(words("es"));
  print("first file, script, style and texts", first);
  print("charts, only where one is", [weigh("vendor/echarts.js")]);
  // What a room needs beside the first file: its own file, and those that it shares with others.
  const loaders = readFileSync(join(site, "pkg/__wasm_split.js"), "utf8");
  const rooms = [...loaders.matchAll(/__wasm_split_load_(\w+) = [^[]*"\.\/(split_\w+\.wasm)"[^[]*\[([^\]]*)\]/g)].map(
    ([, room, own, shared]) => ({
      room,
      own: weigh(`pkg/${own}`),
      shared: [...shared.matchAll(/__(chunk_\d+)/g)].map(([, chunk]) => weigh(`pkg/${chunk}.wasm`)),
    }),
  );
  for (const { room, own, shared } of rooms) print(`room ${room}, its own ${kb(own)}`, [own, ...shared]);
  const list = rooms.find(({ room }) => room === "support");
  const total = sum([...first, list.own, ...list.shared]);
  console.log(`    first page with a list ${kb(total)} KB of ${limit} KB allowed`);
  if (total > Number(limit) * 1024) {
    console.error("The browser bundle is too large.");
    process.exit(1);
  }
}

/** Bytes that travel for the texts of a language. */
function words(language) {
  const folder = join(import.meta.dirname, "../src/ui/text", language);
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8").replace(/^[a-z0-9-]+ = |^#.*$/gm, ""));
  return brotliCompressSync(texts.join("\n"), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}

/** Bytes that travel for a file of the site. */
function weigh(name) {
  const file = join(site, name);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

function sum(sizes) {
  return sizes.reduce((total, size) => total + size, 0);
}

function print(what, sizes) {
  console.log(`    ${what.padEnd(40)} ${kb(sum(sizes))} KB in ${sizes.length}`);
}

function kb(bytes) {
  return (bytes / 1024).toFixed(1);
}
