//! Nightly: rows that nobody needs any more go. Each room says which of its rows those are (`Module::prune`).

use kernel::time::DAY;
use kernel::{Command, Permission, Result};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::note::WORK;
use super::{Ended, Job, Running};
use crate::many::statement;
use crate::{Run, Sql, Tx, fault};

/// Rows of one transaction: others write in between.
const BATCH: u64 = 1_000;

/// Rows of a table that go some days after a moment.
#[derive(Clone, Copy, Debug)]
pub struct Prune {
    pub table: &'static str,
    /// Its key: `id`, or several columns.
    pub key: &'static str,
    /// Which rows; `{before}` is the moment that many days ago.
    pub rows: &'static str,
    pub days: i64,
    /// Column of the workspace; without one the rows belong to none, and every workspace's night deletes them.
    pub within: Option<&'static str>,
}

/// What the engine keeps: answers that nobody asks for twice after a week, events that everybody has heard, jobs that are
/// done. A parked job stays until somebody has looked at it.
const OWN: [Prune; 3] = [
    Prune {
        table: "idempotency_keys",
        key: "workspace_id, member_id, key",
        rows: "created_at < {before}",
        days: 7,
        within: Some("workspace_id"),
    },
    Prune { table: "events", key: "id", rows: "at < {before}", days: 30, within: Some("workspace_id") },
    Prune {
        table: "jobs",
        key: "id",
        rows: "ended_at < {before} AND state IN (4, 6)",
        days: 30,
        within: Some("workspace_id"),
    },
];

pub(crate) fn own_prunes() -> Vec<Prune> {
    OWN.to_vec()
}

/// Deletes them all. A schedule's job.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tidy {}

impl Job for Tidy {
    const KIND: &'static str = "tidy";

    async fn run(self, job: Running) -> Result<Ended> {
        let prunes: Vec<Prune> = job.cx().engine().registry().prunes().copied().collect();
        let mut gone = Vec::new();
        let mut all = 0;
        for (number, prune) in prunes.iter().enumerate() {
            let mut here = 0;
            loop {
                let deleted = job.step(PruneRows { number }, "", all).await?;
                (here, all) = (here + deleted, all + deleted);
                if deleted < BATCH {
                    break;
                }
            }
            if here > 0 {
                gone.push(format!("{} {here}", prune.table));
            }
        }
        Ok(Ended::with(gone.join(", ")))
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PruneRows {
    /// In the registry.
    number: usize,
}

impl Command for PruneRows {
    const NAME: &'static str = "tables.prune";
    const NEEDS: Permission = WORK;
    type Output = u64;
}

impl Run for PruneRows {
    async fn run(self, tx: &mut Tx) -> Result<u64> {
        let engine = tx.cx().engine();
        let Some(Prune { table, key, rows, days, within }) = engine.registry().prunes().nth(self.number).copied()
        else {
            return Ok(0);
        };
        let before = tx.now().0 - days * DAY;
        let mut sql = Sql::new(engine.dialect());
        sql.push("DELETE FROM ").push(table).push(" WHERE (").push(key).push(") IN (SELECT ").push(key);
        sql.push(" FROM ").push(table).push(" WHERE ");
        for (place, part) in rows.split("{before}").enumerate() {
            if place > 0 {
                sql.bind(before);
            }
            sql.push(part);
        }
        if let Some(column) = within {
            sql.push(" AND ").push(column).push(" = ").bind(tx.workspace().0);
        }
        sql.push(" LIMIT ").bind(BATCH as i64).push(")");
        let statement = statement(engine.dialect(), sql.text, sql.params.into_iter().map(Into::into).collect());
        let deleted = tx.connection().execute_raw(statement).await.map_err(fault::database)?;
        Ok(deleted.rows_affected())
    }
}
