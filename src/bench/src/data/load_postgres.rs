//! Fills a PostgreSQL database with COPY in one transaction, its indexes built afterwards.

use std::fmt::Write as _;

use engine::Param;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection, Executor};

use super::draw::Row;
use super::rows::{CUSTOMERS, MESSAGES, Maker, TEAMS, TICKETS, Table};
use super::{Facts, House};
use crate::plain::{Outcome, Plain};

/// Bytes sent at a time.
const PIECE: usize = 1 << 20;

pub async fn fill(url: &str, house: &House, size: u64) -> Outcome<Facts> {
    let mut connection = PgConnection::connect(url).await.plain()?;
    connection.execute("BEGIN").await.plain()?;
    let sql =
        "SELECT indexname::text, indexdef::text FROM pg_indexes WHERE tablename IN ('customers', 'tickets', 'messages')
               AND indexname NOT IN (SELECT conname FROM pg_constraint)";
    let indexes: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&mut connection).await.plain()?;
    for (name, _) in &indexes {
        connection.execute(AssertSqlSafe(format!("DROP INDEX {name}"))).await.plain()?;
    }
    connection.execute("SET LOCAL session_replication_role = replica").await.plain()?;
    let maker = Maker::new(house, size);
    copy(&mut connection, &TEAMS, maker.teams()).await?;
    copy(&mut connection, &CUSTOMERS, maker.customers()).await?;
    copy(&mut connection, &TICKETS, maker.tickets()).await?;
    copy(&mut connection, &MESSAGES, maker.messages()).await?;
    for (_, sql) in indexes {
        connection.execute(AssertSqlSafe(sql)).await.plain()?;
    }
    connection.execute("COMMIT").await.plain()?;
    connection.execute("VACUUM ANALYZE").await.plain()?;
    Ok(maker.facts())
}

async fn copy(connection: &mut PgConnection, table: &Table, rows: impl Iterator<Item = Row>) -> Outcome<()> {
    let sql = format!("COPY {} ({}) FROM STDIN", table.name, table.columns);
    let mut sink = connection.copy_in_raw(&sql).await.plain()?;
    let mut piece = String::with_capacity(2 * PIECE);
    for row in rows {
        for (place, value) in row.0.iter().enumerate() {
            if place > 0 {
                piece.push('\t');
            }
            // Writing to a String cannot fail; none of the texts holds a tab, a line end or a backslash.
            let _ = match value {
                None => piece.write_str("\\N"),
                Some(Param::Int(value)) => write!(piece, "{value}"),
                Some(Param::Text(text)) => piece.write_str(text),
                Some(Param::Uuid(id)) => write!(piece, "{id}"),
            };
        }
        piece.push('\n');
        if piece.len() > PIECE {
            sink.send(piece.as_bytes()).await.plain()?;
            piece.clear();
        }
    }
    sink.send(piece.as_bytes()).await.plain()?;
    sink.finish().await.plain()?;
    Ok(())
}

/// Takes away what an earlier run wrote; the guards of the audit log first.
pub async fn reset(url: &str, facts: &Facts) -> Outcome<()> {
    let mut connection = PgConnection::connect(url).await.plain()?;
    let sql = format!(
        "DROP FUNCTION IF EXISTS audit_only_grows() CASCADE; DELETE FROM audit_checkpoints; DELETE FROM audit_entries;
         DELETE FROM tickets WHERE number > {0}; DELETE FROM events; DELETE FROM sessions;
         DELETE FROM counters; INSERT INTO counters SELECT id, 'tickets', {0} FROM workspaces",
        facts.size
    );
    connection.execute(AssertSqlSafe(sql)).await.plain()?;
    Ok(())
}
