import assert from "node:assert/strict";
import { journey, password, people, signIn, useHouse } from "../harness.mjs";
import { button, focused, gone, menu, row, said, seen, statusAfter, title, wrong } from "../steps.mjs";
import { code } from "../totp.mjs";

useHouse();

const carla = "carla@optim.example";
const tom = "tom@optim.example";
const bruno = "bruno@cienty.example";
const refused = "This code is wrong, or it was used already.";
const kept = {};

/** Gives the right password on the page to sign in. */
async function givePassword(page, email) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password());
  await button(page, "Sign in").click();
}

async function giveCode(page, given) {
  await page.getByLabel("Code", { exact: true }).fill(given);
  await button(page, "Sign in").click();
}

async function signOut(page) {
  await menu(page, "Your account").click();
  await button(page, "Sign out").click();
  await seen(page.getByLabel("Password"));
}

journey("an authenticator app is set up, and asked for at the next sign-in", async (open) => {
  const page = await open({ expects: [422] });
  await page.goto("/sign-in");
  await signIn(page, carla);
  await menu(page, "Your account").click();
  await page.getByRole("link", { name: "Sign-in security" }).click();
  await seen(title(page, "Sign-in security"));
  await button(page, "Set up an authenticator app").click();
  await seen(page.getByRole("img", { name: /^QR code/ }));
  const key = await page.locator("code.secret-key").innerText();
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await button(page, "Turn on").click();
  await wrong(page, /^Code$/, refused);
  await page.getByLabel("Code", { exact: true }).fill(code(key));
  await button(page, "Turn on").click();
  await seen(page.getByRole("heading", { name: "Your backup codes" }));
  const codes = await page.locator(".backup-codes code").allInnerTexts();
  assert.equal(codes.length, 10);
  await button(page, "I have kept them").click();
  await gone(page.getByRole("heading", { name: "Your backup codes" }));
  await seen(page.getByText("10 codes are left."));
  Object.assign(kept, { key, codes });

  await signOut(page);
  await givePassword(page, carla);
  await seen(title(page, "One more step"));
  // Nothing else can be opened meanwhile.
  await page.goto("/optim/tickets");
  await seen(page.getByLabel("Password"));
  await givePassword(page, carla);
  assert.equal(await statusAfter(page, () => giveCode(page, "000000")), 422);
  await wrong(page, /^Code$/, refused);
  // An app whose clock is five minutes ahead or behind shows nothing that counts.
  for (const steps of [10, -10]) {
    assert.equal(await statusAfter(page, () => giveCode(page, code(key, steps))), 422, `${steps} steps`);
    await wrong(page, /^Code$/, refused);
  }
  // The code of setting it up was used; one of half a minute ahead is right.
  await giveCode(page, code(key, 1));
  await page.waitForURL("**/optim/tickets");
  await seen(title(page, "Tickets"));
});

journey("without scripts a backup code does, once", async (open) => {
  const page = await open({ scripts: false, expects: [422] });
  await page.goto("/sign-in?next=%2Foptim%2Fcustomers");
  await givePassword(page, carla);
  await seen(title(page, "One more step"));
  await giveCode(page, kept.codes[0].toUpperCase());
  await page.waitForURL("**/optim/customers");
  await page.goto("/sign-in");
  await givePassword(page, carla);
  await giveCode(page, kept.codes[0]);
  await seen(page.getByText(refused));
});

journey("a device is signed out from another one", async (open) => {
  const [here, there] = [await open(), await open({ expects: [401] })];
  for (const page of [here, there]) {
    await page.goto("/sign-in");
    await signIn(page, bruno);
  }
  await here.goto("/cienty/profile/devices");
  await seen(here.getByText("This device"));
  await seen(here.getByText("Chrome on Linux"));
  await here.getByRole("button", { name: /^Sign out Chrome/ }).first().click();
  await said(here, "Signed out");
  await there.goto("/cienty/customers");
  await seen(there.getByLabel("Password"));
  await here.reload();
  await seen(title(here, "Devices"));
});

journey("what asks for the password asks in a dialog, and then does what was wanted", async (open) => {
  // Of its own: confirming changes the cookie, which other journeys would not know of.
  const page = await open({ expects: [403, 422] });
  await page.goto("/sign-in");
  await signIn(page, people.admin);
  await page.goto("/optim/settings/security");
  // As ten minutes later; what the server does then has tests of its own.
  let refusals = 0;
  await page.route("**/api/fn/access/gate/perform_json", (route) => {
    refusals += 1;
    return refusals < 3 ? route.fulfill({ status: 403, json: "unconfirmed" }) : route.continue();
  });
  await page.getByLabel("Devices a person").fill("5");
  await button(page, "Save changes").click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await seen(dialog);
  await focused(dialog.getByLabel("Password or code"));
  // Closed, nothing is done and nothing lost.
  await page.keyboard.press("Escape");
  await seen(page.getByText("Please confirm that it is you"));
  assert.equal(await page.getByLabel("Devices a person").inputValue(), "5");
  await button(page, "Save changes").click();
  await dialog.getByLabel("Password or code").fill("not the password");
  await button(dialog, "Continue").click();
  await seen(dialog.getByText("The password or the code is wrong."));
  await dialog.getByLabel("Password or code").fill(password());
  await button(dialog, "Continue").click();
  await said(page, "Saved");
  await page.reload();
  assert.equal(await page.getByLabel("Devices a person").inputValue(), "5");
});

journey("whose role asks for a second factor is led to set one up", async (open) => {
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/security");
  await admin.getByLabel(/^Support Agent/).check();
  await button(admin, "Save changes").click();
  await said(admin, "Saved");

  // Events are refused before there is a factor, and after the session has ended.
  const page = await open({ expects: [401, 403] });
  await page.goto("/sign-in?next=%2Foptim%2Ftickets");
  await givePassword(page, tom);
  await page.waitForURL("**/optim/profile/security");
  await seen(page.getByText("Your role asks for a second factor."));
  assert.equal(await page.getByRole("link", { name: "Tickets" }).count(), 0, "nothing else is offered");
  await button(page, "Set up an authenticator app").click();
  const key = await page.locator("code.secret-key").innerText();
  await page.getByLabel("Code", { exact: true }).fill(code(key));
  await button(page, "Turn on").click();
  await seen(page.getByRole("heading", { name: "Your backup codes" }));
  await page.goto("/optim/tickets");
  await seen(title(page, "Tickets"));

  // An admin sees where a member is signed in, and ends it there.
  await admin.goto("/optim/settings/members");
  await row(admin, "Tom Baker").getByRole("link").first().click();
  await admin.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await said(admin, "Signed out");
  await page.goto("/optim/tickets");
  await seen(page.getByLabel("Password"));
});
