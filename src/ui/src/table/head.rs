//! The headings of the columns. Those that can be sorted are links.

use super::address::{direction, toggled};
use super::columns::arrow;
use super::state::Table;
use crate::icon::Icon;
use kernel::schema::Direction;
use kernel::{Field, Kind};
use leptos::prelude::*;

/// One heading.
pub fn heading(table: Table, field: &'static Field) -> AnyView {
    let run = move || table.with(|query| direction(table.schema, query, field.name));
    let sorted = move || {
        run().map(|run| match run {
            Direction::Ascending => "ascending",
            Direction::Descending => "descending",
        })
    };
    let label = move || table.label(field);
    let class = column_class(field);
    if !field.sortable {
        return view! { <th scope="col" class=class>{label}</th> }.into_any();
    }
    let href = move || table.address(table.with(|query| toggled(table.schema, query.clone(), field)));
    view! {
        <th scope="col" class=class aria-sort=sorted>
            <a class="sort" href=href>
                <span>{label}</span>
                {move || run().map_or_else(|| view! { <Icon name="arrow-up-down" /> }.into_any(), arrow)}
            </a>
        </th>
    }
    .into_any()
}

/// Numbers stand at the right; the record's own number is a name.
pub fn column_class(field: &Field) -> &'static str {
    match field.kind {
        Kind::Number if field.name != "number" => "num",
        _ => "",
    }
}
