// With scripts off: whatever HTML can do by itself.
import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { button, column, menu, row, search, searchbox, seen, title } from "../steps.mjs";

useHouse();

const plain = { as: "agent", scripts: false };

journey("without scripts a list can be read, sorted, paged and searched, and a ticket opened", async (open) => {
  const page = await open(plain);
  await page.goto("/optim/tickets?limit=5");
  const first = await column(page, "Number");
  assert.equal(first.length, 5);

  await page.getByRole("link", { name: "Next page" }).click();
  await page.waitForURL((url) => url.searchParams.has("after"));
  const second = await column(page, "Number");
  assert.equal(second.length, 5);
  assert.equal(second.filter((number) => first.includes(number)).length, 0);

  await page.getByRole("columnheader", { name: "Number" }).getByRole("link").click();
  await page.waitForURL((url) => url.searchParams.get("sort") === "-number");
  const sorted = (await column(page, "Number")).map((text) => Number(text.replaceAll(/\D/g, "")));
  assert.equal(sorted.length, 5);
  assert.deepEqual(sorted, sorted.toSorted((a, b) => b - a));

  const link = page.getByRole("rowheader").getByRole("link").first();
  const words = (await link.innerText()).trim();
  await link.click();
  await seen(title(page, words));
  await seen(page.getByRole("region", { name: "Conversation" }).getByRole("article"));
  await seen(page.getByRole("heading", { name: "Properties" }));

  await page.goto("/optim/tickets");
  await search(page, words);
  await seen(row(page, words));
  assert.equal(await searchbox(page).inputValue(), words);
});

journey("without scripts the filter form narrows the list", async (open) => {
  const page = await open(plain);
  await page.goto("/optim/tickets?sort=priority");
  await menu(page.getByRole("main"), "Status").click();
  await page.getByRole("checkbox", { name: "Solved", exact: true }).check();
  await button(page, "Apply").click();
  await page.waitForURL((url) => url.searchParams.get("status") === "solved");
  assert.equal(new URL(page.url()).searchParams.get("sort"), "priority");
  assert.deepEqual([...new Set(await column(page, "Status"))], ["Solved"]);
});

journey("without scripts the home shows its figures and the chart's numbers", async (open) => {
  const page = await open(plain);
  await page.goto("/optim");
  await seen(title(page, "Hello, Ana"));
  await seen(page.getByRole("main").getByRole("link", { name: /^Unassigned \d+/ }));
  const rows = page.getByRole("figure").getByRole("row");
  await seen(rows);
  assert.equal(await rows.count(), 31, "a row for each day and the headings");
});

journey("without scripts a customer can be read", async (open) => {
  const page = await open(plain);
  await page.goto("/optim/customers");
  const link = page.getByRole("rowheader").getByRole("link").first();
  const name = (await link.innerText()).trim();
  await link.click();
  await seen(title(page, name));
});
