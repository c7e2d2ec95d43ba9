//! What narrows the list, in words, each with a link that takes it away.

use super::source::Named;
use super::state::Table;
use crate::format;
use crate::i18n::{self, Arg, Locale, format as say, key, text};
use crate::icon::Icon;
use kernel::query::When;
use kernel::{Field, Filter, Kind, ListQuery, Op, Schema, Time, Zone};
use leptos::prelude::*;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// The field.
    pub label: String,
    /// What is asked of it.
    pub value: String,
    /// The question without it.
    pub without: ListQuery,
}

/// The conditions of a question; both ends of a range are one.
pub fn chips(locale: Locale, schema: &Schema, query: &ListQuery, names: &Named) -> Vec<Chip> {
    let mut chips: Vec<Chip> = Vec::new();
    for filter in &query.filters {
        let Some(field) = schema.get(&filter.field) else { continue };
        let words = words(locale, schema, field, filter, names);
        let other = match filter.op {
            Op::Is | Op::Not | Op::Has => None,
            Op::From => query.filters.iter().find(|other| other.field == filter.field && other.op == Op::To),
            Op::To => query.filters.iter().find(|other| other.field == filter.field && other.op == Op::From),
        };
        let mut without = query.clone().with(&filter.field, filter.op, Vec::new());
        let value = match (filter.op, other) {
            (Op::Is, _) => words,
            (Op::Not, _) => fill(locale, key::TABLE_NOT, words),
            (Op::Has, _) => fill(locale, key::TABLE_HAS, words),
            (Op::From, None) => fill(locale, key::TABLE_FROM, words),
            (Op::To, None) => fill(locale, key::TABLE_UNTIL, words),
            (Op::To, Some(_)) => continue,
            (Op::From, Some(end)) => {
                without = without.with(&end.field, end.op, Vec::new());
                let until = self::words(locale, schema, field, end, names);
                let ends = [("from", Arg::from(words.as_str())), ("to", Arg::from(until.as_str()))];
                if words == until { words.clone() } else { say(locale, key::TABLE_BETWEEN, &ends) }
            }
        };
        chips.push(Chip { label: i18n::label(locale, schema.name, field.name), value, without });
    }
    if let Some(tree) = &query.tree {
        let part = |filter: &Filter| {
            let Some(field) = schema.get(&filter.field) else { return String::new() };
            let words = words(locale, schema, field, filter, names);
            let value = match filter.op {
                Op::Is => words,
                Op::Not => fill(locale, key::TABLE_NOT, words),
                Op::Has => fill(locale, key::TABLE_HAS, words),
                Op::From => fill(locale, key::TABLE_FROM, words),
                Op::To => fill(locale, key::TABLE_UNTIL, words),
            };
            format!("{}: {value}", i18n::label(locale, schema.name, field.name))
        };
        let value = super::builder::described(&part, tree, locale);
        chips.push(Chip {
            label: String::new(),
            value,
            without: ListQuery { tree: None, ..query.clone().first_page() },
        });
    }
    if query.archived {
        let mut without = query.clone().first_page();
        without.archived = false;
        chips.push(Chip { label: String::new(), value: text(locale, key::ARCHIVED).to_owned(), without });
    }
    chips
}

fn fill(locale: Locale, key: i18n::Key, value: String) -> String {
    say(locale, key, &[("value", value.into())])
}

fn words(locale: Locale, schema: &Schema, field: &Field, filter: &Filter, names: &Named) -> String {
    let word = |value: &String| match field.kind {
        Kind::Choice(_) => i18n::choice(locale, schema.name, field.name, value),
        Kind::Time if value == "none" => text(locale, key::NONE).to_owned(),
        Kind::Time => when(locale, value),
        Kind::Link(_) | Kind::Person => match value.as_str() {
            "none" => text(locale, nobody(field)).to_owned(),
            "me" => text(locale, key::ME).to_owned(),
            id => {
                let found = names.iter().find(|(known, _)| id.parse() == Ok(*known));
                found.map_or_else(|| text(locale, key::UNKNOWN).to_owned(), |(_, name)| name.clone())
            }
        },
        Kind::Number => value.parse().map_or_else(|_| value.clone(), |number| format::number(locale, number)),
        Kind::Tags | Kind::Text(_) | Kind::Prose(_) => value.clone(),
    };
    filter.values.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// What an empty field of a person or a record is called.
pub fn nobody(field: &Field) -> i18n::Key {
    if field.kind == Kind::Person { key::LIST_UNASSIGNED } else { key::NONE }
}

/// A moment as a filter names it, in words.
pub fn when(locale: Locale, value: &str) -> String {
    let count = |count: i64, past, ahead| {
        say(locale, if count < 0 { past } else { ahead }, &[("count", Arg::from(count.abs()))])
    };
    match When::parse(value) {
        None => value.to_owned(),
        Some(When::Date(date)) => format::date(locale, &Zone::utc(), Time::midnight(date, &Zone::utc())),
        Some(When::Days(0)) => text(locale, key::TIME_TODAY).to_owned(),
        Some(When::Days(days)) => count(days, key::TIME_DAYS_AGO, key::TIME_DAYS_AHEAD),
        Some(When::Hours(0)) => text(locale, key::TABLE_NOW).to_owned(),
        Some(When::Hours(hours)) => count(hours, key::TIME_HOURS_AGO, key::TIME_HOURS_AHEAD),
    }
}

/// The row of chips; nothing when nothing narrows. An address that makes no sense can be cleared.
#[component]
pub fn Chips(table: Table) -> impl IntoView {
    let clear = table.link(|query| ListQuery {
        q: String::new(),
        filters: Vec::new(),
        tree: None,
        archived: false,
        ..query.first_page()
    });
    let list = move || {
        let (locale, query) = (table.locale.get(), table.with(Clone::clone));
        let (all, malformed) = (clear.get(), table.asked.with(Result::is_err));
        Suspend::new(async move {
            let names = table.names.await.unwrap_or_default();
            let chips = chips(locale, table.schema, &query, &names);
            let more = malformed || chips.len() > 1 || (!chips.is_empty() && !query.q.is_empty());
            (malformed || !chips.is_empty()).then(|| view! {
                <div class="chips">
                    {chips.into_iter().map(|chip| one(table, locale, chip)).collect_view()}
                    {more.then(|| view! { <a class="chip clear" href=all>{text(locale, key::ACTION_CLEAR_ALL)}</a> })}
                </div>
            })
        })
    };
    view! { <Transition fallback=|| ()>{list}</Transition> }
}

fn one(table: Table, locale: Locale, chip: Chip) -> AnyView {
    let Chip { label, value, without } = chip;
    let said = if label.is_empty() { value.clone() } else { format!("{label}: {value}") };
    let remove = say(locale, key::LIST_FILTER_REMOVE, &[("what", said.clone().into())]);
    let href = move || table.address(without.clone());
    let strong = (!label.is_empty()).then(|| view! { <strong>{format!("{label}: ")}</strong> });
    view! {
        <a class="chip" href=href aria-label=remove title=said>
            <span>{strong} {value}</span>
            <Icon name="x" />
        </a>
    }
    .into_any()
}

#[cfg(test)]
#[path = "chips_tests.rs"]
mod tests;
