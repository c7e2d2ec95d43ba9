//! What a kind of job declares.

use std::future::Future;
use std::pin::Pin;

use kernel::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Running;
use crate::fault;

/// Work for later. The struct is what is stored; keep it readable by the next release.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Stable name, `export`.
    const KIND: &'static str;
    /// After so many tries it is parked.
    const TRIES: i64 = 8;
    /// Takes more than a moment: it has a place of its own beside the quick ones, and pages follow it.
    const LONG: bool = false;

    /// Does it. What it changes, it changes by [`Running::step`] and [`Running::finish`]. An error that trying again may
    /// mend (the database is away, somebody was faster) is tried again; any other parks the job.
    fn run(self, job: Running) -> impl Future<Output = Result<Ended>> + Send;
}

/// That a job has come to its end.
#[derive(Debug)]
pub struct Ended(pub(super) Option<String>);

impl Ended {
    /// Well, with something to say; empty for nothing.
    pub fn with(result: impl Into<String>) -> Self {
        Self(Some(result.into()))
    }
}

pub(super) type Doing = Pin<Box<dyn Future<Output = Result<Ended>> + Send>>;

/// A kind of job, without its type.
#[derive(Clone, Copy, Debug)]
pub struct JobEntry {
    pub kind: &'static str,
    pub tries: i64,
    pub long: bool,
    pub(super) run: fn(String, Running) -> Doing,
}

impl JobEntry {
    pub(crate) fn of<J: Job>() -> Self {
        Self { kind: J::KIND, tries: J::TRIES, long: J::LONG, run: run::<J> }
    }
}

fn run<J: Job>(payload: String, running: Running) -> Doing {
    Box::pin(async move {
        let job: J = serde_json::from_str(&payload).map_err(|_| Error::malformed(J::KIND))?;
        job.run(running).await
    })
}

/// A kind of job that each workspace has by the clock, until it says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct ScheduleEntry {
    pub kind: &'static str,
    /// Minute, hour, day, month, weekday by the workspace's clocks.
    pub cron: &'static str,
    pub(super) payload: fn() -> Result<String>,
}

impl ScheduleEntry {
    pub(crate) fn of<J: Job + Default>(cron: &'static str) -> Self {
        Self { kind: J::KIND, cron, payload: || serde_json::to_string(&J::default()).map_err(fault::internal) }
    }
}
