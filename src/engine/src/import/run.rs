//! Rows into records, inside one transaction. One thread reads and checks the file while this one writes.

use std::sync::Arc;

use kernel::import::{Changed, Mapping, Refusal, Tally};
use kernel::{Error, Result, Rule, Uuid};
use sea_orm::ConnectionTrait;
use tokio::sync::mpsc;

use super::batch::Run;
use super::bulk::BATCH;
use super::draft::Draft;
use super::importable::Importable;
use super::live::Live;
use super::plan::Plan;
use super::read::Table;
use crate::{Dialect, Tx, fault};

/// What to run.
#[derive(Debug)]
pub struct Order<'a> {
    pub table: Table,
    pub mapping: &'a Mapping,
    pub live: &'a Live,
}

/// What became of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub tally: Tally,
    pub refusals: Vec<Refusal>,
    pub changes: Vec<Changed>,
}

/// Brings the rows of a table in. A refused row is noted and passed over; any other error ends the run, and the
/// transaction with it.
pub async fn run<R: Importable>(tx: &mut Tx, order: Order<'_>) -> Result<Outcome> {
    let plan = Arc::new(Plan::new(R::schema(), R::targets(), R::KEYS, order.mapping)?);
    keep_to_indexes(tx).await?;
    let (sender, mut batches) = mpsc::channel(4);
    let reading = tokio::task::spawn_blocking({
        let (plan, table) = (plan.clone(), order.table);
        move || parse(&table, &plan, &sender)
    });
    let mut run = Run::new(plan);
    while let Some(batch) = batches.recv().await {
        if order.live.is_cancelled() {
            return Err(Error::invalid("import", Rule::State));
        }
        run.batch::<R>(tx, batch).await?;
        order.live.set(run.outcome.tally);
    }
    reading.await.map_err(fault::internal)??;
    if order.live.is_cancelled() {
        return Err(Error::invalid("import", Rule::State));
    }
    if run.outcome.tally.created + run.outcome.tally.updated > 0 {
        tx.emit::<R>(&format!("{}_imported", R::schema().name), Uuid::nil());
    }
    Ok(run.outcome)
}

/// PostgreSQL plans by what it knew before the transaction: a table that was empty then would be read from end to end
/// for every batch while it fills.
async fn keep_to_indexes(tx: &Tx) -> Result<()> {
    if tx.cx().engine().dialect() == Dialect::Postgres {
        tx.connection().execute_unprepared("SET LOCAL enable_seqscan = off").await.map_err(fault::database)?;
    }
    Ok(())
}

/// The reading thread: ends when the writer has gone.
fn parse(table: &Table, plan: &Plan, sender: &mpsc::Sender<Vec<Draft>>) -> Result<()> {
    let mut batch = Vec::with_capacity(BATCH);
    let mut header = true;
    table.read(|row| {
        if std::mem::take(&mut header) {
            return Ok(true);
        }
        batch.push(plan.draft(&row));
        if batch.len() < BATCH {
            return Ok(true);
        }
        Ok(sender.blocking_send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))).is_ok())
    })?;
    if !batch.is_empty() {
        // The writer having gone is its own error, not ours.
        let _ = sender.blocking_send(batch);
    }
    Ok(())
}
