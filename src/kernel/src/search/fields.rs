//! Operators held against a schema: which field is meant, and which of its values.

use chrono::Days;

use super::{Compare, Operator};
use crate::query::When;
use crate::text::fold;
use crate::{Field, Filter, Kind, Op, Schema};

/// What fields and choices are called in the reader's language.
pub trait Naming {
    /// Of a field.
    fn field(&self, schema: &Schema, field: &Field) -> String;
    /// Of a choice.
    fn choice(&self, schema: &Schema, field: &Field, value: &str) -> String;
}

/// What an operator asks of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Conditions of the list, all of which hold.
    Filters(Vec<Filter>),
    /// The archive instead of what is in use.
    Archived,
    /// Records of another resource by the words of their titles; the caller looks them up.
    Linked(Asked),
}

/// A link or person by words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub field: &'static str,
    /// Of the records to look for.
    pub resource: &'static str,
    pub op: Op,
    /// Any of these: words of a title, or `me`, `none` or an id, which need no looking.
    pub values: Vec<String>,
}

/// What `operator` asks of `schema`; `None` when the schema has no such field or the field no such value.
pub fn wanted(schema: &'static Schema, operator: &Operator, naming: &dyn Naming) -> Option<Wanted> {
    if operator.field == "is" {
        return is(schema, operator, naming);
    }
    let field = find(schema, &operator.field, naming)?;
    let op = if operator.not { Op::Not } else { Op::Is };
    let filter = |op: Op, values: Vec<String>| Filter { field: field.name.to_owned(), op, values };
    match (&operator.value, field.kind) {
        (Compare::Any(values), Kind::Choice(_)) => {
            let values = values.iter().map(|value| choice(schema, field, value, naming)).collect::<Option<_>>()?;
            Some(Wanted::Filters(vec![filter(op, values)]))
        }
        (Compare::Any(values), Kind::Tags | Kind::Text(_)) => Some(Wanted::Filters(vec![filter(op, values.clone())])),
        (Compare::Any(values), Kind::Link(resource)) => {
            Some(Wanted::Linked(Asked { field: field.name, resource, op, values: values.clone() }))
        }
        (Compare::Any(values), Kind::Person) => {
            Some(Wanted::Linked(Asked { field: field.name, resource: "members", op, values: values.clone() }))
        }
        (Compare::Any(values), Kind::Number) => {
            let numbers = values.iter().all(|value| value.parse::<i64>().is_ok());
            numbers.then(|| Wanted::Filters(vec![filter(op, values.clone())]))
        }
        (compare, Kind::Number | Kind::Time) if !operator.not => {
            let (from, to) = span(compare, field.kind)?;
            let sides = [(Op::From, from), (Op::To, to)];
            Some(Wanted::Filters(sides.into_iter().filter_map(|(op, value)| Some(filter(op, vec![value?]))).collect()))
        }
        _ => None,
    }
}

/// `is:archived`, `is:open`: any choice that has such a value.
fn is(schema: &'static Schema, operator: &Operator, naming: &dyn Naming) -> Option<Wanted> {
    let Compare::Any(values) = &operator.value else { return None };
    if values.iter().all(|value| fold(value) == "archived") {
        return (!operator.not).then_some(Wanted::Archived);
    }
    let op = if operator.not { Op::Not } else { Op::Is };
    schema.fields.iter().filter(|field| field.filterable && !field.choices().is_empty()).find_map(|field| {
        let values = values.iter().map(|value| choice(schema, field, value, naming)).collect::<Option<_>>()?;
        Some(Wanted::Filters(vec![Filter { field: field.name.to_owned(), op, values }]))
    })
}

/// The field that is meant: by its name, with or without `_at`, by what it is called in the reader's language, and for
/// tags by the singular.
fn find(schema: &'static Schema, word: &str, naming: &dyn Naming) -> Option<&'static Field> {
    let known = || schema.fields.iter().filter(|field| field.filterable && !field.sealed);
    let called = |field: &Field| fold(&naming.field(schema, field)).replace([' ', '-'], "_");
    known()
        .find(|field| field.name == word)
        .or_else(|| known().find(|field| field.name.strip_suffix("_at") == Some(word)))
        .or_else(|| known().find(|field| field.name.strip_suffix('s') == Some(word) && field.kind == Kind::Tags))
        .or_else(|| known().find(|field| called(field) == word))
}

/// A choice's name, by that or by what it is called in the reader's language.
fn choice(schema: &Schema, field: &Field, value: &str, naming: &dyn Naming) -> Option<String> {
    let value = fold(value).replace(['-', '_'], " ");
    let is = |name: &str| fold(name).replace(['-', '_'], " ") == value;
    let known = field.choices().iter().map(|choice| choice.name);
    known
        .clone()
        .find(|name| is(name))
        .or_else(|| known.clone().find(|name| is(&naming.choice(schema, field, name))))
        .map(str::to_owned)
}

/// The first and the last value that are meant.
fn span(compare: &Compare, kind: Kind) -> Option<(Option<String>, Option<String>)> {
    let known = |value: &String| {
        let known = if kind == Kind::Number { value.parse::<i64>().is_ok() } else { When::parse(value).is_some() };
        known.then(|| value.clone())
    };
    Some(match compare {
        Compare::Above(value) => (Some(beside(&known(value)?, 1)), None),
        Compare::From(value) => (Some(known(value)?), None),
        Compare::Below(value) => (None, Some(beside(&known(value)?, -1))),
        Compare::To(value) => (None, Some(known(value)?)),
        Compare::Between(from, to) => (Some(known(from)?), Some(known(to)?)),
        Compare::Any(values) => match values.as_slice() {
            [one] => (Some(known(one)?), Some(known(one)?)),
            _ => return None,
        },
    })
}

/// The number or day after or before; a moment is its own neighbour.
fn beside(value: &str, by: i64) -> String {
    if let Ok(number) = value.parse::<i64>() {
        return number.saturating_add(by).to_string();
    }
    match When::parse(value) {
        Some(When::Date(date)) => {
            let days = Days::new(1);
            let next = if by > 0 { date.checked_add_days(days) } else { date.checked_sub_days(days) };
            next.unwrap_or(date).to_string()
        }
        Some(When::Days(days)) => format!("{}d", days + by),
        _ => value.to_owned(),
    }
}
