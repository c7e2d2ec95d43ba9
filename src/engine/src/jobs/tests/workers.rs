//! Workers that die, come back from the dead, are told to stop.

use std::time::Duration;

use super::super::claim::{ClaimJobs, lease};
use super::super::held::Held;
use super::super::work::{carry_out, tend};
use super::*;

impl House {
    async fn claim(&self) -> Vec<super::super::claim::Claimed> {
        let kinds = vec![("count".to_owned(), 3), ("endless".to_owned(), 3)];
        let system = self.db.engine.as_system(WorkspaceId(Uuid::nil()), "jobs");
        system.perform(ClaimJobs { kinds, most: 10 }).await.unwrap()
    }

    async fn until(&self, id: Uuid, state: JobState) {
        for _ in 0..500 {
            if self.sheet(id).await.state == state {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{:?}", self.sheet(id).await);
    }
}

#[tokio::test]
async fn what_a_dead_worker_held_is_taken_up_and_the_dead_change_nothing() {
    each(async |house| {
        let id = house.ask(Count { number: 1, refused: None }).await;
        let dead = house.claim().await;
        assert_eq!(dead.len(), 1);
        assert!(house.claim().await.is_empty(), "nobody else has it");
        assert_eq!(house.run().await, 0);
        house.db.clock.advance(lease(house.db.engine.dialect()));
        assert_eq!(house.run().await, 1);
        assert_eq!(house.effects().await, [1, 1_000_001]);
        // The first one was only slow.
        for job in dead {
            carry_out(house.db.engine.clone(), Held::default(), job).await;
        }
        assert_eq!(house.effects().await, [1, 1_000_001]);
        let sheet = house.sheet(id).await;
        assert_eq!((sheet.state, sheet.attempts, sheet.fault), (JobState::Done, 2, None));
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_worker_dies_each_time_is_parked() {
    each(async |house| {
        let id = house.ask(Count { number: 1, refused: None }).await;
        for _ in 0..3 {
            assert_eq!(house.claim().await.len(), 1);
            house.db.clock.advance(lease(house.db.engine.dialect()));
        }
        assert!(house.claim().await.is_empty());
        let sheet = house.sheet(id).await;
        assert_eq!((sheet.state, sheet.fault), (JobState::Parked, Some(JobFault::Lost)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_under_way_is_cancelled_or_handed_on_when_the_process_ends() {
    each(async |house| {
        let (first, second) = (house.ask(Endless {}).await, house.ask(Endless {}).await);
        let working = tokio::spawn(tend(house.db.engine.clone()));
        house.until(first, JobState::Running).await;
        house.until(second, JobState::Running).await;
        house.cx.perform(CancelJob { job: first }).await.unwrap();
        house.until(first, JobState::Cancelled).await;
        house.db.engine.stop();
        tokio::time::timeout(Duration::from_secs(10), working).await.unwrap().unwrap();
        let sheet = house.sheet(second).await;
        assert_eq!((sheet.state, sheet.attempts), (JobState::Queued, 0), "that was no try");
    })
    .await;
}
