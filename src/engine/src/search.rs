//! The text that search looks through, kept beside each record.

use kernel::{Cell, Schema, text};

/// The searchable fields, folded.
pub fn search_of(schema: &Schema, cells: &[Cell]) -> String {
    let mut words = String::new();
    for (field, cell) in schema.fields.iter().zip(cells) {
        if field.searchable {
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
