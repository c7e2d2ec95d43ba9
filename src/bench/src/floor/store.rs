//! The bare drivers: rusqlite on a few reader threads and one writer, sqlx on PostgreSQL. Settings of the connections are
//! those of the engine.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use engine::Param;
use rusqlite::Connection;
use sqlx::AssertSqlSafe;
use sqlx::postgres::{PgArguments, PgPool, PgPoolOptions};
use sqlx::query::Query;
use tokio::sync::oneshot;

use super::decode::Columns;
use crate::plain::{Outcome, Plain};

/// Reader threads, as many as the program has unless told otherwise.
const READERS: usize = 2;

#[derive(Clone)]
pub enum Store {
    Sqlite { readers: Threads, writer: Threads },
    Postgres(PgPool),
}

type Job = Box<dyn FnOnce(&Connection) + Send>;

/// Threads with a connection each, fed from one queue.
#[derive(Clone)]
pub struct Threads(mpsc::Sender<Job>);

impl Threads {
    pub fn start(file: &Path, count: usize, writes: bool) -> Outcome<Self> {
        let (sender, receiver) = mpsc::channel::<Job>();
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..count {
            let (connection, receiver) = (open(file, writes)?, receiver.clone());
            std::thread::spawn(move || {
                loop {
                    let job = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok(job) = job else { return };
                    job(&connection);
                }
            });
        }
        Ok(Self(sender))
    }

    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            // The asker may have gone; then nobody wants the answer.
            let _ = answer.send(work(connection));
        });
        self.0.send(job).plain()?;
        answered.await.plain()?
    }
}

/// A connection with the engine's settings.
pub fn open(file: &Path, writes: bool) -> Outcome<Connection> {
    let connection = Connection::open(file).plain()?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.busy_timeout(std::time::Duration::from_secs(10)).plain()?;
    connection.pragma_update(None, "temp_store", "memory").plain()?;
    connection.pragma_update(None, "cache_size", -65_536).plain()?;
    if writes {
        connection.pragma_update(None, "synchronous", "full").plain()?;
        connection.pragma_update(None, "foreign_keys", true).plain()?;
    } else {
        connection.pragma_update(None, "query_only", true).plain()?;
        connection.pragma_update(None, "mmap_size", 1_i64 << 30).plain()?;
    }
    Ok(connection)
}

impl Store {
    pub async fn open(url: &str) -> Outcome<Self> {
        match url.strip_prefix("sqlite://") {
            Some(file) => Ok(Self::Sqlite {
                readers: Threads::start(Path::new(file), READERS, false)?,
                writer: Threads::start(Path::new(file), 1, true)?,
            }),
            None => Ok(Self::Postgres(PgPoolOptions::new().max_connections(10).connect(url).await.plain()?)),
        }
    }

    /// Runs a statement and decodes each row.
    pub async fn rows<T: Send + 'static>(
        &self,
        sql: &'static str,
        params: Vec<Param>,
        decode: fn(&dyn Columns) -> Outcome<T>,
    ) -> Outcome<Vec<T>> {
        match self {
            Self::Sqlite { readers, .. } => readers.run(move |connection| rows(connection, sql, params, decode)).await,
            Self::Postgres(pool) => {
                let rows = bind(sqlx::query(AssertSqlSafe(dollars(sql))), params).fetch_all(pool).await.plain()?;
                rows.iter().map(|row| decode(row)).collect()
            }
        }
    }
}

/// The same on a connection at hand.
pub fn rows<T>(
    connection: &Connection,
    sql: &str,
    params: Vec<Param>,
    decode: fn(&dyn Columns) -> Outcome<T>,
) -> Outcome<Vec<T>> {
    let mut statement = connection.prepare_cached(sql).plain()?;
    let mut rows = statement.query(rusqlite::params_from_iter(params)).plain()?;
    let mut found = Vec::with_capacity(26);
    while let Some(row) = rows.next().plain()? {
        found.push(decode(row)?);
    }
    Ok(found)
}

/// PostgreSQL's parameters.
pub fn dollars(sql: &str) -> String {
    sql.replace('?', "$")
}

pub fn bind(
    mut query: Query<'_, sqlx::Postgres, PgArguments>,
    params: Vec<Param>,
) -> Query<'_, sqlx::Postgres, PgArguments> {
    for param in params {
        query = match param {
            Param::Int(value) => query.bind(value),
            Param::Text(text) => query.bind(text),
            Param::Uuid(id) => query.bind(id),
        };
    }
    query
}
