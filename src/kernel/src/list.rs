//! Rows as they travel to the table.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListPage {
    /// Names of the fields in `Row::cells`, in order.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    /// Cursor of the page after this one.
    pub next: Option<String>,
    /// Cursor of the page before this one.
    pub previous: Option<String>,
    /// Absent when the query asked for none.
    pub count: Option<Count>,
}

/// One record, compactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub id: Uuid,
    pub version: i64,
    pub cells: Vec<Cell>,
}

/// One value. Numbers, times (milliseconds) and booleans are `Int`; a choice is its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    Null,
    Int(i64),
    Text(String),
    Tags(Vec<String>),
    Link { id: Uuid, label: String },
}

impl Cell {
    /// The text of a text, a choice or a link's label.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Link { label: text, .. } => text,
            _ => "",
        }
    }

    pub const fn int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }
}

/// How many records match; honest about where counting stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub value: u64,
    /// Counting stopped at `value`: say "10,000+".
    pub capped: bool,
}
