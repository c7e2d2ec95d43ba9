import assert from "node:assert/strict";
import { journey, password, people, signIn, useHouse } from "../harness.mjs";
import { button, focused, menu, seen, statusAfter, wrong } from "../steps.mjs";

useHouse();

const refused = "E-mail or password is wrong. Check both and try again.";

journey("a wrong password says so beside the field and loses nothing", async (open) => {
  const page = await open({ expects: [422] });
  await page.goto("/optim/tickets?status=open");
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await page.getByLabel("E-mail").fill(people.agent);
  await page.getByLabel("Password").fill("not the password");
  assert.equal(await statusAfter(page, () => button(page, "Sign in").click()), 422);
  await wrong(page, "E-mail", refused);
  await focused(page.getByLabel("E-mail"));
  assert.equal(await page.getByLabel("E-mail").inputValue(), people.agent);
  assert.equal(await page.getByLabel("Password").inputValue(), "");

  // An unknown address is told the very same.
  await page.getByLabel("E-mail").fill("nobody@optim.example");
  await page.getByLabel("Password").fill("not the password");
  assert.equal(await statusAfter(page, () => button(page, "Sign in").click()), 422);
  await wrong(page, "E-mail", refused);

  // The right one goes on to the page that was asked for.
  await signIn(page, people.agent, password());
  const url = new URL(page.url());
  assert.equal(url.pathname + url.search, "/optim/tickets?status=open");
});

journey("without scripts a wrong password is said too, and the right one signs in", async (open) => {
  const page = await open({ scripts: false, expects: [422] });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(people.agent);
  await page.getByLabel("Password").fill("not the password");
  await button(page, "Sign in").click();
  await wrong(page, "E-mail", refused);
  assert.equal(await page.getByLabel("E-mail").inputValue(), people.agent);
  await signIn(page, people.agent, password());
  await seen(page.getByRole("heading", { level: 1, name: "Hello, Ana" }));
});

journey("after sign-in comes the role's home; after sign-out nothing is left", async (open) => {
  const page = await open();
  await page.goto("/");
  await signIn(page, people.admin, password());
  assert.equal(new URL(page.url()).pathname, "/optim");
  await seen(page.getByRole("heading", { level: 1, name: "Hello, Olga" }));
  await menu(page, "Your account").click();
  await button(page, "Sign out").click();
  await seen(button(page, "Sign in"));
  await page.goto("/optim/tickets");
  await seen(button(page, "Sign in"));
});
