//! W13: many people sign in at once. Held against the password check alone; lists are asked for meanwhile.

use std::time::Duration;

use super::bench::{Bench, answer};
use super::load::{Figures, Target, median, run};
use super::work::newest;
use super::{CONNECTIONS, Limits, Measured, measure};
use crate::data::STORMER;
use crate::plain::Outcome;

/// How often a list is asked for meanwhile, a second.
const CALM: f64 = 50.0;
const LENGTH: Duration = Duration::from_secs(4);
/// The middle one of several counts.
const ROUNDS: usize = 3;

impl Bench<'_> {
    pub async fn w13(&self) -> Outcome<Measured> {
        let (floor, ours) = (self.floor("/argon2")?, self.signing_in(STORMER));
        answer(&floor).await?;
        let sides =
            [("floor: argon2id alone, on each core".to_owned(), floor), ("Backoffice".to_owned(), ours.clone())];
        let limits = Limits { share: Some(0.85), ..Limits::default() };
        let mut measured = measure("W13", "sign in by password, sixteen at once", &sides, limits).await?;
        let list = self.list(&newest());
        let (idle, storm) = meanwhile(&list, &ours).await?;
        let ratio = storm.p99 / idle.p99;
        let found = format!("{ratio:.1}x ({:.1} ms, then {:.1} ms)", idle.p99 / 1000.0, storm.p99 / 1000.0);
        println!("    list p99 meanwhile: {found}");
        measured.targets.push(("list p99 ≤ 3x idle meanwhile".into(), found, ratio <= 3.0));
        Ok(measured)
    }
}

/// The list at a calm rate: with nothing else, and during the storm.
async fn meanwhile(list: &Target, storm: &Target) -> Outcome<(Figures, Figures)> {
    let (mut idle, mut busy) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        idle.push(run(list, 1, LENGTH, Some(CALM)).await?);
        let (listed, stormed) = futures::join!(run(list, 1, LENGTH, Some(CALM)), run(storm, CONNECTIONS, LENGTH, None));
        busy.push(listed?);
        if stormed?.failed > 0.0 {
            return Err("W13: somebody could not sign in".into());
        }
    }
    Ok((median(&idle), median(&busy)))
}
