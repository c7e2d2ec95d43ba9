//! Jobs are done once, whoever dies when; they are tried again, parked, cancelled, and come by the clock.

mod schedules;
mod workers;

use kernel::id::{MemberId, WorkspaceId};
use kernel::job::{CancelJob, ChangeSchedule, EDIT, JobFault, JobSheet, JobState, RetryJob, RunSchedule, VIEW};
use kernel::{Actor, Command, Error, Grants, Permission, Result, Rule, Uuid};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::note::PAUSES;
use super::{Asker, Ended, Job, Jobs, Running, Schedules, Tidy, load, run_due};
use crate::testing::{TestDb, both};
use crate::{Cx, Engine, Module, Run, Tx, fault};

const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(7));
const ANA: MemberId = MemberId(Uuid::from_u128(1));
const LEFT: MemberId = MemberId(Uuid::from_u128(2));

/// Writes a row: the effect that may happen once only. Needs what the asker may lose.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Effect {
    number: i64,
    refused: Option<Error>,
}

impl Command for Effect {
    const NAME: &'static str = "tests.effect";
    const NEEDS: Permission = EDIT;
    type Output = ();
}

impl Run for Effect {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let insert = format!("INSERT INTO effects (number) VALUES ({})", self.number);
        tx.connection().execute_unprepared(&insert).await.map_err(fault::database)?;
        self.refused.map_or(Ok(()), Err)
    }
}

/// Two steps and an end.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Count {
    number: i64,
    /// What the end meets.
    refused: Option<Error>,
}

impl Job for Count {
    const KIND: &'static str = "count";
    const TRIES: i64 = 3;

    async fn run(self, job: Running) -> Result<Ended> {
        if job.place().is_empty() {
            job.step(Effect { number: self.number, refused: None }, "half", 1).await?;
        }
        job.finish(Effect { number: self.number + 1_000_000, refused: self.refused }).await
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Panics {}

impl Job for Panics {
    const KIND: &'static str = "panics";
    const TRIES: i64 = 1;

    async fn run(self, _: Running) -> Result<Ended> {
        panic!("as it is meant to")
    }
}

/// Goes on until it is told to stop.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Endless {}

impl Job for Endless {
    const KIND: &'static str = "endless";
    const LONG: bool = true;

    async fn run(self, job: Running) -> Result<Ended> {
        for done in 0.. {
            job.progress(done, Some(1_000)).await?;
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        Ok(Ended::with(""))
    }
}

/// Queues what it is given, and then perhaps fails.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ask<J> {
    job: J,
    fails: bool,
}

impl<J: Job + Clone> Command for Ask<J> {
    const NAME: &'static str = "tests.ask";
    const NEEDS: Permission = VIEW;
    type Output = Uuid;
}

impl<J: Job + Clone> Run for Ask<J> {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        let job = tx.job(&self.job).await?;
        if self.fails { Err(Error::invalid("job", Rule::State)) } else { Ok(job) }
    }
}

struct House {
    db: TestDb,
    cx: Cx,
}

fn modules() -> Vec<Module> {
    let module = Module::new()
        .resource::<Jobs>()
        .resource::<Schedules>()
        .command::<RetryJob>()
        .command::<CancelJob>()
        .command::<ChangeSchedule>()
        .command::<RunSchedule>()
        .job::<Panics>()
        .job::<Endless>()
        .schedule::<Count>("30 2 * * *")
        .schedule::<Tidy>("0 4 * * *")
        .acting(|engine, asker| Box::pin(std::future::ready(Ok(acting(&engine, &asker)))));
    vec![module]
}

/// Everybody but those who left, holding half of what they may have held.
fn acting(engine: &Engine, asker: &Asker) -> Option<Actor> {
    let system = engine.as_system(asker.workspace, "test");
    let actor =
        Actor { member: asker.member, grants: Grants::new(["jobs:edit", "jobs:view"]), ..system.actor().clone() };
    (asker.member != LEFT).then_some(actor)
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(modules).await {
        db.meddle("CREATE TABLE effects (number bigint NOT NULL)").await.unwrap();
        for number in [7, 8] {
            let id =
                if number == 7 { "x'00000000000000000000000000000007'" } else { "x'00000000000000000000000000000008'" };
            let id = match db.engine.dialect() {
                crate::Dialect::Sqlite => id.to_owned(),
                crate::Dialect::Postgres => format!("'00000000-0000-0000-0000-00000000000{number}'"),
            };
            let zone = if number == 7 { "America/Sao_Paulo" } else { "UTC" };
            db.meddle(&format!(
                "INSERT INTO workspaces (id, slug, name, pack, accent, locale, currency, zone, created_at)
                 VALUES ({id}, 'w{number}', 'W', 'saas', '', 'en', 'BRL', '{zone}', 0)"
            ))
            .await
            .unwrap();
        }
        let cx = db.actor(WORKSPACE).grants(["jobs:*"]).cx();
        test(House { db, cx }).await;
    }
}

impl House {
    async fn ask<J: Job + Clone>(&self, job: J) -> Uuid {
        self.cx.perform(Ask { job, fails: false }).await.unwrap()
    }

    async fn ask_as<J: Job + Clone>(&self, member: MemberId, grants: &[&str], job: J) -> Uuid {
        let cx = self.db.actor(WORKSPACE).member(member).grants(grants.iter().copied()).cx();
        cx.perform(Ask { job, fails: false }).await.unwrap()
    }

    async fn run(&self) -> usize {
        run_due(&self.db.engine).await.unwrap()
    }

    async fn sheet(&self, id: Uuid) -> JobSheet {
        load(&self.cx.read(VIEW).unwrap(), id).await.unwrap()
    }

    async fn effects(&self) -> Vec<i64> {
        let read = self.cx.read(VIEW).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT number FROM effects ORDER BY number");
        read.rows(sql, |row| row.int(0)).await.unwrap()
    }
}

#[tokio::test]
async fn what_is_committed_is_done_once_and_what_is_taken_back_never() {
    each(async |house| {
        let id = house.ask(Count { number: 1, refused: None }).await;
        let refused = house.cx.perform(Ask { job: Count { number: 9, refused: None }, fails: true }).await;
        assert!(refused.is_err());
        assert_eq!(house.sheet(id).await.state, JobState::Queued);
        assert_eq!((house.run().await, house.run().await), (1, 0));
        assert_eq!(house.effects().await, [1, 1_000_001]);
        let sheet = house.sheet(id).await;
        assert_eq!((sheet.state, sheet.attempts, sheet.done, sheet.due_at), (JobState::Done, 1, 1, None));
        assert_eq!(sheet.facts, [("number".to_owned(), "1".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn a_failure_that_may_pass_is_tried_again_after_growing_pauses_then_parked_and_taken_up_where_it_was() {
    each(async |house| {
        let id = house.ask(Count { number: 1, refused: Some(Error::Unavailable) }).await;
        for pause in PAUSES.iter().take(2) {
            assert_eq!(house.run().await, 1);
            let sheet = house.sheet(id).await;
            assert_eq!(sheet.state, JobState::Waiting);
            assert_eq!(sheet.due_at, Some(house.db.clock.now().plus(*pause)));
            house.db.clock.advance(pause - 1);
            assert_eq!(house.run().await, 0);
            house.db.clock.advance(1);
        }
        house.run().await;
        let sheet = house.sheet(id).await;
        assert_eq!((sheet.state, sheet.attempts, sheet.tries), (JobState::Parked, 3, 3));
        assert_eq!(sheet.fault, Some(JobFault::Error(Error::Unavailable)));
        house.db.clock.advance(100_000_000);
        assert_eq!(house.run().await, 0);
        assert_eq!(house.effects().await, [1], "the first step has happened, once");
        house.db.meddle("UPDATE jobs SET payload = '{\"number\":1,\"refused\":null}'").await.unwrap();
        house.cx.perform(RetryJob { job: id }).await.unwrap();
        assert_eq!(house.run().await, 1);
        assert_eq!(house.effects().await, [1, 1_000_001]);
        assert_eq!(house.sheet(id).await.fault, None);
        let again = house.cx.perform(RetryJob { job: id }).await;
        assert_eq!(again, Err(Error::invalid("job", Rule::State)));
    })
    .await;
}

#[tokio::test]
async fn what_trying_again_cannot_mend_is_parked_at_once() {
    each(async |house| {
        let id = house.ask(Count { number: 1, refused: Some(Error::NotFound) }).await;
        let panics = house.ask(Panics {}).await;
        assert_eq!(house.run().await, 2);
        let sheet = house.sheet(id).await;
        assert_eq!((sheet.state, sheet.fault), (JobState::Parked, Some(JobFault::Error(Error::NotFound))));
        assert_eq!(house.sheet(panics).await.fault, Some(JobFault::Panicked));
    })
    .await;
}

#[tokio::test]
async fn a_job_may_what_its_asker_may_now_and_no_more_than_then() {
    each(async |house| {
        let fine = house.ask_as(ANA, &["jobs:*"], Count { number: 1, refused: None }).await;
        let narrow = house.ask_as(ANA, &["jobs:view"], Count { number: 2, refused: None }).await;
        let gone = house.ask_as(LEFT, &["jobs:*"], Count { number: 3, refused: None }).await;
        house.run().await;
        assert_eq!(house.sheet(fine).await.state, JobState::Done);
        let forbidden = JobFault::Error(Error::Forbidden { needs: "jobs:edit".into() });
        assert_eq!(house.sheet(narrow).await.fault, Some(forbidden));
        assert_eq!(house.sheet(gone).await.fault, Some(JobFault::AskerGone));
        assert_eq!(house.effects().await, [1, 1_000_001]);
    })
    .await;
}

#[tokio::test]
async fn people_see_and_cancel_their_own() {
    each(async |house| {
        let mine = house.ask_as(ANA, &["jobs:*"], Count { number: 1, refused: None }).await;
        let other = house.ask(Count { number: 2, refused: None }).await;
        let own = house.db.actor(WORKSPACE).member(ANA).grants(["jobs:view:own", "jobs:edit:own"]).cx();
        assert!(load(&own.read(VIEW).unwrap(), mine).await.is_ok());
        assert_eq!(load(&own.read(VIEW).unwrap(), other).await, Err(Error::NotFound));
        own.perform(CancelJob { job: mine }).await.unwrap();
        assert_eq!(own.perform(CancelJob { job: other }).await, Err(Error::NotFound));
        assert_eq!(own.perform(CancelJob { job: mine }).await, Err(Error::invalid("job", Rule::State)));
        house.run().await;
        assert_eq!(house.effects().await, [2, 1_000_002]);
        assert_eq!(house.sheet(mine).await.state, JobState::Cancelled);
    })
    .await;
}
