import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eventually, journey, mailTo, useHouse } from "../harness.mjs";
import { button, gone, property, row, said, seen, title } from "../steps.mjs";

useHouse();

const dialog = (page) => page.getByRole("dialog");
/** What a review lists of somebody. */
const entry = (page, name) => page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("link", { name }) });

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
  await dialog(page).getByLabel("What to change").selectOption({ label: "Give only this role, and take the others away" });
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

journey("a member gets another department and manager, teams, and a customer whose rows are theirs", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/settings/members");
  await row(page, "Ines Duarte").getByRole("link").first().click();
  await seen(title(page, "Ines Duarte"));
  await button(page, "Change department and manager").click();
  await dialog(page).getByLabel("Department").fill("Insights");
  await dialog(page).getByRole("combobox", { name: "Manager" }).fill("Olga");
  await page.getByRole("option", { name: "Olga Weiss" }).click();
  await button(dialog(page), "Save").click();
  await said(page, "Saved");
  await seen(property(page, "Department").getByText("Insights"));
  await seen(property(page, "Department").getByRole("link", { name: "Olga Weiss" }));
  await button(page, "Change teams and customer").click();
  await dialog(page).getByRole("group", { name: "Teams" }).getByLabel("Platform").check();
  await dialog(page).getByRole("combobox", { name: "Customer" }).fill("Lumen");
  await page.getByRole("option", { name: "Lumen Schools" }).click();
  await button(dialog(page), "Save").click();
  await seen(property(page, "Teams").getByText("Platform"));
  await seen(property(page, "Teams").getByRole("link", { name: "Lumen Schools" }));
  await page.reload();
  await button(page, "Change teams and customer").click();
  assert.ok(await dialog(page).getByRole("group", { name: "Teams" }).getByLabel("Platform").isChecked());
  await dialog(page).getByRole("group", { name: "Teams" }).getByLabel("Platform").uncheck();
  await button(dialog(page), "Save").click();
  await gone(property(page, "Teams").getByText("Platform"));
  await seen(property(page, "Teams").getByRole("link", { name: "Lumen Schools" }));
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
  await dialog(page).getByLabel("What to change").selectOption({ label: "Give only this role, and take the others away" });
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

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export" }).click()]);
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /Tom Baker,Support Agent,.*,Revoked,Left for the night shift,Olga Weiss,/);
  await page.goto("/optim/settings/members?status=disabled");
  await seen(row(page, "Tom Baker"));
});

journey("somebody is invited with two roles, a permission of their own and a team, and chooses their mails", async (open) => {
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/invitations");
  await admin.getByRole("link", { name: "Terms" }).click();
  await admin.getByLabel("Text").fill("Be kind.");
  await button(admin, "Set this text").click();
  await said(admin, "Saved");
  await seen(admin.getByText("version 1"));
  await admin.goto("/optim/settings/members");
  await button(admin, "Invite").click();
  const form = dialog(admin);
  await form.getByLabel("Name").fill("Nina Okafor");
  await form.getByLabel("E-mail").fill("nina@optim.example");
  await form.getByLabel("Role", { exact: true }).selectOption({ label: "Support Agent" });
  await form.getByText("Further roles, teams and permissions").click();
  await form.getByLabel("Compliance Officer").check();
  await form.getByRole("group", { name: "Teams" }).getByLabel("Platform").check();
  await form.getByLabel("Permission", { exact: true }).selectOption("imports:run");
  await button(form, "Add to the list").click();
  await button(form, "Send invitation").click();
  await said(admin, "The invitation is on its way");
  const mail = await mailTo("nina@optim.example", "invites you to Optim");

  const nina = await open({ expects: [422] });
  await nina.goto(new URL(mail.link).pathname);
  await nina.getByText("Read the terms (version 1)").click();
  await seen(nina.getByText("Be kind."));
  // Meanwhile the text changes: what was not shown is not accepted.
  await admin.goto("/optim/settings/terms");
  // Another page of the same, opened before: its text is not lost, nor is that of the first.
  const late = await admin.context().newPage();
  await late.goto("/optim/settings/terms");
  await admin.getByLabel("Text").fill("Be kind and slow.");
  await button(admin, "Set this text").click();
  await seen(admin.getByText("version 2"));
  await late.getByLabel("Text").fill("Be kind and quick.");
  await button(late, "Set this text").click();
  await seen(late.getByText("Version 2 was saved while you were writing."));
  await late.getByText("version 2", { exact: true }).click();
  await seen(late.getByText("Be kind and slow."));
  assert.equal(await late.getByLabel("Text").inputValue(), "Be kind and quick.");
  await button(late, "Set this text").click();
  await seen(late.getByText("version 3"));
  await late.close();
  await nina.getByLabel("New password").fill("Glass-otter-paints-7");
  await nina.getByLabel("I accept the terms", { exact: false }).check();
  await button(nina, "Accept and sign in").click();
  await seen(nina.getByText("The terms have changed meanwhile."));
  await nina.getByText("Read the terms (version 3)").click();
  await seen(nina.getByText("Be kind and quick."));
  await nina.getByLabel("New password").fill("Glass-otter-paints-7");
  await nina.getByLabel("somebody I invited has joined").uncheck();
  await nina.getByLabel("I accept the terms", { exact: false }).check();
  await button(nina, "Accept and sign in").click();
  await seen(title(nina, "Choose a role"));
  await button(nina, "Support Agent").click();
  await seen(nina.getByRole("link", { name: "Import" }));
  await nina.goto("/optim/profile");
  assert.ok(await nina.getByLabel("my roles or permissions change").isChecked());
  assert.equal(await nina.getByLabel("somebody I invited has joined").isChecked(), false);

  await admin.goto("/optim/settings/invitations");
  await row(admin, "Nina Okafor").getByRole("link").first().click();
  await seen(property(admin, "Role").getByText("Compliance Officer"));
  await seen(property(admin, "Teams").getByText("Platform"));

  // What somebody else takes away is told by mail, in plain words.
  await admin.goto("/optim/settings/members");
  await row(admin, "Nina Okafor").getByRole("link").first().click();
  await button(admin, "Change own permissions").click();
  await button(dialog(admin), "Remove imports:run").click();
  await button(dialog(admin), "Save").click();
  const told = await mailTo("nina@optim.example", "What you may do in Optim has changed");
  assert.match(told.text, /No longer: Imports: run/);
});
