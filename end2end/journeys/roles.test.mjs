import assert from "node:assert/strict";
import { journey, people, signIn, useHouse } from "../harness.mjs";
import { button, gone, menu, property, row, said, seen, title } from "../steps.mjs";

useHouse();

/** Opens what can be done with a role. */
async function actions(page, role) {
  await menu(page, `Actions for ${role}`).click();
}

journey("a role is made, changed after a dry run, and put away", async (open) => {
  const page = await open({ as: "admin", expects: [422] });
  await page.goto("/optim/settings/roles");
  await seen(title(page, "Roles"));
  await button(page, "New role").click();
  await button(page, "Save").click();
  await seen(page.getByText("This is needed."));
  await page.getByLabel("Name", { exact: true }).fill("Night shift");
  await page.getByLabel("Begin with the permissions of").selectOption({ label: "Support Agent" });
  await button(page, "Save").click();
  await said(page, "Saved");
  await seen(page.getByRole("columnheader", { name: "Night shift" }));

  await actions(page, "Support Agent");
  await button(page, "Change permissions").click();
  await page.getByLabel("tickets:reply, Support Agent").selectOption("none");
  await seen(page.getByText("One role changed, not saved"));
  await button(page, "Check and apply…").click();
  await seen(page.getByText("2 people lose this: Ana Torres, Tom Baker"));
  await button(page, "Apply").click();
  await said(page, "Saved");
  await gone(page.getByLabel("tickets:reply, Support Agent"));

  await actions(page, "Support Agent");
  await button(page, "History").click();
  const past = page.getByRole("dialog", { name: "Support Agent" });
  await seen(past.getByText("Olga Weiss").locator("..").filter({ hasText: "changed what roles grant" }));
  await page.keyboard.press("Escape");

  const agent = await open({ as: "agent" });
  await agent.goto("/optim/tickets");
  await agent.getByRole("row").nth(1).getByRole("link").first().click();
  await seen(agent.getByLabel("Priority"));
  assert.equal(await button(agent, "Send reply").count(), 0, "may reply no longer");

  await actions(page, "Support Agent");
  await button(page, "Archive").click();
  await said(page, "2 people hold this role. Give them another one first.");
  await actions(page, "Night shift");
  await button(page, "Archive").click();
  await said(page, "Role archived");
  await button(page, "Restore").click();
  await said(page, "Role restored");
});

journey("an admin looks as another role, sees what it sees, and stops", async (open) => {
  // A sign-in of its own: the cookie changes with the role.
  const page = await open();
  await page.goto("/sign-in");
  await signIn(page, people.admin);
  await page.goto("/optim/settings/roles");
  await actions(page, "Analytics Specialist");
  await button(page, "View as this role").click();
  const sign = page.getByText("You see Backoffice as Analytics Specialist does.");
  await seen(sign);
  assert.equal(await page.getByRole("link", { name: "Audit log" }).count(), 0);
  await page.getByRole("link", { name: "Tickets" }).first().click();
  await seen(title(page, "Tickets"));
  await seen(sign);
  await button(page, "Stop viewing").click();
  await seen(page.getByRole("link", { name: "Audit log" }));
  await gone(sign);
});

journey("why somebody may not is explained", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/settings/members");
  await row(page, "Ines Duarte").getByRole("link").first().click();
  await page.getByLabel("Permission", { exact: true }).selectOption("tickets:edit");
  await button(page, "Explain").click();
  await seen(page.getByText("may not"));
  await seen(page.getByRole("listitem").filter({ hasText: "tickets:edit:team" }).first());
  await seen(property(page, "Roles").getByText("Analytics Specialist"));
});
