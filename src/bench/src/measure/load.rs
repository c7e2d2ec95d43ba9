//! Asks the same thing again and again, as fast as the answers come or at a fixed rate.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::client::Connection;
use super::process::processor;
use crate::plain::{Outcome, Plain};

/// Who is asked what, and whose processor time that costs.
#[derive(Clone)]
pub struct Target {
    pub address: SocketAddr,
    pub request: Arc<[u8]>,
    pub processes: Vec<u32>,
    /// The status of a good answer.
    pub status: u16,
}

/// What a bout of asking showed: times in microseconds, processor milliseconds a request.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    pub p50: f64,
    pub p99: f64,
    pub rate: f64,
    pub cpu: f64,
    /// Requests that were answered with another status, or not at all.
    #[serde(default)]
    pub failed: f64,
}

/// Each connection asks anew as soon as it has its answer; or, at a rate, in its turn.
pub async fn run(target: &Target, connections: u32, length: Duration, rate: Option<f64>) -> Outcome<Figures> {
    let mut lines = Vec::new();
    for _ in 0..connections {
        lines.push(Connection::open(target.address).await?);
    }
    let before: f64 = target.processes.iter().map(|id| processor(*id)).sum();
    let begun = Instant::now();
    let tasks = lines.into_iter().zip(0_u32..).map(|(line, place)| {
        let pace = rate.map(|rate| Pace { offset: f64::from(place) / rate, step: f64::from(connections) / rate });
        tokio::spawn(ask(target.clone(), line, begun, length, pace))
    });
    let (mut times, mut failed) = (Vec::new(), 0_u32);
    for task in tasks.collect::<Vec<_>>() {
        let (answered, lost) = task.await.plain()??;
        times.extend(answered);
        failed += lost;
    }
    let elapsed = begun.elapsed().as_secs_f64();
    let after: f64 = target.processes.iter().map(|id| processor(*id)).sum();
    times.sort_unstable_by(f64::total_cmp);
    let at = |part: f64| {
        times
            .get(((times.len() as f64 * part) as usize).min(times.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    };
    let count = times.len().max(1) as f64;
    Ok(Figures {
        p50: at(0.5),
        p99: at(0.99),
        rate: times.len() as f64 / elapsed,
        cpu: (after - before) / count,
        failed: failed.into(),
    })
}

/// When a connection's turns are, in seconds.
struct Pace {
    offset: f64,
    step: f64,
}

async fn ask(
    target: Target,
    mut line: Connection,
    begun: Instant,
    length: Duration,
    pace: Option<Pace>,
) -> Outcome<(Vec<f64>, u32)> {
    let (mut times, mut failed) = (Vec::with_capacity(1 << 16), 0);
    let mut turn = 0.0;
    while begun.elapsed() < length {
        let mut from = Instant::now();
        if let Some(Pace { offset, step }) = &pace {
            let due = begun + Duration::from_secs_f64(offset + turn * step);
            turn += 1.0;
            if due > from {
                // The timer wakes up to a millisecond late, which is not the server's fault.
                tokio::time::sleep_until(due.into()).await;
                from = Instant::now();
            } else {
                // The answer before came after this turn: who asked would have waited since then.
                from = due;
            }
        }
        match line.ask(&target.request).await.map(|answer| answer.status) {
            Ok(status) if status == target.status => times.push(from.elapsed().as_secs_f64() * 1e6),
            Ok(_) => failed += 1,
            Err(_) => {
                failed += 1;
                line = Connection::open(target.address).await?;
            }
        }
    }
    Ok((times, failed))
}

/// The middle one of several bouts, figure by figure.
pub fn median(bouts: &[Figures]) -> Figures {
    let of = |pick: fn(&Figures) -> f64| {
        let mut values: Vec<f64> = bouts.iter().map(pick).collect();
        values.sort_unstable_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    Figures {
        p50: of(|f| f.p50),
        p99: of(|f| f.p99),
        rate: of(|f| f.rate),
        cpu: of(|f| f.cpu),
        failed: bouts.iter().map(|f| f.failed).sum(),
    }
}
