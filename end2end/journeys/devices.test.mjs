import assert from "node:assert/strict";
import { accessible, journey, mailTo, password, people, signIn, useHouse } from "../harness.mjs";
import { button, gone, said, seen, statusAfter, title, wrong } from "../steps.mjs";

useHouse();

const tom = "tom@optim.example";
const codeIn = (mail) => /^\d{6}$/m.exec(mail.text)[0];

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

const both = async (page, name) => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${name}, ${colorScheme}`, colorScheme === "dark");
  }
};

journey("an admin has new devices confirmed, and a member is asked on the next one", async (open) => {
  const admin = await open();
  await admin.goto("/sign-in");
  await signIn(admin, people.admin);
  await admin.goto("/optim/settings/security");
  await admin.getByLabel("New devices").selectOption({ label: "Confirm by a code that is mailed" });
  await button(admin, "Save changes").click();
  await said(admin, "Saved");

  // The first sign-in of an account differs from nothing.
  const laptop = await open();
  await laptop.goto("/sign-in");
  await signIn(laptop, tom);

  const phone = await open({ expects: [422] });
  await phone.goto("/sign-in?next=%2Foptim%2Ftickets");
  await givePassword(phone, tom);
  await seen(title(phone, "A new device"));
  await seen(phone.getByText("t…@optim.example", { exact: false }));
  await both(phone, "a new device");
  // Nothing else opens meanwhile.
  await phone.goto("/optim/tickets");
  await seen(phone.getByLabel("Password"));
  await phone.goto("/sign-in/second?next=%2Foptim%2Ftickets");
  assert.equal(await statusAfter(phone, () => giveCode(phone, "00000x")), 422);
  await wrong(phone, /^Code$/, "This code is wrong");
  const first = codeIn(await mailTo(tom, "Your code to sign in"));
  await button(phone, "Send a new code").click();
  await seen(phone.getByText("A new code is on its way"));
  const second = codeIn(await mailTo(tom, "Your code to sign in", 1));
  if (first !== second) {
    await giveCode(phone, first);
    await wrong(phone, /^Code$/, "This code is wrong");
  }
  await giveCode(phone, second);
  await seen(title(phone, "Tickets"));
  assert.match((await mailTo(tom, "New sign-in")).text, /Chrome, Linux/);

  // From then on it is known, and may be forgotten.
  await phone.goto("/optim/profile/devices");
  await seen(phone.getByRole("heading", { name: "Known devices" }));
  assert.equal(await phone.getByRole("button", { name: /^Forget/ }).count(), 2);
  await both(phone, "known devices");
  await phone.context().clearCookies({ name: "session" });
  await phone.goto("/sign-in");
  await signIn(phone, tom);
  await phone.goto("/optim/profile/devices");
  await phone.getByRole("button", { name: /^Forget/ }).first().click();
  await said(phone, "Forgotten");
  await phone.context().clearCookies({ name: "session" });
  await phone.goto("/sign-in");
  await givePassword(phone, tom);
  await seen(title(phone, "A new device"));
});

journey("without scripts a new device is confirmed too", async (open) => {
  const page = await open({ scripts: false });
  await page.goto("/sign-in?next=%2Foptim%2Ftickets");
  await givePassword(page, tom);
  await seen(title(page, "A new device"));
  await button(page, "Send a new code").click();
  await seen(page.getByText("A new code is on its way"));
  await giveCode(page, codeIn(await mailTo(tom, "Your code to sign in", 4)));
  await seen(title(page, "Tickets"));
  await gone(page.getByLabel("Code", { exact: true }));
});
