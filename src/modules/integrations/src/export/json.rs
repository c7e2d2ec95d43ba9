//! Records as one JSON array for programs: names of fields and of choices as they know them, times in UTC (RFC 3339), a
//! linked record as its id and title.

use kernel::{Cell, Kind, Result, Row, Schema, Time};
use serde_json::{Map, Value, json};

pub const HEAD: &[u8] = b"[";
pub const TAIL: &[u8] = b"\n]\n";

/// `first` says whether these are the first of the array.
pub fn rows(schema: &Schema, rows: &[Row], first: bool) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(rows.len() * 256);
    for (place, row) in rows.iter().enumerate() {
        bytes.extend_from_slice(if first && place == 0 { b"\n" } else { b",\n" });
        let mut record = Map::with_capacity(schema.fields.len() + 1);
        record.insert("id".to_owned(), json!(row.id));
        for (field, cell) in schema.fields.iter().zip(&row.cells) {
            record.insert(field.name.to_owned(), value(cell, field.kind));
        }
        serde_json::to_writer(&mut bytes, &record).map_err(engine::fault::internal)?;
    }
    Ok(bytes)
}

fn value(cell: &Cell, kind: Kind) -> Value {
    match (cell, kind) {
        (Cell::Int(moment), Kind::Time) => json!(Time(*moment).rfc3339()),
        (cell, _) => json!(cell),
    }
}
