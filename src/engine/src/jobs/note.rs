//! Writing down how far a job is, and how a try ended.

use kernel::job::{JobFault, JobState};
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{Jobs, entity};
use crate::{Run, Tx, fault};

/// What workers do; the program's own.
pub(super) const WORK: Permission = may("jobs", "work");

const SECOND: i64 = 1_000;
/// Milliseconds between one failed try and the next; the last holds for all that follow.
pub(super) const PAUSES: [i64; 7] =
    [10 * SECOND, 30 * SECOND, 90 * SECOND, 300 * SECOND, 900 * SECOND, 2_700 * SECOND, 7_200 * SECOND];

/// How a try ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Outcome {
    Done {
        result: String,
    },
    Failed {
        fault: JobFault,
        tries: i64,
    },
    /// Somebody did not want it any more.
    Cancelled,
    /// Its process ends; somebody else goes on, and it is no try.
    Released,
}

/// Notes an outcome, if the claim still stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct NoteJob {
    pub job: Uuid,
    pub claim: Uuid,
    pub outcome: Outcome,
}

impl Command for NoteJob {
    const NAME: &'static str = "jobs.note";
    const NEEDS: Permission = WORK;
    /// Where the job stands now; nothing when it was not ours any more.
    type Output = Option<JobState>;
}

impl Run for NoteJob {
    async fn run(self, tx: &mut Tx) -> Result<Option<JobState>> {
        let Some(mut job) = held(tx, self.job, self.claim).await? else { return Ok(None) };
        let now = tx.now().0;
        let state = match self.outcome {
            Outcome::Done { result } => {
                job.result = result;
                job.fault = String::new();
                JobState::Done
            }
            Outcome::Cancelled => JobState::Cancelled,
            Outcome::Released => {
                job.attempts -= 1;
                JobState::Queued
            }
            Outcome::Failed { fault: met, tries } => {
                job.fault = serde_json::to_string(&met).map_err(fault::internal)?;
                let again = may_pass(&met) && job.attempts < tries;
                if job.cancel_at.is_some() {
                    JobState::Cancelled
                } else if again {
                    JobState::Waiting
                } else {
                    JobState::Parked
                }
            }
        };
        job.due_at = match state {
            JobState::Waiting => {
                let try_number = usize::try_from(job.attempts).unwrap_or(1).max(1);
                let pause = PAUSES.get(try_number - 1).or(PAUSES.last()).copied().unwrap_or(SECOND);
                Some(now + tx.cx().engine().clock().about(pause))
            }
            JobState::Queued => Some(now),
            _ => None,
        };
        job.ended_at = (!state.is_open()).then_some(now);
        job.claim = None;
        job.state = state.rank();
        save(tx, job).await?;
        tx.emit::<Jobs>(if state == JobState::Queued { "job_queued" } else { "job_changed" }, self.job);
        Ok(Some(state))
    }
}

/// Whether trying again may help.
fn may_pass(fault: &JobFault) -> bool {
    match fault {
        JobFault::Error(error) => {
            matches!(
                error,
                Error::Unavailable | Error::Internal { .. } | Error::Conflict { .. } | Error::TooMany { .. }
            )
        }
        JobFault::Lost | JobFault::Panicked => true,
        JobFault::AskerGone => false,
    }
}

/// Notes how far a job is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct NoteProgress {
    pub job: Uuid,
    pub claim: Uuid,
    pub done: i64,
    pub total: Option<i64>,
}

impl Command for NoteProgress {
    const NAME: &'static str = "jobs.progress";
    const NEEDS: Permission = WORK;
    /// Whether it is to go on.
    type Output = bool;
}

impl Run for NoteProgress {
    async fn run(self, tx: &mut Tx) -> Result<bool> {
        let Some(mut job) = held(tx, self.job, self.claim).await? else { return Ok(false) };
        (job.done, job.total) = (self.done, self.total);
        let wanted = job.cancel_at.is_none();
        save(tx, job).await?;
        tx.emit::<Jobs>("job_progress", self.job);
        Ok(wanted)
    }
}

/// The job, locked until commit, while the claim stands.
async fn held(tx: &Tx, job: Uuid, claim: Uuid) -> Result<Option<entity::Model>> {
    entity::Entity::find_by_id(job)
        .filter(ColumnTrait::eq(&entity::Column::Claim, claim))
        .lock_exclusive()
        .one(tx.connection())
        .await
        .map_err(fault::database)
}

async fn save(tx: &Tx, mut job: entity::Model) -> Result<()> {
    job.version += 1;
    job.updated_at = tx.now().0;
    let row = sea_orm::ActiveModelTrait::reset_all(sea_orm::IntoActiveModel::into_active_model(job));
    entity::Entity::update(row).exec(tx.connection()).await.map_err(fault::database).map(drop)
}
