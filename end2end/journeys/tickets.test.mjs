import assert from "node:assert/strict";
import { eventually, journey, useHouse } from "../harness.mjs";
import { column, createTicket, focused, gone, row, said, search, seen, title, wrong } from "../steps.mjs";

useHouse();

journey("a ticket from its first word to the archive and back", async (open) => {
  const page = await open({ as: "agent" });
  const words = "Printer on floor 3 prints only zebras";
  const address = await createTicket(page, { title: words });

  // Found by search, opened from the list.
  await page.goto("/optim/tickets");
  await search(page, "zebras");
  await page.getByRole("link", { name: words }).click();
  await seen(title(page, words));
  assert.equal(new URL(page.url()).pathname, address);

  await page.getByRole("button", { name: "Assign to me" }).click();
  await said(page, "Assigned to");

  await page.getByRole("textbox", { name: "Reply" }).fill("We are on our way.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await seen(page.getByRole("article").filter({ hasText: "We are on our way." }));

  await page.getByRole("tab", { name: "Internal note" }).click();
  await page.getByRole("textbox", { name: "Internal note" }).fill("Bring stripes.");
  await page.getByRole("button", { name: "Add note" }).click();
  const note = page.getByRole("article").filter({ hasText: "Bring stripes." });
  await seen(note.getByText("Internal note"));

  await page.getByLabel("Status").selectOption({ label: "Pending" });
  await eventually(async () => {
    await page.reload();
    assert.equal(await page.getByLabel("Status").inputValue(), "pending");
  });

  await page.getByRole("button", { name: "Close ticket" }).click();
  await seen(page.getByRole("button", { name: "Reopen ticket" }));
  await page.getByRole("button", { name: "Reopen ticket" }).click();
  await seen(page.getByRole("button", { name: "Close ticket" }));

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("button", { name: "Archive ticket" }).click();
  await seen(page.getByText("This ticket is archived."));
  await page.goto("/optim/tickets");
  await search(page, "zebras");
  await seen(page.getByText("Nothing matches"));

  await page.goto(address);
  await page.getByRole("button", { name: "Restore ticket" }).click();
  await gone(page.getByText("This ticket is archived."));
  await page.goto("/optim/tickets?q=zebras");
  await seen(row(page, words));
});

journey("filters, sort and page live in the address", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  await page.getByRole("link", { name: /Sort by Priority/ }).click();
  await page.waitForURL((url) => url.searchParams.get("sort")?.endsWith("priority"));
  const order = ["Low", "Medium", "High", "Urgent"];
  const ranks = (await column(page, "Priority")).map((text) => order.findIndex((name) => text.includes(name)));
  const sorted = ranks.toSorted((a, b) => a - b);
  assert.ok([sorted.join(), sorted.toReversed().join()].includes(ranks.join()), `not sorted: ${ranks}`);

  await page.goto("/optim/tickets?status=open&priority=urgent");
  for (const text of await column(page, "Status")) assert.match(text, /Open/);
  for (const text of await column(page, "Priority")) assert.match(text, /Urgent/);

  await page.goto("/optim/tickets?limit=5");
  const first = await column(page, "Number");
  await page.getByRole("link", { name: "Next page" }).click();
  await page.waitForURL((url) => url.searchParams.has("after"));
  const second = await eventually(async () => {
    const numbers = await column(page, "Number");
    assert.equal(numbers.filter((number) => first.includes(number)).length, 0);
    return numbers;
  });
  await page.goBack();
  await eventually(async () => assert.deepEqual(await column(page, "Number"), first));
  assert.equal(second.length, 5);
});

journey("a second browser sees the change within a second", async (open) => {
  const writer = await open({ as: "agent" });
  const reader = await open({ as: "admin" });
  const address = await createTicket(writer, { title: "Seen by two" });
  await reader.goto(address);
  await seen(title(reader, "Seen by two"));
  await writer.getByRole("textbox", { name: "Reply" }).fill("Both of us can read this.");
  await writer.getByRole("button", { name: "Send reply" }).click();
  await seen(writer.getByRole("article").filter({ hasText: "Both of us" }));
  await reader.getByRole("article").filter({ hasText: "Both of us" }).waitFor({ timeout: 1000 });
});

journey("a ticket without a title is refused beside the field, and nothing is lost", async (open) => {
  const page = await open({ as: "agent", expects: [422] });
  await page.goto("/optim/tickets/new");
  await page.getByLabel("Description").fill("This text stays.");
  await page.getByRole("button", { name: "Create ticket" }).click();
  await wrong(page, "Title", "This is needed.");
  await focused(page.getByLabel("Title"));
  assert.equal(await page.getByLabel("Description").inputValue(), "This text stays.");

  await page.getByLabel("Title").fill("x".repeat(501));
  await page.getByRole("button", { name: "Create ticket" }).click();
  await wrong(page, "Title", "Use at most 500 characters.");
});
