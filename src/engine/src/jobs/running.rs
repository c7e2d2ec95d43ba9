//! A job's view of itself while it runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::id::WorkspaceId;
use kernel::{Error, Result, Uuid};

use super::claim::Claimed;
use super::held::Signal;
use super::job::Ended;
use super::note::NoteProgress;
use super::within::{Progress, Within};
use crate::{Cx, Run};

/// Milliseconds between two notes of progress.
const EVERY: i64 = 700;

/// A job under way: who it acts as, and the way to change something.
#[derive(Clone, Debug)]
pub struct Running {
    cx: Cx,
    job: Arc<Claimed>,
    signal: Arc<Signal>,
    told: bool,
    noted: Arc<AtomicI64>,
}

impl Running {
    pub(super) fn new(cx: Cx, job: Arc<Claimed>, signal: Arc<Signal>, long: bool) -> Self {
        let told = long || job.asker.is_some();
        Self { cx, job, signal, told, noted: Arc::default() }
    }

    /// Whoever asked for it, as they are now.
    pub fn cx(&self) -> &Cx {
        &self.cx
    }

    pub fn id(&self) -> Uuid {
        self.job.id
    }

    /// Where the last step left off; empty at the start.
    pub fn place(&self) -> &str {
        &self.job.place
    }

    /// Runs a command once, as a step after which the job goes on from `place` if it is interrupted. `done` is how much of
    /// the work that makes.
    ///
    /// # Errors
    /// As the walk; `Unavailable` when the job is not ours any more or is to stop.
    pub async fn step<C: Run>(&self, command: C, place: impl Into<String>, done: u64) -> Result<C::Output> {
        self.check()?;
        let progress = Progress::At { place: place.into(), done: done.try_into().unwrap_or(i64::MAX) };
        self.within(command, progress).await
    }

    /// Runs a command once, with which the job is done: both or neither.
    ///
    /// # Errors
    /// As [`step`](Self::step).
    pub async fn finish<C: Run>(&self, command: C) -> Result<Ended> {
        self.check()?;
        self.within(command, Progress::Ended).await?;
        Ok(Ended(None))
    }

    async fn within<C: Run>(&self, command: C, progress: Progress) -> Result<C::Output> {
        let (job, claim, told) = (self.job.id, self.job.claim, self.told);
        self.cx.perform(Within { job, claim, progress, told, command }).await
    }

    /// Says how far it is, `total` being known or not; noted once in a while.
    ///
    /// # Errors
    /// `Unavailable` when it is to stop; hand that on.
    pub async fn progress(&self, done: u64, total: Option<u64>) -> Result<()> {
        self.check()?;
        let now = self.cx.now().0;
        let last = self.noted.load(Ordering::Relaxed);
        if now - last < EVERY && last != 0 {
            return Ok(());
        }
        self.noted.store(now, Ordering::Relaxed);
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let note =
            NoteProgress { job: self.job.id, claim: self.job.claim, done: number(done), total: total.map(number) };
        let system = self.cx.engine().as_system(WorkspaceId(self.job.workspace), "jobs");
        if system.perform(note).await? { Ok(()) } else { Err(Error::Unavailable) }
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// `Unavailable` when it is to stop; hand that on.
    pub fn check(&self) -> Result<()> {
        if self.signal.is_set() { Err(Error::Unavailable) } else { Ok(()) }
    }
}
