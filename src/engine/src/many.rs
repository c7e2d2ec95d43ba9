//! Statements that store rows, as many at a time as they are given: the same text for the same number of rows, so that
//! it is prepared once. Names in them are ours; values are bound.

use kernel::Result;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, Value};

use crate::{Dialect, fault};

/// `INSERT INTO table (a, b) VALUES (?, ?), (?, ?)`. What it leaves half done when it fails is for the transaction to take
/// back: to do so itself, SQLite would keep a copy of every page it touches (a fifth of the time of an import).
pub fn insert_text(dialect: Dialect, table: &str, columns: &[&str], rows: usize) -> String {
    let insert = match dialect {
        Dialect::Sqlite => "INSERT OR FAIL",
        Dialect::Postgres => "INSERT",
    };
    let mut text = format!("{insert} INTO {table} ({}) VALUES ", columns.join(", "));
    let mut number = 0;
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            if column > 0 {
                text.push_str(", ");
            }
            place(dialect, &mut text, &mut number);
        }
        text.push(')');
    }
    text
}

/// `UPDATE table SET a = ?, b = ? WHERE id = ?`
pub fn update_text(dialect: Dialect, table: &str, columns: &[&str]) -> String {
    let mut text = format!("UPDATE {table} SET ");
    let mut number = 0;
    for (count, column) in columns.iter().enumerate() {
        text.push_str(if count == 0 { "" } else { ", " });
        text.push_str(column);
        text.push_str(" = ");
        place(dialect, &mut text, &mut number);
    }
    text.push_str(" WHERE id = ");
    place(dialect, &mut text, &mut number);
    text
}

fn place(dialect: Dialect, text: &mut String, number: &mut usize) {
    *number += 1;
    match dialect {
        Dialect::Sqlite => text.push('?'),
        Dialect::Postgres => {
            text.push('$');
            text.push_str(&number.to_string());
        }
    }
}

/// The text with its values.
pub fn statement(dialect: Dialect, text: String, values: Vec<Value>) -> Statement {
    let backend = match dialect {
        Dialect::Sqlite => DbBackend::Sqlite,
        Dialect::Postgres => DbBackend::Postgres,
    };
    Statement::from_sql_and_values(backend, text, values)
}

/// Runs a statement that gives nothing back.
///
/// # Errors
/// Faults of the database.
pub async fn execute(db: &DatabaseTransaction, dialect: Dialect, text: String, values: Vec<Value>) -> Result<()> {
    db.execute_raw(statement(dialect, text, values)).await.map_err(fault::database).map(drop)
}
