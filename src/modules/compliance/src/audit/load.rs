//! Reads one entry.

use engine::Read;
use kernel::{Cell, Error, Result, Time, Uuid};

use super::{Difference, Entry};

/// The entry with what it changed.
///
/// # Errors
/// `NotFound` for one that is not there or not the reader's to see.
pub async fn load(read: &Read, id: Uuid) -> Result<Entry> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.sequence, t.created_at, t.actor, t.role, t.command, t.resource, t.record_id, t.correlation, t.changes,
            e.hash, t.address
         FROM audit_log t JOIN audit_entries e ON e.id = t.id WHERE t.id = ",
    );
    sql.bind(id);
    read.within(&mut sql, "audit_log")?;
    let found = read.first(sql, move |row| {
        Ok(Entry {
            id,
            sequence: row.int(0)?,
            at: Time(row.int(1)?),
            actor: row.text(2)?,
            role: row.text(3)?,
            command: row.text(4)?,
            resource: row.text(5)?,
            record: row.uuid(6)?,
            correlation: row.text(7)?,
            changes: differences(&row.text(8)?),
            hash: row.text(9)?,
            address: row.maybe_text(10)?.unwrap_or_default(),
        })
    });
    let entry = found.await?.ok_or(Error::NotFound)?;
    read.shown("audit_log", [id])?;
    Ok(entry)
}

/// What is no such JSON says nothing; it can be verified all the same.
fn differences(changes: &str) -> Vec<Difference> {
    let fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(changes).unwrap_or_default();
    let cell = |pair: &serde_json::Value, place: usize| {
        pair.get(place).cloned().and_then(|cell| serde_json::from_value(cell).ok()).unwrap_or(Cell::Null)
    };
    fields
        .into_iter()
        .map(|(field, pair)| Difference { before: cell(&pair, 0), after: cell(&pair, 1), field })
        .collect()
}
