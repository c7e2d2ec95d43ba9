// Steps that several journeys take. Things are found as a person finds them: by role and label.
import assert from "node:assert/strict";

/** Waits until `locator` can be seen, and gives it back. */
export async function seen(locator) {
  await locator.first().waitFor({ state: "visible" });
  return locator;
}

/** Waits until nothing of `locator` can be seen. */
export const gone = (locator) => locator.waitFor({ state: "hidden" });

/** The row of a table that holds `text`. */
export const row = (page, text) => page.getByRole("table").getByRole("row").filter({ hasText: text });

/** The heading of the page. */
export const title = (page, name) => page.getByRole("heading", { level: 1, name });

/** A message about what has just been done. */
export const said = (page, text) => seen(page.getByRole("status").filter({ hasText: text }));

/** Creates a ticket through its form and ends on the ticket's page, whose path it returns. */
export async function createTicket(page, { title: words, description = "Written by a journey.", priority = "High" }) {
  await page.goto("/optim/tickets");
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByLabel("Title").fill(words);
  await page.getByLabel("Description").fill(description);
  await page.getByLabel("Priority").selectOption({ label: priority });
  await page.getByRole("button", { name: "Create ticket" }).click();
  await seen(title(page, words));
  return new URL(page.url()).pathname;
}

/** Searches the list that is open. */
export async function search(page, words) {
  const box = page.getByRole("main").getByRole("searchbox");
  await box.fill(words);
  await box.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === words);
}

/** The texts of one column, from top to bottom. */
export async function column(page, name) {
  const headers = await page.getByRole("columnheader").allInnerTexts();
  const index = headers.findIndex((text) => text.trim().startsWith(name));
  assert.notEqual(index, -1, `no column ${name} among ${headers.join(", ")}`);
  const cells = page.locator(`tbody tr > :nth-child(${index + 1})`);
  return (await cells.allInnerTexts()).map((text) => text.trim());
}

/** That the focus is on `locator`. */
export async function focused(locator) {
  assert.ok(await locator.evaluate((element) => element === document.activeElement), "the focus is elsewhere");
}

/** That the field `label` is marked as wrong, for the reason `reason`, which is tied to it. */
export async function wrong(page, label, reason) {
  const field = page.getByLabel(label);
  await seen(page.getByText(reason));
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const described = (await field.getAttribute("aria-describedby"))?.split(" ") ?? [];
  const texts = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
  assert.ok(texts.some((text) => text.includes(reason)), `“${reason}” is not tied to ${label}`);
}
