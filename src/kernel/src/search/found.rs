//! What was found, as it travels.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Marked;
use crate::{Cell, Count, Row};

/// Everything that a question found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// One for each resource in which something was found.
    pub groups: Vec<Group>,
    /// Operators that nothing here knows, as typed; they were looked for as words.
    pub unknown: Vec<String>,
    /// What marks and operators were read from.
    pub asked: String,
}

/// What was found in one resource.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub resource: String,
    pub count: Count,
    /// Best first.
    pub hits: Vec<Hit>,
    /// The list's own question that finds the same, `?q=printer&status=open`.
    pub list: String,
}

/// One record that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    pub id: Uuid,
    pub title: Marked,
    /// The field in which words were found that are not in the title, and the place.
    pub snippet: Option<(String, Marked)>,
    /// Names of fields and what stands in them.
    pub facts: Vec<(String, Cell)>,
    /// The resource and record whose page shows it, where that is another.
    pub at: Option<(String, Uuid)>,
}

/// A record's columns as the engine reads them for a hit.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The fields' names, in the order of the row's cells.
    pub columns: &'a [String],
    pub row: &'a Row,
}

impl Part<'_> {
    /// The cell of a field.
    pub fn get(&self, field: &str) -> &Cell {
        let place = self.columns.iter().position(|column| column == field);
        place.and_then(|place| self.row.cells.get(place)).unwrap_or(&Cell::Null)
    }
}
