//! A list as a board: a column for each value of a choice, a card for each record. A card is taken to another column with the
//! pointer, with Shift and an arrow key, or by its menu; it moves at once and comes back if the command refuses.

use super::source::Fetch;
use super::state::Table;
use crate::data::Data;
use kernel::choice::Choice;
use kernel::query::Layout;
use kernel::{Counting, Field, Filter, ListPage, ListQuery, Op};
use leptos::prelude::*;

/// Cards of a column; more are a click away in the table.
pub const CARDS: u16 = 50;

/// The columns that the address asks for, each a page of its own; nothing in another layout.
pub fn columns(table: Table, fetch: Fetch, changes: impl Fn() -> u64 + Send + Sync + 'static) -> Data<Vec<ListPage>> {
    let asked =
        move || table.asked.get().ok().and_then(|query| field_of(table, &query).map(|field| (query, field.name)));
    Data::new(
        move || (table.here.workspace(), asked(), changes()),
        move |(workspace, asked, _)| {
            let fetch = fetch.clone();
            async move {
                let Some((query, name)) = asked else { return Ok(Vec::new()) };
                let Some(field) = table.schema.get(name) else { return Ok(Vec::new()) };
                let pages = column_queries(table, &query, field).into_iter();
                let pages = pages.map(|query| fetch.call(workspace.clone(), table.schema.name, query));
                futures::future::join_all(pages).await.into_iter().collect()
            }
        },
    )
}

/// The choice whose values are the columns.
pub fn field_of(table: Table, query: &ListQuery) -> Option<&'static Field> {
    match &query.layout {
        Some(Layout::Board(name)) => table.schema.get(name).filter(|field| !field.choices().is_empty()),
        _ => None,
    }
}

/// The values that the question lets through; all without a condition on them.
pub fn values(query: &ListQuery, field: &'static Field) -> Vec<&'static Choice> {
    let wanted = query.values(field.name, Op::Is);
    field.choices().iter().filter(|choice| wanted.is_empty() || wanted.iter().any(|name| name == choice.name)).collect()
}

fn column_queries(table: Table, query: &ListQuery, field: &'static Field) -> Vec<ListQuery> {
    let mut shown: Vec<String> =
        super::address::shown(table.schema, query).iter().map(|it| it.name.to_owned()).collect();
    for name in table.schema.title().map(|title| title.name).into_iter().chain([field.name]) {
        if !shown.iter().any(|known| known == name) {
            shown.push(name.to_owned());
        }
    }
    let one = |value: &Choice| {
        let mut column = query.clone().first_page();
        column.filters.retain(|filter| !(filter.field == field.name && filter.op == Op::Is));
        column.filters.push(Filter { field: field.name.to_owned(), op: Op::Is, values: vec![value.name.to_owned()] });
        ListQuery { limit: Some(CARDS), columns: shown.clone(), counting: Counting::Capped, ..column }
    };
    values(query, field).into_iter().map(one).collect()
}
