import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { button, gone, property, row, said, seen, title } from "../steps.mjs";

useHouse();

journey("an admin changes a role, disables somebody and lets them in again", async (open) => {
  const page = await open({ as: "admin", expects: [404] });
  await page.goto("/optim");
  await page.getByRole("link", { name: "Members" }).click();
  await seen(title(page, "Members"));
  await row(page, "Tom Baker").getByRole("link").first().click();
  await seen(title(page, "Tom Baker"));
  await page.getByLabel("Role").selectOption({ label: "Analytics Specialist" });
  await said(page, "Saved");
  await page.reload();
  assert.equal(await page.getByLabel("Role").locator("option:checked").innerText(), "Analytics Specialist");

  await button(page, "Disable").click();
  await seen(page.getByText("This person is disabled and cannot sign in here."));
  await page.goto("/optim/settings/members");
  await seen(row(page, "Ana Torres"));
  assert.equal(await row(page, "Tom Baker").count(), 0, "who is disabled is not listed");
  await page.goBack();
  await button(page, "Enable").click();
  await gone(page.getByText("This person is disabled and cannot sign in here."));
});

journey("the last admin cannot be disabled, and who may not edit members sees no way to", async (open) => {
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/members");
  await row(admin, "Olga Weiss").getByRole("link").first().click();
  await seen(property(admin, "Role").getByText("Super Admin"));
  assert.equal(await button(admin, "Disable").count(), 0, "nobody disables themselves");

  const agent = await open({ as: "agent" });
  await agent.goto("/optim");
  assert.equal(await agent.getByRole("link", { name: "Members" }).count(), 0);
  await agent.goto(new URL(admin.url()).pathname);
  await seen(title(agent, "Olga Weiss"));
  assert.equal(await agent.getByLabel("Role").count(), 0);
});
