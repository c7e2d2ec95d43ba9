import { journey, useHouse } from "../harness.mjs";
import { button, gone, row, said, seen } from "../steps.mjs";

useHouse();

journey("a resource from its schema alone: made, changed, archived and brought back", async (open) => {
  const page = await open({ as: "agent", expects: [422] });
  await page.goto("/optim/snippets");
  await button(page, "New snippet").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Greeting");
  await button(dialog, "Save").click();
  await seen(dialog.getByText("This is needed."));
  await dialog.getByLabel("Text").fill("Thank you for waiting.");
  await button(dialog, "Save").click();
  await seen(page.getByRole("heading", { name: "Greeting" }));
  await seen(page.getByText("Thank you for waiting."));

  await page.getByRole("button", { name: "Change Text" }).click();
  await page.getByLabel("Text", { exact: true }).fill("Thank you for your patience.");
  await button(page, "Save").click();
  await said(page, "Text changed");
  await seen(page.getByText("changed the snippet"));

  await page.goto("/optim/snippets");
  await row(page, "Greeting").getByRole("checkbox").check();
  await button(page, "Archive").click();
  await button(page.getByRole("dialog"), "Change 1 record").click();
  await said(page, "1 record changed");
  await gone(row(page, "Greeting"));
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).last().click();
  await seen(row(page, "Greeting"));
});
