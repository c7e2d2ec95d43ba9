//! Measuring: first that both sides answer the same, then how fast and at what cost, in turns, so that whatever else the
//! machine does meets all of them.

mod asks;
pub mod bench;
pub mod caller;
pub mod client;
pub mod files;
pub mod load;
pub mod log;
pub mod micro;
pub mod process;
pub mod size;
mod storm;
pub mod work;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::plain::Outcome;
use load::{Figures, Target, median, run};

/// Bouts of each side; the middle one counts.
const ROUNDS: usize = 3;
const ONE: Duration = Duration::from_secs(1);
const MANY: Duration = Duration::from_millis(1_500);
const PACED: Duration = Duration::from_secs(3);
pub const CONNECTIONS: u32 = 16;

/// What one side showed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Side {
    pub name: String,
    pub one: Figures,
    pub sixteen: Figures,
}

/// What one piece of work showed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measured {
    pub id: String,
    pub title: String,
    /// The last is ours; the one before it is what ours is held against.
    pub sides: Vec<Side>,
    /// Ours at four fifths of its own peak.
    pub paced: Figures,
    /// Each target: in words, what was found, whether that meets it.
    pub targets: Vec<(String, String, bool)>,
}

/// What ours has to hold, as far as the work has such a target.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Most times the other side's p50 at one connection.
    pub ratio: Option<f64>,
    /// Least part of the other side's rate at sixteen connections.
    pub share: Option<f64>,
    /// Most milliseconds of p99 at four fifths of the peak.
    pub p99: Option<f64>,
    /// Least requests a second.
    pub rate: Option<f64>,
}

/// Measures the sides in turns.
pub async fn measure(id: &str, title: &str, sides: &[(String, Target)], limits: Limits) -> Outcome<Measured> {
    let mut bouts: Vec<(Vec<Figures>, Vec<Figures>)> = vec![Default::default(); sides.len()];
    for _ in 0..ROUNDS {
        for ((_, target), (one, sixteen)) in sides.iter().zip(&mut bouts) {
            run(target, 1, Duration::from_millis(100), None).await?;
            one.push(run(target, 1, ONE, None).await?);
            sixteen.push(run(target, CONNECTIONS, MANY, None).await?);
        }
    }
    let sides_of = sides.iter().zip(&bouts).map(|((name, _), (one, sixteen))| Side {
        name: name.clone(),
        one: median(one),
        sixteen: median(sixteen),
    });
    let mut measured = Measured {
        id: id.into(),
        title: title.into(),
        sides: sides_of.collect(),
        paced: Figures::default(),
        targets: Vec::new(),
    };
    if let (Some((_, target)), Some(side)) = (sides.last(), measured.sides.last()) {
        measured.paced = run(target, CONNECTIONS, PACED, Some(side.sixteen.rate * 0.8)).await?;
    }
    measured.targets = measured.judge(limits);
    measured.tell();
    Ok(measured)
}

impl Measured {
    /// Ours and what it is held against.
    pub fn pair(&self) -> Option<(&Side, &Side)> {
        match self.sides.as_slice() {
            [.., floor, ours] => Some((floor, ours)),
            _ => None,
        }
    }

    fn judge(&self, limits: Limits) -> Vec<(String, String, bool)> {
        let Some((floor, ours)) = self.pair() else { return Vec::new() };
        let mut found = Vec::new();
        let failed = ours.one.failed + ours.sixteen.failed + self.paced.failed;
        if failed > 0.0 {
            found.push(("every request is answered".into(), format!("{failed:.0} were not"), false));
        }
        if let Some(limit) = limits.ratio {
            let ratio = ours.one.p50 / floor.one.p50;
            found.push((format!("p50 ≤ {limit}x"), format!("{ratio:.2}x"), ratio <= limit));
        }
        if let Some(limit) = limits.share {
            let share = ours.sixteen.rate / floor.sixteen.rate;
            found.push((
                format!("≥ {:.0} % of its req/s", limit * 100.0),
                format!("{:.0} %", share * 100.0),
                share >= limit,
            ));
        }
        if let Some(limit) = limits.rate {
            let rate = ours.sixteen.rate.max(ours.one.rate);
            found.push((format!("≥ {limit:.0}/s"), format!("{rate:.0}/s"), rate >= limit));
        }
        if let Some(limit) = limits.p99 {
            let p99 = self.paced.p99 / 1000.0;
            found.push((format!("p99 ≤ {limit} ms at 80 % load"), format!("{p99:.1} ms"), p99 <= limit));
        }
        found
    }

    fn tell(&self) {
        println!("{} {}", self.id, self.title);
        for Side { name, one, sixteen } in &self.sides {
            println!(
                "    {name:<34} one: p50 {:>7.0} µs, p99 {:>7.0} µs, {:.3} CPU ms   16: {:>7.0}/s, p50 {:>7.0} µs, p99 {:>7.0} µs, {:.3} CPU ms",
                one.p50, one.p99, one.cpu, sixteen.rate, sixteen.p50, sixteen.p99, sixteen.cpu
            );
        }
        for (target, found, met) in &self.targets {
            println!("    {} {target}: {found}", if *met { "met   " } else { "MISSED" });
        }
    }
}
