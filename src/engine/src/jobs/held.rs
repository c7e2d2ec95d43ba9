//! What the workers of this process are at.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::Uuid;

/// Jobs in hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Held(Arc<Mutex<Hands>>);

/// By id: under which claim, and how to tell it something.
type Hands = HashMap<Uuid, (Uuid, Arc<Signal>)>;

/// What a job in hand is told.
#[derive(Debug, Default)]
pub(super) struct Signal {
    pub cancelled: AtomicBool,
    /// The claim has run out, and somebody else may be at it.
    pub lost: AtomicBool,
    /// The process ends.
    pub stopping: AtomicBool,
}

impl Signal {
    pub fn is_set(&self) -> bool {
        [&self.cancelled, &self.lost, &self.stopping].iter().any(|flag| flag.load(Ordering::Relaxed))
    }
}

impl Held {
    /// Takes a job in hand. Nothing when it is in hand here already: its claim ran out while nobody could write.
    pub fn take(&self, job: Uuid, claim: Uuid) -> Option<Arc<Signal>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.contains_key(&job) {
            return None;
        }
        let signal = Arc::<Signal>::default();
        held.insert(job, (claim, signal.clone()));
        Some(signal)
    }

    pub fn let_go(&self, job: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&job);
    }

    pub fn claims(&self) -> Vec<Uuid> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut claims: Vec<Uuid> = held.values().map(|(claim, _)| *claim).collect();
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    /// Passes on what the database says of the jobs under `claims`.
    pub fn heard(&self, claims: &[Uuid], kept: &[(Uuid, Uuid, bool)]) {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (job, (claim, signal)) in held.iter().filter(|(_, (claim, _))| claims.contains(claim)) {
            match kept.iter().find(|(id, of, _)| id == job && of == claim) {
                Some((_, _, true)) => signal.cancelled.store(true, Ordering::Relaxed),
                Some(_) => {}
                None => signal.lost.store(true, Ordering::Relaxed),
            }
        }
    }

    /// Tells all of them that the process ends.
    pub fn stop(&self) {
        for (_, signal) in self.0.lock().unwrap_or_else(PoisonError::into_inner).values() {
            signal.stopping.store(true, Ordering::Relaxed);
        }
    }

    /// Tells one that somebody does not want it any more.
    pub fn cancel(&self, job: Uuid) {
        if let Some((_, signal)) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&job) {
            signal.cancelled.store(true, Ordering::Relaxed);
        }
    }
}
