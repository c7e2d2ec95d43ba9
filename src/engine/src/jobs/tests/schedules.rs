//! Jobs by the clock, and what the nightly one deletes.

use kernel::Time;
use kernel::job::{ScheduleSheet, Switch};
use kernel::time::{DAY, HOUR};

use super::super::{fire, schedules, seed};
use super::*;

impl House {
    async fn schedule(&self, kind: &str) -> ScheduleSheet {
        let all = schedules(&self.cx.read(VIEW).unwrap()).await.unwrap();
        all.into_iter().find(|schedule| schedule.kind == kind).unwrap()
    }

    async fn queued(&self) -> i64 {
        let read = self.cx.read(VIEW).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT count(*) FROM jobs WHERE kind = 'count' AND workspace_id = ").bind(WORKSPACE.0);
        read.first(sql, |row| row.int(0)).await.unwrap().unwrap()
    }
}

#[tokio::test]
async fn a_schedule_makes_one_job_at_its_time_by_the_clocks_of_the_workspace() {
    each(async |house| {
        let (engine, clock) = (&house.db.engine, &house.db.clock);
        let other = Engine::open(&house.db.settings, clock.clone(), modules()).await.unwrap();
        seed(engine).await.unwrap();
        seed(&other).await.unwrap();
        // 2026-11-21T09:30Z; half past two in São Paulo is 05:30Z.
        let next = Time(1_795_253_400_000 + 20 * HOUR);
        assert_eq!(house.schedule("count").await.next_at, Some(next));
        assert_eq!(fire(engine).await.unwrap(), 0);
        // Three nights in which nothing ran are made up for by one job.
        clock.advance(20 * HOUR + 3 * DAY);
        let (one, two) = tokio::join!(fire(engine), fire(&other));
        one.and(two).unwrap();
        assert_eq!(house.queued().await, 1);
        let schedule = house.schedule("count").await;
        assert_eq!((schedule.last_at, schedule.next_at), (Some(clock.now()), Some(next.plus(4 * DAY))));
        // The run before is not over: there is none beside it.
        clock.advance(DAY);
        fire(engine).await.unwrap();
        assert_eq!(house.queued().await, 1);
        house.run().await;
        assert_eq!(house.effects().await, [0, 0, 1_000_000, 1_000_000], "two workspaces");
        clock.advance(DAY);
        fire(engine).await.unwrap();
        assert_eq!(house.queued().await, 2);
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn people_change_switch_off_and_run_early() {
    each(async |house| {
        seed(&house.db.engine).await.unwrap();
        let found = house.schedule("count").await;
        let change = |cron: &str, enabled| ChangeSchedule {
            schedule: found.id,
            version: found.version,
            cron: cron.into(),
            enabled,
        };
        let wrong = house.cx.perform(change("soon", Switch::On)).await;
        assert_eq!(wrong, Err(Error::invalid("cron", Rule::Cron)));
        house.cx.perform(change("0 12 * * 1", Switch::Off)).await.unwrap();
        let off = house.schedule("count").await;
        assert_eq!((off.cron.as_str(), off.enabled, off.next_at), ("0 12 * * 1", Switch::Off, None));
        house.db.clock.advance(30 * DAY);
        fire(&house.db.engine).await.unwrap();
        assert_eq!(house.queued().await, 0);
        let job = house.cx.perform(RunSchedule { schedule: found.id }).await.unwrap();
        assert_eq!(house.schedule("count").await.last_job, Some(job));
        assert!(house.cx.perform(change("0 12 * * 1", Switch::On)).await.is_err(), "another version");
        house.run().await;
        let sheet = house.sheet(job).await;
        assert_eq!((sheet.state, sheet.asker), (JobState::Done, None));
    })
    .await;
}

#[tokio::test]
async fn the_night_deletes_what_is_old_and_leaves_what_waits_for_somebody() {
    each(async |house| {
        let done = house.ask(Count { number: 1, refused: None }).await;
        let parked = house.ask(Count { number: 2, refused: Some(Error::NotFound) }).await;
        house.run().await;
        house.cx.perform_once(Effect { number: 3, refused: None }, "once").await.unwrap();
        house.db.clock.advance(31 * DAY);
        let kept = house.ask(Count { number: 4, refused: None }).await;
        seed(&house.db.engine).await.unwrap();
        let night = house.schedule("tidy").await.id;
        let night = house.cx.perform(RunSchedule { schedule: night }).await.unwrap();
        house.run().await;
        let sheet = house.sheet(night).await;
        assert_eq!(sheet.state, JobState::Done, "{sheet:?}");
        assert!(sheet.result.contains("idempotency_keys 1") && sheet.result.contains("jobs 1"), "{}", sheet.result);
        let read = house.cx.read(VIEW).unwrap();
        assert_eq!(load(&read, done).await, Err(Error::NotFound));
        assert_eq!(load(&read, parked).await.unwrap().state, JobState::Parked);
        assert_eq!(load(&read, kept).await.unwrap().state, JobState::Done);
    })
    .await;
}
