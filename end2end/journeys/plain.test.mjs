// With scripts off: whatever HTML can do by itself.
import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { column, row, search, seen } from "../steps.mjs";

useHouse();

journey("without scripts a list can be read, sorted, paged and searched, and a ticket opened", async (open) => {
  const page = await open({ as: "agent", scripts: false });
  await page.goto("/optim/tickets?limit=5");
  const first = await column(page, "Number");
  assert.equal(first.length, 5);

  await page.getByRole("link", { name: "Next page" }).click();
  const second = await column(page, "Number");
  assert.equal(second.filter((number) => first.includes(number)).length, 0);

  await page.getByRole("link", { name: /Sort by Number/ }).click();
  const sorted = (await column(page, "Number")).map((text) => Number(text.replaceAll(/\D/g, "")));
  assert.deepEqual(sorted, sorted.toSorted((a, b) => a - b));

  const link = page.getByRole("table").getByRole("link").first();
  const words = (await page.locator("tbody a[href^='/optim/tickets/']").first().innerText()).trim();
  await link.click();
  await seen(page.getByRole("heading", { level: 1 }));

  await page.goto("/optim/tickets");
  await search(page, words);
  await seen(row(page, words));
});

journey("without scripts a filter form narrows the list", async (open) => {
  const page = await open({ as: "agent", scripts: false });
  await page.goto("/optim/tickets?status=solved");
  for (const text of await column(page, "Status")) assert.match(text, /Solved/);
});

journey("without scripts the home shows its figures and the chart's numbers", async (open) => {
  const page = await open({ as: "agent", scripts: false });
  await page.goto("/optim");
  await seen(page.getByRole("heading", { level: 1 }));
  assert.ok((await page.getByRole("table").getByRole("row").count()) > 7, "a row for each day");
});
