//! Databases of both kinds for the binary: empty ones, and copies of one with two workspaces.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::{LazyLock, OnceLock};

use engine::testing::postgres;
use engine::{Clock, Dialect, Engine, Record, Settings};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Result, Uuid};
use tokio::runtime::Runtime;

use crate::process::{EMAIL, PASSWORD};

/// The tests are plain functions; the engine wants to be waited for.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

/// A database, and the folder in which the binary works on it.
pub struct Database {
    folder: tempfile::TempDir,
    url: String,
}

/// What every test runs on, one after the other. What a test says goes with the name of the database.
pub fn dialects() -> impl Iterator<Item = Dialect> {
    let wanted = [Dialect::Sqlite, Dialect::Postgres].into_iter().take(if postgres::wanted() { 2 } else { 1 });
    wanted.inspect(|dialect| println!("on {dialect:?}"))
}

impl Database {
    /// One without tables.
    pub fn empty(dialect: Dialect) -> Self {
        Self::new(|file| match dialect {
            Dialect::Sqlite => format!("sqlite://{file}"),
            Dialect::Postgres => RUNTIME.block_on(postgres::database()),
        })
    }

    /// A migrated one with the workspaces `acme` and `other` and an administrator in each, made once and copied.
    pub fn furnished(dialect: Dialect) -> Self {
        static SQLITE: OnceLock<Database> = OnceLock::new();
        static POSTGRES: OnceLock<Database> = OnceLock::new();
        let template = match dialect {
            Dialect::Sqlite => &SQLITE,
            Dialect::Postgres => &POSTGRES,
        };
        let template = template.get_or_init(|| Self::empty(dialect).furnish());
        Self::new(|file| match dialect {
            Dialect::Sqlite => {
                std::fs::copy(template.folder.path().join("test.sqlite"), &file).unwrap();
                // What the program's last run has not moved out of the write-ahead log yet; there may be none.
                let log = template.folder.path().join("test.sqlite-wal");
                if log.exists() {
                    std::fs::copy(log, format!("{file}-wal")).unwrap();
                }
                format!("sqlite://{file}")
            }
            Dialect::Postgres => RUNTIME.block_on(postgres::copy(&template.url)),
        })
    }

    fn new(url: impl FnOnce(String) -> String) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = url(folder.path().join("test.sqlite").display().to_string());
        Self { folder, url }
    }

    fn furnish(self) -> Self {
        for (slug, email) in [("acme", EMAIL), ("other", "otto@other.example")] {
            assert!(self.create_admin(slug, email, PASSWORD).status.success());
        }
        self
    }

    /// What `create-admin` answers to a password at its standard input.
    pub fn create_admin(&self, slug: &str, email: &str, password: &str) -> std::process::Output {
        let mut child = self
            .command(&["create-admin", "--workspace", slug, "--name", "Ada", "--email", email])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{password}").unwrap();
        child.wait_with_output().unwrap()
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The binary on this database.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backoffice"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("BACKOFFICE_LOG", "warn")
            .env("BACKOFFICE_DATABASE_URL", &self.url)
            .env("BACKOFFICE_LEPTOS_TOML", std::path::absolute("../../Leptos.toml").unwrap())
            .env_remove("BACKOFFICE_LISTEN");
        command
    }

    /// Puts a file where the binary works.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// The one number a statement gives.
    pub fn number(&self, sql: &str) -> i64 {
        self.rows(sql, |row| row.int(0)).pop().unwrap()
    }

    /// The first column of every row.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        self.rows(sql, |row| row.text(0))
    }

    /// Reads beside the server, through an engine of its own.
    fn rows<T: Send + 'static>(&self, sql: &str, decode: fn(&Record<'_>) -> Result<T>) -> Vec<T> {
        RUNTIME.block_on(async {
            let engine = Engine::open(&Settings::new(&self.url), Clock::System, Vec::new()).await.unwrap();
            let read = engine.as_system(WorkspaceId(Uuid::nil()), "test").read(may("tests", "view")).unwrap();
            let mut statement = read.sql();
            statement.push(sql);
            let rows = read.rows(statement, decode).await.unwrap();
            engine.close().await;
            rows
        })
    }
}
