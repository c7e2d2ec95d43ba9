//! Jobs by the clock: each workspace has a schedule of each declared kind, and each run becomes one job, whatever number
//! of processes looks at the clock. Runs that were missed while nothing ran are made up for by one.

use std::time::Duration;

use kernel::id::WorkspaceId;
use kernel::job::{JobState, Switch, VIEW};
use kernel::{Command, Permission, Result, Time, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::note::WORK;
use super::work::system;
use super::{Jobs, Schedules, cron, entity, queue, schedule_entity};
use crate::{Engine, Run, Tx, fault};

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(5);
/// Looks after which new workspaces are given their schedules.
const SEED: u32 = 12;

pub(super) async fn tend(engine: &Engine) {
    let (mut stopping, mut turn, mut looks) = (engine.stopping(), tokio::time::interval(EVERY), 0);
    loop {
        tokio::select! {
            _ = turn.tick() => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        let seeded = if looks % SEED == 0 { seed(engine).await } else { Ok(()) };
        looks += 1;
        if let Err(error) = seeded.and(fire(engine).await.map(drop)) {
            tracing::warn!(%error, "schedules are looked at later");
        }
    }
}

/// Gives workspaces the schedules that they lack.
///
/// # Errors
/// Faults of the database.
pub async fn seed(engine: &Engine) -> Result<()> {
    let (read, now) = (system(engine).read(VIEW)?, engine.clock().now());
    for entry in engine.registry().schedules() {
        let mut sql = read.sql();
        sql.push("SELECT w.id, w.zone FROM workspaces w WHERE NOT EXISTS (SELECT 1 FROM schedules s WHERE s.workspace_id = w.id AND s.kind = ");
        sql.bind(entry.kind).push(")");
        for (workspace, zone) in read.rows(sql, |row| Ok((WorkspaceId(row.uuid(0)?), row.text(1)?))).await? {
            let next = cron::next(entry.cron, &zone, now)?;
            let add = AddSchedule { kind: entry.kind.to_owned(), cron: entry.cron.to_owned(), next };
            engine.as_system(workspace, "schedules").perform(add).await?;
        }
    }
    Ok(())
}

/// Makes the jobs whose time has come; gives how many schedules were due.
///
/// # Errors
/// Faults of the database.
pub async fn fire(engine: &Engine) -> Result<usize> {
    let (read, now) = (system(engine).read(VIEW)?, engine.clock().now());
    let mut sql = read.sql();
    sql.push("SELECT s.id, s.workspace_id, s.kind, s.cron, s.next_at, w.zone FROM schedules s JOIN workspaces w ON w.id = s.workspace_id WHERE s.next_at <= ");
    sql.bind(now.0);
    let due = read.rows(sql, |row| {
        Ok((row.uuid(0)?, WorkspaceId(row.uuid(1)?), row.text(2)?, row.text(3)?, row.int(4)?, row.text(5)?))
    });
    let due = due.await?;
    let count = due.len();
    for (schedule, workspace, kind, cron, expected, zone) in due {
        // One that this program does not know waits for one that does.
        let Ok(entry) = engine.registry().schedule(&kind) else { continue };
        let next = cron::next(&cron, &zone, now)?;
        let fire = FireSchedule { schedule, kind, payload: (entry.payload)()?, expected, next };
        engine.as_system(workspace, "schedules").perform(fire).await?;
    }
    Ok(count)
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct AddSchedule {
    kind: String,
    cron: String,
    next: Time,
}

impl Command for AddSchedule {
    const NAME: &'static str = "schedules.add";
    const NEEDS: Permission = WORK;
    type Output = ();
}

impl Run for AddSchedule {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let now = tx.now().0;
        let row = schedule_entity::Model {
            id: tx.id(),
            workspace_id: tx.workspace().0,
            version: 1,
            created_at: now,
            updated_at: now,
            archived_at: None,
            search: String::new(),
            kind: self.kind,
            cron: self.cron,
            enabled: Switch::On.rank(),
            next_at: Some(self.next.0),
            last_at: None,
            last_job_id: None,
        };
        schedule_entity::Entity::insert(schedule_entity::ActiveModel::from(row))
            .on_conflict_do_nothing()
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)
            .map(drop)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct FireSchedule {
    schedule: Uuid,
    kind: String,
    payload: String,
    /// When it was due; whoever comes second finds another time.
    expected: i64,
    next: Time,
}

impl Command for FireSchedule {
    const NAME: &'static str = "schedules.fire";
    const NEEDS: Permission = WORK;
    type Output = ();
}

impl Run for FireSchedule {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let won = schedule_entity::Entity::update_many()
            .col_expr(schedule_entity::Column::NextAt, Expr::value(self.next.0))
            .filter(schedule_entity::Column::Id.eq(self.schedule))
            .filter(schedule_entity::Column::NextAt.eq(self.expected))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        if won.rows_affected != 1 || last_is_open(tx, self.schedule).await? {
            return Ok(());
        }
        let job = queue::row(tx, &self.kind, self.payload)?;
        let id = job.id;
        queue::insert(tx, vec![job]).await?;
        schedule_entity::Entity::update_many()
            .col_expr(schedule_entity::Column::LastAt, Expr::value(tx.now().0))
            .col_expr(schedule_entity::Column::LastJobId, Expr::value(id))
            .filter(schedule_entity::Column::Id.eq(self.schedule))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        tx.emit::<Schedules>("schedule_changed", self.schedule);
        tx.emit::<Jobs>("job_queued", id);
        Ok(())
    }
}

/// Whether the run before this one is not over: then there is none beside it.
async fn last_is_open(tx: &Tx, schedule: Uuid) -> Result<bool> {
    let found = schedule_entity::Entity::find_by_id(schedule).one(tx.connection()).await.map_err(fault::database)?;
    let Some(last) = found.and_then(|schedule| schedule.last_job_id) else { return Ok(false) };
    let last = entity::Entity::find_by_id(last).one(tx.connection()).await.map_err(fault::database)?;
    Ok(last.and_then(|job| JobState::from_rank(job.state)).is_some_and(JobState::is_open))
}
