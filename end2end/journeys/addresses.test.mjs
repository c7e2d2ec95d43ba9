import assert from "node:assert/strict";
import { isSplit, journey, useHouse } from "../harness.mjs";
import { firstOf } from "../pages.mjs";
import { column, row, seen, title } from "../steps.mjs";

useHouse();

journey("what is not there and what one may not see look the same", async (open) => {
  const theirs = await open({ as: "sales" });
  const customer = await firstOf(theirs, "/cienty/customers");
  const ticket = await firstOf(theirs, "/cienty/tickets");
  const page = await open({ as: "agent", expects: [404] });
  for (const address of [
    "/optim/tickets/00000000-0000-7000-8000-000000000000",
    "/optim/customers/00000000-0000-7000-8000-000000000000",
    "/optim/tickets/not-an-id",
    "/optim/tickets/not-an-id/edit",
    "/optim/no-such-page",
    "/no-such-workspace/tickets",
    "/cienty",
    "/cienty/tickets",
    customer,
    ticket,
    customer.replace("/cienty/", "/optim/"),
    ticket.replace("/cienty/", "/optim/"),
    `${ticket.replace("/cienty/", "/optim/")}/edit`,
  ]) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 404, address);
    await seen(page.getByRole("main").getByText("Nothing is here"));
  }
});

journey("a parameter that makes no sense is a clear 400", async (open) => {
  const page = await open({ as: "agent", expects: [400] });
  for (const [address, parameter] of [
    ["/optim/tickets?sort=password", "sort"],
    ["/optim/tickets?status=angry", "status"],
    ["/optim/tickets?limit=0", "limit"],
    ["/optim/tickets?after=not-a-cursor", "after"],
    ["/optim/customers?tier%3B--=x", "tier;--"],
    ["/optim/tickets/new?customer=x", "customer"],
    ["/optim/search?q=a&page=abc", "page"],
    ["/optim/search?q=a&page=0", "page"],
  ]) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 400, address);
    await seen(page.getByText("This address cannot be understood"));
    await seen(page.getByText(`“${parameter}”`));
  }
});

journey("a guardian sees their own tickets and nothing else", async (open) => {
  const staff = await open({ as: "staff" });
  await staff.goto("/toto/tickets");
  const all = await column(staff, "Number");

  const page = await open({ as: "guardian", expects: [403, 404] });
  await page.goto("/toto/tickets");
  const own = await column(page, "Number");
  assert.ok(own.length > 0, "no ticket of their own");
  const foreign = all.find((number) => !own.includes(number));
  assert.ok(foreign, "every ticket is theirs");
  const mine = await row(page, own[0]).getByRole("rowheader").getByRole("link").getAttribute("href");
  assert.equal((await page.goto(`${mine}/edit`)).status(), 403, "who may not edit gets no form");
  const address = await row(staff, foreign).getByRole("rowheader").getByRole("link").getAttribute("href");
  const refused = await page.goto(address);
  assert.equal(refused.status(), 404);
  await seen(page.getByText("Nothing is here"));

  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  await page.goto("/toto/tickets");
  await seen(navigation.getByRole("link", { name: "Tickets" }));
  assert.equal(await navigation.getByRole("link", { name: "Customers" }).count(), 0);
  assert.equal(await page.getByRole("link", { name: "New ticket" }).count(), 0);
  // A record answers as if it were not there; a page says which permission it needs.
  const customer = await firstOf(staff, "/toto/customers");
  assert.equal((await page.goto(customer)).status(), 404);
  await seen(page.getByText("Nothing is here"));
  for (const forbidden of ["/toto/import", "/toto/customers", "/toto/customers/new", "/toto/tickets/new"]) {
    const answer = await page.goto(forbidden);
    assert.equal(answer.status(), 403, forbidden);
    await seen(page.getByText("You may not do this"));
  }

  // Their own they may read, and answer.
  await page.goto("/toto/tickets");
  const link = page.getByRole("rowheader").getByRole("link").first();
  const words = (await link.innerText()).trim();
  await link.click();
  await seen(title(page, words));
  assert.equal(await page.getByText("Internal note").count(), 0);
});

// Not of the bundle that `cargo leptos` makes: it has everything in one file.
const split = isSplit ? journey : journey.skip;

split("a room whose file is gone after an update says so, and is there after a reload", async (open) => {
  const page = await open({ as: "agent", expects: [404, "HTTP status code is not ok"] });
  await page.goto("/optim/tickets");
  let gone = 0;
  const room = "**/split_customers.wasm";
  await page.route(room, (route) => {
    gone += 1;
    return route.fulfill({ status: 404, body: "" });
  });
  await page.getByRole("link", { name: "Customers" }).first().click();
  await seen(page.getByText("There is a newer version"));
  assert.ok(gone > 0, "the room came without its file");
  await page.unroute(room);
  await page.getByRole("button", { name: "Reload the page" }).click();
  await seen(title(page, "Customers"));
});
