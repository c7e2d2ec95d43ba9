import { accessible, journey, useHouse } from "../harness.mjs";
import { memberPages, publicPages } from "../pages.mjs";

useHouse();

for (const theme of ["light", "dark"]) {
  for (const width of [1280, 375]) {
    journey(`axe finds nothing: ${theme}, ${width} px`, async (open) => {
      const visitor = await open({ theme, width });
      for (const { name, address } of publicPages) await check(visitor, name, address);
      // The pages of errors answer with their status, which the browser reports.
      const member = await open({ as: "admin", theme, width, expects: [400, 404] });
      for (const { name, address } of await memberPages(member)) await check(member, name, address);
    });
  }
}

async function check(page, name, address) {
  await page.goto(address);
  await accessible(page, name);
}
