//! The files that jobs made: beside those that came in, named by their jobs, kept for a few days.

use std::path::{Path, PathBuf};
use std::time::Duration;

use access::exports::KEPT_DAYS;
use engine::{Engine, fault};
use kernel::time::DAY;
use kernel::{Result, Uuid};

/// How often old files are looked for.
const EVERY: Duration = Duration::from_hours(6);

/// Where files are; it is there afterwards.
///
/// # Errors
/// `Internal` when it cannot be made.
pub fn folder(engine: &Engine) -> Result<PathBuf> {
    let folder = engine.files().join("exports");
    std::fs::create_dir_all(&folder).map_err(fault::internal)?;
    Ok(folder)
}

/// Of a job that is done.
///
/// # Errors
/// As [`folder`].
pub fn path(engine: &Engine, job: Uuid) -> Result<PathBuf> {
    Ok(folder(engine)?.join(job.to_string()))
}

/// A file on its way: gone again unless it is kept.
pub struct Partial(PathBuf);

impl Partial {
    /// # Errors
    /// As [`folder`].
    pub fn of(engine: &Engine) -> Result<Self> {
        Ok(Self(folder(engine)?.join(format!("{}.part", engine.clock().id()))))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Gives it its name, all at once.
    ///
    /// # Errors
    /// `Internal` when the disk does not.
    pub fn keep(self, path: &Path) -> Result<()> {
        std::fs::rename(&self.0, path).map_err(fault::internal)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // Kept, or never begun.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Deletes what is too old, and what a crash left behind; gives how many.
///
/// # Errors
/// As [`folder`].
pub fn sweep(engine: &Engine) -> Result<usize> {
    let before = engine.clock().now().0 - KEPT_DAYS * DAY;
    let files = std::fs::read_dir(folder(engine)?).map_err(fault::internal)?;
    let old = files.flatten().map(|file| file.path()).filter(|path| made(path).is_some_and(|made| made < before));
    Ok(old.filter(|path| std::fs::remove_file(path).is_ok()).count())
}

/// When a file of ours was begun, in milliseconds.
fn made(path: &Path) -> Option<i64> {
    let id: Uuid = path.file_stem()?.to_str()?.parse().ok()?;
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    Some(seconds as i64 * 1_000 + i64::from(nanos / 1_000_000))
}

/// Deletes old files now and from time to time, until the engine stops.
pub async fn tend(engine: Engine) {
    let mut stopping = engine.stopping();
    loop {
        let swept = tokio::task::spawn_blocking({
            let engine = engine.clone();
            move || sweep(&engine)
        });
        // What failed is in the log, and is tried again.
        let _ = swept.await;
        if tokio::time::timeout(EVERY, stopping.wait_for(|stop| *stop)).await.is_ok() {
            return;
        }
    }
}
