//! A list's question, and its form in the address: `?q=printer&status=open,pending&created_at.from=-7d&sort=-priority`.
//! Every name is looked up in the schema; one that is not there makes the address malformed.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::schema::{Direction, Field, Kind, Schema};
use crate::time::DAY;
use crate::{Error, Result, Time, Zone};

/// Rows on a page nobody has sized, unless the schema says otherwise.
pub const PAGE: u16 = 25;
/// Most rows on a page.
pub const LARGEST_PAGE: u16 = 200;

/// What a list is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListQuery {
    /// Words that all must occur in the searchable fields.
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub filters: Vec<Filter>,
    /// `None` is the schema's order.
    #[serde(default)]
    pub sort: Option<Sort>,
    /// Cursor of the last row before the page.
    #[serde(default)]
    pub after: Option<String>,
    /// Cursor of the first row after the page.
    #[serde(default)]
    pub before: Option<String>,
    /// `None` is what the schema says, mostly [`PAGE`].
    #[serde(default)]
    pub limit: Option<u16>,
    /// Fields to show; empty is the schema's choice.
    #[serde(default)]
    pub columns: Vec<String>,
    /// The archive instead of what is in use.
    #[serde(default)]
    pub archived: bool,
    #[serde(default)]
    pub counting: Counting,
}

/// How to count matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    None,
    /// Up to 10,000, then "10,000+".
    #[default]
    Capped,
    Exact,
}

/// One condition; all of a query's conditions hold together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub field: String,
    pub op: Op,
    /// Any of these; never empty.
    pub values: Vec<String>,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// One of the values: `status=open,pending`.
    Is,
    /// None of the values: `status.not=closed`.
    Not,
    /// At or after: `created_at.from=-7d`.
    From,
    /// At or before; a date includes its day: `created_at.to=2026-01-31`.
    To,
}

/// One field and a direction: `sort=-created_at`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    pub field: String,
    pub direction: Direction,
}

/// A moment as a filter names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// `2026-01-31`
    Date(NaiveDate),
    /// `today`, `-7d`, `+1d`: whole days from today.
    Days(i64),
    /// `now`, `-24h`, `+4h`: hours from now.
    Hours(i64),
}

impl When {
    /// Reads one of the forms above.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "today" => return Some(Self::Days(0)),
            "now" => return Some(Self::Hours(0)),
            _ => {}
        }
        if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Some(Self::Date(date));
        }
        let number = |text: &str| text.parse().ok().filter(|n: &i64| n.abs() <= 100_000);
        match text.strip_suffix('d') {
            Some(days) => number(days).map(Self::Days),
            None => text.strip_suffix('h').and_then(number).map(Self::Hours),
        }
    }

    /// First moment meant, and the first one no longer meant (for `to`).
    pub fn resolve(self, now: Time, zone: &Zone) -> (Time, Time) {
        let day =
            |date: NaiveDate| (Time::midnight(date, zone), Time::midnight(date + chrono::Duration::days(1), zone));
        match self {
            Self::Date(date) => day(date),
            Self::Days(days) => day(now.plus(days * DAY).local(zone).date()),
            Self::Hours(hours) => {
                let moment = now.plus(hours * DAY / 24);
                (moment, moment.plus(1))
            }
        }
    }
}

impl ListQuery {
    /// Reads the pairs of an address. Empty values count as absent, so that plain forms work.
    ///
    /// # Errors
    /// `Malformed` naming the first parameter that the schema does not know or whose value makes no sense.
    pub fn parse(schema: &Schema, pairs: &[(String, String)]) -> Result<Self> {
        let mut query = Self::default();
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            let wrong = || Error::malformed(name);
            match name.as_str() {
                "q" => query.q = value.chars().take(200).collect(),
                "sort" => query.sort = Some(parse_sort(schema, value).ok_or_else(wrong)?),
                "after" => query.after = Some(value.clone()),
                "before" => query.before = Some(value.clone()),
                "limit" => {
                    let limit = value.parse().ok().filter(|n| (1..=LARGEST_PAGE).contains(n));
                    query.limit = Some(limit.ok_or_else(wrong)?);
                }
                "columns" => query.columns = value.split(',').map(str::to_owned).collect(),
                "archived" => query.archived = value.parse().map_err(|_| wrong())?,
                _ => {
                    let (field, op) = match name.rsplit_once('.') {
                        None => (name.as_str(), Op::Is),
                        Some((field, "not")) => (field, Op::Not),
                        Some((field, "from")) => (field, Op::From),
                        Some((field, "to")) => (field, Op::To),
                        Some(_) => return Err(wrong()),
                    };
                    let values: Vec<String> = value.split(',').filter(|v| !v.is_empty()).map(str::to_owned).collect();
                    match query.filters.iter_mut().find(|f| f.field == field && f.op == op) {
                        Some(filter) => filter.values.extend(values),
                        None if values.is_empty() => {}
                        None => query.filters.push(Filter { field: field.to_owned(), op, values }),
                    }
                }
            }
        }
        query.check(schema)?;
        Ok(query)
    }

    /// Holds every name and value against the schema; the server does it again for queries that did not come as an
    /// address.
    ///
    /// # Errors
    /// `Malformed` naming the parameter.
    pub fn check(&self, schema: &Schema) -> Result<()> {
        for filter in &self.filters {
            let known = schema.get(&filter.field).filter(|field| field.filterable);
            let fits = known.is_some_and(|field| filter.values.len() <= 100 && filter.fits(field));
            if !fits {
                return Err(Error::malformed(&filter.parameter()));
            }
        }
        if let Some(sort) = &self.sort
            && !schema.get(&sort.field).is_some_and(|field| field.sortable)
        {
            return Err(Error::malformed("sort"));
        }
        if self.columns.iter().any(|name| schema.get(name).is_none_or(|f| matches!(f.kind, Kind::Prose(_)))) {
            return Err(Error::malformed("columns"));
        }
        if self.limit.is_some_and(|limit| !(1..=LARGEST_PAGE).contains(&limit)) {
            return Err(Error::malformed("limit"));
        }
        if self.after.is_some() && self.before.is_some() {
            return Err(Error::malformed("before"));
        }
        Ok(())
    }

    /// The pairs of the address, without what is left to the schema.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut push = |name: &str, value: String| pairs.push((name.to_owned(), value));
        if !self.q.is_empty() {
            push("q", self.q.clone());
        }
        for filter in &self.filters {
            push(&filter.parameter(), filter.values.join(","));
        }
        if let Some(sort) = &self.sort {
            push("sort", sort.to_string());
        }
        if let Some(limit) = self.limit {
            push("limit", limit.to_string());
        }
        if !self.columns.is_empty() {
            push("columns", self.columns.join(","));
        }
        if self.archived {
            push("archived", "true".into());
        }
        if let Some(cursor) = &self.after {
            push("after", cursor.clone());
        }
        if let Some(cursor) = &self.before {
            push("before", cursor.clone());
        }
        pairs
    }

    /// `?status=open&sort=-number`, or nothing for the bare list.
    pub fn address(&self) -> String {
        query_string(&self.pairs())
    }

    /// The same question from its first page.
    #[must_use]
    pub fn first_page(mut self) -> Self {
        self.after = None;
        self.before = None;
        self
    }

    /// With the values of one condition replaced; no values remove it. Starts from the first page.
    #[must_use]
    pub fn with(self, field: &str, op: Op, values: Vec<String>) -> Self {
        let mut query = self.first_page();
        query.filters.retain(|f| !(f.field == field && f.op == op));
        if !values.is_empty() {
            query.filters.push(Filter { field: field.to_owned(), op, values });
        }
        query
    }

    /// The values of one condition.
    pub fn values(&self, field: &str, op: Op) -> &[String] {
        self.filters.iter().find(|f| f.field == field && f.op == op).map_or(&[], |f| &f.values)
    }

    /// Whether anything narrows the list, so that "nothing matches" differs from "nothing yet".
    pub fn narrows(&self) -> bool {
        !self.q.is_empty() || !self.filters.is_empty()
    }
}

impl Filter {
    /// `status`, `created_at.from`.
    pub fn parameter(&self) -> String {
        match self.op {
            Op::Is => self.field.clone(),
            Op::Not => format!("{}.not", self.field),
            Op::From => format!("{}.from", self.field),
            Op::To => format!("{}.to", self.field),
        }
    }

    fn fits(&self, field: &Field) -> bool {
        let range = matches!(self.op, Op::From | Op::To);
        !self.values.is_empty()
            && (!range || self.values.len() == 1)
            && self.values.iter().all(|value| match field.kind {
                Kind::Choice(choices) => !range && choices.iter().any(|choice| choice.name == value),
                Kind::Link(_) => !range && (value == "none" || value.parse::<Uuid>().is_ok()),
                Kind::Person => !range && (value == "none" || value == "me" || value.parse::<Uuid>().is_ok()),
                Kind::Number => value.parse::<i64>().is_ok(),
                Kind::Time => range && When::parse(value).is_some(),
                Kind::Tags | Kind::Text(_) => !range && value.chars().count() <= 500,
                Kind::Prose(_) => false,
            })
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.direction == Direction::Descending {
            f.write_char('-')?;
        }
        f.write_str(&self.field)
    }
}

fn parse_sort(schema: &Schema, text: &str) -> Option<Sort> {
    let (field, direction) = match text.strip_prefix('-') {
        Some(field) => (field, Direction::Descending),
        None => (text, Direction::Ascending),
    };
    schema.get(field).filter(|f| f.sortable)?;
    Some(Sort { field: field.to_owned(), direction })
}

/// `?a=b&c=d` with everything but unreserved characters and commas escaped (RFC 3986, section 2.3); empty for no pairs.
pub fn query_string(pairs: &[(String, String)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        text.push(if text.is_empty() { '?' } else { '&' });
        text.push_str(&encode(name));
        text.push('=');
        text.push_str(&encode(value));
    }
    text
}

/// Percent-encodes one part of a query.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' => {
                encoded.push(char::from(byte));
            }
            _ => {
                // Writing to a String cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}
#[cfg(test)]
mod tests;
