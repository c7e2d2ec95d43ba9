import assert from "node:assert/strict";
import { eventually, hydrated, journey, password, people, signIn, useHouse } from "../harness.mjs";
import { button, createTicket, gone, said, seen } from "../steps.mjs";

useHouse();

const words = "Half an answer, which took a while to find.";
const reply = (page) => page.getByLabel("Reply", { exact: true }).and(page.locator("textarea"));
const offer = (page) => page.getByText("You began to write something here");
const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft ")));

/** Waits until what was typed is written. */
const written = (page) => eventually(async () => assert.equal((await kept(page)).length, 1));

journey("a half-typed reply outlives a crash and the end of the session, and is gone once it is sent", async (open) => {
  const page = await open({ as: "agent", expects: [401] });
  await createTicket(page, { title: "A reply that is not finished" });
  const address = page.url();
  await reply(page).fill(words);
  await written(page);

  // A browser that crashes asks nobody.
  const after = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await after.context().clearCookies();
  await after.goto(address);
  await after.getByLabel("E-mail").waitFor();
  await hydrated(after);
  await signIn(after, people.agent, password());
  await after.waitForURL(address);
  await hydrated(after);
  await seen(offer(after));
  assert.equal(await reply(after).inputValue(), "");
  await button(after, "Restore").click();
  await gone(offer(after));
  assert.equal(await reply(after).inputValue(), words);

  await button(after, "Send reply").click();
  await said(after, "Reply sent");
  await seen(after.getByText(words));
  await eventually(async () => assert.deepEqual(await kept(after), []));
  await after.reload();
  await hydrated(after);
  assert.equal(await offer(after).count(), 0);
});

journey("a draft of a form is restored with all its fields, or discarded, and nobody else sees it", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets/new");
  await page.getByLabel("Title").fill("Begun in the morning");
  await page.getByLabel("Description").fill("And left at noon.");
  await page.getByLabel("Priority").selectOption({ label: "Urgent" });
  await written(page);
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto("/optim/tickets/new");
  await hydrated(again);
  await button(again, "Restore").click();
  assert.equal(await again.getByLabel("Title").inputValue(), "Begun in the morning");
  await button(again, "Create ticket").click();
  await seen(again.getByRole("heading", { level: 1, name: "Begun in the morning" }));
  await seen(again.getByText("And left at noon."));
  await seen(again.getByText("Urgent").first());

  await again.goto("/optim/tickets/new");
  await hydrated(again);
  await again.getByLabel("Title").fill("Another one");
  await written(again);
  const third = await again.context().newPage();
  await again.close({ runBeforeUnload: false });
  await third.goto("/optim/tickets/new");
  await hydrated(third);
  await button(third, "Discard").click();
  await gone(offer(third));
  assert.deepEqual(await kept(third), []);
});

journey("whoever leaves although they were asked has given the draft up", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets/new");
  await page.getByLabel("Title").fill("Not after all");
  await written(page);
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Customers" }).click();
  await button(page, "Leave").click();
  await seen(page.getByRole("heading", { level: 1, name: "Customers" }));
  assert.deepEqual(await kept(page), []);
});
