import assert from "node:assert/strict";
import { brokenMail, journey, mailTo, password, people, signIn, useHouse } from "../harness.mjs";
import { button, menu, property, row, said, seen, statusAfter, title, wrong } from "../steps.mjs";

useHouse();

const fresh = "Glass-otter-paints-7";

/** Invites somebody from the members page, and gives the path of the link that comes by mail. */
async function invite(page, name, email, role = "Support Agent") {
  await page.goto("/optim/settings/members");
  await button(page, "Invite").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Role").selectOption({ label: role });
  await dialog.getByLabel("Department").fill("Second line");
  await button(dialog, "Send invitation").click();
  await said(page, "The invitation is on its way");
  const mail = await mailTo(email, "invites you to Optim");
  assert.ok(mail.text.includes(role), mail.text);
  return new URL(mail.link).pathname;
}

/** Opens an invitation's page from the list. */
async function openInvitation(page, name) {
  await page.goto("/optim/settings/invitations");
  await row(page, name).getByRole("link").first().click();
  await seen(title(page, name));
}

journey("somebody is invited, accepts with a good password and is in", async (open) => {
  const admin = await open({ as: "admin", expects: [422] });
  const link = await invite(admin, "Nina Okafor", "nina@optim.example");
  // The same address again is refused beside its field.
  await button(admin, "Invite").click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Nina Again");
  await dialog.getByLabel("E-mail").fill("nina@optim.example");
  await dialog.getByLabel("Role").selectOption({ label: "Support Agent" });
  await button(dialog, "Send invitation").click();
  await wrong(dialog, "E-mail", "This address belongs to a member, or has an open invitation already.");
  assert.equal(await dialog.getByLabel("Name").inputValue(), "Nina Again");

  const nina = await open({ expects: [422, 404] });
  await nina.goto(link);
  await seen(nina.getByText("Olga Weiss invites you to Optim, as Support Agent."));
  await nina.getByLabel("New password").fill("Password1234!");
  await seen(nina.getByText("Too many people use this password", { exact: false }));
  await nina.getByLabel("I accept the terms", { exact: false }).check();
  assert.equal(await statusAfter(nina, () => button(nina, "Accept and sign in").click()), 422);
  await wrong(nina, "New password", "Too many people use this password");
  assert.equal(await nina.getByLabel("Your name").inputValue(), "Nina Okafor");
  await nina.getByLabel("New password").fill(fresh);
  await seen(nina.getByText("Strong."));
  await button(nina, "Accept and sign in").click();
  await seen(title(nina, "Hello, Nina"));
  await mailTo("nina@optim.example", "Welcome to Optim");
  await mailTo(people.admin, "Nina Okafor has joined Optim");

  // The link is good once.
  await nina.goto(link);
  await seen(nina.getByText("This invitation has been accepted already.", { exact: false }));
  await admin.goto("/optim/settings/members");
  await row(admin, "Nina Okafor").getByRole("link").first().click();
  await seen(property(admin, "E-mail").getByText("nina@optim.example"));
});

journey("without scripts an invitation is accepted too", async (open) => {
  const admin = await open({ as: "admin" });
  const link = await invite(admin, "Paul Plain", "paul@optim.example");
  const paul = await open({ scripts: false, expects: [422] });
  await paul.goto(link);
  await paul.getByLabel("New password").fill("too short");
  await button(paul, "Accept and sign in").click();
  await wrong(paul, "New password", "at least 12 characters");
  await seen(paul.getByText("Without this there is no account."));
  await paul.getByLabel("New password").fill(fresh);
  await paul.getByLabel("I accept the terms", { exact: false }).check();
  await button(paul, "Accept and sign in").click();
  await seen(title(paul, "Hello, Paul"));
});

journey("a resent invitation kills the old link, a revoked one the new", async (open) => {
  const admin = await open({ as: "admin" });
  const old = await invite(admin, "Rita Late", "rita@optim.example");
  await openInvitation(admin, "Rita Late");
  await button(admin, "Resend").click();
  await said(admin, "A new link is on its way");
  const mail = await mailTo("rita@optim.example", "invites you", 1);
  const link = new URL(mail.link).pathname;
  assert.notEqual(link, old);
  const rita = await open({ expects: [404] });
  await rita.goto(old);
  await seen(rita.getByText("This link is not valid", { exact: false }));
  await rita.goto(link);
  await seen(button(rita, "Accept and sign in"));
  await admin.reload();
  await button(admin, "Revoke").click();
  await seen(property(admin, "Status").getByText("Revoked"));
  await rita.goto(link);
  await seen(rita.getByText("This invitation was taken back.", { exact: false }));
});

journey("a forgotten password is set anew by mail, and every session ends", async (open) => {
  const before = await open();
  await before.goto("/sign-in");
  await signIn(before, "carla@optim.example", password());
  const page = await open({ expects: [404, 422] });
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("E-mail").fill("nobody@optim.example");
  await button(page, "Send link").click();
  await seen(page.getByText("If somebody signs in with nobody@optim.example", { exact: false }));
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill("carla@optim.example");
  await button(page, "Send link").click();
  await seen(page.getByText("If somebody signs in with carla@optim.example", { exact: false }));
  const link = new URL((await mailTo("carla@optim.example", "Set a new password")).link).pathname;
  await page.goto(link);
  await page.getByLabel("New password").fill("Carla@optim.example1");
  await button(page, "Set password").click();
  await wrong(page, "New password", "guessed too soon");
  await page.getByLabel("New password").fill(fresh);
  await button(page, "Set password").click();
  await seen(page.getByText("Your new password is set", { exact: false }));
  await mailTo("carla@optim.example", "Your password was changed");
  await page.goto(link);
  await seen(page.getByText("This link is not valid, was used", { exact: false }));
  await before.goto("/optim/tickets");
  await seen(button(before, "Sign in"));
  await signIn(before, "carla@optim.example", fresh);
});

journey("a broken mail server is seen, and a mail is sent again when it is mended", async (open) => {
  const admin = await open({ as: "admin" });
  brokenMail(true);
  try {
    await admin.goto("/optim/settings/mail");
    await button(admin, "Send a test to myself").click();
    await said(admin, "A test mail is on its way to you");
    await seen(row(admin, "Failed, will be tried again"));
  } finally {
    brokenMail(false);
  }
  await row(admin, "Failed, will be tried again").getByRole("link").first().click();
  await seen(admin.getByText("the mailbox is being mended", { exact: false }));
  await seen(admin.getByText("this mail shows that Optim can send mail.", { exact: false }));
  await button(admin, "Send again").click();
  await seen(property(admin, "Status").getByText("Sent", { exact: true }));
  await mailTo(people.admin, "A test mail from Optim");

  await admin.goto("/optim/settings/mail/templates");
  await seen(admin.getByText("Olga Weiss invites you to work in Optim as Support Agent.", { exact: false }));
  await admin.getByRole("link", { name: "Español" }).click();
  await seen(admin.getByText("Olga Weiss te invita a trabajar en Optim como Support Agent.", { exact: false }));
  const agent = await open({ as: "agent", expects: [403] });
  await agent.goto("/optim/settings/mail");
  await seen(agent.getByText("mail:view", { exact: false }));
});

journey("people change their own profile and password", async (open) => {
  const tom = "tom@optim.example";
  const other = await open();
  await other.goto("/sign-in");
  await signIn(other, tom, password());
  const page = await open({ expects: [422] });
  await page.goto("/sign-in");
  await signIn(page, tom, password());
  await menu(page, "Your account").click();
  await page.getByRole("link", { name: "Profile" }).click();
  await seen(title(page, "Profile"));
  await page.getByLabel("Name").fill("");
  await button(page, "Save changes").click();
  await wrong(page, "Name", "This is needed.");
  await page.getByLabel("Name").fill("Tom B. Baker");
  await page.getByLabel("Department").fill("Nights");
  await button(page, "Save changes").click();
  await said(page, "Saved");
  await page.getByLabel("Current password").fill("not it at all");
  await page.getByLabel("New password").fill(fresh);
  await button(page, "Change password").click();
  await wrong(page, "Current password", "This is not your current password.");
  await page.getByLabel("Current password").fill(password());
  await button(page, "Change password").click();
  await said(page, "Your password is changed");
  await mailTo(tom, "Your password was changed");
  await page.reload();
  assert.equal(await page.getByLabel("Name").inputValue(), "Tom B. Baker");
  await other.goto("/optim/tickets");
  await seen(button(other, "Sign in"));
});

journey("a changed role is told by mail; an admin mails a password reset", async (open) => {
  const admin = await open({ as: "admin" });
  await admin.goto("/optim/settings/members");
  await row(admin, "Ana Torres").getByRole("link").first().click();
  await button(admin, "Change roles").click();
  await admin.getByLabel("Support Agent").uncheck();
  await admin.getByLabel("Analytics Specialist").check();
  await button(admin, "Save").click();
  await said(admin, "Saved");
  const mail = await mailTo(people.agent, "Your role in Optim has changed");
  assert.ok(mail.text.includes("from Support Agent to Analytics Specialist"), mail.text);
  assert.ok(mail.text.includes("Olga Weiss"), mail.text);
  await button(admin, "Send password reset").click();
  await said(admin, "A link to set a new password is on its way");
  await mailTo(people.agent, "Set a new password");
  await button(admin, "Unlock sign-in").click();
  await said(admin, "They may try to sign in again");
});
