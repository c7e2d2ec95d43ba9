import assert from "node:assert/strict";
import { after, before } from "node:test";
import { accessible, address, hydrated, journey, mailTo, password, signIn, useHouse } from "../harness.mjs";
import { client, signInThere, signOutThere, startIssuer } from "../issuer.mjs";
import { button, gone, menu, row, said, seen, title, wrong } from "../steps.mjs";

useHouse();

let issuer;
before(async () => {
  issuer = await startIssuer();
});
after(() => issuer?.stop());

const tom = "tom@optim.example";

const both = async (page, name) => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${name}, ${colorScheme}`, colorScheme === "dark");
  }
};

journey("an admin sets an issuer up, tries it and sees what it offers", async (open) => {
  const page = await open({ as: "admin", expects: [422] });
  await page.goto("/optim/settings/security");
  await page.getByRole("link", { name: "Single sign-on" }).click();
  await seen(page.getByText("No issuer yet"));
  await button(page, "Add issuer").click();
  const dialog = page.getByRole("dialog", { name: "Add issuer" });
  await both(page, "a new issuer");
  await dialog.getByLabel("Name").fill("Example");
  await dialog.getByLabel("Issuer address").fill("example.com");
  await dialog.getByLabel("Client ID").fill(client.id);
  await dialog.getByLabel("Client secret").fill(client.secret);
  await button(dialog, "Save").click();
  await wrong(dialog, "Issuer address", "Give an address that begins with https://");
  assert.equal(await dialog.getByLabel("Client ID").inputValue(), client.id, "nothing is lost");
  await dialog.getByLabel("Issuer address").fill(`${issuer.url}/nowhere`);
  const redirect = await dialog.getByLabel("Redirect address").inputValue();
  assert.ok(redirect.startsWith(`${address()}/sign-in/with/`), redirect);
  await button(dialog, "Save").click();
  await said(page, "Saved");
  await gone(dialog);

  issuer.register(redirect, `${address()}/sign-in`);
  await button(page, "Test").click();
  await seen(page.getByText("The issuer answers with an error. Is the address right?"));
  await button(page, "Edit").click();
  const change = page.getByRole("dialog", { name: "Change issuer" });
  await change.getByLabel("Issuer address").fill(issuer.url);
  // The secret that is kept belongs to the address before.
  await button(change, "Save").click();
  await wrong(change, "Client secret", "This is needed.");
  await change.getByLabel("Client secret").fill(client.secret);
  await button(change, "Save").click();
  await gone(change);
  await button(page, "Test").click();
  await seen(page.getByText("The issuer answers, and its tokens can be verified."));
  await seen(page.getByText(`${issuer.url}/session/end`));
  await seen(page.getByText("RS256", { exact: false }));
  assert.equal(await page.getByLabel("Redirect address").inputValue(), redirect, "it stays the same");
  await both(page, "an issuer that was tried");
});

journey("a member signs in by it the first time and signs out there too", async (open) => {
  const page = await open();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Use single sign-on" }).click();
  await hydrated(page);
  await page.getByLabel("Work e-mail or workspace").fill("nowhere");
  await button(page, "Continue").click();
  await wrong(page, "Work e-mail or workspace", "No single sign-on is set up for this.");
  await page.getByLabel("Work e-mail or workspace").fill("optim");
  await button(page, "Continue").click();
  await both(page, "the issuers of a workspace");
  await page.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(page, tom);
  await seen(title(page, "Hello, Tom"));
  await hydrated(page);
  await menu(page, "Your account").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await signOutThere(page);
  await page.waitForURL("**/sign-in");
  await page.goto("/optim/tickets");
  // Back where one wanted to go, by the issuer of the workspace that this is.
  await page.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(page, tom);
  await seen(title(page, "Tickets"));
});

journey("whom the workspace does not know is not let in, nor an address that is not confirmed", async (open) => {
  const page = await open();
  await page.goto("/sign-in/sso/optim");
  await page.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(page, "eve@evil.example");
  await seen(page.getByText("No member here has this e-mail address.", { exact: false }));
  await both(page, "a refusal");
  const unsure = await open();
  await unsure.goto("/sign-in/sso/optim");
  await unsure.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(unsure, "unsure@optim.example");
  await seen(unsure.getByText("Your e-mail address is not confirmed there", { exact: false }));
  // Whoever did not begin here is told so.
  await unsure.goto("/sign-in/with/00000000-0000-7000-8000-000000000000/callback?state=1&code=2");
  await seen(unsure.getByText("This sign-in has expired", { exact: false }));
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/audit");
  await seen(row(admin, "refused a sign-in by single sign-on"));
});

journey("without scripts one signs in by an issuer too", async (open) => {
  const page = await open({ scripts: false });
  await page.goto("/sign-in?next=%2Foptim%2Fcustomers");
  await page.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(page, tom);
  await seen(title(page, "Customers"));
});

journey("an account is linked and unlinked on the page of one's own sign-in security", async (open) => {
  const page = await open();
  await page.goto("/sign-in?next=%2Foptim");
  await signIn(page, "carla@optim.example", password());
  await page.goto("/optim/profile/security");
  await button(page, "Link Example").click();
  await signInThere(page, "carla.private@else.example");
  await page.waitForURL("**/optim/profile/security");
  await hydrated(page);
  await seen(page.getByText("carla.private@else.example"));
  await both(page, "a linked account");
  // The same account is nobody else's.
  const ines = await open();
  await ines.goto("/sign-in?next=%2Foptim");
  await signIn(ines, "ines@optim.example", password());
  await ines.goto("/optim/profile/security");
  await button(ines, "Link Example").click();
  await signInThere(ines, "carla.private@else.example");
  await seen(ines.getByText("linked to another sign-in already", { exact: false }));
  await page.getByRole("button", { name: "Unlink Example" }).click();
  await said(page, "Unlinked");
  await seen(button(page, "Link Example"));
});

journey("an invitation is accepted by single sign-on", async (open) => {
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/members");
  await button(admin, "Invite").click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Nina Okafor");
  await dialog.getByLabel("E-mail").fill("nina.sso@optim.example");
  await dialog.getByLabel("Role").selectOption({ label: "Support Agent" });
  await button(dialog, "Send invitation").click();
  await said(admin, "The invitation is on its way");
  const link = new URL((await mailTo("nina.sso@optim.example", "invites you")).link).pathname;
  const nina = await open();
  await nina.goto(link);
  await both(nina, "an invitation that an issuer may accept");
  await nina.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(nina, "nina.sso@optim.example");
  // What the form of a password asks, the profile asks now.
  await seen(nina.getByText("See whether your name and language are right", { exact: false }));
  await hydrated(nina);
  assert.equal(await nina.getByLabel("Name", { exact: true }).inputValue(), "Nina Okafor");
  await nina.getByLabel("somebody I invited has joined").uncheck();
  await button(nina, "Save changes").click();
  await said(nina, "Saved");
  await nina.goto("/optim");
  await seen(title(nina, "Hello, Nina"));
});

journey("a workspace takes single sign-on only, and an exception comes in all the same", async (open) => {
  const admin = await open({ expects: [403, 422] });
  await admin.goto("/sign-in");
  await signIn(admin, "olga@optim.example", password());
  await admin.goto("/optim/settings/sign-on");
  await admin.getByLabel("Ways in").selectOption({ label: "Single sign-on only" });
  await button(admin, "Save").click();
  await seen(admin.getByText("Sign in by one of the issuers yourself first. Only then", { exact: false }));
  await admin.goto("/sign-in/sso/optim?next=%2Foptim%2Fsettings%2Fsign-on");
  await admin.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(admin, "olga@optim.example");
  await admin.waitForURL("**/optim/settings/sign-on");
  await hydrated(admin);
  await admin.getByLabel("Ways in").selectOption({ label: "Single sign-on only" });
  // What asks for the password asks: the issuer did not say when it was given.
  await button(admin, "Save").click();
  const dialog = admin.getByRole("dialog", { name: "Is it you?" });
  const asked = await Promise.race([
    dialog.waitFor({ state: "visible" }).then(() => true),
    admin.getByText("Tick at least one member", { exact: false }).waitFor().then(() => false),
  ]);
  if (asked) {
    await dialog.getByLabel("Password or code").fill(password());
    await button(dialog, "Continue").click();
  }
  await seen(admin.getByText("Tick at least one member", { exact: false }));
  await admin.getByLabel(/^Olga/).check();
  await both(admin, "single sign-on only");
  await button(admin, "Save").click();
  await said(admin, "Saved");

  // A password is not enough any more, and the page says what is.
  const member = await open({ scripts: false });
  await member.goto("/sign-in?next=%2Foptim%2Ftickets");
  await member.getByLabel("E-mail").fill(tom);
  await member.getByLabel("Password").fill(password());
  await button(member, "Sign in").click();
  await seen(member.getByText("This workspace takes single sign-on only.", { exact: false }));
  await member.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(member, tom);
  await seen(title(member, "Tickets"));

  const exception = await open();
  await exception.goto("/sign-in");
  await signIn(exception, "olga@optim.example", password());
  assert.match((await mailTo("olga@optim.example", "without single sign-on")).text, /127\.0\.0\.1/);
  await exception.goto("/optim/settings/sign-on");
  await exception.getByLabel("Ways in").selectOption({ label: "Password, passkey or single sign-on" });
  await button(exception, "Save").click();
  await said(exception, "Saved");
});

journey("an issuer that is removed lets nobody in, and its sessions end", async (open) => {
  const member = await open();
  await member.goto("/sign-in/sso/optim");
  await member.getByRole("link", { name: "Continue with Example" }).click();
  await signInThere(member, tom);
  await seen(title(member, "Hello, Tom"));
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/sign-on");
  await button(admin, "Remove").click();
  const dialog = admin.getByRole("dialog", { name: "Remove Example?" });
  await both(admin, "removing an issuer");
  await dialog.getByRole("textbox").fill("Example");
  await button(dialog, "Remove").click();
  await said(admin, "Removed");
  await seen(admin.getByText("No issuer yet"));
  await member.goto("/optim/tickets");
  await seen(button(member, "Sign in"));
  assert.equal(await member.getByRole("link", { name: "Continue with Example" }).count(), 0);
});
