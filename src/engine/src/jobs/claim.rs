//! Taking what is due, so that no other worker does, and keeping it.

use kernel::job::{JobFault, JobState};
use kernel::{Command, Permission, Result, Uuid};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::note::WORK;
use super::{Jobs, entity};
use crate::{Dialect, Run, Tx, fault};

/// Milliseconds for which a claim holds. On SQLite nobody else is there to wait for its end: a process that starts takes
/// up at once what the last one left.
pub(super) const fn lease(dialect: Dialect) -> i64 {
    match dialect {
        Dialect::Postgres => 10_000,
        Dialect::Sqlite => 120_000,
    }
}

/// A job in the hands of a worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Claimed {
    pub id: Uuid,
    pub claim: Uuid,
    pub workspace: Uuid,
    pub kind: String,
    pub payload: String,
    pub place: String,
    pub done: i64,
    pub total: Option<i64>,
    /// This one included.
    pub attempts: i64,
    pub asker: Option<Uuid>,
    pub role: String,
    pub grants: String,
}

/// Takes due jobs of these kinds. Kinds that this program does not know are left to those that do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ClaimJobs {
    /// With how many tries each.
    pub kinds: Vec<(String, i64)>,
    pub most: u64,
}

impl Command for ClaimJobs {
    const NAME: &'static str = "jobs.claim";
    const NEEDS: Permission = WORK;
    type Output = Vec<Claimed>;
}

impl Run for ClaimJobs {
    async fn run(self, tx: &mut Tx) -> Result<Vec<Claimed>> {
        let (now, claim) = (tx.now().0, tx.id());
        let due = entity::Entity::find()
            .filter(ColumnTrait::lte(&entity::Column::DueAt, now))
            .filter(ColumnTrait::is_in(&entity::Column::Kind, self.kinds.iter().map(|(kind, _)| kind.as_str())))
            .order_by_asc(entity::Column::DueAt)
            .order_by_asc(entity::Column::Id)
            .limit(self.most)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(tx.connection())
            .await
            .map_err(fault::database)?;
        let mut taken = Vec::new();
        for job in due {
            let tries = self.kinds.iter().find(|(kind, _)| *kind == job.kind).map_or(1, |(_, tries)| *tries);
            let lost = job.state == JobState::Running.rank();
            if lost && job.cancel_at.is_some() {
                give_up(tx, job, JobState::Cancelled).await?;
            } else if lost && job.attempts >= tries {
                give_up(tx, job, JobState::Parked).await?;
            } else {
                taken.push(job);
            }
        }
        if taken.is_empty() {
            return Ok(Vec::new());
        }
        entity::Entity::update_many()
            .col_expr(entity::Column::State, Expr::value(JobState::Running.rank()))
            .col_expr(entity::Column::Claim, Expr::value(claim))
            .col_expr(entity::Column::DueAt, Expr::value(now + lease(tx.cx().engine().dialect())))
            .col_expr(entity::Column::Attempts, Expr::col(entity::Column::Attempts).add(1))
            .col_expr(entity::Column::Version, Expr::col(entity::Column::Version).add(1))
            .col_expr(entity::Column::StartedAt, Expr::value(now))
            .col_expr(entity::Column::UpdatedAt, Expr::value(now))
            .filter(ColumnTrait::is_in(&entity::Column::Id, taken.iter().map(|job| job.id)))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        Ok(taken.into_iter().map(|job| claimed(job, claim)).collect())
    }
}

fn claimed(job: entity::Model, claim: Uuid) -> Claimed {
    let entity::Model { id, workspace_id, kind, payload, place, done, total, attempts, asker_id, .. } = job;
    let (role, grants) = (job.role, job.grants);
    let attempts = attempts + 1;
    Claimed {
        id,
        claim,
        workspace: workspace_id,
        kind,
        payload,
        place,
        done,
        total,
        attempts,
        asker: asker_id,
        role,
        grants,
    }
}

/// Ends a job whose worker has gone.
async fn give_up(tx: &mut Tx, job: entity::Model, state: JobState) -> Result<()> {
    let fault = match state {
        JobState::Parked => serde_json::to_string(&JobFault::Lost).map_err(fault::internal)?,
        _ => String::new(),
    };
    let row = entity::Model {
        state: state.rank(),
        due_at: None,
        claim: None,
        fault,
        ended_at: Some(tx.now().0),
        updated_at: tx.now().0,
        version: job.version + 1,
        ..job
    };
    let id = row.id;
    let row = sea_orm::ActiveModelTrait::reset_all(sea_orm::IntoActiveModel::into_active_model(row));
    entity::Entity::update(row).exec(tx.connection()).await.map_err(fault::database)?;
    tx.emit::<Jobs>("job_ended", id);
    Ok(())
}

/// Keeps claims, and tells which of their jobs somebody wants stopped; a job that is not among the answers is not ours
/// any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RenewClaims {
    pub claims: Vec<Uuid>,
}

impl Command for RenewClaims {
    const NAME: &'static str = "jobs.renew";
    const NEEDS: Permission = WORK;
    /// Job, claim, whether it is to stop.
    type Output = Vec<(Uuid, Uuid, bool)>;
}

impl Run for RenewClaims {
    async fn run(self, tx: &mut Tx) -> Result<Self::Output> {
        entity::Entity::update_many()
            .col_expr(entity::Column::DueAt, Expr::value(tx.now().0 + lease(tx.cx().engine().dialect())))
            .filter(ColumnTrait::is_in(&entity::Column::Claim, self.claims.iter().copied()))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        let held = entity::Entity::find()
            .filter(ColumnTrait::is_in(&entity::Column::Claim, self.claims.iter().copied()))
            .all(tx.connection())
            .await
            .map_err(fault::database)?;
        Ok(held.into_iter().filter_map(|job| Some((job.id, job.claim?, job.cancel_at.is_some()))).collect())
    }
}

/// Makes due again, on SQLite, what the process before this one was at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct TakeOver {}

impl Command for TakeOver {
    const NAME: &'static str = "jobs.take_over";
    const NEEDS: Permission = WORK;
    type Output = ();
}

impl Run for TakeOver {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        entity::Entity::update_many()
            .col_expr(entity::Column::DueAt, Expr::value(tx.now().0))
            .filter(ColumnTrait::eq(&entity::Column::State, JobState::Running.rank()))
            .exec(tx.connection())
            .await
            .map_err(fault::database)
            .map(drop)
    }
}
