import assert from "node:assert/strict";
import { accessible, eventually, journey, useHouse } from "../harness.mjs";
import { button, createTicket, focused, gone, menu, row, said, search, seen } from "../steps.mjs";

useHouse();

const views = (page) => page.locator(".views summary");

journey("a list is kept as a view, says that it was changed, and opens with it", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets?priority=urgent&sort=-number");
  await views(page).click();
  await button(page, "Save as a new view…").click();
  const dialog = page.getByRole("dialog");
  await button(dialog, "Save").click();
  await seen(dialog.getByText("This is needed."));
  await dialog.getByLabel("Name").fill("On fire");
  await dialog.getByLabel("The list opens with it").check();
  await button(dialog, "Save").click();
  await said(page, "View saved");
  await seen(views(page).getByText("On fire", { exact: true }));

  // Another question than was kept.
  await page.goto(page.url().replace("urgent", "low"));
  await seen(views(page).getByText("On fire · modified"));
  await views(page).click();
  await page.locator(".views").getByRole("link", { name: "Reset" }).click();
  await seen(views(page).getByText("On fire", { exact: true }));

  // The bare list opens with it, for whoever kept it and nobody else.
  await page.goto("/optim/tickets");
  await page.waitForURL(/priority=urgent/);
  const other = await open({ as: "admin" });
  await other.goto("/optim/tickets");
  await seen(views(other).getByText("All", { exact: true }));
  assert.equal(new URL(other.url()).search, "");

  await views(page).click();
  await button(page, "Remove the view").click();
  await said(page, "View removed");
  await page.goto("/optim/tickets");
  await seen(views(page).getByText("All", { exact: true }));
  assert.equal(new URL(page.url()).search, "");
});

journey("groups of conditions are put together in a dialog and read as a sentence", async (open) => {
  const page = await open({ as: "agent" });
  await createTicket(page, { title: "Grouped: low", priority: "Low" });
  await createTicket(page, { title: "Grouped: urgent", priority: "Urgent" });
  await createTicket(page, { title: "Grouped: high", priority: "High" });
  await page.goto("/optim/tickets");
  await search(page, "grouped");
  await menu(page, "Filters").click();
  await button(page, "Groups of conditions").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Records for which holds").selectOption("any");
  await dialog.getByLabel("Field").selectOption({ label: "Priority" });
  await button(dialog, "Apply").click();
  await seen(dialog.getByText("A condition has no value yet."));
  await dialog.getByLabel("Value").selectOption({ label: "Low" });
  await button(dialog, "Condition").click();
  await dialog.getByLabel("Field").nth(1).selectOption({ label: "Priority" });
  await dialog.getByLabel("Value").nth(1).selectOption({ label: "Urgent" });
  await button(dialog, "Group").click();
  await accessible(page, "groups of conditions");
  await button(dialog, "Remove the group").click();
  await button(dialog, "Apply").click();
  await gone(dialog);
  await seen(page.getByText("Priority: Low or Priority: Urgent"));
  await gone(row(page, "Grouped: high"));
  await seen(row(page, "Grouped: low"));
  await seen(row(page, "Grouped: urgent"));
});

journey("a list is sorted by a second field with the shift key", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  await page.getByRole("columnheader", { name: "Priority" }).getByRole("link").click();
  await page.waitForURL(/sort=priority/);
  await page.getByRole("columnheader", { name: "Number" }).getByRole("link").click({ modifiers: ["Shift"] });
  await page.waitForURL(/sort=priority,-number/);
});

journey("a card goes to another column by menu and by keys, at once and with a way back", async (open) => {
  const page = await open({ as: "agent" });
  await createTicket(page, { title: "A card that travels", priority: "Low" });
  await page.goto("/optim/tickets?as=board:status&q=card%20that%20travels");
  const column = (name) => page.getByRole("region", { name, exact: true });
  const card = (name) => column(name).getByRole("listitem").filter({ hasText: "A card that travels" });
  await seen(card("Open"));
  await menu(card("Open"), "Move A card that travels").click();
  await button(card("Open"), "On hold").click();
  await seen(card("On hold"));
  await said(page, "Moved to On hold");
  await card("On hold").getByRole("link", { name: "A card that travels" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await seen(card("Solved"));
  await said(page, "Moved to Solved");
  // The focus goes along, so that the next key does, too.
  await focused(card("Solved").getByRole("link", { name: "A card that travels" }));
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).last().click();
  await seen(card("On hold"));
});

journey("a record on the calendar goes to the next day and keeps its hour", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets/new");
  await page.getByLabel("Title").fill("Due on a day");
  await page.getByLabel("Due").fill("2026-02-10T15:30");
  await button(page, "Create ticket").click();
  await seen(page.getByRole("heading", { level: 1, name: "Due on a day" }));
  await page.goto("/optim/tickets?as=calendar:due_at:2026-02");
  const day = (name) => page.locator(".calendar-day").filter({ has: page.getByLabel(name) });
  await seen(day("Feb 10, 2026").getByText("Due on a day"));
  await day("Feb 10, 2026").getByRole("link", { name: "Due on a day" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await focused(day("Feb 11, 2026").getByRole("link", { name: "Due on a day" }));
  await page.getByRole("link", { name: "Next month" }).click();
  await page.waitForURL(/due_at:2026-03/);
});
