// Finding one's way: the search of everything, the palette, keys, favourites.
import assert from "node:assert/strict";
import { accessible, eventually, journey, useHouse } from "../harness.mjs";
import { button, createTicket, focused, gone, sameDocument, seen, title } from "../steps.mjs";

useHouse();

const palette = (page) => page.getByRole("dialog", { name: "Find or do" });
const field = (page) => page.getByRole("combobox", { name: "Find records, pages and actions" });
const option = (page, name) => palette(page).getByRole("option", { name });

/** The line that Enter would choose. */
const active = async (page) => {
  const id = await field(page).getAttribute("aria-activedescendant");
  return (await page.locator(`#${id}`).innerText()).replaceAll(/\s+/g, " ").trim();
};

async function openPalette(page) {
  await page.keyboard.press("Control+k");
  await seen(field(page));
  await focused(field(page));
}

/** Types and waits until the first line has these words. */
async function find(page, words, first) {
  await field(page).fill(words);
  await eventually(async () => assert.match(await active(page), first));
}

journey("the keyboard alone finds a record, and what was opened last", async (open) => {
  const page = await open({ as: "agent" });
  await createTicket(page, { title: "Zebra printer prints ünly stripes", description: "The toner ran out of ink again." });
  await page.goto("/optim");
  await openPalette(page);
  await find(page, "zebra unly", /^Zebra printer prints ünly stripes #\d+ · Open/);
  assert.deepEqual(await option(page, /Zebra/).locator("mark").allInnerTexts(), ["Zebra", "ünly"]);
  const stayed = await sameDocument(page);
  await page.keyboard.press("Enter");
  await seen(title(page, "Zebra printer prints ünly stripes"));
  await gone(palette(page));
  await stayed();

  // Words of a text, with the place.
  await openPalette(page);
  await find(page, "toner ink", /^Zebra printer .* toner ran out of ink/);
  await page.keyboard.press("Escape");
  await gone(palette(page));
  await page.keyboard.press("?");
  await seen(page.getByRole("dialog", { name: "Keys" }));
  await page.keyboard.press("Escape");
  await gone(page.getByRole("dialog", { name: "Keys" }));

  await page.goto("/optim/customers");
  await openPalette(page);
  await field(page).fill("");
  await eventually(async () => assert.match(await active(page), /^Zebra printer/, "it was opened last"));
  await page.keyboard.press("ArrowUp");
  await eventually(async () => assert.match(await active(page), /^Sign out$/, "up from the first is the last"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await seen(title(page, "Zebra printer prints ünly stripes"));
});

journey("the palette goes to pages, does what the page offers, and says what it does not know", async (open) => {
  const page = await open({ as: "admin" });
  await page.goto("/optim/tickets");
  await openPalette(page);
  await seen(option(page, /^New ticket/));
  await find(page, "audit", /^Audit log g a/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/optim/settings/audit");

  await openPalette(page);
  await find(page, "dark", /^Theme: Dark/);
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await page.locator("html").getAttribute("data-theme"), "dark"));

  await openPalette(page);
  await find(page, "status:open planet:mars", /Search everything for/);
  await seen(palette(page).getByText("There is no field of that name, or no such value: planet:mars."));
  await field(page).fill("customer:zzz");
  await eventually(async () => assert.match(await active(page), /Search everything for/));
  await field(page).fill("new tick");
  await eventually(async () => assert.match(await active(page), /^New ticket/));
  await accessible(page);
  const [other] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("Control+Enter")]);
  await other.waitForURL("**/optim/tickets/new");
  await gone(palette(page));
});

journey("single keys go, create, search and explain themselves", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim");
  await seen(title(page, "Hello, Ana"));
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await seen(help.getByText("Create what the page lists"));
  assert.equal(await help.getByText("Audit log").count(), 0, "what one may not open has no key");
  await accessible(page);
  await page.keyboard.press("Escape");
  await gone(help);

  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.waitForURL("**/optim/customers");
  await seen(title(page, "Customers"));
  await page.keyboard.press("/");
  await focused(page.getByRole("main").getByRole("searchbox").first());
  // In a field they are letters.
  await page.keyboard.type("gc?");
  assert.equal(await page.getByRole("main").getByRole("searchbox").first().inputValue(), "gc?");
  await page.goto("/optim/tickets");
  await seen(title(page, "Tickets"));
  await page.keyboard.press("c");
  await page.waitForURL("**/optim/tickets/new");
  await page.goto("/optim");
  await seen(title(page, "Hello, Ana"));
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await page.keyboard.press("/");
  await focused(page.getByRole("banner").getByRole("searchbox"));
});

journey("without scripts the search in the bar leads to everything that was found", async (open) => {
  const page = await open({ as: "agent", scripts: false });
  await page.goto("/optim");
  const box = page.getByRole("banner").getByRole("searchbox", { name: "Search everything" });
  await box.fill("status:open invoice");
  await box.press("Enter");
  await page.waitForURL((url) => url.pathname === "/optim/search" && url.searchParams.get("q") === "status:open invoice");
  await seen(title(page, "Search"));
  await page.goto("/optim/search?q=created:>2020-01-01");
  await page.getByRole("navigation", { name: "Kinds of records" }).getByRole("link", { name: /^Tickets \d+/ }).click();
  await page.waitForURL((url) => url.searchParams.get("in") === "tickets");
  const hits = page.getByRole("main").getByRole("listitem").getByRole("link");
  assert.equal(await hits.count(), 25);
  await page.getByRole("link", { name: "More matches" }).click();
  await page.waitForURL((url) => url.searchParams.get("page") === "2");
  await page.getByRole("link", { name: "Open as a list" }).click();
  await page.waitForURL((url) => url.pathname === "/optim/tickets" && url.searchParams.get("created_at.from") === "2020-01-02");
  await page.goto("/optim/search?q=xyzzyxyzzy");
  await seen(page.getByText("Nothing matches"));
  await page.goto("/optim/search");
  await seen(page.getByText("What may stand beside words"));
});

journey("a page is kept at hand, named, moved and let go", async (open) => {
  const page = await open({ as: "agent" });
  await page.goto("/optim/tickets?status=open&after=");
  await button(page, "Favourite page").click();
  const kept = page.getByRole("navigation", { name: "Main" }).getByRole("region", { name: "Favourites" });
  await seen(kept.getByRole("link", { name: "Tickets" }));
  await page.goto("/optim/customers");
  await button(page, "Favourite page").click();
  await seen(kept.getByRole("link", { name: "Customers" }));
  assert.equal(await button(page, "Favourite page").getAttribute("aria-pressed"), "true");

  await button(page, "Edit favourites").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Edit favourites" });
  await dialog.getByRole("textbox", { name: "Name of Tickets" }).fill("Everything open");
  await page.keyboard.press("Tab");
  await seen(kept.getByRole("link", { name: "Everything open" }));
  await button(dialog, "Move Customers up").click();
  await eventually(async () => assert.deepEqual(await kept.getByRole("link").allInnerTexts(), ["Customers", "Everything open"]));
  await accessible(page);
  await button(dialog, "Remove Customers").click();
  await gone(kept.getByRole("link", { name: "Customers" }));
  await page.keyboard.press("Escape");
  await gone(dialog);

  await page.reload();
  await kept.getByRole("link", { name: "Everything open" }).click();
  await page.waitForURL((url) => url.pathname === "/optim/tickets" && url.searchParams.get("status") === "open");
  await openPalette(page);
  await find(page, "everything open", /^Everything open/);
  await page.keyboard.press("Escape");
  await button(page, "Favourite page").click();
  await gone(kept);
});

journey("on a phone the palette fills the screen and does the same", async (open) => {
  const page = await open({ as: "agent", width: 375 });
  await page.goto("/optim/tickets");
  await page.getByRole("link", { name: "Find or do" }).click();
  await seen(field(page));
  await find(page, "custom", /^Customers/);
  await accessible(page);
  await option(page, /^Customers/).first().click();
  await page.waitForURL("**/optim/customers");
  await gone(palette(page));
});

journey("a guardian finds their own cases and nothing else", async (open) => {
  const page = await open({ as: "guardian" });
  await page.goto("/toto/search?q=-xyzzy");
  const kinds = await page.getByRole("navigation", { name: "Kinds of records" }).getByRole("link").allInnerTexts();
  assert.deepEqual(kinds.map((text) => text.split(/\s/)[0]), ["All", "Tickets"]);
});
