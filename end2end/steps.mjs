// Steps that several journeys take. Things are found as a person finds them: by role and label.
import assert from "node:assert/strict";
import { eventually } from "./harness.mjs";

/** Waits until `locator` can be seen, and gives it back. */
export async function seen(locator) {
  await locator.first().waitFor({ state: "visible" });
  return locator;
}

/** Waits until nothing of `locator` can be seen. */
export const gone = (locator) => locator.waitFor({ state: "hidden" });

/** A button that does something; icons and menus of the same name are none. */
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** The row of a table that holds `text`. */
export const row = (page, text) => page.getByRole("main").getByRole("row").filter({ hasText: text });

/** The heading of the page. */
export const title = (page, name) => page.getByRole("heading", { level: 1, name });

/** A message about what has just been done. */
export const said = (page, text) => seen(page.getByRole("region", { name: "Messages" }).getByText(text));

/** The value of a property on a record's page. */
export const property = (page, name) => page.getByRole("definition").and(page.locator(`dt:text-is("${name}") + dd`));

/** What opens the menu `name`: a `<summary>`, which has no role of its own. */
export const menu = (page, name) =>
  page.locator("summary").filter({ hasText: name }).or(page.locator(`summary[aria-label="${name}"]`)).first();

/** The list as a file. */
export async function taken(page, format) {
  await menu(page.getByRole("main"), "Export").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: `As ${format}` }).click()]);
  return file;
}

/** Opens the form of a new ticket from the list and fills it in. */
export async function fillTicket(page, { title: words, description = "Written by a journey.", priority = "High" }) {
  await page.goto("/optim/tickets");
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByLabel("Title").fill(words);
  await page.getByLabel("Description").fill(description);
  await page.getByLabel("Priority").selectOption({ label: priority });
}

/** Creates a ticket through its form and ends on the ticket's page, whose path it returns. */
export async function createTicket(page, fields) {
  await fillTicket(page, fields);
  await button(page, "Create ticket").click();
  await seen(title(page, fields.title));
  return new URL(page.url()).pathname;
}

/** The search field of the list that is open. */
export const searchbox = (page) => page.getByRole("main").getByRole("searchbox").first();

/** Searches the list that is open. */
export async function search(page, words) {
  const box = searchbox(page);
  await box.fill(words);
  await box.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === words);
}

/** The texts of one column, from top to bottom. */
export async function column(page, name) {
  // With those that are hidden: rows have a cell for each.
  const headers = await page.getByRole("main").locator("thead th").allTextContents();
  const index = headers.findIndex((text) => text.trim().startsWith(name));
  assert.notEqual(index, -1, `no column ${name} among ${headers.join(", ")}`);
  const cells = page.locator(`tbody tr > :nth-child(${index + 1})`);
  return (await cells.allInnerTexts()).map((text) => text.trim());
}

/** Waits until every cell of one column is one of `values`. */
export const only = (page, name, ...values) =>
  eventually(async () => {
    const texts = await column(page, name);
    assert.ok(texts.length > 0, "no rows");
    assert.deepEqual([...new Set(texts)].filter((text) => !values.includes(text)), [], `${name} holds something else`);
  });

/** Does what loads a page, and gives the status of the page that answers. */
export async function statusAfter(page, act) {
  const [answer] = await Promise.all([page.waitForResponse((answer) => answer.request().isNavigationRequest()), act()]);
  return answer.status();
}

/** Waits until the focus is on `locator`. */
export const focused = (locator) =>
  eventually(async () => {
    assert.ok(await locator.evaluate((element) => element === document.activeElement), "the focus is elsewhere");
  });

/** That the field `label` is marked as wrong, for the reason `reason`, which is tied to it. */
export async function wrong(page, label, reason) {
  const field = page.getByLabel(label);
  await seen(page.getByText(reason));
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const described = (await field.getAttribute("aria-describedby"))?.split(" ") ?? [];
  const texts = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
  assert.ok(texts.some((text) => text.includes(reason)), `“${reason}” is not tied to ${label}`);
}

/** Marks the document that is open, and gives a check that it is still the same: nothing was loaded anew. */
export async function sameDocument(page) {
  await page.evaluate(() => {
    globalThis.marked = true;
  });
  return async () => assert.equal(await page.evaluate(() => globalThis.marked), true, "the page was loaded anew");
}
