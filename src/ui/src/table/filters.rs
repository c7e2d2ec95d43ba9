//! A control for each field that can be filtered. Each is plain fields of the form around it.

use super::address::has_control;
use super::builder::Builder;
use super::linked::Linked;
use super::plain::{Numbers, Words};
use super::state::Table;
use super::times::Times;
use crate::i18n::choice;
use crate::icon::Icon;
use crate::menu::Menu;
use crate::t;
use kernel::{Field, Kind, Op};
use leptos::prelude::*;

/// Whether the field's control stands in the bar itself: the short lists that people choose from all day.
pub fn is_quick(field: &Field) -> bool {
    field.listed && matches!(field.kind, Kind::Choice(_) | Kind::Person | Kind::Link(_))
}

/// The menu of one field.
#[component]
pub fn FilterMenu(table: Table, field: &'static Field) -> impl IntoView {
    let opened = RwSignal::new(false);
    let label = move || named(table, field);
    view! {
        <Menu label stay=true on:toggle=move |_| open_once(opened)>
            <Control table field opened />
        </Menu>
    }
}

/// The menu of the other fields, and the archive.
#[component]
pub fn Filters(table: Table) -> impl IntoView {
    let others: Vec<&'static Field> =
        table.schema.fields.iter().filter(|field| has_control(field) && !is_quick(field)).collect();
    let archive = table.schema.get("archived_at").is_some();
    let archived = move || table.with(|query| query.archived);
    (archive || !others.is_empty()).then(|| view! {
        <Menu icon="list-filter" label=t!(LIST_FILTERS) stay=true>
            {others.into_iter().map(|field| view! { <Group table field /> }).collect_view()}
            <hr />
            <Builder table />
            {archive.then(|| view! {
                <hr />
                <label class="check">
                    <input type="checkbox" name="archived" value="true" checked=untrack(archived) prop:checked=archived />
                    <Icon name="archive" />
                    <span>{t!(LIST_ARCHIVED)}</span>
                </label>
            })}
        </Menu>
    })
}

/// One field inside that menu; open when it narrows the list.
#[component]
fn Group(table: Table, field: &'static Field) -> impl IntoView {
    let open = untrack(|| count(table, field) > 0);
    let opened = RwSignal::new(open);
    view! {
        <details class="menu-group" open=open on:toggle=move |_| open_once(opened)>
            <summary>
                <span>{move || named(table, field)}</span>
                <Icon name="chevron-down" />
            </summary>
            <Control table field opened />
        </details>
    }
}

fn open_once(opened: RwSignal<bool>) {
    if !opened.get_untracked() {
        opened.set(true);
    }
}

/// How many values of the field the list is narrowed to.
fn count(table: Table, field: &Field) -> usize {
    table.with(|query| {
        query.filters.iter().filter(|filter| filter.field == field.name).map(|filter| filter.values.len()).sum()
    })
}

fn named(table: Table, field: &Field) -> String {
    let label = table.label(field);
    match count(table, field) {
        0 => label,
        count => format!("{label} · {count}"),
    }
}

#[component]
fn Control(table: Table, field: &'static Field, opened: RwSignal<bool>) -> impl IntoView {
    match field.kind {
        Kind::Choice(_) => view! { <Choices table field /> }.into_any(),
        Kind::Link(_) | Kind::Person => view! { <Linked table field opened /> }.into_any(),
        Kind::Time => view! { <Times table field /> }.into_any(),
        Kind::Number => view! { <Numbers table field /> }.into_any(),
        Kind::Tags | Kind::Text(_) | Kind::Prose(_) => view! { <Words table field /> }.into_any(),
    }
}

#[component]
fn Choices(table: Table, field: &'static Field) -> impl IntoView {
    let one = move |value: &'static kernel::choice::Choice| {
        let on = move || table.holds(field.name, Op::Is, value.name);
        view! {
            <label class="check">
                <input type="checkbox" name=field.name value=value.name checked=untrack(on) prop:checked=on />
                <Icon name=value.icon />
                <span>{move || choice(table.locale.get(), table.schema.name, field.name, value.name)}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="visually-hidden">{move || table.label(field)}</legend>
            {field.choices().iter().map(one).collect_view()}
        </fieldset>
    }
}
