import assert from "node:assert/strict";
import { eventually, journey, useHouse } from "../harness.mjs";
import { button, createTicket, focused, gone, menu, row, said, search, seen } from "../steps.mjs";

useHouse();

/** The cell of a row under that heading. */
const cell = (page, text, field) => row(page, text).locator(`[data-field="${field}"]`);

const editor = (page) => page.locator(".cell-editor");

journey("a cell is changed where it stands, refused in it, and taken back", async (open) => {
  const page = await open({ as: "agent", expects: [422] });
  await createTicket(page, { title: "A cell of this row is changed", priority: "Low" });
  await page.goto("/optim/tickets?columns=number,title,status,priority,assignee,tags");
  await search(page, "cell of this row");

  // By the pencil that follows the pointer.
  await cell(page, "A cell of this row", "priority").hover({ force: true });
  await page.getByRole("button", { name: "Change Priority" }).click();
  await editor(page).getByLabel("Priority").selectOption({ label: "Urgent" });
  await said(page, "Priority changed");
  await seen(cell(page, "A cell of this row", "priority").getByText("Urgent"));
  await gone(editor(page));

  // What the command refuses is said in the cell, and what was typed stays.
  await cell(page, "A cell of this row", "title").hover({ force: true });
  await page.getByRole("button", { name: "Change Title" }).click();
  const words = editor(page).getByLabel("Title");
  await focused(words);
  await words.fill("  ");
  await words.press("Enter");
  await seen(editor(page).getByText("This is needed."));
  await words.fill("This row has another title");
  await words.press("Enter");
  await said(page, "Title changed");

  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).last().click();
  await said(page, "Taken back");
  await seen(row(page, "A cell of this row is changed"));
});

journey("a row is changed by keys alone", async (open) => {
  const page = await open({ as: "agent" });
  await createTicket(page, { title: "Nobody touches the mouse here", priority: "Low" });
  await page.goto("/optim/tickets?columns=number,title,status,priority,tags");
  await search(page, "touches the mouse");
  await seen(row(page, "touches the mouse"));
  await page.locator("h1").click();
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await focused(editor(page).getByLabel("Title"));
  await page.keyboard.press("End");
  await page.keyboard.type(", at all");
  await page.keyboard.press("Tab");
  await said(page, "Title changed");
  await focused(editor(page).getByLabel("Status"));
  await page.keyboard.press("Escape");
  await gone(editor(page));
  await focused(page.getByRole("link", { name: "touches the mouse here, at all" }));
  await page.keyboard.press("ControlOrMeta+z");
  await said(page, "Taken back");
});

journey("a row that somebody else changes keeps the focus", async (open) => {
  const page = await open({ as: "agent" });
  for (const n of [1, 2]) await createTicket(page, { title: `Watched while it changes ${n}`, priority: "Low" });
  await page.goto("/optim/tickets?columns=number,title,status,priority");
  await search(page, "watched while it changes");
  await seen(page.getByRole("status").filter({ hasText: "2 tickets" }));
  await page.locator("h1").click();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const link = page.getByRole("link", { name: "Watched while it changes 1" });
  await focused(link);

  const other = await open({ as: "admin" });
  await other.goto(await link.getAttribute("href"));
  await other.getByRole("link", { name: "Edit", exact: true }).click();
  await other.getByLabel("Title").fill("Watched while it changes 1, by another");
  await button(other, "Save changes").click();

  await focused(page.getByRole("link", { name: "Watched while it changes 1, by another" }));
  await page.keyboard.press("k");
  await focused(page.getByRole("link", { name: "Watched while it changes 2" }));
});

journey("several tickets are changed after a look at what would happen, with a report, and taken back", async (open) => {
  const page = await open({ as: "agent" });
  for (const n of [1, 2, 3]) await createTicket(page, { title: `Bulk change number ${n}`, priority: "Low" });
  await page.goto("/optim/tickets?columns=number,title,status,priority");
  await search(page, "bulk change number");
  await seen(page.getByRole("status").filter({ hasText: "3 tickets" }));

  // A range with the shift key.
  const box = (n) => row(page, `Bulk change number ${n}`).getByRole("checkbox");
  await box(3).click();
  await box(1).click({ modifiers: ["Shift"] });
  await seen(page.getByRole("status").filter({ hasText: "3 selected" }));

  await menu(page, "Change").click();
  await button(page, "Priority").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Priority").selectOption({ label: "Low" });
  await seen(dialog.getByText("3 are so already"));
  await dialog.getByLabel("Priority").selectOption({ label: "High" });
  await seen(dialog.getByText("3 change"));
  await button(dialog, "Change 3 records").click();
  await said(page, "3 records changed");
  await gone(dialog);
  await eventually(async () => assert.equal(await page.getByRole("row").filter({ hasText: "High" }).count(), 3));

  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).last().click();
  await said(page, "Taken back");
  await eventually(async () => assert.equal(await page.getByRole("row").filter({ hasText: "Low" }).count(), 3));
});

journey("all that match are archived, and one that cannot stays ticked with its reason", async (open) => {
  const page = await open({ as: "admin" });
  for (let n = 1; n <= 3; n += 1) await createTicket(page, { title: `Gone with the others ${n}` });
  await page.goto("/optim/tickets?limit=1");
  await search(page, "gone with the others");
  await page.getByRole("main").getByRole("row").getByRole("checkbox").last().click();
  await button(page, "Select all 3 that match").click();
  await seen(page.getByRole("status").filter({ hasText: "3 selected" }));
  await button(page, "Archive").click();
  const dialog = page.getByRole("dialog");
  await seen(dialog.getByText("3 change"));
  await button(dialog, "Change 3 records").click();
  await said(page, "3 records changed");
  await seen(page.getByText("Nothing matches"));
});

journey("a record is shown beside its list by the space bar, changed there, and closed with Esc", async (open) => {
  const page = await open({ as: "agent" });
  await createTicket(page, { title: "Shown beside its list", priority: "Low" });
  await page.goto("/optim/tickets");
  await search(page, "shown beside");
  await row(page, "Shown beside").getByRole("link").first().focus();
  await page.keyboard.press(" ");
  const panel = page.getByRole("complementary", { name: "Record" });
  await seen(panel.getByRole("heading", { name: "Shown beside its list" }));
  await panel.getByRole("button", { name: "Change Priority" }).click();
  await panel.getByLabel("Priority", { exact: true }).selectOption({ label: "High" });
  await button(panel, "Save").click();
  await said(page, "Priority changed");
  await seen(row(page, "Shown beside").getByText("High"));
  await page.reload();
  await seen(panel.getByText("High"));
  await page.locator("h1").click();
  await page.keyboard.press("Escape");
  await gone(panel);
  assert.equal(new URL(page.url()).searchParams.get("peek"), null);
});

journey("columns stand where somebody puts them, and rows are as high as they want", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  const headings = async () => (await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim()).filter(Boolean);
  await seen(page.getByRole("columnheader", { name: "Title" }));
  assert.deepEqual((await headings()).slice(0, 2), ["Number", "Title"]);
  await menu(page, "Columns").click();
  await page.getByRole("link", { name: "Move Title to the left" }).click();
  await eventually(async () => assert.deepEqual((await headings()).slice(0, 2), ["Title", "Number"]));

  const height = async () => (await row(page, "#").first().boundingBox()).height;
  const before = await height();
  await menu(page, "Columns").click();
  if (!(await button(page, "Compact").isVisible())) await menu(page, "Columns").click();
  await button(page, "Compact").click();
  await eventually(async () => assert.ok((await height()) < before));
  const low = await height();
  await page.reload();
  assert.equal(await height(), low, "the server remembers it");
});
