// Pictures of every page, wide and narrow, light and dark, in output/shots: `node shots.mjs [NAME…]`.
import { mkdirSync } from "node:fs";
import { openPage, startBrowser, startServer } from "./harness.mjs";
import { memberPages, publicPages } from "./pages.mjs";

const folder = new URL("output/shots/", import.meta.url).pathname;
const wanted = process.argv.slice(2);
const sizes = [
  { width: 1440, height: 900 },
  { width: 375, height: 812 },
];

mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await startBrowser();
try {
  for (const theme of ["light", "dark"]) {
    for (const size of sizes) {
      const visitor = await openPage({ browser, server }, { theme, ...size });
      await shoot(visitor, publicPages, `${size.width}-${theme}`);
      const member = await openPage({ browser, server }, { as: "admin", theme, ...size });
      await shoot(member, await memberPages(member.page), `${size.width}-${theme}`);
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

async function shoot({ page, faults }, pages, suffix) {
  for (const { name, address } of pages) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await page.goto(address);
    await page.waitForLoadState("load");
    await page.screenshot({ path: `${folder}${name}-${suffix}.png` });
    for (const fault of faults.splice(0)) console.log(`${name} ${suffix}: ${fault}`);
  }
  await page.context().close();
}
