import assert from "node:assert/strict";
import { accessible, eventually, journey, useHouse } from "../harness.mjs";
import {
  button, column, createTicket, fillTicket, focused, gone, menu, only, property, row, said, sameDocument, search,
  searchbox, seen, title, wrong,
} from "../steps.mjs";

useHouse();

journey("a ticket without a title is refused beside the field, and nothing is lost", async (open) => {
  const page = await open({ as: "agent", expects: [422] });
  await page.goto("/optim/tickets/new");
  await page.getByLabel("Description").fill("This text stays.");
  await page.getByLabel("Priority").selectOption({ label: "Urgent" });
  await button(page, "Create ticket").click();
  await wrong(page, "Title", "This is needed.");
  await focused(page.getByLabel("Title"));
  assert.equal(await page.getByLabel("Description").inputValue(), "This text stays.");
  assert.equal(await page.getByLabel("Priority").inputValue(), "urgent");

  // No more goes in than may be said.
  await page.getByLabel("Title").fill("x".repeat(501));
  assert.equal((await page.getByLabel("Title").inputValue()).length, 500);

  await page.getByLabel("Title").fill("Refused twice, then taken");
  await button(page, "Create ticket").click();
  await seen(title(page, "Refused twice, then taken"));
  await seen(page.getByRole("article").filter({ hasText: "This text stays." }));
});

journey("a ticket from its first word to the archive and back", async (open) => {
  const page = await open({ as: "agent" });
  const words = "Printer on floor 3 prints only zebras";
  const address = await createTicket(page, { title: words });

  // Found by search, opened from the list.
  await page.goto("/optim/tickets");
  await search(page, "zebras");
  await seen(page.getByRole("status").filter({ hasText: "1 ticket" }));
  await page.getByRole("link", { name: words }).click();
  await seen(title(page, words));
  assert.equal(new URL(page.url()).pathname, address);
  const stayed = await sameDocument(page);

  await button(page, "Assign to me").click();
  await said(page, "Assigned to Ana Torres");
  await gone(button(page, "Assign to me"));

  await page.getByRole("textbox", { name: "Reply" }).fill("We are on our way.");
  await button(page, "Send reply").click();
  const reply = page.getByRole("article").filter({ hasText: "We are on our way." });
  await seen(reply);
  await eventually(async () => assert.equal(await page.getByRole("textbox", { name: "Reply" }).inputValue(), ""));

  // A note says what it is and looks different.
  await page.getByRole("radio", { name: "Internal note" }).check();
  await page.getByRole("textbox", { name: "Internal note" }).fill("Bring stripes.");
  await button(page, "Add note").click();
  const note = page.getByRole("article").filter({ hasText: "Bring stripes." });
  await seen(note.getByText("Internal note"));
  assert.equal(await reply.getByText("Internal note").count(), 0);
  const background = (article) => article.locator(".message-body").evaluate((body) => getComputedStyle(body).backgroundColor);
  assert.notEqual(await background(note), await background(reply));

  // Changed in place.
  await page.getByLabel("Priority", { exact: true }).selectOption({ label: "Urgent" });
  await seen(page.locator(".record-meta").getByText("Urgent"));
  await page.getByLabel("Status", { exact: true }).selectOption({ label: "Pending" });
  await seen(page.locator(".record-meta").getByText("Pending"));
  await stayed();
  await page.reload();
  await seen(title(page, words));
  assert.equal(await page.getByLabel("Status", { exact: true }).inputValue(), "pending");
  assert.equal(await page.getByLabel("Priority", { exact: true }).inputValue(), "urgent");

  await button(page, "Close ticket").click();
  await seen(button(page, "Reopen ticket"));
  await seen(page.locator(".record-meta").getByText("Closed"));
  await button(page, "Reopen ticket").click();
  await seen(button(page, "Close ticket"));

  await menu(page, "More actions").click();
  await button(page, "Archive ticket").click();
  await seen(page.getByText("This ticket is archived."));
  await page.goto("/optim/tickets");
  await search(page, "zebras");
  await seen(page.getByText("Nothing matches"));

  await page.goto(address);
  await button(page, "Restore ticket").click();
  await gone(page.getByText("This ticket is archived."));
  await page.goto("/optim/tickets?q=zebras");
  await seen(row(page, words));
});

journey("a ticket is edited, and its history says who did what", async (open) => {
  const page = await open({ as: "agent" });
  await createTicket(page, { title: "Edited by a journey" });
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("Title").fill("Edited by a journey, twice");
  await page.getByLabel("Tags").fill("printer, zebra");
  await page.getByRole("combobox", { name: "Customer" }).fill("Lumen");
  await page.getByRole("option", { name: "Lumen Schools" }).click();
  await button(page, "Save changes").click();
  await seen(title(page, "Edited by a journey, twice"));
  await seen(property(page, "Customer").getByRole("link", { name: "Lumen Schools" }));
  await seen(property(page, "Tags").getByText("zebra"));
  const edited = page.getByRole("listitem").filter({ hasText: "Ana Torres edited the ticket" });
  for (const change of ["Title: Edited by a journey → Edited by a journey, twice", "→ Lumen Schools", "→ printer, zebra"]) {
    await seen(edited.getByRole("listitem").filter({ hasText: change }));
  }
});

journey("search, filters, sort and page live in the address", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  const stayed = await sameDocument(page);
  const order = ["Low", "Medium", "High", "Urgent"];
  const ranks = async () => (await column(page, "Priority")).map((name) => order.indexOf(name));
  for (const [sort, compare] of [["priority", (a, b) => a - b], ["-priority", (a, b) => b - a]]) {
    await page.getByRole("columnheader", { name: "Priority" }).getByRole("link").click();
    await page.waitForURL((url) => url.searchParams.get("sort") === sort);
    await eventually(async () => {
      const now = await ranks();
      assert.ok(now.length > 1 && now.every((rank) => rank >= 0), `priorities: ${now}`);
      assert.deepEqual(now, now.toSorted(compare));
      const first = sort === "priority" ? 0 : 3;
      assert.equal(now[0], first);
    });
  }

  await menu(page.getByRole("main"), "Status").click();
  await page.getByRole("checkbox", { name: "Solved", exact: true }).check();
  await page.waitForURL((url) => url.searchParams.get("status") === "solved");
  await only(page, "Status", "Solved");
  await page.getByRole("checkbox", { name: "Open", exact: true }).check();
  await page.waitForURL((url) => url.searchParams.get("status")?.split(",").length === 2);
  await only(page, "Status", "Open", "Solved");
  await page.keyboard.press("Escape");
  await page.goBack();
  await only(page, "Status", "Solved");
  await stayed();

  await page.goto("/optim/tickets?limit=5");
  const numbers = () => column(page, "Number");
  const first = await numbers();
  assert.equal(first.length, 5);
  await page.getByRole("link", { name: "Next page" }).click();
  await page.waitForURL((url) => url.searchParams.has("after"));
  const second = await eventually(async () => {
    const shown = await numbers();
    assert.equal(shown.length, 5);
    assert.equal(shown.filter((number) => first.includes(number)).length, 0);
    return shown;
  });
  await page.getByRole("link", { name: "Previous page" }).click();
  await eventually(async () => assert.deepEqual(await numbers(), first));
  await page.goBack();
  await eventually(async () => assert.deepEqual(await numbers(), second));
});

journey("the list is worked with the keyboard", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets?limit=5");
  const links = page.getByRole("rowheader").getByRole("link");
  await page.keyboard.press("j");
  await focused(links.nth(0));
  await page.keyboard.press("j");
  await focused(links.nth(1));
  await page.keyboard.press("k");
  await focused(links.nth(0));
  await page.keyboard.press("/");
  await focused(searchbox(page));
  assert.equal(await searchbox(page).inputValue(), "");
  // Letters belong to the field now.
  await page.keyboard.type("jk");
  assert.equal(await searchbox(page).inputValue(), "jk");
  await searchbox(page).fill("");
  await page.waitForURL((url) => !url.searchParams.get("q"));
  await links.nth(2).waitFor();
  await searchbox(page).blur();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const words = (await links.nth(1).innerText()).trim();
  await page.keyboard.press("Enter");
  await seen(title(page, words));
});

journey("a second browser sees every change within a second", async (open) => {
  const writer = await open({ as: "agent" });
  const reader = await open({ as: "admin" });
  const address = await createTicket(writer, { title: "Seen by two" });
  await reader.goto(address);
  await seen(title(reader, "Seen by two"));
  const stayed = await sameDocument(reader);
  const soon = { timeout: 1000 };

  // What the second reader is typing outlives the news.
  await reader.getByRole("textbox", { name: "Reply" }).fill("Half a sentence");
  await writer.getByRole("textbox", { name: "Reply" }).fill("Both of us can read this.");
  await button(writer, "Send reply").click();
  await seen(writer.getByRole("article").filter({ hasText: "Both of us" }));
  await reader.getByRole("article").filter({ hasText: "Both of us" }).waitFor(soon);
  assert.equal(await reader.getByRole("textbox", { name: "Reply" }).inputValue(), "Half a sentence");

  await writer.getByLabel("Status", { exact: true }).selectOption({ label: "On hold" });
  await seen(writer.locator(".record-meta").getByText("On hold"));
  await reader.locator(".record-meta").getByText("On hold").waitFor(soon);
  await stayed();
});

journey("a double click on create makes one ticket", async (open) => {
  const page = await open({ as: "agent" });
  await fillTicket(page, { title: "Clicked with a nervous finger" });
  await button(page, "Create ticket").dblclick();
  await seen(title(page, "Clicked with a nervous finger"));
  await page.goto("/optim/tickets?q=nervous+finger");
  await seen(page.getByRole("status").filter({ hasText: /^1 ticket$/ }));
  assert.equal(await row(page, "nervous finger").count(), 1);
});

journey("two editors of one ticket: the second is told, and keeps what was typed", async (open) => {
  const first = await open({ as: "agent" });
  const second = await open({ as: "admin", expects: [409] });
  const address = await createTicket(first, { title: "Edited by two" });
  await first.goto(`${address}/edit`);
  await second.goto(`${address}/edit`);
  await first.getByLabel("Title").fill("Edited by two: first");
  await button(first, "Save changes").click();
  await seen(title(first, "Edited by two: first"));
  await second.getByLabel("Title").fill("Edited by two: second");
  await button(second, "Save changes").click();
  await seen(second.getByRole("alert").filter({ hasText: "Somebody was faster" }));
  assert.equal(await second.getByLabel("Title").inputValue(), "Edited by two: second");
});

journey("what is typed is asked for before it is lost, and never follows to another ticket", async (open) => {
  const page = await open({ as: "agent" });
  const other = await createTicket(page, { title: "Another customer's" });
  await createTicket(page, { title: "Half an answer" });
  const reply = page.getByRole("textbox", { name: "Reply" });
  await reply.fill("Dear Ana, your contract");
  const elsewhere = async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find records, pages and actions" }).fill("another customer");
    await page.getByRole("dialog", { name: "Find or do" }).getByRole("option", { name: /^Another customer's/ }).click();
  };
  await elsewhere();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await seen(question.getByText("What you typed has not been saved"));
  await accessible(page, "leaving");
  await button(question, "Stay").click();
  await gone(question);
  assert.equal(await reply.inputValue(), "Dear Ana, your contract");
  await page.keyboard.press("Escape");
  await gone(page.getByRole("dialog", { name: "Find or do" }));
  await elsewhere();
  await button(question, "Leave").click();
  await page.waitForURL(`**${other}`);
  await seen(title(page, "Another customer's"));
  assert.equal(await reply.inputValue(), "", "the other ticket's answer begins empty");
  await reply.fill("Changed my mind");
  await reply.fill("");
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Tickets" }).click();
  await page.waitForURL("**/optim/tickets");
});

journey("back gives the place in the list back: how far, which row, which ticks", async (open) => {
  const page = await open({ as: "agent", height: 600 });
  await page.goto("/optim/tickets?limit=100");
  const rows = page.locator("tbody tr.row");
  await rows.nth(2).getByRole("checkbox").check();
  const link = rows.nth(60).getByRole("rowheader").getByRole("link");
  await link.scrollIntoViewIfNeeded();
  const top = () => page.locator(".table-wrap").evaluate((wrap) => wrap.scrollTop);
  const [before, name] = [await top(), await link.innerText()];
  assert.ok(before > 100, `the rows scroll: ${before}`);
  await link.click();
  await seen(title(page, name));
  await page.goBack();
  await eventually(async () => assert.ok(Math.abs((await top()) - before) < 5, `${await top()} is not ${before}`));
  assert.ok(await rows.nth(2).getByRole("checkbox").isChecked(), "its tick is there");
  await focused(link);
});
