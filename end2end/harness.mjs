// What a journey stands on: a server of its own with the demo data in a fresh database, a browser with a
// fresh profile, and the rule that nothing may go wrong unseen: a console error, an exception or a failed
// request that the journey did not announce fails it.
//
//   BACKOFFICE   the server's binary                  (default ../target/debug/backoffice)
//   DATABASE     sqlite, or postgres for a cluster that the harness starts   (default sqlite)
//   SITE         the folder that the browser loads    (default ../target/site)
//   CHROMIUM     the browser                          (default /usr/bin/chromium)
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { startSink } from "./mail.mjs";
import { copyFolder, startPostgres } from "./postgres.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const project = resolve(here, "..");
const output = join(here, "output");
const binary = process.env.BACKOFFICE ?? join(project, "target/debug/backoffice");
const kind = process.env.DATABASE ?? "sqlite";
assert.ok(["sqlite", "postgres"].includes(kind), `DATABASE=${kind} is neither sqlite nor postgres`);
const site = process.env.SITE ?? join(project, "target/site");

/** Whether each room is a file of its own. */
export const isSplit = existsSync(join(site, "pkg/__wasm_split.js"));

/** Longest that anything on a page may take to appear: a busy machine is slow, and how fast a page is, is measured elsewhere. */
const patience = 30_000;

/** Demo people by what they do; `backoffice seed` creates them. */
export const people = {
  agent: "ana@optim.example",
  admin: "olga@optim.example",
  analyst: "ines@optim.example",
  sales: "bruno@cienty.example",
  staff: "lucia@toto.example",
  guardian: "javier@toto.example",
};

/** A server with demo data; everything of it is gone after `stop`. */
export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), "backoffice-"));
  const port = await freePort();
  // A name and no number: passkeys are bound to one.
  const address = `http://localhost:${port}`;
  const { printed, database } = await demoData(folder);
  const password = demoPassword(printed);
  const logFile = join(folder, "server.log");
  const log = openSync(logFile, "w");
  const sink = await startSink();
  const env = {
    ...environment(folder, database, port),
    BACKOFFICE_SMTP_URL: sink.url,
    BACKOFFICE_MAIL_FROM: "Backoffice <post@office.example>",
    BACKOFFICE_PUBLIC_URL: address,
    // Issuers of single sign-on are on this machine.
    BACKOFFICE_OUTBOUND_ALLOW: "127.0.0.1",
  };
  const child = spawn(binary, ["serve"], { cwd: project, env, stdio: ["ignore", log, log] });
  process.once("exit", () => child.kill());
  const readLog = () => readFileSync(logFile, "utf8");
  await eventually(async () => {
    assert.equal(child.exitCode, null, `the server ended:\n${readLog()}`);
    const answer = await fetch(`${address}/ready`).catch(() => undefined);
    assert.equal(answer?.status, 200, "the server is not ready");
  }, 30_000);

  return {
    address,
    password,
    log: readLog,
    sink,
    async stop() {
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      await sink.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a server is told whose files lie in `folder`. */
function environment(folder, database, port = 0) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("BACKOFFICE"));
  return {
    ...Object.fromEntries(inherited),
    BACKOFFICE_DATABASE_URL: database.url,
    BACKOFFICE_ENVIRONMENT: "development",
    BACKOFFICE_DATA_DIR: join(folder, "data"),
    BACKOFFICE_LISTEN: `127.0.0.1:${port}`,
    BACKOFFICE_SITE_ROOT: site,
    BACKOFFICE_LEPTOS_TOML: join(project, "Leptos.toml"),
  };
}

/** The database of the server whose files lie in `folder`: what is there already, else an empty one. */
const startDatabase = async (folder) =>
  kind === "postgres"
    ? startPostgres(join(folder, "postgres"))
    : { url: `sqlite://${join(folder, "backoffice.sqlite")}`, stop() {} };

/**
 * Puts demo data into `folder`; returns what `seed` printed, and the database. Seeding takes a while, so it is done
 * once for each build and day (the data is dated relative to today) and copied from then on.
 */
async function demoData(folder) {
  const day = new Date().toISOString().slice(0, 10);
  const kept = join(output, `demo-${kind}-${day}-${Math.trunc(statSync(binary).mtimeMs)}`);
  if (!existsSync(kept)) {
    mkdirSync(output, { recursive: true });
    const fresh = mkdtempSync(join(output, "seeding-"));
    const database = await startDatabase(fresh);
    const env = environment(fresh, database);
    const run = (command) => promisify(execFile)(binary, [command], { cwd: project, env });
    await run("migrate");
    const seeded = await run("seed");
    writeFileSync(join(fresh, "printed.txt"), seeded.stdout + seeded.stderr);
    await database.stop(join(fresh, "postgres"));
    for (const old of readdirSync(output)) {
      if (old.startsWith(`demo-${kind}-`) && join(output, old) !== kept) {
        rmSync(join(output, old), { recursive: true, force: true });
      }
    }
    // Another file of journeys may have been first, even in this very moment; then its data are taken.
    try {
      renameSync(fresh, kept);
    } catch (error) {
      if (!existsSync(kept)) throw error;
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  copyFolder(`${kept}/.`, folder);
  return { printed: readFileSync(join(folder, "printed.txt"), "utf8"), database: await startDatabase(folder) };
}

/** `backoffice seed` prints the one password of the demo people. */
function demoPassword(printed) {
  const found = /password[^:\n]*:\s*(\S{8,})/i.exec(printed);
  assert.ok(found, `no password in what seed printed:\n${printed}`);
  return found[1];
}

/** The browser of the system, without what calls home. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

const house = {};
const signedIn = new Map();

/** Call once at the top of a file of journeys: one server and one browser for all of them. */
export function useHouse() {
  before(async () => {
    house.server = await startServer();
    house.browser = await startBrowser();
  });
  after(async () => {
    await house.browser?.close();
    await house.server?.stop();
    signedIn.clear();
  });
}

/**
 * A journey. `walk` gets `open(options)`, which gives a new page in a browser profile of its own:
 *   as       whom to sign in, a name of `people`; nobody by default
 *   scripts  false: with scripts off
 *   width, theme, locale
 *   expects  HTTP statuses of 400 and above that this journey provokes, which the browser reports as errors, and words of
 *            other reports
 */
export function journey(name, walk) {
  test(name, { timeout: 150_000 }, async () => {
    const visits = [];
    const open = async (options) => {
      const visit = await openPage(house, options);
      visits.push(visit);
      return visit.page;
    };
    try {
      await walk(open);
      for (const { faults } of visits) assert.deepEqual(faults, [], "the browser reported errors");
    } catch (error) {
      await keepEvidence(name, visits);
      for (const fault of visits.flatMap(({ faults }) => faults)) console.error(`the browser reported ${fault}`);
      throw error;
    } finally {
      for (const { page } of visits) await page.context().close();
    }
  });
}

/** A page in a profile of its own, and the list that its faults go to. */
export async function openPage({ browser, server }, options = {}) {
  const { as, scripts = true, width = 1280, height = 900, theme = "light", locale = "en", expects = [] } = options;
  const storageState = as ? await stateOf({ browser, server }, as) : undefined;
  const context = await browser.newContext({
    baseURL: server.address,
    colorScheme: theme,
    javaScriptEnabled: scripts,
    locale,
    reducedMotion: "reduce",
    storageState,
    viewport: { width, height },
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    const announced = expects.some((expected) =>
      text.includes(Number.isInteger(expected) ? `the server responded with a status of ${expected}` : expected),
    );
    if (message.type() === "error" && !announced) faults.push(`console: ${text}`);
  });
  if (scripts) {
    const goto = page.goto.bind(page);
    page.goto = async (...address) => {
      const answer = await goto(...address);
      await hydrated(page);
      return answer;
    };
    // A page of ours that a form, a link or a reload brought is not acted on before it answers either.
    await page.addLocatorHandler(page.locator("html:has(script[src^='/boot.js']):not([data-hydrated])"), () => {});
  }
  return { page, faults };
}

/** The page answers to clicks: `hydrate` has marked it. */
export async function hydrated(page) {
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
}

/** Signs in once for each person and remembers the cookies: people have few devices, and tries are limited. */
async function stateOf({ browser, server }, who) {
  const key = `${server.address} ${who}`;
  if (!signedIn.has(key)) {
    const { page } = await openPage({ browser, server });
    await page.goto("/sign-in");
    await signIn(page, people[who], server.password);
    signedIn.set(key, await page.context().storageState());
    await page.context().close();
  }
  return signedIn.get(key);
}

/** Fills in and sends the sign-in form that `page` shows, and waits for the home that follows. */
export async function signIn(page, email, password = house.server.password) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor({ state: "attached" });
}

/** Where the server is. */
export const address = () => house.server.address;

/** The demo password, for journeys that type it themselves. */
export const password = () => house.server.password;

/** The newest mail to `to` whose subject holds `subject`, once it has come; `after` many of them came before. */
export const mailTo = (to, subject, after = 0) =>
  eventually(() => {
    const mails = house.server.sink.mails.filter((mail) => mail.to === to && mail.subject.includes(subject));
    assert.ok(mails.length > after, `no mail “${subject}” to ${to} among ${JSON.stringify(house.server.sink.mails)}`);
    return mails.at(-1);
  });

/** Whether the mail server refuses what is sent to it. */
export const brokenMail = (broken) => house.server.sink.broken(broken);

/** Tries `check` until it passes or patience ends; then its own failure is the failure. */
export async function eventually(check, within = patience) {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
}

/** Rules that look at colours: of a page that was looked at in one theme, these alone can find anything in the other. */
const colours = ["color-contrast", "link-in-text-block"];

/** Fails with every accessibility fault that axe finds on the page; `again` in another theme than just before. */
export async function accessible(page, where, again = false, tries = 3) {
  // What is still fading has other colours than what people read.
  await page.locator("[aria-busy=true]").first().waitFor({ state: "hidden" });
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  // Our pages have no frames, for which axe would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (again ? axe.withRules(colours) : axe).analyze();
  // News may have begun to come while axe looked, and what they replace fades then. A fault stays.
  if (violations.some(({ id }) => id === "color-contrast") && tries > 1) {
    await new Promise((resume) => setTimeout(resume, 500));
    return accessible(page, where, again, tries - 1);
  }
  const faults = violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 5).map(({ target, failureSummary }) => `    ${target.join(" ")}: ${failureSummary}`);
    return `${where}: ${id} (${help}), ${nodes.length} times\n${places.join("\n")}`;
  });
  assert.equal(faults.length, 0, faults.join("\n"));
}

journey.skip = (name) => test.skip(name);

async function keepEvidence(name, visits) {
  mkdirSync(output, { recursive: true });
  const file = join(output, name.replaceAll(/[^a-z0-9]+/gi, "-"));
  for (const [index, { page }] of visits.entries()) {
    await page.screenshot({ path: `${file}-${index}.png`, fullPage: true }).catch(() => {});
  }
  writeFileSync(`${file}.log`, house.server.log());
}

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  await once(listener, "close");
  return port;
}
