//! Runs read statements with the plainest driver of each database.
//!
//! SQLite: a few threads with a rusqlite connection each, statements kept prepared. SeaORM and sqlx cost three to seven
//! times the processor time of the query itself there (`docs/benchmarks.md` has the figures), and reads are nine tenths
//! of the work. PostgreSQL: sqlx on the pool that SeaORM writes through.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use kernel::{Error, Result, Uuid};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OpenFlags, ToSql};
use sqlx::{AssertSqlSafe, PgPool, Row as _, TypeInfo, ValueRef};
use tokio::sync::oneshot;

use super::sql::{Param, Sql};
use crate::fault;

/// Statements each connection keeps prepared.
const PREPARED: usize = 256;

#[derive(Clone)]
pub enum Reader {
    Sqlite(Arc<Queue>),
    Postgres(PgPool),
}

type Job = Box<dyn FnOnce(&Connection) + Send>;

/// Work waiting for the reader threads; they end when the last handle to it is dropped.
#[derive(Default)]
pub struct Queue {
    jobs: Mutex<(VecDeque<Job>, bool)>,
    ready: Condvar,
}

/// A row being decoded. Columns are counted from zero.
pub enum Record<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a sqlx::postgres::PgRow),
}

impl Reader {
    pub fn postgres(pool: PgPool) -> Self {
        Self::Postgres(pool)
    }

    pub fn sqlite(path: &Path, threads: usize) -> Result<Self> {
        let queue = Arc::new(Queue::default());
        for number in 0..threads.max(1) {
            let flags =
                OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
            let connection = Connection::open_with_flags(path, flags).map_err(fault::internal)?;
            prepare(&connection).map_err(fault::internal)?;
            let queue = Arc::downgrade(&queue);
            std::thread::Builder::new()
                .name(format!("sqlite-reader-{number}"))
                .spawn(move || {
                    while let Some(job) = queue.upgrade().and_then(|queue| queue.take()) {
                        job(&connection);
                    }
                })
                .map_err(fault::internal)?;
        }
        Ok(Self::Sqlite(queue))
    }

    /// Lets reader threads end when the work at hand is done.
    pub fn close(&self) {
        if let Self::Sqlite(queue) = self {
            queue.close();
        }
    }

    /// Runs a statement and decodes each row.
    pub async fn rows<T, F>(&self, sql: Sql, decode: F) -> Result<Vec<T>>
    where
        T: Send + 'static,
        F: Fn(&Record<'_>) -> Result<T> + Send + 'static,
    {
        match self {
            Self::Sqlite(queue) => queue.ask(move |connection| sqlite_rows(connection, &sql, &decode)).await,
            Self::Postgres(pool) => {
                let mut query = sqlx::query(AssertSqlSafe(sql.text));
                for param in sql.params {
                    query = match param {
                        Param::Int(value) => query.bind(value),
                        Param::Text(text) => query.bind(text),
                        Param::Uuid(id) => query.bind(id),
                    };
                }
                let rows = query.fetch_all(pool).await.map_err(fault::driver)?;
                rows.iter().map(|row| decode(&Record::Postgres(row))).collect()
            }
        }
    }

    /// Runs two statements: on SQLite by one thread, which costs one hand-over instead of two; on PostgreSQL side by
    /// side.
    pub async fn pair<A, B, F, G>(&self, one: Ask<F>, other: Ask<G>) -> Result<(Vec<A>, Vec<B>)>
    where
        A: Send + 'static,
        B: Send + 'static,
        F: Fn(&Record<'_>) -> Result<A> + Send + 'static,
        G: Fn(&Record<'_>) -> Result<B> + Send + 'static,
    {
        match self {
            Self::Sqlite(queue) => {
                queue
                    .ask(move |connection| {
                        let found = sqlite_rows(connection, &one.0, &one.1)?;
                        Ok((found, sqlite_rows(connection, &other.0, &other.1)?))
                    })
                    .await
            }
            Self::Postgres(_) => futures::try_join!(self.rows(one.0, one.1), self.rows(other.0, other.1)),
        }
    }
}

/// A statement and how its rows are decoded.
pub type Ask<F> = (Sql, F);

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "mmap_size", 1_i64 << 30)
}

fn sqlite_rows<T>(connection: &Connection, sql: &Sql, decode: impl Fn(&Record<'_>) -> Result<T>) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(&sql.text).map_err(fault::internal)?;
    let params = rusqlite::params_from_iter(&sql.params);
    let mut rows = statement.query(params).map_err(fault::internal)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(fault::internal)? {
        found.push(decode(&Record::Sqlite(row))?);
    }
    Ok(found)
}

impl ToSql for Param {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Int(value) => value.to_sql(),
            Self::Text(text) => text.to_sql(),
            Self::Uuid(id) => id.to_sql(),
        }
    }
}

impl Queue {
    /// Has a reader thread do something, and waits for it.
    async fn ask<T: Send + 'static>(&self, work: impl FnOnce(&Connection) -> Result<T> + Send + 'static) -> Result<T> {
        let (answer, answered) = oneshot::channel();
        self.put(Box::new(move |connection| {
            // The asker may have gone; then nobody wants the answer.
            let _ = answer.send(work(connection));
        }));
        answered.await.map_err(|_| Error::Unavailable)?
    }

    fn put(&self, job: Job) {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).0.push_back(job);
        self.ready.notify_one();
    }

    /// The next job; `None` when the queue is closed.
    fn take(&self) -> Option<Job> {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(job) = jobs.0.pop_front() {
                return Some(job);
            }
            if jobs.1 {
                return None;
            }
            jobs = self.ready.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn close(&self) {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).1 = true;
        self.ready.notify_all();
    }
}

impl Record<'_> {
    /// A number that is there.
    ///
    /// # Errors
    /// `Internal` when the column holds something else.
    pub fn int(&self, column: usize) -> Result<i64> {
        self.maybe_int(column)?.ok_or_else(|| fault::internal(format!("column {column} is empty")))
    }

    /// # Errors
    /// As `int`.
    pub fn maybe_int(&self, column: usize) -> Result<Option<i64>> {
        match self {
            Self::Sqlite(row) => row.get(column).map_err(fault::internal),
            Self::Postgres(row) => {
                let raw = row.try_get_raw(column).map_err(fault::driver)?;
                if raw.is_null() {
                    return Ok(None);
                }
                match raw.type_info().name() {
                    "INT4" => row.try_get::<i32, _>(column).map(|value| Some(value.into())),
                    _ => row.try_get::<i64, _>(column).map(Some),
                }
                .map_err(fault::driver)
            }
        }
    }

    /// Text that is there; empty when it is not.
    ///
    /// # Errors
    /// As `int`.
    pub fn text(&self, column: usize) -> Result<String> {
        Ok(self.maybe_text(column)?.unwrap_or_default())
    }

    /// # Errors
    /// As `int`.
    pub fn maybe_text(&self, column: usize) -> Result<Option<String>> {
        match self {
            Self::Sqlite(row) => row.get(column).map_err(fault::internal),
            Self::Postgres(row) => row.try_get(column).map_err(fault::driver),
        }
    }

    /// # Errors
    /// As `int`.
    pub fn uuid(&self, column: usize) -> Result<Uuid> {
        self.maybe_uuid(column)?.ok_or_else(|| fault::internal(format!("column {column} is empty")))
    }

    /// # Errors
    /// As `int`.
    pub fn maybe_uuid(&self, column: usize) -> Result<Option<Uuid>> {
        match self {
            Self::Sqlite(row) => row.get(column).map_err(fault::internal),
            Self::Postgres(row) => row.try_get(column).map_err(fault::driver),
        }
    }
}
