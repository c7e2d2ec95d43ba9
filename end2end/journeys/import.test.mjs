import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { journey, useHouse } from "../harness.mjs";
import { button, row, search, seen, statusAfter, title } from "../steps.mjs";

useHouse();

// Four rows that are right, one with a bad address, one without a name; the column “Where” says nothing to us.
const fixture = fileURLToPath(new URL("../fixtures/customers.csv", import.meta.url));

/** Uploads the fixture and maps the one column that cannot be guessed. */
async function upload(page) {
  await page.goto("/optim/import");
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Customers" });
  await page.getByLabel("File", { exact: true }).setInputFiles(fixture);
  await button(page, "Upload").click();
  await seen(title(page, "customers.csv"));
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await page.getByLabel("Where", { exact: true }).selectOption({ label: "Region" });
}

journey("a file is mapped, tried, imported, and the second time changes nothing", async (open) => {
  const page = await open({ as: "admin" });
  await upload(page);
  await seen(page.getByText("6 rows, CSV, UTF-8, separated by semicolons"));

  // Columns are guessed from their names, and the first rows stand beneath.
  for (const [column, field] of [["Código", "external_id"], ["Razão social", "name"], ["Contact e-mail", "email"], ["CNPJ", "tax_id"]]) {
    assert.equal(await page.getByLabel(column, { exact: true }).inputValue(), field, column);
  }
  await seen(page.getByRole("region", { name: "First rows" }).getByRole("cell", { name: "Padaria São João" }));

  await button(page, "Dry run").click();
  await seen(page.getByRole("heading", { name: "Nothing has changed yet" }));
  await seen(page.getByText("4 would be created"));
  await seen(page.getByText("2 refused"));
  const refusals = page.getByRole("region", { name: "Refused rows" });
  await seen(refusals.getByRole("row").filter({ hasText: "Contact e-mail" }).filter({ hasText: "not an address" })
    .filter({ hasText: "This is not an e-mail address" }).filter({ hasText: "6" }));
  await seen(refusals.getByRole("row").filter({ hasText: "Razão social" }).filter({ hasText: "This is needed." }));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download refused rows" }).click(),
  ]);
  const refused = readFileSync(await download.path(), "utf8");
  assert.match(refused, /Broken Address/);
  assert.doesNotMatch(refused, /Padaria/);

  // A dry run leaves nothing behind.
  const look = await open({ as: "agent" });
  await look.goto("/optim/customers?q=Padaria");
  await seen(look.getByText("Nothing matches"));

  await button(page, "Import").click();
  await seen(page.getByRole("heading", { name: "The file is in" }));
  await seen(page.getByText("4 created"));
  await seen(page.getByText("2 refused"));

  await page.goto("/optim/customers");
  await search(page, "Padaria");
  await seen(row(page, "Padaria São João"));
  assert.equal(await row(page, "Padaria São João").count(), 1);

  await upload(page);
  await button(page, "Import").click();
  await seen(page.getByText("4 unchanged"));
  assert.equal(await page.getByText(/\d created/).count(), 0);
  await page.goto("/optim/customers?q=Padaria");
  await seen(page.getByRole("status").filter({ hasText: /^1 customer$/ }));

  // The list of earlier imports says how each ended.
  await page.goto("/optim/import");
  await seen(row(page, "customers.csv").filter({ hasText: "4 unchanged" }));
  await seen(row(page, "customers.csv").filter({ hasText: "4 created" }));
});

journey("an upload without a file is refused beside the field", async (open) => {
  const page = await open({ as: "admin", expects: [400, 413, 422] });
  await page.goto("/optim/import");
  await statusAfter(page, () => button(page, "Upload").click());
  await page.waitForLoadState("load");
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await seen(page.getByLabel("File", { exact: true }));
  assert.equal(await page.getByLabel("File", { exact: true }).getAttribute("aria-invalid"), "true");
});
