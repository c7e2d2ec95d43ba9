//! How a list is laid out: rows, a board for each choice, a month for each date that can be changed. Links, so that the address
//! has it.

use super::state::Table;
use crate::icon::Icon;
use crate::menu::Menu;
use crate::{t, tr};
use kernel::query::Layout;
use kernel::{Field, Kind, ListQuery};
use leptos::prelude::*;

/// The menu; nothing where there is only a table.
#[component]
pub fn Layouts(table: Table) -> impl IntoView {
    let fields: Vec<&'static Field> = table.schema.fields.iter().filter(|field| has_layout(field)).collect();
    if fields.is_empty() {
        return ().into_any();
    }
    let current = move || table.with(|query| query.layout.clone());
    let icon = Signal::derive(move || match current() {
        None => "table-2",
        Some(Layout::Board(_)) => "columns-3",
        Some(Layout::Calendar(..)) => "calendar",
    });
    let rows = table.link(|query| ListQuery { layout: None, ..query.first_page() });
    let one = move |field: &'static Field| {
        let board = !field.choices().is_empty();
        let href = table.link(move |query| {
            let name = field.name.to_owned();
            let layout = if board { Layout::Board(name) } else { Layout::Calendar(name, None) };
            ListQuery { layout: Some(layout), ..query.first_page() }
        });
        let here = move || match current() {
            Some(Layout::Board(name)) => board && name == field.name,
            Some(Layout::Calendar(name, _)) => !board && name == field.name,
            None => false,
        };
        let icon = if board { "columns-3" } else { "calendar" };
        let label = move || {
            let what = table.label(field);
            if board { tr!(LAYOUT_BOARD, what = what) } else { tr!(LAYOUT_CALENDAR, what = what) }
        };
        view! {
            <a class="menu-item" href=move || href.get() aria-current=move || here().then_some("true")>
                <Icon name=icon />
                <span>{label}</span>
            </a>
        }
    };
    view! {
        <Menu face=move || view! { {move || view! { <Icon name=icon.get() /> }} } label=t!(LAYOUT) compact=true end=true>
            <p class="menu-head">{t!(LAYOUT)}</p>
            <a class="menu-item" href=move || rows.get() aria-current=move || current().is_none().then_some("true")>
                <Icon name="table-2" />
                <span>{t!(LAYOUT_TABLE)}</span>
            </a>
            {fields.into_iter().map(one).collect_view()}
        </Menu>
    }
    .into_any()
}

/// A choice makes a board; a date that people set makes a calendar.
fn has_layout(field: &Field) -> bool {
    let date = field.kind == Kind::Time && field.edit.is_some();
    field.filterable && field.listed && (!field.choices().is_empty() || date)
}
