//! The rows. Each is a link to its record as a whole, by the link of its title.

use super::cell::{CellAt, CellView, content, whole};
use super::head::{column_class, heading};
use super::selection::{self, Selection};
use super::state::Table;
use kernel::{Cell, Field, ListPage, Row};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::view::keyed::keyed;
use std::sync::Arc;

/// The table of one page. A row stays in the page as long as it is the same, so `keeper` owns it, not the page.
pub fn rows(
    table: Table,
    keeper: &Owner,
    page: &ListPage,
    own: Option<CellView>,
    selection: Option<Selection>,
    can: &Arc<[&'static str]>,
) -> AnyView {
    let can = Arc::clone(can);
    let columns: Arc<[&'static Field]> = page.columns.iter().filter_map(|name| table.schema.get(name)).collect();
    let named = page.columns.join(",");
    let key = move |row: &Row| format!("{named} {} {}", row.id, serde_json::to_string(&row.cells).unwrap_or_default());
    let boxes = selection.map(|selection| selection::heading(selection, page));
    let headings = columns.iter().map(|field| heading(table, field)).collect_view();
    let keeper = keeper.clone();
    let row = move |_, row: Row| {
        let owner = keeper.with(Owner::new);
        let view = owner.with(|| line(table, &columns, own.as_ref(), selection, &can, &row));
        (|_| (), OwnedView::new_with_owner(view, owner))
    };
    let label = move || crate::i18n::of_resource(table.locale.get(), table.schema.name, "title");
    view! {
        <div class="table-wrap" tabindex="-1">
            <table class="table" aria-label=label>
                <thead><tr>{boxes} {headings}</tr></thead>
                <tbody>{keyed(page.rows.clone(), key, row)}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(
    table: Table,
    columns: &[&'static Field],
    own: Option<&CellView>,
    selection: Option<Selection>,
    can: &[&'static str],
    row: &Row,
) -> AnyView {
    let (id, title) = (row.id, table.schema.title().map(|field| field.name));
    let main = columns.iter().position(|field| Some(field.name) == title).unwrap_or_default();
    let href = untrack(|| table.here.record(table.schema.name, row.id));
    let cells = columns.iter().enumerate().map(|(place, field)| {
        let at = CellAt { field, row, columns };
        let given = own.and_then(|own| own.call(at));
        let edits = can.contains(&field.name).then_some(field.name);
        if place == main { head(table, at, given, href.clone(), edits) } else { data(table, at, given, edits) }
    });
    let ticked = move || selection.is_some_and(|selection| selection.holds(id));
    let box_of = selection.map(|selection| selection::cell(table, selection, columns, row));
    let record = id.to_string();
    view! { <tr class="row" class:selected=ticked data-id=record>{box_of} {cells.collect_view()}</tr> }.into_any()
}

/// The cell that names the row.
fn head(
    table: Table,
    at: CellAt<'_>,
    given: Option<AnyView>,
    href: Option<String>,
    edits: Option<&'static str>,
) -> AnyView {
    let inside = given.unwrap_or_else(|| content(table, at, false));
    let inside = match href {
        Some(href) => view! { <a class="cell-title" dir="auto" href=href>{inside}</a> }.into_any(),
        None => inside,
    };
    view! { <th scope="row" class="title" data-field=edits title=whole(at.cell())>{inside}</th> }.into_any()
}

fn data(table: Table, at: CellAt<'_>, given: Option<AnyView>, edits: Option<&'static str>) -> AnyView {
    let field = at.field;
    let class = if given.is_none() && is_empty(at.cell()) { "none" } else { column_class(field) };
    let inside = given.unwrap_or_else(|| content(table, at, true));
    view! { <td class=class data-field=edits data-label=move || table.label(field) title=whole(at.cell())>{inside}</td> }.into_any()
}

pub fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Null => true,
        Cell::Text(text) => text.is_empty(),
        Cell::Tags(tags) => tags.is_empty(),
        Cell::Int(_) | Cell::Link { .. } => false,
    }
}
