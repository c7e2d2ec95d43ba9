//! Which columns, and in which order: menus at the right end of the bar.

use super::address::{added, direction, rank, shown, swapped, toggled};
use super::state::Table;
use crate::i18n::{Key, format as say, key};
use crate::icon::Icon;
use crate::menu::Menu;
use crate::menu::MenuItem;
use crate::theme::set_density;
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
                {move || table.with(|query| rank(query, field.name)).map(|place| view! { <span class="sort-place">{place}</span> })}
            </a>
        }
    };
    let then = move |field: &'static Field| {
        let href = table.link(move |query| added(table.schema, query, field));
        let hidden = move || table.with(|query| direction(table.schema, query, field.name).is_some());
        view! {
            <a class="menu-item" href=move || href.get() hidden=hidden>
                <span>{move || table.label(field)}</span>
            </a>
        }
    };
    let fields: Vec<&'static Field> = table.schema.fields.iter().filter(|field| field.sortable).collect();
    (!fields.is_empty()).then(|| {
        view! {
            <Menu icon="arrow-up-down" label=t!(LIST_SORT) compact=true end=true>
                <p class="menu-head">{t!(LIST_SORT)}</p>
                {fields.iter().copied().map(one).collect_view()}
                <p class="menu-head">{t!(LIST_SORT_THEN)}</p>
                {fields.into_iter().map(then).collect_view()}
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
    // Those that are shown stand first, in their order: the form sends them as they stand.
    let ordered = move || {
        let shown = table.with(|query| shown(table.schema, query));
        let others = table.schema.fields.iter().filter(|field| !matches!(field.kind, Kind::Prose(_)));
        let others = others.filter(|field| !shown.iter().any(|known| known.name == field.name)).collect::<Vec<_>>();
        shown.iter().copied().chain(others).collect::<Vec<&'static Field>>()
    };
    let moved = move |field: &'static Field, by: isize, icon: &'static str, label: Key| {
        let href = table.link(move |query| swapped(table.schema, query, field, by));
        let none = move || table.with(|query| swapped(table.schema, query.clone(), field, by) == *query);
        let said = move || say(table.locale.get(), label, &[("what", table.label(field).into())]);
        view! {
            <a class="button quiet square small" href=move || href.get() aria-label=said title=said hidden=none>
                <Icon name=icon />
            </a>
        }
    };
    let line = move |field: &'static Field| {
        view! {
            <div class="column-line">
                {one(field)}
                {moved(field, -1, "arrow-up", key::COLUMN_EARLIER)}
                {moved(field, 1, "arrow-down", key::COLUMN_LATER)}
            </div>
        }
    };
    let reset = table.link(|query| ListQuery { columns: Vec::new(), ..query });
    let usual = move || table.with(|query| query.columns.is_empty());
    view! {
        <Menu icon="columns-3" label=t!(LIST_COLUMNS) compact=true end=true stay=true>
            <fieldset>
                <legend class="menu-head">{t!(LIST_COLUMNS)}</legend>
                <For each=ordered key=|field| field.name children=line />
            </fieldset>
            <Densities />
            <a class="menu-item" href=move || reset.get() hidden=usual>
                <Icon name="rotate-ccw" />
                <span>{t!(ACTION_RESET)}</span>
            </a>
        </Menu>
    }
}

/// How high the rows are; remembered for every list.
#[component]
fn Densities() -> impl IntoView {
    view! {
        <p class="menu-head needs-scripts">{t!(DENSITY)}</p>
        <div class="needs-scripts">
            <MenuItem label=t!(DENSITY_COMFORTABLE) icon="menu" on_click=|_| set_density(false) />
            <MenuItem label=t!(DENSITY_COMPACT) icon="list" on_click=|_| set_density(true) />
        </div>
    }
}
