//! How long an answer takes says nothing that the answer does not say.
//!
//! Method: the two cases are measured in turn, in an order that is turned round each time, so that what one leaves behind and
//! whatever else the machine does falls on both alike. Their medians are compared, which a few slow answers do not move. While
//! they differ by more than a twentieth, more is measured, up to a limit: chance shrinks with the number of measurements, a
//! leak does not.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what is wrong by failing")]

use std::time::{Duration, Instant};

use super::commands::WINDOW;
use crate::factors::tests::{House, each};
use crate::resets::request::request;
use crate::sessions::sign_in::{Attempt, sign_in_from};

const ADA: &str = "ada@acme.example";
const NOBODY: &str = "eve@acme.example";
/// Measurements of each case before the first look, between looks, and at most.
const FIRST: usize = 30;
const MORE: usize = 10;
const MOST: usize = 300;
/// Part by which the medians may differ.
const ALIKE: f64 = 0.05;

fn median(taken: &mut [Duration]) -> f64 {
    taken.sort_unstable();
    taken.get(taken.len() / 2).unwrap().as_secs_f64()
}

/// Fails unless both cases (0 and 1) take the same time. `take` does one and says how long the answer took.
async fn alike(what: &str, mut take: impl AsyncFnMut(usize, usize) -> Duration) {
    let mut taken = [Vec::new(), Vec::new()];
    let mut compared = (0.0, 0.0);
    for round in 0..MOST {
        let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
        for case in order {
            let time = take(case, round).await;
            taken[case].push(time);
        }
        let count = round + 1;
        if count >= FIRST && count % MORE == 0 {
            let [one, other] = &mut taken;
            compared = (median(one), median(other));
            if (compared.0 / compared.1 - 1.0).abs() <= ALIKE {
                return;
            }
        }
    }
    panic!("{what}: {compared:?} seconds in the middle of {MOST}");
}

/// What an answer leaves to be done beside it is done before the next one is measured.
async fn settle(house: &House) {
    tokio::time::sleep(Duration::from_millis(15)).await;
    house.db.clock.advance(WINDOW);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_address_and_a_wrong_password_take_the_same_time() {
    each(async |house| {
        house.password(ADA).await.unwrap();
        alike("sign-in", async |case, _| {
            let email = if case == 0 { ADA } else { NOBODY };
            let attempt = Attempt { email, password: "Wrong-horse-12", address: "192.0.2.1", agent: "test" };
            let begun = Instant::now();
            assert!(sign_in_from(&house.db.engine, attempt, None).await.is_err());
            let taken = begun.elapsed();
            settle(&house).await;
            taken
        })
        .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_takes_the_same_time_whether_there_is_such_an_account_or_not() {
    each(async |house| {
        alike("forgotten password", async |case, _| {
            let begun = Instant::now();
            request(&house.db.engine, if case == 0 { ADA } else { NOBODY }, "192.0.2.1").await.unwrap();
            let taken = begun.elapsed();
            settle(&house).await;
            taken
        })
        .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_and_one_that_was_used_take_the_same_time() {
    each(async |house| {
        let token = house.password(ADA).await.unwrap();
        let (_, codes) = house.enrol(&token).await;
        let used = codes.first().unwrap();
        let waits = house.password(ADA).await.unwrap();
        house.second(&waits, used).await.unwrap();
        alike("second step", async |case, _| {
            let waits = house.password(ADA).await.unwrap();
            let code = if case == 0 { used } else { "0000-0000-0000-0000" };
            let begun = Instant::now();
            assert!(house.second(&waits, code).await.is_err());
            let taken = begun.elapsed();
            settle(&house).await;
            taken
        })
        .await;
    })
    .await;
}
