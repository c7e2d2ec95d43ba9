import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { button, createTicket, gone, property, row, seen, title } from "../steps.mjs";

useHouse();

journey("what somebody did is in the audit log, with before and after, and the log verifies", async (open) => {
  const agent = await open({ as: "agent" });
  const ticket = await createTicket(agent, { title: "Audited to the letter" });
  await button(agent, "Assign to me").click();
  await gone(button(agent, "Assign to me"));

  const page = await open({ as: "admin" });
  await page.goto("/optim");
  await page.getByRole("link", { name: "Audit log" }).click();
  await seen(title(page, "Audit log"));
  await button(page, "Verify the log").click();
  await seen(page.getByText("entries are as they were written."));

  await page.goto("/optim/settings/audit?command=tickets.create");
  await seen(row(page, "created the ticket"));
  await row(page, "Ana Torres").first().getByRole("link").first().click();
  await seen(title(page, "Audit entry"));
  await seen(property(page, "Who").getByText("Ana Torres"));
  await seen(page.getByRole("row").filter({ hasText: "Audited to the letter" }));
  await property(page, "Record").getByRole("link").click();
  await page.waitForURL(`**${ticket}`);
});

journey("who may not read the audit log is not offered it, and its address says so", async (open) => {
  const page = await open({ as: "agent", expects: [403, 404] });
  await page.goto("/optim");
  assert.equal(await page.getByRole("link", { name: "Audit log" }).count(), 0);
  const answer = await page.goto("/optim/settings/audit");
  assert.equal(answer.status(), 403);
  await seen(page.getByText("You may not do this"));
});
