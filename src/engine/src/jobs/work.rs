//! The worker: claims what is due, does it, notes what came of it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use kernel::id::WorkspaceId;
use kernel::job::JobFault;
use kernel::{Error, Result, Uuid};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinSet;

use super::claim::{ClaimJobs, Claimed, RenewClaims, TakeOver, lease};
use super::held::{Held, Signal};
use super::job::Ended;
use super::note::{NoteJob, Outcome};
use super::{JobEntry, Running, actor, schedules};
use crate::{Cx, Dialect, Engine, News};

/// How often is looked for what a pause, or somebody's death, has made due; new jobs are told of.
const EVERY: Duration = Duration::from_secs(3);
/// How long the jobs in hand get to stop when the process ends.
const PATIENCE: Duration = Duration::from_secs(8);

/// Jobs that are alike in how long they take.
#[derive(Clone, Copy, Debug)]
struct Lane {
    long: bool,
    /// At a time.
    slots: usize,
    /// Claimed beside those, so that none is waited for.
    ahead: usize,
}

const LANES: [Lane; 2] = [Lane { long: false, slots: 4, ahead: 32 }, Lane { long: true, slots: 2, ahead: 0 }];

/// Works, and makes jobs by the clock, until the engine stops.
pub async fn tend(engine: Engine) {
    let held = Held::default();
    if engine.dialect() == Dialect::Sqlite
        && let Err(error) = system(&engine).perform(TakeOver {}).await
    {
        tracing::warn!(%error, "jobs that were under way are taken up later");
    }
    let [quick, long] = LANES.map(|lane| Box::pin(work(engine.clone(), held.clone(), lane)));
    let keeping = tokio::spawn(keep(engine.clone(), held));
    tokio::join!(quick, long, schedules::tend(&engine));
    keeping.abort();
}

/// Does everything that is due now, one after the other, and gives how many jobs that were: for tests and the terminal.
///
/// # Errors
/// Faults of the database; a job that fails is none.
pub async fn run_due(engine: &Engine) -> Result<usize> {
    let (held, mut ran) = (Held::default(), 0);
    loop {
        let claimed = claim(engine, |_| true, 100).await?;
        if claimed.is_empty() {
            return Ok(ran);
        }
        ran += claimed.len();
        for job in claimed {
            carry_out(engine.clone(), held.clone(), job).await;
        }
    }
}

async fn work(engine: Engine, held: Held, lane: Lane) {
    let (mut stopping, mut news) = (engine.stopping(), engine.listen());
    let (mut waiting, mut running) = (VecDeque::<Claimed>::new(), JoinSet::new());
    while !*stopping.borrow() {
        while running.len() < lane.slots
            && let Some(job) = waiting.pop_front()
        {
            running.spawn(carry_out(engine.clone(), held.clone(), job));
        }
        if running.len() < lane.slots && waiting.is_empty() {
            let most = lane.slots - running.len() + lane.ahead;
            match claim(&engine, |entry| entry.long == lane.long, most as u64).await {
                Ok(claimed) if !claimed.is_empty() => {
                    waiting.extend(claimed);
                    continue;
                }
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "jobs cannot be claimed for now"),
            }
        }
        let free = running.len() < lane.slots;
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => {}
            Some(_) = running.join_next(), if !running.is_empty() => {}
            () = queued(&mut news), if free => {}
            () = tokio::time::sleep(EVERY), if free => {}
        }
    }
    held.stop();
    for job in waiting {
        note(&engine, &job, Outcome::Released).await;
    }
    let all = async { while running.join_next().await.is_some() {} };
    if tokio::time::timeout(PATIENCE, all).await.is_err() {
        tracing::warn!("jobs that did not stop in time are taken up when their claim has run out");
    }
}

/// Waits until a job is queued, or may have been.
async fn queued(news: &mut Receiver<News>) {
    loop {
        match news.recv().await {
            Ok(News::Happened(happened)) if happened.event.kind == "job_queued" => return,
            Ok(News::Happened(_)) => {}
            Ok(News::Missed) | Err(RecvError::Lagged(_)) => return,
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

async fn claim(engine: &Engine, which: impl Fn(&JobEntry) -> bool, most: u64) -> Result<Vec<Claimed>> {
    let kinds: Vec<(String, i64)> = engine
        .registry()
        .jobs()
        .filter(|entry| which(entry))
        .map(|entry| (entry.kind.to_owned(), entry.tries))
        .collect();
    if kinds.is_empty() || !is_due(engine).await? {
        return Ok(Vec::new());
    }
    system(engine).perform(ClaimJobs { kinds, most }).await
}

/// Whether a claim may find something: looking keeps no writer busy.
async fn is_due(engine: &Engine) -> Result<bool> {
    let read = system(engine).read(kernel::job::VIEW)?;
    let mut sql = read.sql();
    sql.push("SELECT 1 FROM jobs WHERE due_at <= ").bind(engine.clock().now().0).push(" LIMIT 1");
    Ok(read.first(sql, |row| row.int(0)).await?.is_some())
}

pub(super) async fn carry_out(engine: Engine, held: Held, job: Claimed) {
    let job = Arc::new(job);
    let Some(signal) = held.take(job.id, job.claim) else { return };
    let outcome = attempt(&engine, &job, &signal).await;
    held.let_go(job.id);
    if let Some(outcome) = outcome
        && !signal.lost.load(Ordering::Relaxed)
    {
        note(&engine, &job, outcome).await;
    }
}

/// One try; nothing is left to note where the last step has done so.
async fn attempt(engine: &Engine, job: &Arc<Claimed>, signal: &Arc<Signal>) -> Option<Outcome> {
    let (entry, tries) = match engine.registry().job(&job.kind) {
        Ok(entry) => (*entry, entry.tries),
        Err(error) => return Some(Outcome::Failed { fault: JobFault::Error(error), tries: 1 }),
    };
    let failed = |fault| Some(Outcome::Failed { fault, tries });
    let cx = match actor::cx(engine, job).await {
        Ok(Some(cx)) => cx,
        Ok(None) => return failed(JobFault::AskerGone),
        Err(error) => return failed(JobFault::Error(error)),
    };
    let running = Running::new(cx, job.clone(), signal.clone(), entry.long);
    // A task of its own, so that a panic ends no worker.
    match tokio::spawn((entry.run)(job.payload.clone(), running)).await {
        Ok(Ok(Ended(None))) => None,
        Ok(Ok(Ended(Some(result)))) => Some(Outcome::Done { result }),
        Ok(Err(_)) if signal.cancelled.load(Ordering::Relaxed) => Some(Outcome::Cancelled),
        Ok(Err(Error::Unavailable)) if signal.stopping.load(Ordering::Relaxed) => Some(Outcome::Released),
        Ok(Err(error)) => {
            tracing::warn!(job = %job.id, kind = job.kind, %error, "a job failed");
            failed(JobFault::Error(error))
        }
        Err(panic) => {
            tracing::error!(job = %job.id, kind = job.kind, %panic, "a job panicked");
            failed(JobFault::Panicked)
        }
    }
}

async fn note(engine: &Engine, job: &Claimed, outcome: Outcome) {
    let cx = engine.as_system(WorkspaceId(job.workspace), "jobs");
    let note = NoteJob { job: job.id, claim: job.claim, outcome };
    match cx.perform(note).await {
        Ok(Some(state)) => {
            metrics::counter!("jobs_total", "kind" => job.kind.clone(), "state" => state.name()).increment(1);
        }
        Ok(None) => {}
        // Whoever takes it up when the claim has run out goes on after its last step.
        Err(error) => tracing::warn!(job = %job.id, %error, "how a job ended could not be noted"),
    }
}

/// Renews the claims, and hears which jobs are to stop.
async fn keep(engine: Engine, held: Held) {
    let every = Duration::from_millis(lease(engine.dialect()).unsigned_abs() / 4);
    let (mut news, mut turn) = (engine.listen(), tokio::time::interval(every));
    loop {
        let heard = tokio::select! {
            _ = turn.tick() => None,
            heard = news.recv() => Some(heard),
        };
        match heard {
            Some(Ok(News::Happened(happened))) => {
                if happened.event.kind == "job_cancelling" {
                    held.cancel(happened.event.record);
                }
                continue;
            }
            Some(Err(RecvError::Closed)) => return,
            Some(_) | None => {}
        }
        let claims = held.claims();
        if claims.is_empty() {
            continue;
        }
        match system(&engine).perform(RenewClaims { claims: claims.clone() }).await {
            Ok(kept) => held.heard(&claims, &kept),
            Err(error) => tracing::warn!(%error, "claims of jobs could not be renewed"),
        }
    }
}

pub(super) fn system(engine: &Engine) -> Cx {
    engine.as_system(WorkspaceId(Uuid::nil()), "jobs")
}
