import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { seen } from "../steps.mjs";

useHouse();

const theme = (page) => page.locator("html").getAttribute("data-theme");

journey("the theme changes at once and is there before the first paint of the next page", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("radio", { name: "Dark" }).check();
  assert.equal(await theme(page), "dark");
  assert.notEqual(await background(), light);

  // In the answer itself, not set by a script afterwards.
  const html = await (await page.request.get("/optim/tickets")).text();
  assert.match(html, /<html[^>]*data-theme="dark"/);
});

journey("the language changes without a reload", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  await page.evaluate(() => {
    globalThis.sameDocument = true;
  });
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "Português (Brasil)" });
  await seen(page.getByRole("heading", { level: 1, name: "Chamados" }));
  assert.equal(await page.locator("html").getAttribute("lang"), "pt-BR");
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true);

  await page.reload();
  await seen(page.getByRole("heading", { level: 1, name: "Chamados" }));
});

journey("a browser that asks for Spanish gets Spanish", async (open) => {
  const page = await open({ locale: "es" });
  await page.goto("/sign-in");
  assert.equal(await page.locator("html").getAttribute("lang"), "es");
});
