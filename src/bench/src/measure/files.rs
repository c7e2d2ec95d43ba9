//! W11: a hundred thousand tickets as a file, by the address that streams and by a job.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::bench::{Bench, answer};
use super::process::memory;
use crate::data::SLUG;
use crate::plain::{Outcome, Plain};

/// Records of the file.
const RECORDS: u64 = 100_000;
/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// What the files took.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Files {
    pub records: u64,
    /// Seconds, and megabytes of memory beyond what the process had before.
    pub csv: (f64, f64),
    pub xlsx: (f64, f64),
}

impl Bench<'_> {
    pub async fn w11(&self) -> Outcome<Files> {
        let records = RECORDS.min(self.facts.size);
        let question = format!("number.to={records}&sort=number");
        let (lines, csv) = self
            .watched(async {
                let bytes = answer(&self.page(&format!("/api/exports/{SLUG}/tickets.csv?{question}"))).await?;
                Ok(bytes.split(|byte| *byte == b'\n').count() as u64)
            })
            .await?;
        if lines < records {
            return Err(format!("W11: {lines} lines of {records} records"));
        }
        let order = json!({"workspace": SLUG, "resource": "tickets", "question": question, "format": "xlsx"});
        let ((), xlsx) = self
            .watched(async {
                let begun: Value =
                    serde_json::from_slice(&answer(&self.call("access/exports/begin_export", &order)).await?)
                        .plain()?;
                let job = begun.get("Job").ok_or_else(|| format!("W11: no job but {begun}"))?.clone();
                let look = self.call("operations/jobs/api/load_job", &json!({"workspace": SLUG, "id": job}));
                loop {
                    let shown: Value = serde_json::from_slice(&answer(&look).await?).plain()?;
                    match shown.pointer("/job/state").and_then(Value::as_str) {
                        Some("done") => return Ok(()),
                        Some("queued" | "running") => tokio::time::sleep(LOOK).await,
                        _ => return Err(format!("W11: {shown}")),
                    }
                }
            })
            .await?;
        println!(
            "W11 {records} records: CSV {:.2} s, +{:.0} MB; XLSX {:.2} s, +{:.0} MB",
            csv.0, csv.1, xlsx.0, xlsx.1
        );
        Ok(Files { records, csv, xlsx })
    }

    /// Seconds that something takes, and by how many megabytes our process grows meanwhile.
    async fn watched<T>(&self, work: impl Future<Output = Outcome<T>>) -> Outcome<(T, (f64, f64))> {
        let (id, over) = (self.process(), Arc::new(AtomicBool::new(false)));
        let before = memory(id);
        let looking = std::thread::spawn({
            let over = over.clone();
            move || {
                let mut most = before;
                while !over.load(Ordering::Relaxed) {
                    most = most.max(memory(id));
                    std::thread::sleep(LOOK);
                }
                most
            }
        });
        let begun = Instant::now();
        let done = work.await;
        let seconds = begun.elapsed().as_secs_f64();
        over.store(true, Ordering::Relaxed);
        let most = looking.join().map_err(|_| "nobody looked at the memory")?;
        Ok((done?, (seconds, most - before)))
    }
}
