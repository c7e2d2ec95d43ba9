// Every page of the product, for what is looked at on all of them: accessibility and screenshots.
import { fileURLToPath } from "node:url";

/** Pages before sign-in. */
export const publicPages = [
  { name: "sign-in", address: "/sign-in" },
  { name: "single-sign-on", address: "/sign-in/sso" },
  { name: "forgot-password", address: "/forgot-password" },
];

/** By server: what is on it is made once. */
const found = new Map();

/** Pages of a member of the workspace `optim`, with the addresses of a real ticket and a real customer. */
export async function memberPages(page) {
  await page.goto("/optim");
  const { origin } = new URL(page.url());
  if (!found.has(origin)) found.set(origin, await findPages(page));
  return found.get(origin);
}

async function findPages(page) {
  const ticket = await firstOf(page, "/optim/tickets");
  const customer = await firstOf(page, "/optim/customers");
  const member = await firstOf(page, "/optim/settings/members");
  const entry = await firstOf(page, "/optim/settings/audit");
  const job = await aJob(page);
  const review = await aReview(page);
  const invitation = `/optim/settings/invitations/${await invite(page, "pages@optim.example")}`;
  const imported = await anImport(page);
  const text = { fields: { name: "Greeting", body: "Hello, and thank you for writing.", tags: [] } };
  const snippet = `/optim/snippets/${await perform(page, "snippets.create", text)}`;
  const mail = await firstOf(page, "/optim/settings/mail");
  return [
    { name: "home", address: "/optim" },
    { name: "tickets", address: "/optim/tickets" },
    { name: "tickets-filtered", address: "/optim/tickets?status=open,pending&sort=-priority" },
    { name: "tickets-board", address: "/optim/tickets?as=board:status" },
    { name: "tickets-calendar", address: "/optim/tickets?as=calendar:due_at" },
    { name: "tickets-grouped", address: "/optim/tickets?where=any(status=open%3Ball(priority=high%3Bassignee=me))&sort=-priority,number" },
    { name: "tickets-nothing-matches", address: "/optim/tickets?q=xyzzyxyzzy" },
    { name: "ticket", address: ticket },
    { name: "new-ticket", address: "/optim/tickets/new" },
    { name: "edit-ticket", address: `${ticket}/edit` },
    { name: "customers", address: "/optim/customers" },
    { name: "customer", address: customer },
    { name: "new-customer", address: "/optim/customers/new" },
    { name: "edit-customer", address: `${customer}/edit` },
    { name: "search", address: "/optim/search?q=a%20planet:mars" },
    { name: "search-of-one", address: "/optim/search?q=created:>2020-01-01&in=tickets" },
    { name: "search-nothing-asked", address: "/optim/search" },
    { name: "snippets", address: "/optim/snippets" },
    { name: "snippet", address: snippet },
    { name: "workspaces", address: "/" },
    { name: "import", address: "/optim/import" },
    { name: "import-of-a-file", address: imported },
    { name: "members", address: "/optim/settings/members" },
    { name: "roles", address: "/optim/settings/roles" },
    { name: "member", address: member },
    { name: "invitations", address: "/optim/settings/invitations" },
    { name: "terms", address: "/optim/settings/terms" },
    { name: "access-reviews", address: "/optim/settings/access-reviews" },
    { name: "access-review", address: review },
    { name: "invitation", address: invitation },
    { name: "mails", address: "/optim/settings/mail" },
    { name: "mail", address: mail },
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
    { name: "checkpoints", address: "/optim/settings/audit/checkpoints" },
    { name: "jobs", address: "/optim/settings/jobs" },
    { name: "job", address: job },
    { name: "schedules", address: "/optim/settings/schedules" },
    { name: "not-found", address: "/optim/tickets/00000000-0000-7000-8000-000000000000" },
    { name: "malformed", address: "/optim/tickets?sort=nonsense" },
  ];
}

/** The address of a job: the nightly one, early. */
async function aJob(page) {
  await page.goto("/optim/settings/schedules");
  await page.getByRole("button", { name: "Run now" }).first().click();
  await page.getByRole("link", { name: /^Last run/ }).first().waitFor();
  return firstOf(page, "/optim/settings/jobs");
}

/** The address of an access review; there is none in the demo data. */
async function aReview(page) {
  await page.goto("/optim/settings/members");
  const olga = page.getByRole("row").filter({ hasText: "Olga Weiss" }).getByRole("link").first();
  const reviewer = (await olga.getAttribute("href")).split("/").at(-1);
  const wanted = { name: "Everybody", about: "everyone", role: null, reviewer, due: "2100-01-01" };
  return `/optim/settings/access-reviews/${await perform(page, "reviews.start", wanted)}`;
}

/** Invites somebody; gives the invitation's id. */
export async function invite(page, email) {
  const { roles } = await call(page, "/api/fn/access/invitations/api/load_invitable", { workspace: "optim" });
  const role = roles.find(({ beyond }) => !beyond).id;
  const wanted = { name: "Nina Okafor", email, department: "", manager: null, role, locale: "en" };
  return perform(page, "members.invite", wanted);
}

/** The address of a file that is about to be imported. */
async function anImport(page) {
  await page.goto("/optim/import");
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Customers" });
  const fixture = fileURLToPath(new URL("fixtures/customers.csv", import.meta.url));
  await page.getByLabel("File", { exact: true }).setInputFiles(fixture);
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "customers.csv" }).waitFor();
  return new URL(page.url()).pathname;
}

/** Runs a command; gives its answer. */
async function perform(page, name, body) {
  const wanted = { workspace: "optim", name, body, key: null };
  return (await call(page, "/api/fn/access/gate/perform_json", wanted)).output;
}

/** Calls a server function as the page's own scripts do. */
function call(page, path, body) {
  return page.evaluate(
    async ([path, body]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    [path, body],
  );
}

/** The address of the first record in a list. */
export async function firstOf(page, list) {
  await page.goto(list);
  return page.getByRole("rowheader").getByRole("link").first().getAttribute("href");
}
