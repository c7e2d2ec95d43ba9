import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { row, search, seen, title, wrong } from "../steps.mjs";

useHouse();

journey("a customer is created, found, changed and shown with its tickets", async (open) => {
  const page = await open({ as: "admin", expects: [422] });
  await page.goto("/optim/customers");
  await page.getByRole("link", { name: "New customer" }).click();
  await page.getByLabel("Company").fill("Zebra Printing Ltda");
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByRole("button", { name: "Create customer" }).click();
  await wrong(page, "E-mail", "This is not an e-mail address, such as name@example.com.");
  assert.equal(await page.getByLabel("Company").inputValue(), "Zebra Printing Ltda");

  await page.getByLabel("E-mail").fill("ops@zebra.example");
  await page.getByLabel("CNPJ").fill("11.222.333/0001-82");
  await page.getByRole("button", { name: "Create customer" }).click();
  await wrong(page, "CNPJ", "This is not a valid CNPJ or CPF. Check the digits.");
  await page.getByLabel("CNPJ").fill("11.222.333/0001-81");
  await page.getByRole("button", { name: "Create customer" }).click();
  await seen(title(page, "Zebra Printing Ltda"));
  const address = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Tier").selectOption({ label: "Enterprise" });
  await page.getByRole("button", { name: "Save changes" }).click();
  await seen(title(page, "Zebra Printing Ltda"));
  await seen(page.getByRole("main").getByText("Enterprise"));
  await seen(page.getByText("This customer has no tickets."));

  await page.goto("/optim/customers");
  await search(page, "zebra printing");
  await seen(row(page, "Zebra Printing Ltda"));
  await page.getByRole("link", { name: "Zebra Printing Ltda" }).click();
  await page.waitForURL(`**${address}`);
});

journey("two editors of one customer: the second is told", async (open) => {
  const first = await open({ as: "admin" });
  const second = await open({ as: "admin", expects: [409] });
  await first.goto("/optim/customers");
  await first.getByRole("table").getByRole("link").first().click();
  await first.getByRole("link", { name: "Edit" }).click();
  await first.waitForURL("**/edit");
  await second.goto(new URL(first.url()).pathname);
  await first.getByLabel("Notes").fill("Written first.");
  await first.getByRole("button", { name: "Save changes" }).click();
  await seen(first.getByText("Written first."));
  await second.getByLabel("Notes").fill("Written second.");
  await second.getByRole("button", { name: "Save changes" }).click();
  await seen(second.getByText("Somebody was faster"));
  assert.equal(await second.getByLabel("Notes").inputValue(), "Written second.");
});
