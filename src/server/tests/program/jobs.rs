//! Ten thousand jobs, two processes on one PostgreSQL, one of them killed in the middle: each job is done, and each of its
//! effects happens once. The processes are this program itself, started again with a worker's part to play; what they run
//! is the product's own worker.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use engine::jobs::{Ended, Job, Jobs, Running, tend};
use engine::testing::postgres;
use engine::{Clock, Dialect, Engine, Module, Run, Settings, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Permission, Result, Uuid};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use crate::database::Database;

const JOBS: i64 = 10_000;
/// Where a worker finds the database.
const PART: &str = "BACKOFFICE_TEST_WORKER";

/// Writes a row, without asking whether it is there.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Effect {
    number: i64,
    step: i64,
}

impl kernel::Command for Effect {
    const NAME: &'static str = "tests.effect";
    const NEEDS: Permission = may("tests", "effect");
    type Output = ();
}

impl Run for Effect {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let insert = format!("INSERT INTO effects (number, step) VALUES ({}, {})", self.number, self.step);
        tx.connection().execute_unprepared(&insert).await.map_err(fault::database).map(drop)
    }
}

/// Every tenth has a step before its end.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Work {
    number: i64,
}

impl Job for Work {
    const KIND: &'static str = "work";

    async fn run(self, job: Running) -> Result<Ended> {
        if self.number % 10 == 0 && job.place().is_empty() {
            job.step(Effect { number: self.number, step: 1 }, "half", 0).await?;
        }
        job.finish(Effect { number: self.number, step: 2 }).await
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct AskForAll {}

impl kernel::Command for AskForAll {
    const NAME: &'static str = "tests.ask";
    const NEEDS: Permission = may("tests", "ask");
    type Output = ();
}

impl Run for AskForAll {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        tx.connection()
            .execute_unprepared("CREATE TABLE effects (number bigint NOT NULL, step bigint NOT NULL)")
            .await
            .map_err(fault::database)?;
        tx.jobs((0..JOBS).map(|number| Work { number })).await
    }
}

async fn open(url: &str) -> Engine {
    let settings = Settings { connections: 8, ..Settings::new(url) };
    Engine::open(&settings, Clock::System, vec![Module::new().resource::<Jobs>().job::<Work>()]).await.unwrap()
}

/// The part of a worker; nothing in an ordinary run of the tests.
#[test]
fn worker() {
    let Some(url) = std::env::var_os(PART).and_then(|url| url.into_string().ok()) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let engine = open(&url).await;
        println!("at work");
        tend(engine).await;
    });
}

fn start(url: &str) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "jobs::worker", "--nocapture"])
        .env(PART, url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(
        lines.map_while(std::result::Result::ok).any(|line| line.contains("at work")),
        "a worker that does not start"
    );
    child
}

#[test]
fn ten_thousand_jobs_are_done_once_each_although_a_process_is_killed() {
    if !postgres::wanted() {
        return;
    }
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let database = Database::furnished(Dialect::Postgres);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let engine = open(database.url()).await;
        engine.as_system(WorkspaceId(Uuid::nil()), "test").perform(AskForAll {}).await.unwrap();
        engine.close().await;
    });
    let done = || database.number("SELECT count(*) FROM jobs WHERE state = 4");
    let (begun, mut killed, mut survivor) = (Instant::now(), start(database.url()), start(database.url()));
    // Somewhere between a tenth and two thirds of the way.
    let moment = 1_000 + (seed % 5_600) as i64;
    until(|| done() >= moment);
    killed.kill().unwrap();
    killed.wait().unwrap();
    let left = database.number("SELECT count(*) FROM jobs WHERE state = 2");
    until(|| done() == JOBS);
    survivor.kill().unwrap();
    survivor.wait().unwrap();
    println!("{JOBS} jobs in {:?}; at the kill, after {moment}, {left} were in hands", begun.elapsed());
    let number = |sql: &str| database.number(sql);
    assert_eq!(number("SELECT count(*) FROM effects"), JOBS + JOBS / 10, "each effect happened");
    assert_eq!(number("SELECT count(*) FROM (SELECT DISTINCT number, step FROM effects) e"), JOBS + JOBS / 10, "once");
    assert_eq!(number("SELECT count(*) FROM jobs WHERE attempts > 2"), 0, "no job was taken up more than once again");
}

fn until(there: impl Fn() -> bool) {
    let begun = Instant::now();
    while !there() {
        assert!(begun.elapsed() < Duration::from_mins(2), "nothing comes any more");
        std::thread::sleep(Duration::from_millis(100));
    }
}
