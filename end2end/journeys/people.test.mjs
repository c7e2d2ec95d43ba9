import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eventually, journey, useHouse } from "../harness.mjs";
import { button, gone, property, row, said, seen, title } from "../steps.mjs";

useHouse();

const dialog = (page) => page.getByRole("dialog");
/** What a review lists of somebody. */
const entry = (page, name) => page.getByRole("main").getByRole("listitem").filter({ hasText: name });

/** The last day of next month, as a field of dates takes it. */
function later() {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 0)).toISOString().slice(0, 10);
}

journey("several members are ticked and changed with the keyboard alone", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/settings/members");
  await seen(row(page, "Tom Baker"));
  assert.equal(await page.getByRole("link", { name: "50", exact: true }).getAttribute("aria-current"), "true");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await seen(page.getByText("1 selected"));
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await seen(page.getByText("2 selected"));
  await button(page, "Change…").focus();
  await page.keyboard.press("Enter");
  await dialog(page).getByLabel("What to change").focus();
  await page.keyboard.type("Dep");
  await dialog(page).getByLabel("Department").fill("Nights");
  await page.keyboard.press("Enter");
  await seen(dialog(page).getByText("2 updated, 0 failed"));
  await page.keyboard.press("Escape");
  await gone(dialog(page).getByText("2 updated, 0 failed"));
  await gone(page.getByText("2 selected"));
  await page.goto("/optim/settings/members?q=nights");
  await eventually(async () => assert.equal(await page.getByRole("main").getByRole("row").count(), 3, "two and the headings"));
});

journey("of a whole page those are changed who may be, and the others say why they were not", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/settings/members");
  await page.getByLabel("Select all on this page").check();
  await button(page, "Change…").click();
  await dialog(page).getByRole("button", { name: /^Change \d+ members$/ }).click();
  await seen(dialog(page).getByText("This is needed."));
  await dialog(page).getByLabel("What to change").selectOption({ label: "Change their role" });
  await dialog(page).getByLabel("Role").selectOption({ label: "Support Agent" });
  await dialog(page).getByRole("button", { name: /^Change \d+ members$/ }).click();
  await seen(dialog(page).getByText(/^\d+ updated, 1 failed$/));
  const refused = dialog(page).getByRole("listitem");
  await seen(refused.filter({ hasText: "Olga Weiss" }).filter({ hasText: "the last person who may do everything" }));
  await button(dialog(page), "Close").last().click();
  await seen(page.getByText("1 selected"));
  await button(page, "Deselect").click();

  await page.getByRole("checkbox", { name: "Select Tom Baker" }).check();
  await button(page, "Change…").click();
  await dialog(page).getByLabel("What to change").selectOption({ label: "Disable" });
  await button(dialog(page), "Change 1 member").click();
  await seen(dialog(page).getByText("1 updated, 0 failed"));
  await button(dialog(page), "Close").last().click();
  await gone(row(page, "Tom Baker"));
  await page.goto("/optim/settings/members?status=disabled");
  await page.getByRole("checkbox", { name: "Select Tom Baker" }).check();
  await button(page, "Change…").click();
  await dialog(page).getByLabel("What to change").selectOption({ label: "Enable" });
  await button(dialog(page), "Change 1 member").click();
  await seen(dialog(page).getByText("1 updated, 0 failed"));
});

journey("who may not edit members ticks nothing", async (open) => {
  const agent = await open({ as: "agent" });
  await agent.goto("/optim/settings/members");
  await seen(row(agent, "Tom Baker"));
  assert.equal(await agent.getByRole("checkbox", { name: /^Select/ }).count(), 0);
});

journey("access is reviewed: kept, revoked with a note, closed, exported", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/settings/members");
  await page.getByRole("checkbox", { name: "Select Ines Duarte" }).check();
  await button(page, "Change…").click();
  await dialog(page).getByLabel("What to change").selectOption({ label: "Change their role" });
  await dialog(page).getByLabel("Role").selectOption({ label: "Analytics Specialist" });
  await button(dialog(page), "Change 1 member").click();
  await seen(dialog(page).getByText("1 updated, 0 failed"));

  await page.goto("/optim/settings/access-reviews");
  await seen(page.getByText("No access review yet"));
  await button(page, "Start review").click();
  await button(dialog(page), "Start review").click();
  await seen(dialog(page).getByText("This is needed.").nth(2));
  await dialog(page).getByLabel("Name").fill("Everybody");
  await dialog(page).getByRole("combobox", { name: "Reviewer" }).fill("Olga");
  await page.getByRole("option", { name: "Olga Weiss" }).click();
  await dialog(page).getByLabel("Due").fill(later());
  await button(dialog(page), "Start review").click();
  await seen(title(page, "Everybody"));
  await seen(property(page, "Status").getByText("Open"));
  await seen(entry(page, "Olga Weiss").getByText("Your own access: somebody else decides about it."));
  assert.equal(await button(entry(page, "Olga Weiss"), "Keep").count(), 0);
  assert.ok(await button(page, "Close review").isDisabled(), "hers is not decided");

  await page.goto("/optim/settings/access-reviews");
  await button(page, "Start review").click();
  await dialog(page).getByLabel("Name").fill("Support agents");
  await dialog(page).getByLabel("About").selectOption({ label: "One role" });
  await dialog(page).getByLabel("Role").selectOption({ label: "Support Agent" });
  await dialog(page).getByRole("combobox", { name: "Reviewer" }).fill("Olga");
  await page.getByRole("option", { name: "Olga Weiss" }).click();
  await dialog(page).getByLabel("Due").fill(later());
  await button(dialog(page), "Start review").click();
  await seen(title(page, "Support agents"));
  const count = Number((await property(page, "Decided").innerText()).split(" of ")[1]);
  assert.ok(count >= 2, "Ana and Tom hold it");

  const tom = entry(page, "Tom Baker");
  await seen(tom.getByText("Their only role: without it they are disabled."));
  await button(tom, "Revoke").click();
  await dialog(page).getByLabel("Note").fill("Left for the night shift");
  await button(dialog(page), "Revoke 1 entry").click();
  await seen(tom.getByText("Revoked"));
  await seen(tom.getByText("Left for the night shift"));
  await button(entry(page, "Ana Torres"), "Keep").click();
  await seen(entry(page, "Ana Torres").getByText("Kept"));
  // What is left goes by several at once.
  for (const box of await page.getByRole("main").getByRole("checkbox", { name: /^Select/ }).all()) await box.check();
  await page.getByRole("main").getByText(/selected/).waitFor();
  await button(page, "Keep").last().click();
  await dialog(page).getByRole("button", { name: /^Keep \d+ entr/ }).click();
  await seen(property(page, "Decided").getByText(`${count} of ${count}`));
  await button(page, "Close review").click();
  await said(page, "The review is closed");
  await seen(property(page, "Status").getByText("Closed"));
  assert.equal(await page.getByRole("main").getByRole("checkbox").count(), 0, "nothing is left to decide");

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export CSV" }).click()]);
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /Tom Baker,Support Agent,.*,Revoked,Left for the night shift,Olga Weiss,/);
  await page.goto("/optim/settings/members?status=disabled");
  await seen(row(page, "Tom Baker"));
});
