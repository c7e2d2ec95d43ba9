import assert from "node:assert/strict";
import { after, before } from "node:test";
import { accessible, eventually, hydrated, journey, password, people, signIn, useHouse } from "../harness.mjs";
import { button, gone, menu, said, seen, title, wrong } from "../steps.mjs";
import { startProvider } from "../texts.mjs";

useHouse();

let provider;
before(async () => {
  provider = await startProvider();
});
after(() => provider?.stop());

const carla = "carla@optim.example";
const number = "+55 11 91234-5678";

/** The code of the newest message, once so many have come. */
const code = (count) =>
  eventually(() => {
    assert.ok(provider.messages.length >= count, JSON.stringify(provider.messages));
    return /\d{6}/.exec(provider.messages.at(-1).text)[0];
  });

const both = async (page, name) => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${name}, ${colorScheme}`, colorScheme === "dark");
  }
};

async function givePassword(page, email) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password());
  await button(page, "Sign in").click();
}

journey("without a provider nobody can choose text messages; an admin sets one up and tries it", async (open) => {
  const member = await open();
  await member.goto("/sign-in");
  await signIn(member, carla);
  await member.goto("/optim/profile/security");
  await seen(member.getByText("set up no provider for text messages", { exact: false }));
  assert.equal(await button(member, "Add a number").count(), 0);

  const admin = await open({ expects: [422] });
  await admin.goto("/sign-in");
  await signIn(admin, people.admin);
  await admin.goto("/optim/settings/security");
  await admin.getByLabel("Address of the provider").fill("sms.example");
  await admin.getByLabel("Name of a header").fill("X-Api-Key");
  await admin.getByLabel("Value of the header").fill("s3cret");
  await admin.getByLabel("Body").fill('{"to": "{to}"}');
  await button(admin, "Save the provider").click();
  await wrong(admin, "Address of the provider", "Give an address that begins with https://");
  await wrong(admin, "Body", "It must be valid in its format");
  assert.equal(await admin.getByLabel("Name of a header").inputValue(), "X-Api-Key", "nothing is lost");
  await admin.getByLabel("Address of the provider").fill(provider.url);
  await admin.getByLabel("Body").fill('{"to": "{to}", "text": "{text}"}');
  await button(admin, "Save the provider").click();
  await said(admin, "Saved");
  await seen(admin.getByText("0 numbers are served."));
  provider.broken(true);
  await admin.getByLabel("Number for a test").fill(number);
  await button(admin, "Send a test message").click();
  await seen(admin.getByText("The provider answers with the status 403."));
  provider.broken(false);
  await button(admin, "Send a test message").click();
  await seen(admin.getByText("The provider has taken the message."));
  assert.deepEqual(provider.messages.at(-1).to, "+5511912345678");
  assert.equal(provider.messages.at(-1).key, "s3cret");
  await both(admin, "the provider of text messages");
});

journey("a number is confirmed, and a code is sent to it at the next sign-in", async (open) => {
  const page = await open({ expects: [422] });
  await page.goto("/sign-in");
  await signIn(page, carla);
  await page.goto("/optim/profile/security");
  await button(page, "Add a number").click();
  await page.getByLabel("Number", { exact: true }).fill("0119 1234");
  await button(page, "Send a code").click();
  await wrong(page, /^Number$/, "Give a number with the country’s code");
  await page.getByLabel("Number", { exact: true }).fill(number);
  await button(page, "Send a code").click();
  await page.getByLabel("Code", { exact: true }).fill("00000x");
  await button(page, "Turn on").click();
  await wrong(page, /^Code$/, "This code is wrong");
  await both(page, "adding a number");
  await page.getByLabel("Code", { exact: true }).fill(await code(2));
  await button(page, "Turn on").click();
  await seen(page.getByRole("heading", { name: "Your backup codes" }));
  await button(page, "I have kept them").click();
  await seen(page.getByText("… 5678"));
  await both(page, "a number that counts");

  await menu(page, "Your account").click();
  await button(page, "Sign out").click();
  await seen(page.getByLabel("Password"));
  await page.goto("/sign-in?next=%2Foptim%2Ftickets");
  await givePassword(page, carla);
  await seen(title(page, "One more step"));
  const before = provider.messages.length;
  await both(page, "the second step of who has a number");
  await button(page, "Send a code to … 5678").click();
  await seen(page.getByText("A code is on its way."));
  await hydrated(page);
  await page.getByLabel("Code", { exact: true }).fill(await code(before + 1));
  await button(page, "Sign in").click();
  await seen(title(page, "Tickets"));
});

journey("without scripts a code is sent too, and where messages do not count none is", async (open) => {
  const page = await open({ scripts: false });
  await page.goto("/sign-in?next=%2Foptim%2Fcustomers");
  await givePassword(page, carla);
  const before = provider.messages.length;
  await button(page, "Send a code to … 5678").click();
  await page.getByLabel("Code", { exact: true }).fill(await code(before + 1));
  await button(page, "Sign in").click();
  await seen(title(page, "Customers"));

  const admin = await open();
  await admin.goto("/sign-in");
  await signIn(admin, people.admin);
  await admin.goto("/optim/settings/security");
  await admin.getByLabel("Text messages", { exact: true }).selectOption({ label: "Do not count" });
  await button(admin, "Save changes").click();
  await said(admin, "Saved");
  const next = await open();
  await next.goto("/sign-in?next=%2Foptim%2Fprofile%2Fsecurity");
  await givePassword(next, carla);
  await seen(next.getByText("does not count text messages", { exact: false }));
  await gone(button(next, "Add a number"));
});
