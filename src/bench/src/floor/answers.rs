//! The reading answers.

use kernel::{Cell, Count, ListPage, Row};
use support::tickets::TicketDetail;

use super::decode;
use super::sql::{BROAD, BROAD_COUNT, DEEP, LIST, MESSAGES, MINE, MINE_COUNT, RECORD};
use super::store::Store;
use crate::data::Facts;
use crate::plain::Outcome;

/// Rows of a page, and where counting stops.
const PAGE: usize = 25;
const CAP: u64 = 10_000;

pub async fn list(store: &Store, facts: &Facts) -> Outcome<ListPage> {
    let rows = store.rows(LIST, vec![facts.workspace.into()], decode::list).await?;
    Ok(page(rows, false, None))
}

pub async fn mine(store: &Store, facts: &Facts) -> Outcome<ListPage> {
    let params = || vec![facts.workspace.into(), facts.assignee.into()];
    let (rows, count) =
        futures::try_join!(store.rows(MINE, params(), decode::list), store.rows(MINE_COUNT, params(), decode::count))?;
    Ok(page(rows, false, count.first().copied()))
}

pub async fn broad(store: &Store, facts: &Facts) -> Outcome<ListPage> {
    let params = || vec![facts.workspace.into()];
    let (rows, count) = futures::try_join!(
        store.rows(BROAD, params(), decode::list),
        store.rows(BROAD_COUNT, params(), decode::count)
    )?;
    Ok(page(rows, false, count.first().copied()))
}

pub async fn deep(store: &Store, facts: &Facts) -> Outcome<ListPage> {
    let params = vec![facts.workspace.into(), facts.after.0.into(), facts.after.1.into()];
    Ok(page(store.rows(DEEP, params, decode::list).await?, true, None))
}

pub async fn record(store: &Store, facts: &Facts) -> Outcome<TicketDetail> {
    let (tickets, messages) = futures::try_join!(
        store.rows(RECORD, vec![facts.record.into(), facts.workspace.into()], decode::ticket),
        store.rows(MESSAGES, vec![facts.record.into()], decode::message)
    )?;
    let ticket = tickets.into_iter().next().ok_or("no such ticket")?;
    Ok(TicketDetail { messages, ..ticket })
}

/// The page in the shape that the program sends.
pub fn page(mut rows: Vec<Row>, later: bool, count: Option<i64>) -> ListPage {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let cursor = |row: Option<&Row>| {
        let row = row?;
        let at = row.cells.last().and_then(Cell::int)?;
        Some(format!("i{at}.{}", row.id.simple()))
    };
    let (next, previous) = (cursor(rows.last()).filter(|_| more), cursor(rows.first()).filter(|_| later));
    let columns = ["number", "title", "customer", "status", "priority", "assignee", "due_at", "created_at"];
    let count = count.and_then(|count| u64::try_from(count).ok());
    ListPage {
        columns: columns.map(str::to_owned).to_vec(),
        rows,
        next,
        previous,
        count: count.map(|count| Count { value: count.min(CAP), capped: count > CAP }),
    }
}
