//! Queueing, inside the command that wants the work done.

use kernel::job::JobState;
use kernel::{Grants, Result, Uuid};
use sea_orm::EntityTrait;

use super::{Job, Jobs, entity};
use crate::{Tx, fault};

/// Rows of one INSERT: two dozen columns stay below the 32,766 parameters that SQLite takes.
const BATCH: usize = 1_000;

impl Tx {
    /// Queues a job: it is done when, and only when, this command commits. Gives its id.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn job<J: Job>(&mut self, job: &J) -> Result<Uuid> {
        self.job_of(J::KIND, job).await
    }

    /// Queues a job that another room declares, by the name of its kind.
    ///
    /// # Errors
    /// `NotFound` for a kind nobody declared; faults of the database.
    pub async fn job_of(&mut self, kind: &str, payload: &impl serde::Serialize) -> Result<Uuid> {
        let kind = self.cx().engine().registry().job(kind)?.kind;
        let row = row(self, kind, serde_json::to_string(payload).map_err(fault::internal)?)?;
        let id = row.id;
        insert(self, vec![row]).await?;
        self.emit::<Jobs>("job_queued", id);
        Ok(id)
    }

    /// Queues many of a kind at once, with one event for all.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn jobs<J: Job>(&mut self, jobs: impl IntoIterator<Item = J>) -> Result<()> {
        let mut jobs = jobs.into_iter().peekable();
        while jobs.peek().is_some() {
            let mut rows = Vec::new();
            for job in jobs.by_ref().take(BATCH) {
                rows.push(row(self, J::KIND, serde_json::to_string(&job).map_err(fault::internal)?)?);
            }
            insert(self, rows).await?;
        }
        self.emit::<Jobs>("job_queued", Uuid::nil());
        Ok(())
    }
}

/// A new job of whoever runs this command.
pub(super) fn row(tx: &Tx, kind: &str, payload: String) -> Result<entity::Model> {
    let (actor, now) = (tx.actor(), tx.now().0);
    let asker_id = Some(actor.member.0).filter(|member| !member.is_nil());
    let grants = match asker_id {
        Some(_) => serde_json::to_string::<Grants>(&actor.grants).map_err(fault::internal)?,
        None => String::new(),
    };
    Ok(entity::Model {
        id: tx.id(),
        workspace_id: actor.workspace.0,
        version: 1,
        created_at: now,
        updated_at: now,
        archived_at: None,
        search: String::new(),
        kind: kind.to_owned(),
        payload,
        place: String::new(),
        state: JobState::Queued.rank(),
        attempts: 0,
        due_at: Some(now),
        claim: None,
        cancel_at: None,
        done: 0,
        total: None,
        result: String::new(),
        fault: String::new(),
        asker_id,
        role: if asker_id.is_some() { actor.role.clone() } else { String::new() },
        grants,
        started_at: None,
        ended_at: None,
    })
}

pub(super) async fn insert(tx: &Tx, rows: Vec<entity::Model>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    entity::Entity::insert_many(rows.into_iter().map(entity::ActiveModel::from))
        .exec_without_returning(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}
