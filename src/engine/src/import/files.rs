//! The files that people bring in: where they are, and how long they are kept. Their names are the ids of their imports,
//! which say when they came in.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::import::KEPT_DAYS;
use kernel::time::DAY;
use kernel::{Error, Result, Uuid};

use super::live;
use super::read::Table;
use crate::{Engine, fault};

/// How often old files are looked for.
const EVERY: Duration = Duration::from_hours(6);

pub fn folder(engine: &Engine) -> PathBuf {
    engine.files().join("imports")
}

/// Looks at a stored file; `NotFound` when it is gone.
pub async fn open(path: PathBuf) -> Result<Table> {
    let open = move || if path.exists() { Table::open(&path) } else { Err(Error::NotFound) };
    tokio::task::spawn_blocking(open).await.map_err(fault::internal)?
}

/// Deletes a file that nobody needs any more. One that cannot be deleted now goes when it is old.
pub async fn forget(path: &Path) {
    if let Err(error) = tokio::fs::remove_file(path).await {
        tracing::warn!("a file of an import stays for now: {error}");
    }
}

/// Deletes what is older than [`KEPT_DAYS`], whatever became of it: files on their way in that a crash cut off, files
/// that were never run, and those that were kept for the rows that were refused. Gives how many.
///
/// # Errors
/// `Internal` when the folder cannot be read.
pub async fn sweep(engine: &Engine) -> Result<usize> {
    let (folder, before) = (folder(engine), engine.clock().now().0 - KEPT_DAYS * DAY);
    let sweep = move || match std::fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(fault::internal(error)),
        Ok(entries) => {
            let files = entries.flatten().map(|entry| entry.path());
            let old = files.filter(|path| came_in(path).is_some_and(|came_in| came_in < before));
            Ok(old.filter(|path| std::fs::remove_file(path).is_ok()).count())
        }
    };
    tokio::task::spawn_blocking(sweep).await.map_err(fault::internal)?
}

/// When a file of ours came in, in milliseconds; nothing for a file that is not ours or is being read.
fn came_in(path: &Path) -> Option<i64> {
    let id: Uuid = path.file_name()?.to_str()?.parse().ok()?;
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    live::find(id).is_none().then(|| seconds as i64 * 1000 + i64::from(nanos / 1_000_000))
}

/// Deletes old files now and from time to time, until the engine stops.
pub async fn tend(engine: Engine) {
    let mut stopping = engine.stopping();
    loop {
        // What failed is in the log, and is tried again.
        let _ = sweep(&engine).await;
        let pause = tokio::time::timeout(EVERY, stopping.wait_for(|stopping| *stopping));
        if pause.await.is_ok() {
            return;
        }
    }
}
