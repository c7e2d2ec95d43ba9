import assert from "node:assert/strict";
import { eventually, journey, useHouse } from "../harness.mjs";
import { button, createTicket, menu, sameDocument, seen, title } from "../steps.mjs";

useHouse();

const theme = (page) => page.locator("html").getAttribute("data-theme");

journey("the theme changes at once and is there before the first paint of the next page", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  const stayed = await sameDocument(page);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await menu(page, "Your account").click();
  await button(page, "Dark").click();
  assert.equal(await theme(page), "dark");
  const dark = await eventually(async () => {
    const now = await background();
    assert.notEqual(now, light);
    return now;
  }, 2000);
  await stayed();

  // In the answer itself, not set by a script afterwards.
  const html = await (await page.request.get("/optim/tickets")).text();
  assert.match(html, /<html[^>]*data-theme="dark"/);
  await page.reload();
  assert.equal(await background(), dark);
  await menu(page, "Your account").click();
  assert.equal(await button(page, "Dark").getAttribute("aria-pressed"), "true");
});

journey("a theme that follows the system follows it", async (open) => {
  const page = await open({ theme: "dark" });
  await page.goto("/sign-in");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await eventually(async () => assert.notEqual(await background(), dark), 2000);
});

journey("the language changes without a reload and stays", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  const stayed = await sameDocument(page);
  await menu(page, "Your account").click();
  await button(page, "Português (Brasil)").click();
  await seen(page.getByRole("columnheader", { name: "Prioridade" }));
  assert.equal(await page.locator("html").getAttribute("lang"), "pt-BR");
  await stayed();

  await page.reload();
  await seen(page.getByRole("columnheader", { name: "Prioridade" }));
  const html = await (await page.request.get("/optim/tickets")).text();
  assert.match(html, /<html[^>]*lang="pt-BR"/);
  await menu(page, "Sua conta").click();
  await button(page, "Español").click();
  await seen(page.getByRole("columnheader", { name: "Prioridad" }));
});

journey("a browser that asks for Spanish gets Spanish", async (open) => {
  const page = await open({ locale: "es" });
  await page.goto("/sign-in");
  assert.equal(await page.locator("html").getAttribute("lang"), "es");
});

journey("the home counts along, draws its chart in both themes, and leaves nothing behind", async (open) => {
  const page = await open({ as: "agent" });
  const scripts = () => page.locator("script[src*='echarts']").count();
  await page.goto("/optim/tickets");
  assert.equal(await scripts(), 0, "the chart's library is loaded where a chart is");
  await page.goto("/optim");
  const unassigned = page.getByRole("main").getByRole("link", { name: /^Unassigned \d+/ });
  const count = async () => Number((await unassigned.locator(".figure-value").innerText()).replaceAll(",", ""));
  const before = await count();
  const canvas = page.getByRole("figure").locator("canvas");
  await seen(canvas);
  assert.equal(await scripts(), 1);
  const drawn = () => canvas.first().evaluate((canvas) => canvas.toDataURL());
  const light = await drawn();
  await page.emulateMedia({ colorScheme: "dark" });
  await eventually(async () => assert.notEqual(await drawn(), light, "it is drawn anew in the dark"));
  const width = await canvas.first().evaluate((canvas) => canvas.clientWidth);
  await page.setViewportSize({ width: 900, height: 900 });
  await eventually(async () => assert.notEqual(await canvas.first().evaluate((canvas) => canvas.clientWidth), width));

  const other = await open({ as: "agent" });
  await createTicket(other, { title: "Counted on the home" });
  await eventually(async () => assert.equal(await count(), before + 1), 2000);

  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Tickets" }).click();
  await seen(title(page, "Tickets"));
  // What listened to the system's theme has gone with the chart; the browser would report it otherwise.
  await page.emulateMedia({ colorScheme: "light" });
  await page.emulateMedia({ colorScheme: "dark" });
});
