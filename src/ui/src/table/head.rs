//! The headings of the columns. Those that can be sorted are links.

use super::address::{added, direction, rank, toggled};
use super::columns::arrow;
use super::state::Table;
use crate::icon::Icon;
use crate::t;
use kernel::schema::Direction;
use kernel::{Field, Kind};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

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
    // With the shift key the list is sorted by this field, too.
    let navigate = use_navigate();
    let add = move |event: MouseEvent| {
        if event.shift_key() {
            event.prevent_default();
            let to = untrack(|| table.address(table.with(|query| added(table.schema, query.clone(), field))));
            navigate(&to, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let place = move || table.with(|query| rank(query, field.name));
    view! {
        <th scope="col" class=class aria-sort=sorted>
            <a class="sort" href=href title=t!(LIST_SORT_ADD) on:click=add>
                <span>{label}</span>
                {move || run().map_or_else(|| view! { <Icon name="arrow-up-down" /> }.into_any(), arrow)}
                {move || place().map(|place| view! { <span class="sort-place">{place}</span> })}
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
