//! What people do with jobs and schedules.

use kernel::job::{CancelJob, ChangeSchedule, JobState, RetryJob, RunSchedule, Switch};
use kernel::{Error, Result, Rule, Uuid};
use sea_orm::ConnectionTrait;

use super::{Jobs, Schedules, cron, queue};
use crate::many::statement;
use crate::{Run, Tx, fault};

impl Run for RetryJob {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut job = tx.load::<Jobs>(self.job, None).await?;
        if !matches!(JobState::from_rank(job.state), Some(JobState::Parked | JobState::Cancelled)) {
            return Err(Error::invalid("job", Rule::State));
        }
        job.state = JobState::Queued.rank();
        job.attempts = 0;
        job.due_at = Some(tx.now().0);
        (job.cancel_at, job.ended_at) = (None, None);
        tx.save::<Jobs>(job).await?;
        tx.emit::<Jobs>("job_queued", self.job);
        Ok(())
    }
}

impl Run for CancelJob {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut job = tx.load::<Jobs>(self.job, None).await?;
        match JobState::from_rank(job.state) {
            Some(JobState::Running) if job.cancel_at.is_none() => {
                job.cancel_at = Some(tx.now().0);
                tx.save::<Jobs>(job).await?;
                tx.emit::<Jobs>("job_cancelling", self.job);
                return Ok(());
            }
            Some(JobState::Queued | JobState::Waiting | JobState::Parked) => {}
            _ => return Err(Error::invalid("job", Rule::State)),
        }
        job.state = JobState::Cancelled.rank();
        job.due_at = None;
        job.ended_at = Some(tx.now().0);
        tx.save::<Jobs>(job).await?;
        tx.emit::<Jobs>("job_changed", self.job);
        Ok(())
    }
}

impl Run for ChangeSchedule {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut schedule = tx.load::<Schedules>(self.schedule, Some(self.version)).await?;
        let next = cron::next(&self.cron, &zone(tx).await?, tx.now())?;
        self.cron.trim().clone_into(&mut schedule.cron);
        schedule.enabled = self.enabled.rank();
        schedule.next_at = (self.enabled == Switch::On).then_some(next.0);
        tx.save::<Schedules>(schedule).await?;
        tx.emit::<Schedules>("schedule_changed", self.schedule);
        Ok(())
    }
}

impl Run for RunSchedule {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        let mut schedule = tx.load::<Schedules>(self.schedule, None).await?;
        let payload = (tx.cx().engine().registry().schedule(&schedule.kind)?.payload)()?;
        let mut job = queue::row(tx, &schedule.kind, payload)?;
        // What the clock starts is the program's own, whoever is early.
        (job.asker_id, job.role, job.grants) = (None, String::new(), String::new());
        let id = job.id;
        queue::insert(tx, vec![job]).await?;
        (schedule.last_at, schedule.last_job_id) = (Some(tx.now().0), Some(id));
        tx.save::<Schedules>(schedule).await?;
        tx.emit::<Schedules>("schedule_changed", self.schedule);
        tx.emit::<Jobs>("job_queued", id);
        Ok(id)
    }
}

/// The zone of the workspace.
async fn zone(tx: &Tx) -> Result<String> {
    let dialect = tx.cx().engine().dialect();
    let text = match dialect {
        crate::Dialect::Sqlite => "SELECT zone FROM workspaces WHERE id = ?",
        crate::Dialect::Postgres => "SELECT zone FROM workspaces WHERE id = $1",
    };
    let found = tx.connection().query_one_raw(statement(dialect, text.to_owned(), vec![tx.workspace().0.into()])).await;
    let row = found.map_err(fault::database)?.ok_or(Error::NotFound)?;
    row.try_get("", "zone").map_err(fault::database)
}
