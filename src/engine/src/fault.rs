//! Faults: what happened goes to the log under a reference, the caller gets the reference.

use kernel::Error;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Logs `what` and returns an error that names only the reference.
pub fn internal(what: impl std::fmt::Display) -> Error {
    let reference = format!("{:08x}", rand::random::<u32>());
    tracing::error!(reference, "{what}");
    Error::Internal { reference }
}

/// A database that did not answer is `Unavailable`; anything else it says is a fault of ours.
pub fn database(error: DbErr) -> Error {
    match &error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => unavailable(&error),
        DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) if is_away(inner) => {
            unavailable(&error)
        }
        _ => internal(error),
    }
}

/// The same for statements that go to the driver directly.
pub fn driver(error: sqlx::Error) -> Error {
    if is_away(&error) { unavailable(&error) } else { internal(error) }
}

/// Whether a unique key refused the row.
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

fn unavailable(error: &dyn std::fmt::Display) -> Error {
    tracing::warn!("database away: {error}");
    Error::Unavailable
}

fn is_away(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
        // PostgreSQL class 57 (shutdown, crash), 08 (connection) and 40 (deadlock: taken back, may be tried again); SQLite
        // busy (5) and locked (6).
        sqlx::Error::Database(db) => db.code().is_some_and(|code| {
            ["57P", "08", "40"].iter().any(|class| code.starts_with(class)) || code == "5" || code == "6"
        }),
        _ => false,
    }
}
