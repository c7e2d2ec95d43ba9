//! What the parts of one table share: its schema, and its question as the address asks it.

use super::address::{pairs, parse, tidy};
use super::source::{Named, Pick};
use crate::data::Data;
use crate::i18n::{self, Locale, use_locale};
use crate::page::{Here, use_here};
use kernel::{Field, Kind, ListQuery, Op, Result, Schema, Uuid};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Most records of the address whose names are looked up.
const NAMED: usize = 20;

/// One table on a page.
#[derive(Clone, Copy)]
pub struct Table {
    pub schema: &'static Schema,
    pub here: Here,
    pub locale: Signal<Locale>,
    /// The address, read; an error for one that makes no sense.
    pub asked: Memo<Result<ListQuery>>,
    pub pick: StoredValue<Pick>,
    /// Titles of the records that the address filters by.
    pub names: Data<Named>,
    path: Memo<String>,
}

impl Table {
    /// For the page at the present address.
    pub fn new(schema: &'static Schema, pick: Pick) -> Self {
        let (here, locale, location) = (use_here(), use_locale(), use_location());
        // While another page takes over, the address is already that page's: this one stays as it was.
        let first = location.pathname.get_untracked();
        let own = place(&first).to_owned();
        let ours = Memo::new(move |_| location.pathname.with(|path| place(path) == own));
        let path = Memo::new(move |before: Option<&String>| match before {
            Some(before) if !ours.get() => before.clone(),
            _ => location.pathname.get(),
        });
        let asked = Memo::new(move |before: Option<&Result<ListQuery>>| match before {
            Some(before) if !ours.get() => before.clone(),
            _ => location.search.with(|search| parse(schema, pairs(search))),
        });
        let finder = pick.clone();
        let names = Data::new(
            move || {
                (
                    here.workspace(),
                    asked.with(|asked| asked.as_ref().map(|query| linked(schema, query)).unwrap_or_default()),
                )
            },
            move |(workspace, wanted)| {
                let pick = finder.clone();
                async move {
                    let mut names = Named::new();
                    for (resource, id) in wanted {
                        let found = pick.call(workspace.clone(), resource, id.to_string()).await.unwrap_or_default();
                        names.extend(found.into_iter().find(|(found, _)| *found == id));
                    }
                    Ok(names)
                }
            },
        );
        Self { schema, here, locale, asked, pick: StoredValue::new(pick), names, path }
    }

    /// Reads the question; the bare list when the address makes no sense. Tracked.
    pub fn with<T>(self, read: impl FnOnce(&ListQuery) -> T) -> T {
        self.asked.with(|asked| match asked {
            Ok(query) => read(query),
            Err(_) => read(&ListQuery::default()),
        })
    }

    /// The page's path; tracked.
    pub fn path(self) -> String {
        self.path.get()
    }

    /// The address of a question; tracked.
    pub fn address(self, query: ListQuery) -> String {
        format!("{}{}", self.path.get(), tidy(self.schema, query).address())
    }

    /// The address of the present question after a change; follows it.
    pub fn link(self, change: impl Fn(ListQuery) -> ListQuery + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || self.address(self.with(|query| change(query.clone()))))
    }

    /// Whether a condition has that value; tracked.
    pub fn holds(self, field: &str, op: Op, value: &str) -> bool {
        self.with(|query| query.values(field, op).iter().any(|held| held == value))
    }

    /// What a field is called; tracked.
    pub fn label(self, field: &Field) -> String {
        i18n::label(self.locale.get(), self.schema.name, field.name)
    }

    /// What the records are called, in the middle of a sentence; tracked.
    pub fn what(self) -> String {
        i18n::of_resource(self.locale.get(), self.schema.name, "title").to_lowercase()
    }
}

/// The path without its workspace.
fn place(path: &str) -> &str {
    path.trim_start_matches('/').split_once('/').map_or("", |(_, place)| place)
}

/// The resource whose records a field names.
pub fn target(field: &Field) -> Option<&'static str> {
    match field.kind {
        Kind::Link(resource) => Some(resource),
        Kind::Person => Some("members"),
        _ => None,
    }
}

/// The records that a question filters by.
fn linked(schema: &Schema, query: &ListQuery) -> Vec<(&'static str, Uuid)> {
    let mut records = Vec::new();
    let grouped = query.tree.iter().flat_map(|tree| tree.filters());
    for filter in query.filters.iter().chain(grouped) {
        let Some(resource) = schema.get(&filter.field).and_then(target) else { continue };
        records.extend(filter.values.iter().filter_map(|value| value.parse().ok()).map(|id| (resource, id)));
    }
    records.truncate(NAMED);
    records
}
