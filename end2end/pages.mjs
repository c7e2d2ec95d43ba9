// Every page of the product, for what is looked at on all of them: accessibility and screenshots.

/** Pages before sign-in. */
export const publicPages = [
  { name: "sign-in", address: "/sign-in" },
  { name: "single-sign-on", address: "/sign-in/sso" },
  { name: "forgot-password", address: "/forgot-password" },
];

/** Pages of a member of the workspace `optim`, with the addresses of a real ticket and a real customer. */
export async function memberPages(page) {
  const ticket = await firstOf(page, "/optim/tickets");
  const customer = await firstOf(page, "/optim/customers");
  const member = await firstOf(page, "/optim/settings/members");
  const entry = await firstOf(page, "/optim/settings/audit");
  return [
    { name: "home", address: "/optim" },
    { name: "tickets", address: "/optim/tickets" },
    { name: "tickets-filtered", address: "/optim/tickets?status=open,pending&sort=-priority" },
    { name: "tickets-nothing-matches", address: "/optim/tickets?q=xyzzyxyzzy" },
    { name: "ticket", address: ticket },
    { name: "new-ticket", address: "/optim/tickets/new" },
    { name: "edit-ticket", address: `${ticket}/edit` },
    { name: "customers", address: "/optim/customers" },
    { name: "customer", address: customer },
    { name: "new-customer", address: "/optim/customers/new" },
    { name: "edit-customer", address: `${customer}/edit` },
    { name: "import", address: "/optim/import" },
    { name: "members", address: "/optim/settings/members" },
    { name: "roles", address: "/optim/settings/roles" },
    { name: "member", address: member },
    { name: "invitations", address: "/optim/settings/invitations" },
    { name: "terms", address: "/optim/settings/terms" },
    { name: "access-reviews", address: "/optim/settings/access-reviews" },
    { name: "mails", address: "/optim/settings/mail" },
    { name: "mail-templates", address: "/optim/settings/mail/templates" },
    { name: "profile", address: "/optim/profile" },
    { name: "security", address: "/optim/settings/security" },
    { name: "issuers", address: "/optim/settings/sign-on" },
    { name: "networks", address: "/optim/settings/networks" },
    { name: "api-keys", address: "/optim/settings/api-keys" },
    { name: "sign-in-security", address: "/optim/profile/security" },
    { name: "devices", address: "/optim/profile/devices" },
    { name: "audit", address: "/optim/settings/audit" },
    { name: "audit-entry", address: entry },
    { name: "not-found", address: "/optim/tickets/00000000-0000-7000-8000-000000000000" },
    { name: "malformed", address: "/optim/tickets?sort=nonsense" },
  ];
}

/** The address of the first record in a list. */
export async function firstOf(page, list) {
  await page.goto(list);
  return page.getByRole("rowheader").getByRole("link").first().getAttribute("href");
}
