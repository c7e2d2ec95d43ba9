// A throw-away PostgreSQL cluster for one server. It listens on a socket in its own folder only, and a watchdog that
// waits for the end of its input stops it: that end comes when this process ends, however it ends.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

// Durability costs time, and these rows are thrown away.
const settings = ["listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB",
  "unix_socket_permissions=0777"].flatMap((setting) => ["-c", setting]);

// PostgreSQL refuses to run as root, as in a container.
const root = process.getuid() === 0;
const asPostgres = (program, ...rest) =>
  root ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", program, ...rest]] : [program, rest];

/** Starts a cluster on the data of the folder `taken`, which it takes away from there, or else on empty data. */
export async function startPostgres(taken) {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), "backoffice-postgres-"));
  const data = join(folder, "data");
  if (existsSync(taken)) renameSync(taken, data);
  if (root) execFileSync("chown", ["postgres", folder]);
  if (!existsSync(data)) {
    const wanted = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D", data];
    execFileSync(...asPostgres(join(programs, "initdb"), ...wanted), { cwd: folder, stdio: "pipe" });
  }
  const script = '"$@" >"$LOG" 2>&1 & cat; kill -INT $!; wait';
  const server = [join(programs, "postgres"), "-D", data, "-k", folder, ...settings];
  const watchdog = spawn(...asPostgres("sh", "-c", script, "postgres", ...server), {
    cwd: folder,
    // An interrupt at the terminal must not take it along.
    detached: true,
    env: { ...process.env, LOG: join(folder, "log") },
    stdio: ["pipe", "ignore", "ignore"],
  });
  const state = join(data, "postmaster.pid");
  for (let tries = 0; !(existsSync(state) && /^ready\s*$/m.test(readFileSync(state, "utf8"))); tries += 1) {
    if (watchdog.exitCode !== null || tries > 600) throw new Error(`PostgreSQL: ${readFileSync(join(folder, "log"), "utf8")}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return {
    url: `postgres://postgres@localhost/postgres?host=${folder}`,
    /** Ends it, and everything of it is gone but what is kept in a new folder `place`, if one is named. */
    async stop(place) {
      watchdog.stdin.end();
      if (watchdog.exitCode === null) await once(watchdog, "exit");
      if (place) copyFolder(data, place);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with PostgreSQL's programs: the PATH's, else the newest that Debian installed. */
function findPrograms() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : [];
  const folders = [...process.env.PATH.split(delimiter), ...versions.map((version) => join(debian, version, "bin"))];
  const found = folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name))));
  if (!found) throw new Error("PostgreSQL's programs are neither on the PATH nor in /usr/lib/postgresql");
  return found;
}

/** Copies a folder with its owners and modes, without which PostgreSQL does not start on it. */
export const copyFolder = (from, to) => execFileSync("cp", ["-a", from, to]);
