// Every page of the product, for what is looked at on all of them: accessibility and screenshots.

/** Pages before sign-in. */
export const publicPages = [{ name: "sign-in", address: "/sign-in" }];

/** Pages of a member of the workspace `optim`, with the addresses of a real ticket and a real customer. */
export async function memberPages(page) {
  return [
    { name: "home", address: "/optim" },
    { name: "tickets", address: "/optim/tickets" },
    { name: "tickets-filtered", address: "/optim/tickets?status=open,pending&sort=-priority" },
    { name: "tickets-nothing-matches", address: "/optim/tickets?q=xyzzyxyzzy" },
    { name: "ticket", address: await firstOf(page, "/optim/tickets") },
    { name: "new-ticket", address: "/optim/tickets/new" },
    { name: "customers", address: "/optim/customers" },
    { name: "customer", address: await firstOf(page, "/optim/customers") },
    { name: "new-customer", address: "/optim/customers/new" },
    { name: "import", address: "/optim/import" },
    { name: "not-found", address: "/optim/tickets/00000000-0000-7000-8000-000000000000" },
    { name: "malformed", address: "/optim/tickets?sort=nonsense" },
  ];
}

/** The address of the first record in a list. */
export async function firstOf(page, list) {
  await page.goto(list);
  const record = page.locator(`main a[href^="${list}/"]:not([href$="/new"])`).first();
  return record.getAttribute("href");
}
