//! Importing from the command line.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use engine::import::{self, Incoming};
use engine::{Cx, Engine};
use kernel::{Actor, Error, Result, Rule, Uuid};
use tokio::io::AsyncReadExt as _;
use ui::i18n::Locale;

use crate::reason::reason;

/// How often progress is told.
const EVERY: Duration = Duration::from_millis(250);
/// Refusals that are printed.
const PRINTED: usize = 50;

/// How far a run is, as a line of text.
#[derive(Clone, Copy, Debug)]
pub struct Progress(pub kernel::import::Progress);

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kernel::import::Progress { tally, total, seconds_left } = self.0;
        write!(f, "{} of {total} rows", tally.done())?;
        seconds_left.map_or(Ok(()), |seconds| write!(f, ", about {seconds} s left"))
    }
}

/// What became of the rows, as text for a terminal.
#[derive(Clone, Debug)]
pub struct Report(pub kernel::import::Import);

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = &self.0.report;
        let tally = report.tally;
        if report.dry_run {
            writeln!(f, "Dry run: nothing was changed.")?;
        }
        writeln!(
            f,
            "{} rows in {:.1} s: {} created, {} updated, {} unchanged, {} refused",
            tally.done(),
            report.milliseconds as f64 / 1000.0,
            tally.created,
            tally.updated,
            tally.unchanged,
            tally.refused
        )?;
        for refusal in report.refusals.iter().take(PRINTED) {
            writeln!(f, "  line {}: {}", refusal.line, reason(Locale::En, &self.0, refusal))?;
        }
        match report.refusals.len().saturating_sub(PRINTED) {
            0 => Ok(()),
            more => writeln!(f, "  and {more} more; they are listed on the import's page"),
        }
    }
}

/// Brings a file in as the program itself, with the columns as they are guessed and dates in the workspace's zone, and tells `show` how far it is. It is
/// listed on the import page like any other.
///
/// # Errors
/// `NotFound` for an unknown workspace; `Invalid` on `file` for one that cannot be read or is no table, on `resource` for
/// one that files cannot fill, with `Required` on fields that no column fills; faults of the database.
pub async fn import_file(
    engine: &Engine,
    workspace: &str,
    resource: &str,
    file: &Path,
    dry_run: bool,
    show: impl Fn(&Progress),
) -> Result<Report> {
    let found = access::workspaces::find(engine, workspace).await?.ok_or(Error::NotFound)?;
    let system = engine.as_system(found.id, "import");
    let zone = engine::zone(&found.zone, system.now());
    let cx = engine.as_actor(Actor { zone, ..system.actor().clone() }, "import");
    let id = Box::pin(receive(&cx, resource, file)).await?;
    let mut run = Box::pin(import::run(&cx, id, dry_run));
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            ended = &mut run => {
                ended?;
                return import::get(&cx, id).await.map(Report);
            }
            _ = ticks.tick() => {
                if let Some(progress) = import::progress(&cx, id).await?.filter(|progress| progress.total > 0) {
                    show(&Progress(progress));
                }
            }
        }
    }
}

async fn receive(cx: &Cx, resource: &str, path: &Path) -> Result<Uuid> {
    let unreadable = |_| Error::invalid("file", Rule::Missing);
    let mut file = tokio::fs::File::open(path).await.map_err(unreadable)?;
    let mut incoming = Incoming::begin(cx).await?;
    let mut chunk = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut chunk).await.map_err(unreadable)?;
        if read == 0 {
            break;
        }
        incoming.write(chunk.get(..read).unwrap_or_default()).await?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    incoming.register(cx, resource, &name).await
}
