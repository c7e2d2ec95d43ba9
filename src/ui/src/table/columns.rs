//! Which columns, and in which order: menus at the right end of the bar.

use super::address::{direction, shown, toggled};
use super::state::Table;
use crate::icon::Icon;
use crate::menu::Menu;
use crate::{t, tr};
use kernel::schema::Direction;
use kernel::{Field, Kind, ListQuery};
use leptos::prelude::*;

/// Orders by any field that can be sorted, shown or not; the only way on a phone, where there are no headings.
#[component]
pub fn Sorting(table: Table) -> impl IntoView {
    let one = move |field: &'static Field| {
        let href = table.link(move |query| toggled(table.schema, query, field));
        let run = move || table.with(|query| direction(table.schema, query, field.name));
        view! {
            <a class="menu-item" href=move || href.get() aria-current=move || run().map(|_| "true")>
                <span>{move || table.label(field)}</span>
                {move || run().map(arrow)}
            </a>
        }
    };
    let fields: Vec<&'static Field> = table.schema.fields.iter().filter(|field| field.sortable).collect();
    (!fields.is_empty()).then(|| {
        view! {
            <Menu icon="arrow-up-down" label=t!(LIST_SORT) compact=true end=true>
                <p class="menu-head">{t!(LIST_SORT)}</p>
                {fields.into_iter().map(one).collect_view()}
            </Menu>
        }
    })
}

/// The arrow of a direction, and its name for those who do not see it.
pub fn arrow(run: Direction) -> AnyView {
    let (icon, said) = match run {
        Direction::Ascending => ("arrow-up", tr!(LIST_SORTED_ASCENDING)),
        Direction::Descending => ("arrow-down", tr!(LIST_SORTED_DESCENDING)),
    };
    view! { <Icon name=icon /> <span class="visually-hidden">{said}</span> }.into_any()
}

/// Boxes for the columns. The title stays: it is the way into the record.
#[component]
pub fn Columns(table: Table) -> impl IntoView {
    let title = table.schema.title().map(|field| field.name);
    let one = move |field: &'static Field| {
        let on = move || table.with(|query| shown(table.schema, query).iter().any(|shown| shown.name == field.name));
        if Some(field.name) == title {
            return view! {
                <label class="check">
                    <input type="hidden" name="columns" value=field.name />
                    <input type="checkbox" checked=true disabled=true />
                    <span>{move || table.label(field)}</span>
                </label>
            }
            .into_any();
        }
        view! {
            <label class="check">
                <input type="checkbox" name="columns" value=field.name checked=untrack(on) prop:checked=on />
                <span>{move || table.label(field)}</span>
            </label>
        }
        .into_any()
    };
    let reset = table.link(|query| ListQuery { columns: Vec::new(), ..query });
    let usual = move || table.with(|query| query.columns.is_empty());
    let fields = table.schema.fields.iter().filter(|field| !matches!(field.kind, Kind::Prose(_)));
    view! {
        <Menu icon="columns-3" label=t!(LIST_COLUMNS) compact=true end=true stay=true>
            <fieldset>
                <legend class="menu-head">{t!(LIST_COLUMNS)}</legend>
                {fields.map(one).collect_view()}
            </fieldset>
            <a class="menu-item" href=move || reset.get() hidden=usual>
                <Icon name="rotate-ccw" />
                <span>{t!(ACTION_RESET)}</span>
            </a>
        </Menu>
    }
}
