// Jobs, schedules, and lists as files.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey, useHouse } from "../harness.mjs";
import { button, gone, property, row, said, seen, taken, title } from "../steps.mjs";

useHouse();

journey("a schedule is run early, changed and switched off", async (open) => {
  const page = await open({ as: "admin", expects: [422] });
  await page.goto("/optim/settings/jobs");
  await page.getByRole("link", { name: "Schedules" }).click();
  await seen(title(page, "Schedules"));
  const tidy = page.getByRole("listitem").filter({ hasText: "Tidy up" });
  await seen(tidy.getByText("15 3 * * *"));
  await button(tidy, "Run now").click();
  await said(page, "It is under way");
  await tidy.getByRole("link", { name: /^Last run/ }).click();
  await seen(title(page, "Tidy up"));
  await seen(property(page, "Status").getByText("Done"));
  await seen(property(page, "Asked for by").getByText("the program itself"));
  await page.getByRole("navigation", { name: "You are here" }).getByRole("link", { name: "Jobs" }).click();
  await seen(row(page, "Tidy up").getByText("Done").first());

  await page.goto("/optim/settings/schedules");
  await button(tidy, "Change").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("When").fill("every night");
  await button(dialog, "Save").click();
  await seen(dialog.getByText("This is no schedule."));
  await dialog.getByLabel("When").fill("30 4 * * 1");
  await dialog.getByLabel("Runs by the clock").uncheck();
  await button(dialog, "Save").click();
  await said(page, "Saved");
  await seen(tidy.getByText("30 4 * * 1"));
  await seen(tidy.getByText("Off"));
  await gone(tidy.getByText("Next run"));
});

journey("a list is taken along in every form", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/tickets?status=open&columns=number,title,status");
  const starts = { CSV: "\ufeffid,number", JSON: "[\n{", "a workbook (XLSX)": "PK", "PDF, as shown": "%PDF-1." };
  for (const [form, start] of Object.entries(starts)) {
    const file = await taken(page, form);
    assert.match(file.suggestedFilename(), /^tickets\.(csv|json|xlsx|pdf)$/);
    assert.ok(readFileSync(await file.path(), "utf8").startsWith(start), form);
  }
  const records = JSON.parse(readFileSync(await (await taken(page, "JSON")).path(), "utf8"));
  assert.ok(records.length > 0 && records.every((record) => record.status === "open"));
});

journey("who may not see jobs sees no way to them", async (open) => {
  const page = await open({ as: "agent", expects: [403, 404] });
  await page.goto("/optim/tickets");
  await gone(page.getByRole("navigation").getByRole("link", { name: "Jobs" }));
  await page.goto("/optim/settings/jobs/00000000-0000-7000-8000-000000000000");
  await seen(page.getByText("Nothing is here"));
});
