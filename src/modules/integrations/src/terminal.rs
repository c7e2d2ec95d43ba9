//! Importing from the command line.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use engine::import::{self, Incoming, MapImport};
use engine::{Cx, Engine};
use kernel::import::{Import, Mapping};
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

/// A file that is to be brought in.
#[derive(Clone, Copy, Debug)]
pub struct FileImport<'a> {
    /// Slug of the workspace.
    pub workspace: &'a str,
    pub resource: &'a str,
    pub file: &'a Path,
    /// Change nothing.
    pub dry_run: bool,
    /// Columns of the file and the fields that they fill, where that is not as it is guessed; no field leaves a column out.
    pub map: &'a [(String, String)],
    /// Where the refused rows go, with their reasons.
    pub refused: Option<&'a Path>,
}

/// Brings a file in as the program itself, with dates in the workspace's zone, and tells `show` how far it is. It is listed on the
/// import page like any other.
///
/// # Errors
/// `NotFound` for an unknown workspace; `Invalid` on `file` for one that cannot be read or is no table, on `resource` for
/// one that files cannot fill, with `Required` on fields that no column fills, with `Missing` on a column of `map` that the
/// file does not have; faults of the database.
pub async fn import_file(engine: &Engine, wanted: FileImport<'_>, show: impl Fn(&Progress)) -> Result<Report> {
    let FileImport { workspace, resource, file, dry_run, map, refused } = wanted;
    let found = access::workspaces::find(engine, workspace).await?.ok_or(Error::NotFound)?;
    let system = engine.as_system(found.id, "import");
    let zone = engine::zone(&found.zone, system.now());
    let cx = engine.as_actor(Actor { zone, ..system.actor().clone() }, "import");
    let id = Box::pin(receive(&cx, resource, file)).await?;
    if !map.is_empty() {
        let Import { mapping, report, .. } = import::get(&cx, id).await?;
        let mapping = mapped(mapping, &report.file.header, map)?;
        cx.perform(MapImport { import: id, mapping }).await?;
    }
    let mut run = Box::pin(import::run(&cx, id, dry_run));
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            ended = &mut run => {
                ended?;
                if let Some(path) = refused {
                    let titles = ("line".to_owned(), "reason".to_owned());
                    let rows = import::refused_rows(&cx, id, titles, |import, refusal| reason(Locale::En, import, refusal));
                    let rows = rows.await?;
                    tokio::fs::write(path, rows).await.map_err(|_| Error::invalid("refused", Rule::Missing))?;
                }
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

/// The guessed mapping with what is asked for: a field that is asked for is taken from the column that was guessed for it.
fn mapped(mut mapping: Mapping, header: &[String], map: &[(String, String)]) -> Result<Mapping> {
    for (column, field) in map {
        let same = |name: &String| name.trim().eq_ignore_ascii_case(column.trim());
        let place = header.iter().position(same).ok_or_else(|| Error::invalid(column, Rule::Missing))?;
        for other in mapping.iter_mut().filter(|other| other.as_deref() == Some(field)) {
            *other = None;
        }
        if let Some(here) = mapping.get_mut(place) {
            *here = Some(field.clone()).filter(|field| !field.is_empty());
        }
    }
    Ok(mapping)
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
