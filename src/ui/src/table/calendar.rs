//! A list as a month: each record stands on the day of one of its dates. A record is taken to another day with the pointer or
//! with Shift and an arrow key; it keeps its hour.

use super::source::Fetch;
use super::state::Table;
use crate::clock::use_clock;
use crate::data::Data;
use chrono::{Datelike as _, Duration, NaiveDate};
use kernel::query::Layout;
use kernel::schema::Direction;
use kernel::{Counting, Field, Filter, Kind, ListPage, ListQuery, Op, Sort, Time, Zone};
use leptos::prelude::*;

/// Records of a month; more are said.
pub const MOST: u16 = 200;

/// The month that the address asks for; nothing in another layout.
pub fn month(table: Table, fetch: Fetch, changes: impl Fn() -> u64 + Send + Sync + 'static) -> Data<Option<ListPage>> {
    let clock = use_clock();
    let asked = move || {
        let query = table.asked.get().ok()?;
        let (field, first) = shown(table, &query, clock.now(), &clock.zone())?;
        Some(question(table, &query, field, first))
    };
    Data::new(
        move || (table.here.workspace(), asked(), changes()),
        move |(workspace, query, _)| {
            let fetch = fetch.clone();
            async move {
                let Some(query) = query else { return Ok(None) };
                fetch.call(workspace, table.schema.name, query).await.map(Some)
            }
        },
    )
}

/// The date that decides, and the first of the month.
pub fn shown(table: Table, query: &ListQuery, now: Time, zone: &Zone) -> Option<(&'static Field, NaiveDate)> {
    let Some(Layout::Calendar(name, month)) = &query.layout else { return None };
    let field = table.schema.get(name).filter(|field| field.kind == Kind::Time)?;
    let today = now.local(zone).date();
    let first = month.as_deref().and_then(|month| NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok());
    Some((field, first.or_else(|| today.with_day(1)).unwrap_or(today)))
}

/// The first Monday shown.
pub fn beginning(first: NaiveDate) -> NaiveDate {
    first - Duration::days(i64::from(first.weekday().num_days_from_monday()))
}

/// Weeks shown: as many as the month touches.
pub fn weeks(first: NaiveDate) -> i64 {
    let next = first + chrono::Months::new(1);
    ((next - beginning(first)).num_days() + 6) / 7
}

fn question(table: Table, query: &ListQuery, field: &'static Field, first: NaiveDate) -> ListQuery {
    let (from, until) = (beginning(first), beginning(first) + Duration::days(weeks(first) * 7 - 1));
    let mut query = query.clone().first_page();
    let end = |op, date: NaiveDate| Filter { field: field.name.to_owned(), op, values: vec![date.to_string()] };
    // Beside those of the question: of two ends on one side both hold.
    query.filters.extend([end(Op::From, from), end(Op::To, until)]);
    let title = table.schema.title().map(|title| title.name.to_owned());
    let mut columns: Vec<String> = title.into_iter().collect();
    if !columns.iter().any(|name| name == field.name) {
        columns.push(field.name.to_owned());
    }
    let sort = vec![Sort { field: field.name.to_owned(), direction: Direction::Ascending }];
    ListQuery { columns, sort, limit: Some(MOST), counting: Counting::Capped, ..query }
}
