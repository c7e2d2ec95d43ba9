import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey, password, people, useHouse } from "../harness.mjs";
import { button, gone, menu, property, row, said, seen, taken, title } from "../steps.mjs";

useHouse();

journey("an admin changes a role, disables somebody and lets them in again", async (open) => {
  const page = await open({ as: "admin", expects: [404] });
  await page.goto("/optim");
  await page.getByRole("link", { name: "Members" }).click();
  await seen(title(page, "Members"));
  await row(page, "Tom Baker").getByRole("link").first().click();
  await seen(title(page, "Tom Baker"));
  await button(page, "Change roles").click();
  await page.getByLabel("Support Agent").uncheck();
  await button(page, "Save").click();
  await seen(page.getByText("This is needed."));
  await page.getByLabel("Analytics Specialist").check();
  await button(page, "Save").click();
  await said(page, "Saved");
  await page.reload();
  await seen(property(page, "Roles").getByText("Analytics Specialist"));

  await button(page, "Disable").click();
  await seen(page.getByText("This person is disabled and cannot sign in here."));
  await page.goto("/optim/settings/members");
  await seen(row(page, "Ana Torres"));
  assert.equal(await row(page, "Tom Baker").count(), 0, "who is disabled is not listed");
  await page.goBack();
  await button(page, "Enable").click();
  await gone(page.getByText("This person is disabled and cannot sign in here."));

  // Who changed what of him, below.
  const steps = page.locator(".happenings > li").filter({ hasText: "Olga Weiss" });
  for (const step of ["changed roles", "disabled a member", "enabled a member"]) await seen(steps.filter({ hasText: step }));
});

journey("whoever holds a role beside another is found by it, and the list leaves as a file", async (open) => {
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/members");
  await row(admin, "Carla Moss").getByRole("link").first().click();
  await button(admin, "Change roles").click();
  await admin.getByLabel("Analytics Specialist").check();
  await button(admin, "Save").click();
  await said(admin, "Saved");
  await admin.goto("/optim/settings/members");
  await menu(admin.getByRole("main"), "Role").click();
  await admin.getByLabel("Analytics Specialist").check();
  await admin.waitForURL((url) => url.searchParams.has("role"));
  await seen(row(admin, "Carla Moss"));
  await gone(row(admin, "Ana Torres"));
  const file = await taken(admin, "CSV");
  const text = readFileSync(await file.path(), "utf8");
  assert.ok(text.includes("Carla Moss") && !text.includes("Ana Torres"), text);
});

journey("the last admin cannot be disabled, and who may not edit members sees no way to", async (open) => {
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/members");
  await row(admin, "Olga Weiss").getByRole("link").first().click();
  await seen(property(admin, "Roles").getByText("Super Admin"));
  assert.equal(await button(admin, "Disable").count(), 0, "nobody disables themselves");

  const agent = await open({ as: "agent" });
  await agent.goto("/optim");
  assert.equal(await agent.getByRole("link", { name: "Members" }).count(), 0);
  await agent.goto(new URL(admin.url()).pathname);
  await seen(title(agent, "Olga Weiss"));
  assert.equal(await button(agent, "Change roles").count(), 0);
});

journey("somebody with two roles chooses one and switches; their own permission goes with them", async (open) => {
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/members");
  await row(admin, "Ines Duarte").getByRole("link").first().click();
  await button(admin, "Change roles").click();
  await admin.getByLabel("Support Agent").check();
  await button(admin, "Save").click();
  await said(admin, "Saved");
  await button(admin, "Change own permissions").click();
  await admin.getByRole("dialog").getByLabel("Permission").selectOption("imports:run");
  await button(admin, "Add to the list").click();
  await button(admin, "Save").click();
  await seen(property(admin, "Own permissions").getByText("imports:run"));

  // A sign-in of its own: the cookie changes with the role.
  const ines = await open();
  await ines.goto("/optim/tickets");
  await ines.getByLabel("E-mail").fill(people.analyst);
  await ines.getByLabel("Password").fill(password());
  await button(ines, "Sign in").click();
  await seen(title(ines, "Choose a role"));
  await button(ines, "Analytics Specialist").click();
  await seen(title(ines, "Tickets"));
  assert.equal(await ines.getByRole("link", { name: "New ticket" }).count(), 0, "who only reads");
  await seen(ines.getByRole("link", { name: "Import" }));
  await menu(ines, "Your account").click();
  await button(ines, "Support Agent").click();
  await seen(ines.getByRole("link", { name: "New ticket" }));
  await seen(ines.getByRole("link", { name: "Import" }));
});
