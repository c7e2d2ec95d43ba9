//! How long an answer takes says nothing that the answer does not say.
//!
//! Method: the two cases are measured in pairs, one right after the other, in an order that is turned round each time. What is
//! compared is the middle of the pairs' ratios: both halves of a pair meet the same machine, busy or idle, while the medians of
//! the cases would be far apart as soon as it is busy for about half of the time. While the middle is further from one than a
//! twentieth, more is measured, up to a limit: chance shrinks with the number of pairs, a leak does not.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what is wrong by failing")]

use std::time::{Duration, Instant};

use super::commands::WINDOW;
use crate::factors::tests::{House, each};
use crate::resets::request::request;
use crate::sessions::sign_in::{Attempt, sign_in_from};
use crate::testing::VISIT;

const ADA: &str = "ada@acme.example";
const NOBODY: &str = "eve@acme.example";
/// Pairs before the first look, between looks, and at most.
const FIRST: usize = 60;
const MORE: usize = 20;
const MOST: usize = 600;
/// Part by which one may take longer than the other.
const ALIKE: f64 = 0.05;

/// How many times as long as the second the first of each pair takes, in the middle.
fn ratio(pairs: &[[Duration; 2]]) -> f64 {
    let mut ratios: Vec<f64> = pairs.iter().map(|[one, other]| one.as_secs_f64() / other.as_secs_f64()).collect();
    ratios.sort_unstable_by(f64::total_cmp);
    *ratios.get(ratios.len() / 2).unwrap()
}

fn is_alike(pairs: &[[Duration; 2]]) -> bool {
    (ratio(pairs) - 1.0).abs() <= ALIKE
}

/// Fails unless both cases (0 and 1) take the same time. `take` does one and says how long the answer took.
async fn alike(what: &str, mut take: impl AsyncFnMut(usize) -> Duration) {
    let mut pairs = Vec::new();
    while pairs.len() < MOST {
        let mut pair = [Duration::ZERO; 2];
        let order = if pairs.len() % 2 == 0 { [0, 1] } else { [1, 0] };
        for case in order {
            pair[case] = take(case).await;
        }
        pairs.push(pair);
        if pairs.len() >= FIRST && pairs.len() % MORE == 0 && is_alike(&pairs) {
            return;
        }
    }
    panic!("{what}: one takes {} times as long as the other, in the middle of {MOST} pairs", ratio(&pairs));
}

#[test]
fn a_busy_machine_is_no_leak_and_a_tenth_longer_is_one() {
    let pair = |one: u64, other: u64| [Duration::from_micros(one), Duration::from_micros(other)];
    // Busy for half of the time: one case's median is of the idle half, the other's of the busy one.
    let mut busy: Vec<_> = (0..51).map(|i| pair(4000 + i, 4050 - i)).collect();
    busy.extend((0..49).map(|i| pair(8000 + i, 8050 - i)));
    busy.extend((0..4).map(|_| pair(4000, 8000)));
    assert!(is_alike(&busy));
    let leak: Vec<_> = busy.iter().map(|[one, other]| [one.mul_f64(1.1), *other]).collect();
    assert!(!is_alike(&leak));
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
        alike("sign-in", async |case| {
            let email = if case == 0 { ADA } else { NOBODY };
            let attempt = Attempt { email, password: "Wrong-horse-12", visit: VISIT };
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
        alike("forgotten password", async |case| {
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
        alike("second step", async |case| {
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
