//! What decided the read path: the same 25 rows of an SQLite file by four drivers in one process, from the statement to
//! decoded rows.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::{Clock, Engine, Settings};
use kernel::Uuid;
use kernel::id::WorkspaceId;
use sea_orm::SqlxSqliteConnector;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use super::asks::{by_engine, by_orm, by_sqlx};
use crate::data::{Facts, modules};
use crate::floor::sql::LIST;
use crate::floor::store::{self, Threads};
use crate::floor::{answers, decode};
use crate::plain::{Outcome, Plain};

const LENGTH: Duration = Duration::from_secs(1);
const AT_ONCE: u32 = 16;
/// Bouts of sixteen; the best counts, as other work can only slow one down.
const ROUNDS: usize = 3;
/// Connections of the asynchronous pools.
const POOL: u32 = 4;

/// One driver's figures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Driver {
    pub name: String,
    /// Microseconds, one at a time.
    pub one: f64,
    /// A second, sixteen at once.
    pub sixteen: f64,
}

/// Runs on a runtime of its own, with a thread for each core as in the program.
pub fn drivers(file: PathBuf, facts: Facts) -> Outcome<Vec<Driver>> {
    let work = move || tokio::runtime::Runtime::new().plain()?.block_on(all(&file, &facts));
    std::thread::spawn(work).join().map_err(|_| "the drivers' thread ended".to_owned())?
}

async fn all(file: &Path, facts: &Facts) -> Outcome<Vec<Driver>> {
    let workspace = facts.workspace;
    let mut found = vec![direct(file, workspace)?];
    let threads = Threads::start(file, 2, false)?;
    let ask = move || {
        let threads = threads.clone();
        async move {
            let rows = threads.run(move |line| store::rows(line, LIST, vec![workspace.into()], decode::list)).await?;
            Ok(answers::page(rows, false, None).rows.len())
        }
    };
    found.push(driver("rusqlite on 2 reader threads, by hand", ask).await?);
    let url = format!("sqlite://{}", file.display());
    let engine = Engine::open(&Settings::new(url), Clock::System, modules()).await.plain()?;
    let read = engine.as_system(WorkspaceId(workspace), "bench").read(support::tickets::VIEW).plain()?;
    found.push(driver("the engine's `Read::list`", move || by_engine(read.clone())).await?);
    let options =
        SqliteConnectOptions::new().filename(file).pragma("cache_size", "-65536").pragma("mmap_size", "1073741824");
    let pool =
        SqlitePoolOptions::new().max_connections(POOL).min_connections(POOL).connect_with(options).await.plain()?;
    found.push(
        driver("sqlx, a pool of 4", {
            let pool = pool.clone();
            move || by_sqlx(pool.clone(), workspace)
        })
        .await?,
    );
    let orm = Arc::new(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool.clone()));
    found.push(driver("SeaORM on the same pool", move || by_orm(orm.clone(), workspace)).await?);
    engine.close().await;
    Ok(found)
}

/// A thread and a connection for each asker: the least there is.
fn direct(file: &Path, workspace: Uuid) -> Outcome<Driver> {
    let work = || {
        let (line, begun, mut times) = (store::open(file, false)?, Instant::now(), Vec::new());
        while begun.elapsed() < LENGTH {
            let asked = Instant::now();
            store::rows(&line, LIST, vec![workspace.into()], decode::list)?;
            times.push(asked.elapsed());
        }
        Ok(times)
    };
    let one = middle(work()?);
    let mut sixteen = 0.0_f64;
    for _ in 0..ROUNDS {
        let count = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
            let counts = threads.into_iter().map(|thread| thread.join().map_err(|_| "a thread ended".to_owned())?);
            counts.map(|times| times.map(|times| times.len())).sum::<Outcome<usize>>()
        });
        sixteen = sixteen.max(count? as f64 / LENGTH.as_secs_f64());
    }
    Ok(Driver { name: "rusqlite, a thread and a connection each".into(), one, sixteen }.told())
}

async fn driver<F>(name: &str, ask: impl Fn() -> F + Clone + Send + 'static) -> Outcome<Driver>
where
    F: Future<Output = Outcome<usize>> + Send + 'static,
{
    let one = middle(many(ask.clone()).await?);
    let mut sixteen = 0.0_f64;
    for _ in 0..ROUNDS {
        let tasks: Vec<_> = (0..AT_ONCE).map(|_| tokio::spawn(many(ask.clone()))).collect();
        let mut count = 0;
        for task in tasks {
            count += task.await.plain()??.len();
        }
        sixteen = sixteen.max(count as f64 / LENGTH.as_secs_f64());
    }
    Ok(Driver { name: name.into(), one, sixteen }.told())
}

/// How long each took.
async fn many<F: Future<Output = Outcome<usize>> + Send>(ask: impl Fn() -> F + Send) -> Outcome<Vec<Duration>> {
    let (begun, mut times) = (Instant::now(), Vec::new());
    while begun.elapsed() < LENGTH {
        let asked = Instant::now();
        if ask().await? != 25 {
            return Err("not 25 rows".into());
        }
        times.push(asked.elapsed());
    }
    Ok(times)
}

/// The middle one, in microseconds.
fn middle(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1e6)
}

impl Driver {
    fn told(self) -> Self {
        println!("    {:<44} {:>6.0} µs, {:>8.0}/s", self.name, self.one, self.sixteen);
        self
    }
}
