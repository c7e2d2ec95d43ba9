import assert from "node:assert/strict";
import { journey, password, people, signIn, useHouse } from "../harness.mjs";
import { focused, seen } from "../steps.mjs";

useHouse();

journey("a wrong password says so beside the form and loses nothing", async (open) => {
  const page = await open({ expects: [401, 422] });
  await page.goto("/optim/tickets?status=open");
  await page.getByLabel("E-mail").fill(people.agent);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await seen(page.getByText("The e-mail or the password is wrong."));
  assert.equal(await page.getByLabel("E-mail").inputValue(), people.agent);

  // An unknown address is told the very same.
  await page.getByLabel("E-mail").fill("nobody@optim.example");
  await page.getByRole("button", { name: "Sign in" }).click();
  await seen(page.getByText("The e-mail or the password is wrong."));

  // The right one goes on to the page that was asked for.
  await signIn(page, people.agent, password());
  await page.waitForURL("**/optim/tickets?status=open");
});

journey("an empty form puts the focus on what is missing", async (open) => {
  const page = await open();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await focused(page.getByLabel("E-mail"));
});

journey("after sign-in comes the role's home; after sign-out nothing is left", async (open) => {
  const page = await open();
  await page.goto("/");
  await signIn(page, people.admin, password());
  assert.equal(new URL(page.url()).pathname, "/optim");
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await seen(page.getByRole("button", { name: "Sign in" }));
  await page.goto("/optim/tickets");
  await seen(page.getByRole("button", { name: "Sign in" }));
});
