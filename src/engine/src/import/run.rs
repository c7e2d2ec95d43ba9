//! Rows into records, inside one transaction. One thread reads and checks the file while this one writes.

use std::sync::Arc;

use kernel::import::{Changed, Mapping, Refusal, Tally};
use kernel::{Kind, Result, Uuid};
use sea_orm::ConnectionTrait;
use tokio::sync::mpsc;

use super::batch::Run;
use super::bulk::BATCH;
use super::draft::Draft;
use super::importable::Importable;
use super::live::Live;
use super::plan::Plan;
use super::read::Table;
use super::store;
use crate::{Dialect, Tx, fault};

/// Rows after which PostgreSQL looks at its tables for the first time.
const FIRST_LOOK: u64 = 2_000;

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
    let plan = Arc::new(Plan::new(R::schema(), R::targets(), R::KEYS, order.mapping, tx.actor().zone.clone())?);
    let (sender, mut batches) = mpsc::channel(4);
    let reading = tokio::task::spawn_blocking({
        let (plan, table) = (plan.clone(), order.table);
        move || parse(&table, &plan, &sender)
    });
    let mut run = Run::<R>::new(plan);
    let mut next_look = FIRST_LOOK;
    while let Some(batch) = batches.recv().await {
        if order.live.is_cancelled() {
            return Err(store::wrong_state());
        }
        run.batch(tx, batch).await?;
        look_again::<R>(tx, run.outcome.tally.done(), &mut next_look).await?;
        order.live.set(run.outcome.tally);
    }
    reading.await.map_err(fault::internal)??;
    if order.live.is_cancelled() {
        return Err(store::wrong_state());
    }
    let outcome = run.end(tx).await?;
    if outcome.tally.created + outcome.tally.updated > 0 {
        tx.emit::<R>(&format!("{}_imported", R::schema().name), Uuid::nil());
    }
    Ok(outcome)
}

/// PostgreSQL plans by what it knows of a table, which is nothing while one transaction fills it: without help it would
/// read everything in the workspace for every batch, and check every foreign key so. Each time the rows have doubled it
/// is made to look again, at the table and at those its links point to.
async fn look_again<R: Importable>(tx: &Tx, done: u64, next: &mut u64) -> Result<()> {
    if done < *next || tx.is_rehearsal() || tx.cx().engine().dialect() != Dialect::Postgres {
        return Ok(());
    }
    *next = done * 2;
    let links = R::schema().fields.iter().filter_map(|field| match field.kind {
        Kind::Link(resource) => Some(resource),
        _ => None,
    });
    let tables: Vec<&str> = std::iter::once(R::schema().name).chain(links).collect();
    let analyze = format!("ANALYZE {}", tables.join(", "));
    tx.connection().execute_unprepared(&analyze).await.map_err(fault::database).map(drop)
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
