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

const LENGTH: Duration = Duration::from_millis(1_500);
const AT_ONCE: u32 = 16;
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
        let (line, begun, mut count) = (store::open(file, false)?, Instant::now(), 0_u32);
        while begun.elapsed() < LENGTH {
            store::rows(&line, LIST, vec![workspace.into()], decode::list)?;
            count += 1;
        }
        Ok(f64::from(count) / begun.elapsed().as_secs_f64())
    };
    let one: Outcome<f64> = work();
    let sixteen = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().map_err(|_| "a thread ended".to_owned())?).sum::<Outcome<f64>>()
    });
    Ok(Driver { name: "rusqlite, a thread and a connection each".into(), one: 1e6 / one?, sixteen: sixteen? }.told())
}

async fn driver<F>(name: &str, ask: impl Fn() -> F + Clone + Send + 'static) -> Outcome<Driver>
where
    F: Future<Output = Outcome<usize>> + Send + 'static,
{
    let one = many(ask.clone()).await?;
    let tasks: Vec<_> = (0..AT_ONCE).map(|_| tokio::spawn(many(ask.clone()))).collect();
    let mut sixteen = 0.0;
    for task in tasks {
        sixteen += task.await.plain()??;
    }
    Ok(Driver { name: name.into(), one: 1e6 / one, sixteen }.told())
}

/// How many a second.
async fn many<F: Future<Output = Outcome<usize>> + Send>(ask: impl Fn() -> F + Send) -> Outcome<f64> {
    let (begun, mut count) = (Instant::now(), 0_u32);
    while begun.elapsed() < LENGTH {
        if ask().await? != 25 {
            return Err("not 25 rows".into());
        }
        count += 1;
    }
    Ok(f64::from(count) / begun.elapsed().as_secs_f64())
}

impl Driver {
    fn told(self) -> Self {
        println!("    {:<44} {:>6.0} µs, {:>8.0}/s", self.name, self.one, self.sixteen);
        self
    }
}
