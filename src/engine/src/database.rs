//! Opens the database. SQLite: write-ahead log, one writer, reader threads. PostgreSQL: one pool.

use std::path::PathBuf;
use std::time::Duration;

use kernel::{Environment, Result};
use sea_orm::{ConnectOptions, Database, DatabaseConnection};

use crate::fault;
use crate::outbound::Allowed;
use crate::read::reader::Reader;

/// Which SQL is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// Where the data is and how many hands reach for it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://path/to/file` or `postgres://user:password@host/name`.
    pub url: String,
    /// Reader threads on SQLite.
    pub readers: usize,
    /// Connections on PostgreSQL.
    pub connections: u32,
    /// Folder of the files that people bring in; none is `files` beside an SQLite file, else `./data/files`.
    pub files: Option<PathBuf>,
    /// Keys that seal secrets ([`crate::Sealer::new`]); none are those of `seal.key` among the files.
    pub seal_keys: Option<String>,
    /// Private networks that requests to addresses named by people may reach.
    pub outbound: Allowed,
    /// Where people find the program, `https://backoffice.example`, without a slash at the end.
    pub public_url: String,
    /// What the installation is for.
    pub environment: Environment,
    /// Whether what would leave by mail or as a text message goes to the log: for development.
    pub log_only: bool,
}

impl Settings {
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            readers: 2,
            connections: 10,
            files: None,
            seal_keys: None,
            outbound: Allowed::default(),
            public_url: "http://localhost:3000".to_owned(),
            environment: Environment::default(),
            log_only: false,
        }
    }

    /// Where files are kept.
    pub(crate) fn files(&self) -> PathBuf {
        self.files.clone().unwrap_or_else(|| {
            match sqlite_path(&self.url).as_deref().and_then(std::path::Path::parent) {
                Some(folder) => folder.join("files"),
                None => PathBuf::from("data/files"),
            }
        })
    }
}

pub struct Opened {
    pub dialect: Dialect,
    pub writer: DatabaseConnection,
    /// For dry runs. On SQLite they read only, beside the writer; on PostgreSQL they share its pool.
    pub rehearsals: DatabaseConnection,
    pub reader: Reader,
}

/// Opens the database, creating an SQLite file that is not there.
pub async fn open(settings: &Settings) -> Result<Opened> {
    // Two TLS back ends in one process would make the choice ambiguous; a second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    if settings.url.starts_with("postgres") { open_postgres(settings).await } else { open_sqlite(settings).await }
}

#[expect(clippy::disallowed_methods, reason = "this is where databases are opened")]
async fn open_postgres(settings: &Settings) -> Result<Opened> {
    let mut options = ConnectOptions::new(&settings.url);
    options.max_connections(settings.connections).acquire_timeout(Duration::from_secs(5)).sqlx_logging(false);
    let writer = Database::connect(options).await.map_err(fault::database)?;
    let pool = writer.get_postgres_connection_pool().clone();
    Ok(Opened { dialect: Dialect::Postgres, rehearsals: writer.clone(), writer, reader: Reader::postgres(pool) })
}

#[expect(clippy::disallowed_methods, reason = "this is where databases are opened")]
async fn open_sqlite(settings: &Settings) -> Result<Opened> {
    let path = sqlite_path(&settings.url).ok_or_else(|| fault::internal("not an SQLite address"))?;
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display()));
    options
        .max_connections(1)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                // A commit is on the disk before it is acknowledged.
                .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .pragma("temp_store", "memory")
                .pragma("cache_size", "-65536")
        });
    let writer = Database::connect(options).await.map_err(fault::database)?;
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rw", path.display()));
    options.max_connections(2).min_connections(0).connect_lazy(true).sqlx_logging(false).map_sqlx_sqlite_opts(
        // What only looks cannot write by mistake.
        |options| options.busy_timeout(Duration::from_secs(10)).pragma("query_only", "on"),
    );
    options.acquire_timeout(Duration::from_secs(30)).idle_timeout(Duration::from_mins(1));
    let rehearsals = Database::connect(options).await.map_err(fault::database)?;
    let reader = Reader::sqlite(&path, settings.readers)?;
    Ok(Opened { dialect: Dialect::Sqlite, writer, rehearsals, reader })
}

/// The file an SQLite address names.
pub fn sqlite_path(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"))?;
    let path = path.split('?').next().unwrap_or(path);
    (!path.is_empty()).then(|| PathBuf::from(path))
}
