import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { eventually, journey, useHouse } from "../harness.mjs";
import { button, createTicket, gone, property, row, said, seen, taken, title, wrong } from "../steps.mjs";

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

journey("who looked at a customer's data and who was refused a look is in the log", async (open) => {
  const agent = await open({ as: "agent", expects: [403] });
  await agent.goto("/optim/customers?q=Lumen+Schools");
  await agent.getByRole("link", { name: "Lumen Schools" }).click();
  await seen(title(agent, "Lumen Schools"));
  assert.equal((await agent.goto("/optim/settings/security")).status(), 403);

  const page = await open({ as: "admin" });
  // Written within a second.
  await eventually(async () => {
    await page.goto("/optim/settings/audit?command=records.read");
    assert.ok((await row(page, "Ana Torres").count()) > 0);
  });
  await row(page, "Ana Torres").first().getByRole("link").first().click();
  await seen(title(page, "Audit entry"));
  await seen(page.getByRole("row").filter({ hasText: "Fields" }));
  // Most of a busy day's log is looking; it can be left out.
  await page.goto("/optim/settings/audit?q=Ana+Torres");
  await seen(row(page, "looked at"));
  await page.getByRole("link", { name: "Hide views" }).click();
  await seen(page.getByRole("link", { name: "Show views" }));
  await gone(row(page, "looked at").first());
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), { q: "Ana Torres", "command.not": "records.read" });
  await page.goto(`/optim/settings/audit?command=access.deny&q=security`);
  await seen(row(page, "was refused").first());
});

journey("the log is taken along as a file, and checkpoints are sent outside", async (open) => {
  const page = await open({ as: "admin", expects: [422] });
  await page.goto("/optim/settings/audit?resource=tickets");
  await seen(row(page, "Ana Torres").first());
  const download = await taken(page, "CSV");
  assert.equal(download.suggestedFilename(), "audit_log.csv");
  const lines = readFileSync(await download.path(), "utf8").split("\n");
  assert.match(lines[0], /id,created_at,actor,command/);
  assert.ok(lines.length > 100 && lines.slice(1, -1).every((line) => line.includes("tickets")));

  await page.goto("/optim/settings/audit");
  await page.getByRole("link", { name: "Checkpoints" }).click();
  await seen(title(page, "Checkpoints"));
  await page.getByRole("textbox", { name: "Address" }).fill("log.example");
  await button(page, "Send checkpoints there").click();
  await wrong(page, "Address", "Give an address that begins with https://");
  await page.getByLabel("How").selectOption({ label: "By mail, the newest once a day" });
  await page.getByRole("textbox", { name: "Address" }).fill("audit@optim.example");
  await button(page, "Send checkpoints there").click();
  await said(page, "Checkpoints are sent there from now on.");
  await seen(page.getByText("Nothing has arrived yet."));
  await button(page, "Send nothing to audit@optim.example any more").click();
  await said(page, "Nothing is sent there any more.");
});
