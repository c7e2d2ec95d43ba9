import assert from "node:assert/strict";
import { accessible, journey, password, signIn, useHouse } from "../harness.mjs";
import { button, menu, said, seen, title, wrong } from "../steps.mjs";

useHouse();

const priya = "priya@optim.example";
const refused = "This passkey is not known here, or it was used too late.";

/** An authenticator in the device of `page`, which has its owner's finger. */
async function authenticator(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    keys: async () => (await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    owner: (isUserVerified) => client.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

async function signOut(page) {
  await menu(page, "Your account").click();
  await button(page, "Sign out").click();
  await seen(page.getByLabel("Password"));
}

/** Adds a passkey of that name; whoever has none left gets backup codes. */
async function add(page, name) {
  await button(page, "Add a passkey").click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await button(page, "Continue").click();
}

journey("a passkey is added, signs in without a password, and is taken away", async (open) => {
  const page = await open({ expects: [422] });
  const device = await authenticator(page);
  await page.goto("/sign-in");
  await signIn(page, priya);
  await page.goto("/optim/profile/security");
  await button(page, "Add a passkey").click();
  await button(page, "Continue").click();
  await wrong(page, /^Name$/, "This is needed.");
  await page.getByLabel("Name", { exact: true }).fill("My laptop");
  await accessible(page, "adding a passkey");
  await button(page, "Continue").click();
  await seen(page.getByRole("heading", { name: "Your backup codes" }));
  await button(page, "I have kept them").click();
  await seen(page.getByRole("listitem").filter({ hasText: "My laptop" }));
  assert.equal((await device.keys()).length, 1);

  // Alone.
  await signOut(page);
  await accessible(page, "the page to sign in");
  await page.goto("/sign-in?next=%2Foptim%2Ftickets");
  await button(page, "Sign in with a passkey").click();
  await seen(title(page, "Tickets"));

  // After the password, in the place of a code.
  await signOut(page);
  await page.getByLabel("E-mail").fill(priya);
  await page.getByLabel("Password").fill(password());
  await button(page, "Sign in").click();
  await seen(title(page, "One more step"));
  await button(page, "Sign in with a passkey").click();
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor({ state: "attached" });

  await page.goto("/optim/profile/security");
  await page.getByRole("button", { name: "Remove My laptop" }).click();
  await said(page, "Removed");
  await seen(page.getByText("You have none yet."));

  // The authenticator has it still; here it is worth nothing any more.
  await signOut(page);
  await button(page, "Sign in with a passkey").click();
  await seen(page.getByText(refused, { exact: false }));
  await seen(page.getByLabel("Password"));
});

journey("whose finger is not known gets nowhere, and may try again", async (open) => {
  const page = await open();
  const device = await authenticator(page);
  await page.goto("/sign-in");
  await signIn(page, "marcus@optim.example");
  await page.goto("/optim/profile/security");
  await device.owner(false);
  await add(page, "Blue key");
  await seen(page.getByText("Nothing was done", { exact: false }));
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Blue key");
  await device.owner(true);
  await button(page, "Continue").click();
  await seen(page.getByRole("heading", { name: "Your backup codes" }));
  await signOut(page);
  await device.owner(false);
  await button(page, "Sign in with a passkey").click();
  await seen(page.getByText("Nothing was done", { exact: false }));
  await device.owner(true);
  await button(page, "Sign in with a passkey").click();
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor({ state: "attached" });
});

journey("a passkey does where the password is asked for again", async (open) => {
  const page = await open({ expects: [403] });
  const device = await authenticator(page);
  await page.goto("/sign-in");
  await signIn(page, "olga@optim.example");
  await page.goto("/optim/profile/security");
  await add(page, "My laptop");
  await seen(page.getByRole("heading", { name: "Your backup codes" }));
  await page.goto("/optim/settings/security");
  // As ten minutes later; what the server does then has tests of its own.
  let refusals = 0;
  await page.route("**/api/fn/access/gate/perform_json", (route) => {
    refusals += 1;
    return refusals < 2 ? route.fulfill({ status: 403, json: "unconfirmed" }) : route.continue();
  });
  await page.getByLabel("Devices a person").fill("6");
  await button(page, "Save changes").click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await seen(dialog);
  await device.owner(false);
  await button(dialog, "Use a passkey").click();
  await seen(dialog.getByText("Nothing was done", { exact: false }));
  await device.owner(true);
  await button(dialog, "Use a passkey").click();
  await said(page, "Saved");
  await page.reload();
  assert.equal(await page.getByLabel("Devices a person").inputValue(), "6");
});
