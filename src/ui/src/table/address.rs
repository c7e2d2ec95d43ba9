//! The list's question in the address: what a plain form sends is read like what a link says.

use kernel::query::{SORTS, When};
use kernel::schema::Direction;
use kernel::{Error, Field, Kind, ListQuery, Op, Result, Schema, Sort};

/// The decoded pairs of a query string, with or without its question mark (`application/x-www-form-urlencoded`,
/// WHATWG URL, 5.1). What is not UTF-8 is replaced.
pub fn pairs(search: &str) -> Vec<(String, String)> {
    let parts = search.trim_start_matches('?').split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        bytes.push(escaped.unwrap_or(if *first == b'+' { b' ' } else { *first }));
        rest = if escaped.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Reads pairs as [`ListQuery::parse`] does, after joining what forms repeat: boxes of columns add up; of two ends of a
/// range the later counts, because a form keeps a relative date beside the field for another one.
///
/// # Errors
/// `Malformed` naming the parameter.
pub fn parse(schema: &Schema, pairs: Vec<(String, String)>) -> Result<ListQuery> {
    let mut joined: Vec<(String, String)> = Vec::with_capacity(pairs.len());
    for (name, value) in pairs.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        let range = [".from", ".to"].iter().any(|end| name.ends_with(end));
        match joined.iter_mut().find(|(known, _)| *known == name) {
            Some((_, before)) if name == "columns" => {
                before.push(',');
                before.push_str(&value);
            }
            Some((_, before)) if range => *before = value,
            _ => joined.push((name, value)),
        }
    }
    if joined.len() > 200 {
        return Err(Error::malformed("…"));
    }
    ListQuery::parse(schema, &joined).map(|query| tidy(schema, query))
}

/// Without what the schema says anyway, so that one list has one address.
pub fn tidy(schema: &Schema, mut query: ListQuery) -> ListQuery {
    let usual = schema.fields.iter().filter(|field| field.listed).map(|field| field.name);
    if usual.eq(query.columns.iter().map(String::as_str)) {
        query.columns.clear();
    }
    if let [sort] = query.sort.as_slice()
        && (sort.field.as_str(), sort.direction) == schema.order
    {
        query.sort.clear();
    }
    query.limit = query.limit.filter(|limit| *limit != schema.page);
    query
}

/// Which way the list runs by that field, if it does.
pub fn direction(schema: &Schema, query: &ListQuery, field: &str) -> Option<Direction> {
    if query.sort.is_empty() {
        return (schema.order.0 == field).then_some(schema.order.1);
    }
    query.sort.iter().find(|sort| sort.field == field).map(|sort| sort.direction)
}

/// Which of several fields it is that the list is sorted by, from 1; nothing when it is the only one.
pub fn rank(query: &ListQuery, field: &str) -> Option<usize> {
    let place = query.sort.iter().position(|sort| sort.field == field)?;
    (query.sort.len() > 1).then_some(place + 1)
}

/// The direction that a click on the field makes: the other one, or numbers and moments from the largest.
fn turned(now: Option<Direction>, field: &Field) -> Direction {
    match now {
        Some(Direction::Ascending) => Direction::Descending,
        None if matches!(field.kind, Kind::Number | Kind::Time) => Direction::Descending,
        Some(Direction::Descending) | None => Direction::Ascending,
    }
}

/// Sorted by that field, too, after those it is sorted by; turned round where it is one of them.
pub fn added(schema: &Schema, query: ListQuery, field: &Field) -> ListQuery {
    let direction = turned(direction(schema, &query, field.name), field);
    let mut query = query.first_page();
    if query.sort.is_empty() && schema.order.0 != field.name {
        query.sort.push(Sort { field: schema.order.0.to_owned(), direction: schema.order.1 });
    }
    match query.sort.iter_mut().find(|sort| sort.field == field.name) {
        Some(sort) => sort.direction = direction,
        None => query.sort.push(Sort { field: field.name.to_owned(), direction }),
    }
    let over = query.sort.len().saturating_sub(SORTS);
    query.sort.drain(..over);
    tidy(schema, query)
}

/// Sorted by that field: the other way when it is already, else numbers and moments from the largest.
pub fn toggled(schema: &Schema, query: ListQuery, field: &Field) -> ListQuery {
    let direction = turned(direction(schema, &query, field.name), field);
    let mut query = query.first_page();
    query.sort = vec![Sort { field: field.name.to_owned(), direction }];
    tidy(schema, query)
}

/// The fields that the list shows, in order.
pub fn shown(schema: &'static Schema, query: &ListQuery) -> Vec<&'static Field> {
    if query.columns.is_empty() {
        return schema.fields.iter().filter(|field| field.listed).collect();
    }
    query.columns.iter().filter_map(|name| schema.get(name)).collect()
}

/// With a column that is shown one place earlier or later.
pub fn swapped(schema: &'static Schema, mut query: ListQuery, field: &Field, by: isize) -> ListQuery {
    let mut names: Vec<String> = shown(schema, &query).iter().map(|field| field.name.to_owned()).collect();
    let place = names.iter().position(|name| name == field.name);
    let other = place.and_then(|place| place.checked_add_signed(by)).filter(|other| *other < names.len());
    if let (Some(place), Some(other)) = (place, other) {
        names.swap(place, other);
        query.columns = names;
    }
    tidy(schema, query)
}

/// Whether the toolbar has a control for the field. When something was archived is no question people ask of a list.
pub fn has_control(field: &Field) -> bool {
    field.filterable && field.name != "archived_at" && !matches!(field.kind, Kind::Prose(_))
}

/// Whether that condition is what a control of the field shows and sends; others are kept in hidden fields.
fn in_control(field: &Field, op: Op, values: &[String]) -> bool {
    has_control(field)
        && match (field.kind, op) {
            (Kind::Choice(_) | Kind::Link(_) | Kind::Person | Kind::Tags | Kind::Text(_), Op::Is)
            | (Kind::Number, Op::From | Op::To) => true,
            (Kind::Time, Op::From | Op::To) => {
                values.iter().all(|value| matches!(When::parse(value), Some(When::Date(_))))
            }
            _ => false,
        }
}

/// The pairs that the form sends although none of its controls shows them: sort, page size, unusual conditions.
pub fn kept(schema: &Schema, query: &ListQuery) -> Vec<(String, String)> {
    let mut bare = query.clone().first_page();
    bare.q.clear();
    bare.columns.clear();
    bare.archived = false;
    bare.filters
        .retain(|filter| !schema.get(&filter.field).is_some_and(|field| in_control(field, filter.op, &filter.values)));
    bare.pairs()
}

#[cfg(test)]
#[path = "address_tests.rs"]
mod tests;
