//! Keeps what a run found and writes `docs/benchmarks.md` from the newest run on each database.

use std::fmt::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::machine;
use crate::measure::micro::Driver;
use crate::measure::size::Weight;
use crate::measure::{Measured, Side};
use crate::plain::{Outcome, Plain};

const DATABASES: [&str; 2] = ["SQLite", "PostgreSQL"];

/// What one run on one database found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Run {
    database: String,
    version: String,
    date: String,
    size: u64,
    pub works: Vec<Measured>,
    pub weight: Option<Weight>,
    /// Megabytes resident at the end.
    pub loaded: Option<f64>,
    pub drivers: Vec<Driver>,
}

impl Run {
    pub fn new(database: &str, version: &str, size: u64) -> Self {
        let (database, version, date) = (database.to_owned(), version.to_owned(), machine::today());
        Self { database, version, date, size, works: Vec::new(), weight: None, loaded: None, drivers: Vec::new() }
    }

    /// Saves it; what this run was not asked for stays as an earlier one of the same size found it.
    pub fn keep(mut self, folder: &Path) -> Outcome<()> {
        if let Some(earlier) = read(folder, &self.database).filter(|earlier| earlier.size == self.size) {
            self.weight = self.weight.or(earlier.weight);
            if self.drivers.is_empty() {
                self.drivers = earlier.drivers;
            }
            let missing = earlier.works.into_iter().filter(|work| self.works.iter().all(|new| new.id != work.id));
            let missing: Vec<_> = missing.collect();
            self.works.extend(missing);
        }
        self.works.sort_by_key(|work| {
            (work.id.trim_start_matches('W').trim_end_matches('b').parse::<u32>().unwrap_or_default(), work.id.len())
        });
        std::fs::write(name(folder, &self.database), serde_json::to_vec_pretty(&self).plain()?).plain()
    }

    fn section(&self, text: &mut String) -> std::fmt::Result {
        let Self { database, version, date, size, .. } = self;
        writeln!(text, "\n## {database} {version}, {size} tickets, {date}\n")?;
        writeln!(
            text,
            "| # | side | p50, one | p99, one | req/s, 16 | p50, 16 | p99, 16 | CPU ms |\n|---|---|--:|--:|--:|--:|--:|--:|"
        )?;
        for work in &self.works {
            for (place, Side { name, one, sixteen }) in work.sides.iter().enumerate() {
                let id = if place == 0 { work.id.as_str() } else { "" };
                let [a, b, c, d] = [one.p50, one.p99, sixteen.p50, sixteen.p99].map(time);
                writeln!(text, "| {id} | {name} | {a} | {b} | {:.0} | {c} | {d} | {:.3} |", sixteen.rate, sixteen.cpu)?;
            }
        }
        writeln!(text, "\n| # | work | against the floor | target | found | |\n|---|---|---|---|---|---|")?;
        for work in &self.works {
            let Some((floor, ours)) = work.pair() else { continue };
            let held = format!(
                "p50 {:.2}x, req/s {:.0} %, CPU {:.1}x",
                ours.one.p50 / floor.one.p50,
                100.0 * ours.sixteen.rate / floor.sixteen.rate,
                ours.sixteen.cpu / floor.sixteen.cpu
            );
            for (place, (target, found, met)) in work.targets.iter().enumerate() {
                let (id, title, held) =
                    if place == 0 { (work.id.as_str(), work.title.as_str(), held.as_str()) } else { ("", "", "") };
                writeln!(text, "| {id} | {title} | {held} | {target} | {found} | {} |", verdict(*met))?;
            }
        }
        if let Some(Weight { ready, idle, binary }) = self.weight {
            writeln!(
                text,
                "| W15 | start and size | | ready ≤ 300 ms | {ready:.0} ms | {} |",
                verdict(ready <= 300.0)
            )?;
            writeln!(text, "| | | | idle ≤ 60 MB | {idle:.0} MB | {} |", verdict(idle <= 60.0))?;
            writeln!(text, "| | | | binary ≤ 40 MB | {binary:.1} MB | {} |", verdict(binary <= 40.0))?;
        }
        if let Some(loaded) = self.loaded {
            writeln!(
                text,
                "\nAfter its last run the process held {loaded:.0} MB, pages of the database file among them."
            )?;
        }
        self.decision(text)
    }

    fn decision(&self, text: &mut String) -> std::fmt::Result {
        if self.drivers.is_empty() {
            return Ok(());
        }
        writeln!(
            text,
            "\n### The read path\n\nThe same 25 rows with the names of customer and assignee, from the statement to decoded rows, in one process.\n"
        )?;
        writeln!(text, "| driver | one at a time | sixteen at once |\n|---|--:|--:|")?;
        for Driver { name, one, sixteen } in &self.drivers {
            writeln!(text, "| {name} | {one:.0} µs | {sixteen:.0}/s |")?;
        }
        let of = |name: &str| self.drivers.iter().find(|driver| driver.name.contains(name));
        if let (Some(ours), Some(sqlx), Some(orm)) = (of("Read::list"), of("sqlx"), of("SeaORM")) {
            writeln!(
                text,
                "\n**Decision.** On SQLite the engine's generic reads run by rusqlite on a few reader threads behind `Read`: a list takes {:.0} µs and \
                 {:.0} are read a second, against {:.0} µs and {:.0} through sqlx and {:.0} µs and {:.0} through SeaORM; entities, commands, migrations \
                 and everything on PostgreSQL stay with SeaORM and sqlx.",
                ours.one, ours.sixteen, sqlx.one, sqlx.sixteen, orm.one, orm.sixteen
            )?;
        }
        Ok(())
    }
}

const HEAD: &str = "# Benchmarks

Written by `make bench`; not edited by hand. Each table comes from one run in which all sides took turns, three bouts each
of a second (one connection) and a second and a half (sixteen); the middle bout counts. Before timing, both sides' answers
are parsed and compared.

**Floor.** An axum server in a process of its own on the same database: *ready-made bytes* returns the very answer without
looking; *same SQL, bare driver* runs the statements somebody would write by hand (rusqlite on two reader threads, as many as the
program has; sqlx on PostgreSQL), decodes the rows and serialises them. It knows no session, no permission and no row scope:
what those cost is in the ratio. W14 is held against W1. W7's floor runs the same statements in one transaction with the same full sync.

**Asking side.** A keep-alive HTTP/1.1 client on one thread of the same machine, no compression. It takes part of the
cores, so rates are lower than a second machine would see, and latencies at sixteen connections are queueing.
*CPU ms* is processor time per request of the server's process and of the database's, at sixteen connections. p99 at 80 % load
is taken at a fixed rate of four fifths of the peak.
";

/// Writes the document.
pub fn write(folder: &Path, document: &Path) -> Outcome<()> {
    let mut text = HEAD.to_owned();
    let _ = writeln!(
        text,
        "\n**Machine.** {}; other work may run on it.\n\n**Versions.** {}.",
        machine::hardware(),
        machine::versions()
    );
    for run in DATABASES.iter().filter_map(|database| read(folder, database)) {
        run.section(&mut text).plain()?;
    }
    std::fs::write(document, text).plain()?;
    println!("written: docs/benchmarks.md");
    Ok(())
}

fn read(folder: &Path, database: &str) -> Option<Run> {
    std::fs::read(name(folder, database)).ok().and_then(|text| serde_json::from_slice(&text).ok())
}

fn name(folder: &Path, database: &str) -> std::path::PathBuf {
    folder.join(format!("found-{}.json", database.to_lowercase()))
}

/// Microseconds, or milliseconds from ten on.
fn time(us: f64) -> String {
    if us < 10_000.0 { format!("{us:.0} µs") } else { format!("{:.1} ms", us / 1000.0) }
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "**missed**" }
}
