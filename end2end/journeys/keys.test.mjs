import assert from "node:assert/strict";
import { accessible, journey, signIn, useHouse } from "../harness.mjs";
import { button, focused, gone, menu, said, seen, title, wrong } from "../steps.mjs";

useHouse();

const olga = "olga@optim.example";

/** What a program is told that shows `key`. */
const me = (page, key) =>
  page.evaluate(async (key) => {
    const answer = await fetch("/api/v1/me", { headers: { authorization: `Bearer ${key}` }, credentials: "omit" });
    return { status: answer.status, body: await answer.json() };
  }, key);

journey("a key is made by keyboard, seen once, used, and refused once it is revoked", async (open) => {
  const page = await open({ expects: [401, 422] });
  await page.goto("/sign-in");
  await signIn(page, olga);
  await page.goto("/optim/settings/api-keys");
  await seen(page.getByText("No keys yet."));
  await button(page, "New key").focus();
  await page.keyboard.press("Enter");
  await focused(page.getByLabel("Name"));
  await page.keyboard.press("Enter");
  await wrong(page, /^Name/, "This is needed.");
  await seen(page.getByText("Choose at least one scope."));
  await page.keyboard.type("Nightly export");
  await page.getByRole("checkbox", { name: "tickets:view", exact: true }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel("Allowed networks").focus();
  await page.keyboard.type("the office");
  await page.keyboard.press("Enter");
  await wrong(page, /^Allowed networks/, "Give an address or a range like 192.0.2.0/24.");
  assert.equal(await page.getByLabel("Name").inputValue(), "Nightly export", "nothing is lost");
  await accessible(page, "a refused key");
  await page.getByLabel("Allowed networks").fill("127.0.0.0/8");
  await page.keyboard.press("Enter");
  await seen(page.getByRole("heading", { name: "The key “Nightly export”" }));
  const key = await page.getByLabel("Key", { exact: true }).inputValue();
  assert.match(key, /^bo_[a-z2-7]{8}_[a-z2-7]{52}[0-9a-f]{8}$/);
  await accessible(page, "a new key");

  const told = await me(page, key);
  assert.equal(told.status, 200);
  assert.deepEqual(told.body.grants, ["tickets:view"]);
  assert.equal(told.body.key.name, "Nightly export");

  // Gone with the page, for good.
  await page.reload();
  await seen(page.getByText("bo_", { exact: false }).first());
  assert.ok(!(await page.content()).includes(key.slice(12)), "it is shown once");
  await menu(page, "Actions for Nightly export").click();
  await button(page, "Revoke").click();
  const question = page.getByRole("dialog", { name: "Revoke" });
  const mean = question.getByRole("button", { name: "Revoke", exact: true });
  assert.ok(await mean.isDisabled(), "it wants the name typed first");
  await question.getByRole("textbox").fill("Nightly export");
  await mean.click();
  await said(page, "Revoked");
  const refused = await me(page, key);
  assert.equal(refused.status, 401);
});

journey("a network is allowed, and nobody keeps themselves out", async (open) => {
  const page = await open({ expects: [422] });
  await page.goto("/sign-in");
  await signIn(page, olga);
  await page.goto("/optim/settings/networks");
  await seen(title(page, "Allowed networks"));
  await seen(page.getByText("You are at 127.0.0.1."));
  const range = page.getByLabel("Address or range");
  await range.fill("not a network");
  await button(page, "Allow this network").click();
  await wrong(page, /^Address or range/, "Give an address or a range like 192.0.2.0/24.");
  await range.fill("198.51.100.0/24");
  await button(page, "Who would be kept out?").click();
  await seen(page.getByText("1 signed-in member would be kept out:"));
  await button(page, "Allow this network").click();
  await wrong(page, /^Address or range/, "You are at 127.0.0.1 and would be kept out yourself.");
  assert.equal(await range.inputValue(), "198.51.100.0/24");
  await accessible(page, "a refused network");
  await range.fill("127.0.0.1/8");
  await page.getByLabel("Name").fill("This machine");
  await button(page, "Allow this network").click();
  await said(page, "Allowed");
  await seen(page.getByText("127.0.0.0/8"));
  await page.goto("/optim/tickets");
  await seen(title(page, "Tickets"));
  await page.goto("/optim/settings/networks");
  await button(page, "Remove 127.0.0.0/8").click();
  await seen(page.getByText("No entries: the workspace may be used from everywhere."));
  await gone(page.getByText("This machine"));
});
