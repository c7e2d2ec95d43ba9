//! Fills an SQLite file in one transaction, its indexes built afterwards.

use std::path::Path;

use rusqlite::{Connection, params_from_iter};

use super::draw::Row;
use super::rows::{CUSTOMERS, MESSAGES, Maker, TEAMS, TICKETS, Table};
use super::{Facts, House};
use crate::plain::{Outcome, Plain};

pub fn fill(file: &Path, house: &House, size: u64) -> Outcome<Facts> {
    let connection = Connection::open(file).plain()?;
    settle(&connection)?;
    connection
        .execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -524288; BEGIN")
        .plain()?;
    let indexes = indexes(&connection)?;
    for (name, _) in &indexes {
        connection.execute_batch(&format!("DROP INDEX {name}")).plain()?;
    }
    let maker = Maker::new(house, size);
    insert(&connection, &TEAMS, maker.teams())?;
    insert(&connection, &CUSTOMERS, maker.customers())?;
    insert(&connection, &TICKETS, maker.tickets())?;
    insert(&connection, &MESSAGES, maker.messages())?;
    for (_, sql) in &indexes {
        connection.execute_batch(sql).plain()?;
    }
    connection.execute_batch("COMMIT; PRAGMA journal_mode = WAL").plain()?;
    Ok(maker.facts())
}

/// Switches the journal off, as soon as the reader threads of the engine that made the tables have gone.
fn settle(connection: &Connection) -> Outcome<()> {
    for _ in 0..100 {
        if connection.execute_batch("PRAGMA journal_mode = OFF").is_ok() {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Err("the new file stays locked".into())
}

/// Name and statement of every index that the migrations made on the tables to fill.
fn indexes(connection: &Connection) -> Outcome<Vec<(String, String)>> {
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
               AND tbl_name IN ('customers', 'tickets', 'messages')";
    let mut statement = connection.prepare(sql).plain()?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).plain()?;
    found.collect::<rusqlite::Result<_>>().plain()
}

fn insert(connection: &Connection, table: &Table, rows: impl Iterator<Item = Row>) -> Outcome<()> {
    let marks = vec!["?"; table.columns.split(',').count()].join(",");
    let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, table.columns);
    let mut statement = connection.prepare(&sql).plain()?;
    for row in rows {
        statement.execute(params_from_iter(row.0)).plain()?;
    }
    Ok(())
}

/// Takes away what an earlier run wrote; the guards of the audit log first.
pub fn reset(file: &Path, facts: &Facts) -> Outcome<()> {
    let connection = Connection::open(file).plain()?;
    connection
        .execute_batch(&format!(
            "DROP TRIGGER IF EXISTS audit_entries_remain; DROP TRIGGER IF EXISTS audit_checkpoints_remain;
             DELETE FROM audit_checkpoints; DELETE FROM audit_entries;
             DELETE FROM tickets WHERE number > {0}; DELETE FROM events; DELETE FROM sessions;
             DELETE FROM counters; INSERT INTO counters SELECT id, 'tickets', {0} FROM workspaces;
             PRAGMA wal_checkpoint(TRUNCATE)",
            facts.size
        ))
        .plain()
}
