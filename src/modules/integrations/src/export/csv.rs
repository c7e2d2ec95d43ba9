//! Records as lines for spreadsheets: UTF-8 with a byte-order mark, names of fields and of choices as programs know them,
//! times in UTC; what a spreadsheet would take for a formula is made text.

use engine::import::harmless;
use kernel::{Cell, Error, Kind, Result, Row, Schema, Time};

pub fn head(schema: &Schema) -> Result<Vec<u8>> {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    line(&mut bytes, std::iter::once("id").chain(schema.fields.iter().map(|field| field.name)))?;
    Ok(bytes)
}

pub fn rows(schema: &Schema, rows: &[Row]) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(rows.len() * 128);
    for row in rows {
        let cells = schema.fields.iter().zip(&row.cells).map(|(field, cell)| harmless(&words(cell, field.kind)));
        line(&mut bytes, std::iter::once(row.id.to_string()).chain(cells))?;
    }
    Ok(bytes)
}

fn line(bytes: &mut Vec<u8>, cells: impl Iterator<Item = impl AsRef<[u8]>>) -> Result<()> {
    csv::Writer::from_writer(bytes).write_record(cells).map_err(|_| Error::Unavailable)
}

fn words(cell: &Cell, kind: Kind) -> String {
    match (cell, kind) {
        (Cell::Int(moment), Kind::Time) => Time(*moment).rfc3339(),
        (Cell::Int(number), _) => number.to_string(),
        (Cell::Tags(tags), _) => tags.join(", "),
        _ => cell.text().to_owned(),
    }
}
