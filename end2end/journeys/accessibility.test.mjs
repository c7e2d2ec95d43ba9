import assert from "node:assert/strict";
import { accessible, journey, mailTo, people, useHouse } from "../harness.mjs";
import { invite, memberPages, publicPages } from "../pages.mjs";
import { button, menu, seen } from "../steps.mjs";

useHouse();

// First, while the password that inviting asks for is fresh.
journey("axe finds nothing behind the links of mails, wide and narrow, light and dark", async (open) => {
  const member = await open({ as: "admin" });
  await member.goto("/optim");
  await invite(member, "axe@optim.example");
  const visitor = await open();
  await visitor.goto("/forgot-password");
  await visitor.getByLabel("E-mail").fill(people.agent);
  await button(visitor, "Send link").click();
  await seen(visitor.getByText(`If somebody signs in with ${people.agent}`, { exact: false }));
  const mails = [await mailTo("axe@optim.example", "invites you"), await mailTo(people.agent, "Set a new password")];
  for (const width of [1280, 375]) {
    await visitor.setViewportSize({ width, height: 900 });
    for (const { link, subject } of mails) await check(visitor, subject, new URL(link).pathname);
  }
});

for (const width of [1280, 375]) {
  journey(`axe finds nothing before sign-in at ${width} px, light and dark`, async (open) => {
    const visitor = await open({ width });
    for (const { name, address } of publicPages) await check(visitor, name, address);
  });

  // In quarters, each well within the time that a journey has.
  for (const quarter of [0, 1, 2, 3]) {
    journey(`axe finds nothing on a member's pages at ${width} px, light and dark, part ${quarter + 1}`, async (open) => {
      // The pages of errors answer with their status, which the browser reports.
      const member = await open({ as: "admin", width, expects: [400, 404] });
      const pages = await memberPages(member);
      const some = Math.ceil(pages.length / 4);
      for (const { name, address } of pages.slice(quarter * some, (quarter + 1) * some)) await check(member, name, address);
    });
  }
}

journey("axe finds nothing in what opens: menus, a dialog, a refused form", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/tickets");
  await menu(page, "Your account").click();
  await both(page, "account menu");
  await menu(page.getByRole("main"), "Filters").click();
  await both(page, "filters");
  await page.goto("/optim/tickets/new");
  await button(page, "Create ticket").click();
  await seen(page.getByText("This is needed."));
  await both(page, "refused form");
  await page.goto("/optim/customers");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await button(page, "Add contact").click();
  await seen(page.getByRole("dialog"));
  await both(page, "dialog");
});

journey("nothing is wider than a screen of 320 px", async (open) => {
  const visitor = await open({ width: 320 });
  for (const { name, address } of publicPages) await fits(visitor, name, address);
  const member = await open({ as: "admin", width: 320, expects: [400, 404] });
  for (const { name, address } of await memberPages(member)) await fits(member, name, address);
});

journey("the keyboard gets past the navigation to the content", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  assert.ok(await skip.evaluate((link) => link === document.activeElement), "it is the first stop");
  await page.keyboard.press("Enter");
  await page.waitForURL("**#content");
});

async function check(page, name, address) {
  await page.goto(address);
  await both(page, name);
}

/** The theme follows the system, so both are looked at without loading the page again. */
async function both(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${name}, ${colorScheme}`, colorScheme === "dark");
  }
}

async function fits(page, name, address) {
  await page.goto(address);
  const [needed, there] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [Math.max(scrollWidth, document.querySelector("main").scrollWidth), clientWidth];
  });
  assert.ok(needed <= there, `${name} is ${needed} px wide`);
}
