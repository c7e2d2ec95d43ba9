import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { button, focused, gone, property, row, said, search, seen, title, wrong } from "../steps.mjs";

useHouse();

journey("a customer is created, found, changed and shown with its tickets", async (open) => {
  const page = await open({ as: "admin", expects: [422] });
  await page.goto("/optim/customers");
  await seen(page.getByRole("rowheader").getByRole("link"));
  await page.getByRole("link", { name: "New customer" }).click();
  await page.getByLabel("Company").fill("Zebra Printing Ltda");
  await page.getByLabel("E-mail").fill("not an address");
  await button(page, "Create customer").click();
  await wrong(page, "E-mail", "This is not an e-mail address, such as name@example.com.");
  assert.equal(await page.getByLabel("Company").inputValue(), "Zebra Printing Ltda");

  await page.getByLabel("E-mail").fill("ops@zebra.example");
  await page.getByLabel("CNPJ").fill("11.222.333/0001-82");
  await button(page, "Create customer").click();
  await wrong(page, "CNPJ", "This is not a valid CNPJ or CPF. Check the digits.");
  await page.getByLabel("CNPJ").fill("11.222.333/0001-81");
  await button(page, "Create customer").click();
  await seen(title(page, "Zebra Printing Ltda"));
  const address = new URL(page.url()).pathname;
  await seen(property(page, "CNPJ").getByText("11.222.333/0001-81"));
  await seen(page.getByText("No tickets yet"));

  await page.getByRole("link", { name: "Edit customer" }).click();
  await page.getByLabel("Tier").selectOption({ label: "Enterprise" });
  await page.getByLabel("Notes").fill("Prints only stripes.");
  await button(page, "Save changes").click();
  await seen(title(page, "Zebra Printing Ltda"));
  await seen(property(page, "Tier").getByText("Enterprise"));
  await seen(page.getByText("Prints only stripes."));

  await page.goto("/optim/customers");
  await search(page, "zebra printing");
  await seen(row(page, "Zebra Printing Ltda"));
  await page.getByRole("link", { name: "Zebra Printing Ltda" }).click();
  await page.waitForURL(`**${address}`);

  await button(page, "Archive customer").click();
  await seen(page.getByText("This customer is archived."));
  await button(page, "Restore customer").click();
  await gone(page.getByText("This customer is archived."));
});

journey("a customer shows its tickets; its contacts are added, changed and removed", async (open) => {
  const page = await open({ as: "admin", expects: [422] });
  await page.goto("/optim/customers?q=Lumen+Schools");
  await page.getByRole("link", { name: "Lumen Schools" }).click();
  await seen(title(page, "Lumen Schools"));
  // Which tickets a customer has depends on the day the demo was made; some it has.
  await seen(page.getByRole("main").locator('a[href^="/optim/tickets/"]'));

  await button(page, "Add contact").click();
  const dialog = page.getByRole("dialog");
  await button(dialog, "Save").click();
  await wrong(dialog, "Name", "This is needed.");
  await focused(dialog.getByLabel("Name"));
  await dialog.getByLabel("Name").fill("Rosa Lumen");
  await dialog.getByLabel("E-mail").fill("rosa@lumen.example");
  await button(dialog, "Save").click();
  await said(page, "Contact added");
  await gone(dialog);
  await seen(page.getByRole("main").getByText("Rosa Lumen"));

  await button(page, "Edit Rosa Lumen").click();
  await dialog.getByLabel("Role").fill("Headmistress");
  await button(dialog, "Save").click();
  await seen(page.getByRole("main").getByText("Headmistress"));

  await button(page, "Remove Rosa Lumen").click();
  await button(dialog, "Remove contact").click();
  await gone(page.getByRole("main").getByText("Rosa Lumen", { exact: true }));
});

journey("two editors of one customer: the second is told, and keeps what was typed", async (open) => {
  const first = await open({ as: "admin" });
  const second = await open({ as: "admin", expects: [409] });
  await first.goto("/optim/customers?q=Nimbus+Travel");
  await first.getByRole("link", { name: "Nimbus Travel" }).click();
  await first.getByRole("link", { name: "Edit customer" }).click();
  await first.waitForURL("**/edit");
  await second.goto(new URL(first.url()).pathname);
  await first.getByLabel("Notes").fill("Written first.");
  await button(first, "Save changes").click();
  await seen(first.getByText("Written first."));
  await second.getByLabel("Notes").fill("Written second.");
  await button(second, "Save changes").click();
  await seen(second.getByRole("alert").filter({ hasText: "Somebody was faster" }));
  assert.equal(await second.getByLabel("Notes").inputValue(), "Written second.");
});

journey("a second browser sees a customer's change within a second", async (open) => {
  const writer = await open({ as: "admin" });
  const reader = await open({ as: "agent" });
  await writer.goto("/optim/customers?q=Orchid+Foods");
  await writer.getByRole("link", { name: "Orchid Foods" }).click();
  await seen(title(writer, "Orchid Foods"));
  await reader.goto(new URL(writer.url()).pathname);
  await writer.getByRole("link", { name: "Edit customer" }).click();
  await writer.getByLabel("Region").fill("The far north");
  await button(writer, "Save changes").click();
  await seen(property(writer, "Region").getByText("The far north"));
  await property(reader, "Region").getByText("The far north").waitFor({ timeout: 1000 });
});

journey("payment details are sealed: shown to who asks, hidden again, and noted", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/customers?q=Meridian+Health");
  await page.getByRole("link", { name: "Meridian Health" }).click();
  await seen(page.getByText("No payment details."));
  await button(page, "Change payment details").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Payment details").fill("Bank 341, branch 0001, account 12345-6");
  await button(dialog, "Save").click();
  await said(page, "Payment details saved");
  await seen(page.getByText("There are details; who sees them is noted."));
  assert.equal(await page.getByText("12345-6").count(), 0);
  await button(page, "Reveal").click();
  await seen(page.getByText("account 12345-6"));
  await page.reload();
  await seen(page.getByText("There are details; who sees them is noted."));
  await seen(page.getByRole("listitem").filter({ hasText: "looked at the payment details" }));

  const agent = await open({ as: "agent" });
  await agent.goto(new URL(page.url()).pathname);
  await seen(agent.getByText("There are details; who sees them is noted."));
  assert.equal(await button(agent, "Reveal").count(), 0);
});
