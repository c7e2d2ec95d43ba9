//! Keeps what a run found and writes `docs/benchmarks.md` from the newest run on each database.

use std::fmt::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::machine;
use crate::measure::Measured;
use crate::measure::caller::Cost;
use crate::measure::files::Files;
use crate::measure::log::Verified;
use crate::measure::micro::Driver;
use crate::measure::size::Weight;
use crate::plain::{Outcome, Plain};

const DATABASES: [&str; 2] = ["SQLite", "PostgreSQL"];

/// What one run on one database found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Run {
    pub database: String,
    pub version: String,
    pub date: String,
    pub size: u64,
    pub works: Vec<Measured>,
    pub weight: Option<Weight>,
    /// Megabytes resident at the end.
    pub loaded: Option<f64>,
    pub drivers: Vec<Driver>,
    #[serde(default)]
    pub caller: Option<Cost>,
    #[serde(default)]
    pub log: Option<Verified>,
    #[serde(default)]
    pub files: Option<Files>,
}

impl Run {
    pub fn new(database: &str, version: &str, size: u64) -> Self {
        let (database, version, date) = (database.to_owned(), version.to_owned(), machine::today());
        let (works, drivers) = (Vec::new(), Vec::new());
        Self {
            database,
            version,
            date,
            size,
            works,
            weight: None,
            loaded: None,
            drivers,
            caller: None,
            log: None,
            files: None,
        }
    }

    /// Saves it; what this run was not asked for stays as an earlier one of the same size found it.
    pub fn keep(mut self, folder: &Path) -> Outcome<()> {
        if let Some(earlier) = read(folder, &self.database).filter(|earlier| earlier.size == self.size) {
            self.weight = self.weight.or(earlier.weight);
            self.caller = self.caller.or(earlier.caller);
            self.log = self.log.or(earlier.log);
            self.files = self.files.or(earlier.files);
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
}

const HEAD: &str = "# Benchmarks

Written by `make bench`; not edited by hand. Each table comes from one run in which all sides took turns, three bouts each
of a second (one connection) and a second and a half (sixteen); the middle bout counts. Before timing, both sides' answers
are parsed and compared.

**Floor.** An axum server in a process of its own on the same database: *ready-made bytes* returns the very answer without
looking; *same SQL, bare driver* runs the statements somebody would write by hand (rusqlite on two reader threads, as many as the
program has; sqlx on PostgreSQL), decodes the rows and serialises them. It knows no session, no permission and no row scope:
what those cost is in the ratio. W13 is held against the password check alone, two at a time. W14 is held against W1. W7's floor runs the same statements in one transaction with the same full sync.

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
