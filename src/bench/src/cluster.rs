//! A PostgreSQL cluster for one run: on a socket in its own folder, with the durable settings it has by default, stopped and
//! removed at the end.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sqlx::{Connection, Executor, PgConnection};

use crate::plain::{Outcome, Plain};

pub struct Cluster {
    folder: PathBuf,
    server: Child,
    pub version: String,
}

impl Cluster {
    pub async fn start() -> Outcome<Self> {
        let programs = programs().ok_or("PostgreSQL's programs are neither on the PATH nor in /usr/lib/postgresql")?;
        let folder = std::env::temp_dir().join(format!("backoffice-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).plain()?;
        let root = is_root(&folder);
        if root {
            run(Command::new("chown").arg("postgres").arg(&folder))?;
        }
        let data = folder.join("data");
        run(as_postgres(root, &programs.join("initdb"))
            .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-D"])
            .arg(&data)
            .current_dir(&folder)
            .stdout(Stdio::null()))?;
        let server = as_postgres(root, &programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses=", "-c", "shared_buffers=1GB", "-c", "unix_socket_permissions=0777"])
            .current_dir(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .plain()?;
        let mut cluster = Self { folder, server, version: String::new() };
        let mut connection = cluster.connect().await?;
        connection.execute("CREATE DATABASE bench").await.plain()?;
        cluster.version = sqlx::query_scalar("SHOW server_version").fetch_one(&mut connection).await.plain()?;
        Ok(cluster)
    }

    async fn connect(&self) -> Outcome<PgConnection> {
        for _ in 0..100 {
            if let Ok(connection) = PgConnection::connect(&self.address("postgres")).await {
                return Ok(connection);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err("PostgreSQL does not answer".into())
    }

    fn address(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    /// The database to fill.
    pub fn url(&self) -> String {
        self.address("bench")
    }

    pub fn id(&self) -> u32 {
        self.server.id()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stopped = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        if stopped.is_ok_and(|status| status.success()) {
            let _ = self.server.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn run(command: &mut Command) -> Outcome<()> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}")) }
}

/// The folder with PostgreSQL's programs: the PATH's, else the newest that Debian installed.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let complete = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    if let Some(folder) = std::env::split_paths(&path).find(complete) {
        return Some(folder);
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<_> =
        versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).filter(complete).collect();
    folders.sort();
    folders.pop()
}

fn is_root(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().is_ok_and(|metadata| metadata.uid() == 0)
}

/// PostgreSQL refuses to run as root, as in a container.
fn as_postgres(root: bool, program: &Path) -> Command {
    if !root {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
    command
}
