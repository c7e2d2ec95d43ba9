//! What search looks through: the index that the database keeps of each resource, and the text beside each record for
//! those that have none.

pub mod index;
pub mod matching;

use kernel::{Cell, Kind, Schema, text};

/// The searchable fields of one line, folded; what is longer is in the index only.
pub fn search_of(schema: &Schema, cells: &[Cell]) -> String {
    let mut words = String::new();
    for (field, cell) in schema.fields.iter().zip(cells) {
        if field.searchable && !matches!(field.kind, Kind::Prose(_)) {
            match cell {
                Cell::Text(text) => words.push_str(text),
                Cell::Int(value) => words.push_str(&value.to_string()),
                Cell::Tags(tags) => words.push_str(&tags.join(" ")),
                Cell::Null | Cell::Link { .. } => continue,
            }
            words.push(' ');
        }
    }
    text::fold(&words)
}
