//! One value of one row, by its kind.

use super::state::Table;
use crate::badge::{Avatar, ChoiceBadge, Tag};
use crate::clock::{RelativeTime, use_clock};
use crate::icon::Icon;
use crate::{format, t};
use kernel::{Cell, Field, Kind, Row, Time, Uuid};
use leptos::prelude::*;
use std::sync::Arc;

/// A cell with its row around it, for pages that show a field in their own way.
#[derive(Clone, Copy)]
pub struct CellAt<'a> {
    pub field: &'static Field,
    pub row: &'a Row,
    pub(super) columns: &'a [&'static Field],
}

impl<'a> CellAt<'a> {
    /// The value.
    pub fn cell(&self) -> &'a Cell {
        self.get(self.field.name)
    }

    /// The row's value of another field; `Null` when that column is not shown.
    pub fn get(&self, field: &str) -> &'a Cell {
        let place = self.columns.iter().position(|column| column.name == field);
        place.and_then(|place| self.row.cells.get(place)).unwrap_or(&Cell::Null)
    }
}

/// A page's own way with some cells; `None` leaves a cell as it is.
#[derive(Clone)]
pub struct CellView(Arc<dyn Fn(CellAt<'_>) -> Option<AnyView> + Send + Sync>);

impl CellView {
    pub fn new(view: impl Fn(CellAt<'_>) -> Option<AnyView> + Send + Sync + 'static) -> Self {
        Self(Arc::new(view))
    }

    pub(super) fn call(&self, at: CellAt<'_>) -> Option<AnyView> {
        (self.0)(at)
    }
}

/// What stands in the cell; `alone` is false inside the row's own link, where no other link may be.
pub fn content(table: Table, at: CellAt<'_>, alone: bool) -> AnyView {
    match (at.field.kind, at.cell()) {
        (_, Cell::Null) => nothing(),
        (_, Cell::Text(text)) if text.is_empty() => nothing(),
        (_, Cell::Tags(tags)) if tags.is_empty() => nothing(),
        (Kind::Choice(choices), Cell::Text(name)) => match choices.iter().find(|choice| choice.name == name) {
            Some(value) => view! { <ChoiceBadge resource=table.schema.name field=at.field.name value /> }.into_any(),
            None => name.clone().into_any(),
        },
        (Kind::Person, Cell::Link { label, .. }) => view! {
            <span class="person"><Avatar name=label.clone() /><span class="truncate">{label.clone()}</span></span>
        }
        .into_any(),
        (Kind::Link(resource), Cell::Link { id, label }) if alone => record(table, resource, *id, label.clone()),
        (Kind::Time, Cell::Int(time)) => view! { <RelativeTime time=Time(*time) /> }.into_any(),
        (Kind::Number, Cell::Int(number)) if at.field.name == "number" => {
            view! { <span class="mono">{format!("#{number}")}</span> }.into_any()
        }
        (_, Cell::Int(number)) => {
            let number = *number;
            (move || format::number(table.locale.get(), number)).into_any()
        }
        (_, Cell::Tags(tags)) => view! {
            <span class="tags">{tags.iter().map(|tag| view! { <Tag label=tag.clone() /> }).collect_view()}</span>
        }
        .into_any(),
        (_, Cell::Text(text) | Cell::Link { label: text, .. }) => view! { <bdi>{text.clone()}</bdi> }.into_any(),
    }
}

/// The whole text of a cell that may be cut off.
pub fn whole(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) | Cell::Link { label: text, .. } if text.chars().count() > 20 => Some(text.clone()),
        Cell::Tags(tags) if tags.len() > 1 => Some(tags.join(", ")),
        _ => None,
    }
}

fn nothing() -> AnyView {
    view! { <span class="none" aria-hidden="true">"—"</span> <span class="visually-hidden">{t!(NONE)}</span> }
        .into_any()
}

fn record(table: Table, resource: &'static str, id: Uuid, label: String) -> AnyView {
    match untrack(|| table.here.record(resource, id)) {
        Some(href) => view! { <a href=href dir="auto">{label}</a> }.into_any(),
        None => label.into_any(),
    }
}

/// A moment by which something is to be done: late in red, with an icon and the word, until it is done.
#[component]
pub fn Due(
    /// The moment.
    time: Time,
    /// Whether there is nothing left to do.
    #[prop(optional)]
    done: bool,
) -> impl IntoView {
    let clock = use_clock();
    let late = move || !done && time < clock.now();
    view! {
        <span class="due" class:late=late>
            {move || late().then(|| view! { <Icon name="circle-alert" /> <span class="due-word">{t!(TABLE_LATE)}</span> })}
            <RelativeTime time />
        </span>
    }
}
