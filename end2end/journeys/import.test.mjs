import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { journey, useHouse } from "../harness.mjs";
import { row, search, seen } from "../steps.mjs";

useHouse();

const fixture = fileURLToPath(new URL("../fixtures/customers.csv", import.meta.url));

journey("a file is mapped, tried, imported, and the second time changes nothing", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/import");
  await page.getByLabel("What").selectOption({ label: "Customers" });
  await page.getByLabel("File").setInputFiles(fixture);
  await page.getByRole("button", { name: "Upload" }).click();

  // Columns are guessed from their names; one that is not can be mapped by hand.
  await seen(page.getByText("Padaria São João"));
  assert.equal(await page.getByLabel("Razão social").inputValue(), "name");
  assert.equal(await page.getByLabel("Contact e-mail").inputValue(), "email");
  await page.getByLabel("Where").selectOption({ label: "Region" });

  await page.getByRole("button", { name: "Dry run" }).click();
  await seen(page.getByText("4 would be created"));
  await seen(page.getByText("2 refused"));
  await seen(row(page, "This is not an e-mail address"));
  await seen(page.getByRole("link", { name: "Download" }));

  await page.getByRole("button", { name: "Import" }).click();
  await seen(page.getByText("4 created"));

  await page.goto("/optim/customers");
  await search(page, "Padaria");
  await seen(row(page, "Padaria São João"));

  await page.goto("/optim/import");
  await page.getByLabel("What").selectOption({ label: "Customers" });
  await page.getByLabel("File").setInputFiles(fixture);
  await page.getByRole("button", { name: "Upload" }).click();
  await page.getByLabel("Where").selectOption({ label: "Region" });
  await page.getByRole("button", { name: "Import" }).click();
  await seen(page.getByText("4 unchanged"));
});
