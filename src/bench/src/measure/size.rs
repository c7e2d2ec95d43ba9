//! W15: how long the program takes to start and what it weighs.

use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::process::Process;
use crate::plain::{Outcome, Plain};

/// Starts that are timed.
const STARTS: usize = 5;

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Weight {
    /// Milliseconds from the start of the process to `/ready`, the middle of five.
    pub ready: f64,
    /// Megabytes resident, a second later, before any request but that one.
    pub idle: f64,
    /// Megabytes on the disk.
    pub binary: f64,
}

pub async fn weigh(program: &Path, root: &Path, url: &str, files: &Path) -> Outcome<Weight> {
    let mut starts = Vec::new();
    let mut idle = 0.0;
    for _ in 0..STARTS {
        let process = Process::backoffice(program, root, url, files).await?;
        starts.push(process.ready.as_secs_f64() * 1000.0);
        tokio::time::sleep(Duration::from_secs(1)).await;
        idle = process.memory();
    }
    starts.sort_unstable_by(f64::total_cmp);
    let binary = std::fs::metadata(program).plain()?.len() as f64 / 1e6;
    let weight = Weight { ready: starts.get(STARTS / 2).copied().unwrap_or_default(), idle, binary };
    println!("W15 ready in {:.0} ms, {idle:.0} MB idle, binary {binary:.0} MB", weight.ready);
    Ok(weight)
}
