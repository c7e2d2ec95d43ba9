//! What a run does to one record, in words.

use kernel::import::Changed;
use kernel::{Cell, Result};

use super::importable::Importable;
use super::read::shorten;
use crate::model::cells;

/// The fields that differ; of a new record those that are not empty.
pub fn changed<R: Importable>(line: u64, before: Option<&R::Model>, after: &R::Model) -> Result<Changed> {
    let (new, old) = (cells::<R>(after)?, before.map(cells::<R>).transpose()?);
    let mut fields = Vec::new();
    let mut title = String::new();
    for (place, (field, cell)) in R::schema().fields.iter().zip(&new).enumerate() {
        let earlier = old.as_ref().and_then(|old| old.get(place));
        if field.title {
            title = words(cell);
        }
        if earlier.map_or_else(|| !words(cell).is_empty(), |earlier| earlier != cell) {
            let shown = |cell: &Cell| shorten(&words(cell), 120);
            fields.push((field.name.to_owned(), earlier.map(shown).unwrap_or_default(), shown(cell)));
        }
    }
    Ok(Changed { line, title: shorten(&title, 120), created: before.is_none(), fields })
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Int(number) => number.to_string(),
        Cell::Tags(tags) => tags.join(", "),
        other => other.text().to_owned(),
    }
}
