//! The edge of a page as the address carries it.

use std::fmt::Write as _;

use kernel::schema::Direction;
use kernel::{Cell, Field, Kind, Uuid};

use crate::hex;

/// The sorted value of the row at a page's edge.
pub enum CursorValue {
    Int(i64),
    Text(String),
}

/// The sorted values of that row, and its id.
pub type Edge = (Vec<CursorValue>, Uuid);

/// For each sorted value `i<number>.` or `s<text in hexadecimal>.`, then the id.
pub fn write(values: &[Cell], id: Uuid) -> String {
    let mut cursor = String::new();
    for value in values {
        // Writing to a String cannot fail.
        let _ = match value {
            Cell::Int(number) => write!(cursor, "i{number}."),
            other => write!(cursor, "s{}.", hex(other.text())),
        };
    }
    let _ = write!(cursor, "{}", id.simple());
    cursor
}

pub fn read(sort: &[(&Field, Direction)], cursor: &str) -> Option<Edge> {
    let mut parts: Vec<&str> = cursor.split('.').collect();
    let id = parts.pop()?.parse().ok()?;
    if parts.len() != sort.len() {
        return None;
    }
    let values = sort.iter().zip(parts).map(|((field, _), value)| read_value(field, value));
    Some((values.collect::<Option<_>>()?, id))
}

fn read_value(sort: &Field, value: &str) -> Option<CursorValue> {
    let numeric = !matches!(sort.kind, Kind::Text(_));
    match value.split_at_checked(1)? {
        ("i", number) if numeric => Some(CursorValue::Int(number.parse().ok()?)),
        ("s", hex) if !numeric => {
            let digits: Vec<char> = hex.chars().collect();
            let bytes = digits
                .chunks(2)
                .map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).ok())
                .collect::<Option<Vec<u8>>>()?;
            Some(CursorValue::Text(String::from_utf8(bytes).ok()?))
        }
        _ => None,
    }
}
