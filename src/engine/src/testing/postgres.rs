//! One throw-away PostgreSQL cluster per test process. It listens on a socket in its own folder only, and a watchdog
//! that waits for the end of its input stops it: that end comes when this process ends, however it ends.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// How long the cluster may take to answer, in tenths of a second.
const PATIENCE: usize = 300;

/// Durability costs time, and these rows are thrown away.
const SETTINGS: &str = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off
    -c max_connections=400 -c shared_buffers=64MB -c unix_socket_permissions=0777";

struct Cluster {
    folder: PathBuf,
    /// Its input stays open as long as this process lives.
    _watchdog: Child,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

/// Whether tests run on PostgreSQL too: always, unless somebody said otherwise.
pub fn wanted() -> bool {
    std::env::var_os("BACKOFFICE_TEST_SQLITE_ONLY").as_deref() != Some(OsStr::new("1"))
}

/// The address of a new, empty database.
pub async fn database() -> String {
    create("template1").await
}

/// The address of a new database with everything that the one at `address` holds, which nobody may be using.
pub async fn copy(address: &str) -> String {
    let name = address.split('?').next().and_then(|address| address.rsplit('/').next());
    create(name.expect("the address of a database")).await
}

async fn create(template: &str) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let cluster = CLUSTER.get_or_init(start);
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let mut connection = connect(&cluster.address("postgres")).await;
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE {template}")))
        .execute(&mut connection)
        .await
        .expect("a new database");
    let _ = connection.close().await;
    cluster.address(&name)
}

impl Cluster {
    fn address(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }
}

async fn connect(address: &str) -> PgConnection {
    for _ in 0..PATIENCE {
        if let Ok(connection) = PgConnection::connect(address).await {
            return connection;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("PostgreSQL does not answer at {address}; its log stands beside its socket");
}

fn start() -> Cluster {
    let programs = programs().expect(
        "PostgreSQL's programs are neither on the PATH nor in /usr/lib/postgresql; \
         install them, or set BACKOFFICE_TEST_SQLITE_ONLY=1",
    );
    let folder = tempfile::tempdir().expect("a temporary folder").keep();
    let root = is_root(&folder);
    if root {
        let owned = Command::new("chown").arg("postgres").arg(&folder).status();
        assert!(
            owned.is_ok_and(|status| status.success()),
            "PostgreSQL refuses to run as root, and there is no user postgres"
        );
    }
    let initdb = as_postgres(root, &programs.join("initdb"))
        .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D"])
        .arg(folder.join("data"))
        .current_dir(&folder)
        .output()
        .expect("initdb runs");
    assert!(initdb.status.success(), "initdb: {}", String::from_utf8_lossy(&initdb.stderr));
    let script = format!(
        "\"$1/postgres\" -D \"$2/data\" -k \"$2\" {} >\"$2/log\" 2>&1 &
         cat; kill -QUIT $!; wait; rm -rf \"$2\"",
        SETTINGS.replace('\n', " ")
    );
    let watchdog = as_postgres(root, Path::new("sh"))
        .args([OsStr::new("-c"), OsStr::new(&script), OsStr::new("postgres"), programs.as_os_str(), folder.as_os_str()])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // An interrupt at the terminal must not take it along.
        .process_group(0)
        .spawn()
        .expect("the watchdog starts");
    Cluster { folder, _watchdog: watchdog }
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

/// What this process creates belongs to whom it runs as.
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
