//! Runs under way in this process: how far they are, and the wish to stop them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use kernel::Uuid;
use kernel::import::{Progress, Tally};

use super::read::Table;

static RUNNING: LazyLock<Mutex<HashMap<Uuid, Arc<Live>>>> = LazyLock::new(Mutex::default);

/// This process, so that a run left over by another one can be told.
pub static RUNNER: LazyLock<Uuid> = LazyLock::new(|| Uuid::from_u128(rand::random()));

/// One run under way.
#[derive(Debug)]
pub struct Live {
    total: AtomicU64,
    created: AtomicU64,
    updated: AtomicU64,
    unchanged: AtomicU64,
    refused: AtomicU64,
    started: Instant,
    cancelled: AtomicBool,
    table: OnceLock<Table>,
}

/// Keeps a run in the list until it is over, however it ends.
#[derive(Debug)]
pub struct Listed {
    id: Uuid,
    pub live: Arc<Live>,
}

impl Drop for Listed {
    fn drop(&mut self) {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

/// Lists a run; `None` when it is running already.
pub fn begin(id: Uuid) -> Option<Listed> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    if running.contains_key(&id) {
        return None;
    }
    let live = Arc::new(Live {
        total: AtomicU64::new(0),
        created: AtomicU64::new(0),
        updated: AtomicU64::new(0),
        unchanged: AtomicU64::new(0),
        refused: AtomicU64::new(0),
        started: Instant::now(),
        cancelled: AtomicBool::new(false),
        table: OnceLock::new(),
    });
    running.insert(id, live.clone());
    Some(Listed { id, live })
}

/// The run, while it is under way here.
pub fn find(id: Uuid) -> Option<Arc<Live>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
}

/// Every run under way here.
pub fn all() -> Vec<Uuid> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect()
}

impl Live {
    /// How many rows there will be.
    pub fn expect(&self, total: u64) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Hands over the file, looked at.
    pub fn give(&self, table: Table) {
        // A run is given one file only.
        let _ = self.table.set(table);
    }

    pub fn table(&self) -> Option<Table> {
        self.table.get().cloned()
    }

    pub fn set(&self, tally: Tally) {
        self.created.store(tally.created, Ordering::Relaxed);
        self.updated.store(tally.updated, Ordering::Relaxed);
        self.unchanged.store(tally.unchanged, Ordering::Relaxed);
        self.refused.store(tally.refused, Ordering::Relaxed);
    }

    /// Asks it to stop; it does so after the batch at hand.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    pub fn progress(&self) -> Progress {
        let tally = Tally {
            created: self.created.load(Ordering::Relaxed),
            updated: self.updated.load(Ordering::Relaxed),
            unchanged: self.unchanged.load(Ordering::Relaxed),
            refused: self.refused.load(Ordering::Relaxed),
        };
        let (done, total) = (tally.done(), self.total.load(Ordering::Relaxed));
        let elapsed = self.started.elapsed().as_secs_f64();
        let left = total.saturating_sub(done) as f64;
        let seconds_left = (done > 0 && elapsed > 0.5).then(|| (elapsed / done as f64 * left).ceil() as u64);
        Progress { tally, total, seconds_left }
    }
}
