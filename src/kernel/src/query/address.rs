//! A question as pairs of an address, there and back.

use std::fmt::Write as _;

use uuid::Uuid;

use super::{ALL, Filter, LARGEST_PAGE, Layout, ListQuery, Op, Sort, Tree};
use crate::schema::{Direction, Schema};
use crate::{Error, Result};

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
                "sort" => {
                    let sorts = value.split(',').map(|sort| parse_sort(schema, sort));
                    query.sort = sorts.collect::<Option<_>>().ok_or_else(wrong)?;
                }
                "where" => query.tree = Some(Tree::parse(value).ok_or_else(wrong)?),
                "after" => query.after = Some(value.clone()),
                "before" => query.before = Some(value.clone()),
                "limit" => {
                    let limit = value.parse().ok().filter(|n| (1..=LARGEST_PAGE).contains(n));
                    query.limit = Some(limit.ok_or_else(wrong)?);
                }
                "columns" => query.columns = value.split(',').map(str::to_owned).collect(),
                "peek" => query.peek = Some(value.parse().map_err(|_| wrong())?),
                "as" => query.layout = Some(Layout::parse(schema, value).ok_or_else(wrong)?),
                "view" if value == ALL || value.parse::<Uuid>().is_ok() => query.view = Some(value.clone()),
                "archived" => query.archived = value.parse().map_err(|_| wrong())?,
                _ => {
                    let (field, op) = Op::of_parameter(name).ok_or_else(wrong)?;
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
        if let Some(tree) = &self.tree {
            push("where", tree.to_string());
        }
        if !self.sort.is_empty() {
            push("sort", self.sort.iter().map(ToString::to_string).collect::<Vec<_>>().join(","));
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
        if let Some(layout) = &self.layout {
            push("as", layout.to_string());
        }
        if let Some(record) = self.peek {
            push("peek", record.to_string());
        }
        if let Some(view) = &self.view {
            push("view", view.clone());
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

/// `?a=b&c=d` with everything but unreserved characters, commas and colons escaped (RFC 3986, section 3.4); empty for no pairs.
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
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' | b':' => {
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
