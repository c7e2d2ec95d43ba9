//! Jobs and schedules, as their pages show them.

use kernel::job::{JobSheet, JobState, ScheduleSheet, Switch};
use kernel::{Error, Result, Time, Uuid};

use crate::Read;

/// One job.
///
/// # Errors
/// `NotFound`.
pub async fn load(read: &Read, id: Uuid) -> Result<JobSheet> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.kind, t.state, t.cancel_at, t.attempts, t.done, t.total, m.name, t.created_at, t.started_at,
            t.ended_at, t.due_at, t.payload, t.result, t.fault
         FROM jobs t LEFT JOIN members m ON m.id = t.asker_id WHERE t.id = ",
    );
    sql.bind(id);
    read.within(&mut sql, "jobs")?;
    let found = read.first(sql, move |row| {
        let state = JobState::from_rank(row.int(1)?).unwrap_or(JobState::Parked);
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        Ok(JobSheet {
            id,
            kind: row.text(0)?,
            state,
            cancelling: row.maybe_int(2)?.is_some() && state.is_open(),
            attempts: row.int(3)?,
            tries: 0,
            done: count(row.int(4)?),
            total: row.maybe_int(5)?.map(count),
            seconds_left: None,
            asker: row.maybe_text(6)?,
            created_at: Time(row.int(7)?),
            started_at: row.maybe_int(8)?.map(Time),
            ended_at: row.maybe_int(9)?.map(Time),
            due_at: row.maybe_int(10)?.map(Time).filter(|_| state == JobState::Waiting),
            facts: facts(&row.text(11)?),
            result: row.text(12)?,
            fault: serde_json::from_str(&row.text(13)?).ok(),
        })
    });
    let mut job = found.await?.ok_or(Error::NotFound)?;
    job.tries = read.cx().engine().registry().job(&job.kind).map_or(job.attempts, |entry| entry.tries);
    read.shown("jobs", [id])?;
    Ok(job.estimated(read.cx().now()))
}

/// The payload's own names and values; what has parts is shown as JSON, what is empty is left out.
fn facts(payload: &str) -> Vec<(String, String)> {
    let Ok(serde_json::Value::Object(fields)) = serde_json::from_str(payload) else { return Vec::new() };
    let shown = |value: serde_json::Value| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text).filter(|text| !text.is_empty()),
        value => Some(value.to_string()),
    };
    fields.into_iter().filter_map(|(name, value)| Some((name, shown(value)?))).collect()
}

/// Every schedule of the workspace, by kind.
///
/// # Errors
/// Faults of the database.
pub async fn schedules(read: &Read) -> Result<Vec<ScheduleSheet>> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.id, t.version, t.kind, t.cron, t.enabled, t.next_at, t.last_at, t.last_job_id FROM schedules t WHERE 1 = 1",
    );
    read.within(&mut sql, "schedules")?;
    sql.push(" ORDER BY t.kind");
    read.rows(sql, |row| {
        Ok(ScheduleSheet {
            id: row.uuid(0)?,
            version: row.int(1)?,
            kind: row.text(2)?,
            cron: row.text(3)?,
            enabled: Switch::from_rank(row.int(4)?).unwrap_or(Switch::Off),
            next_at: row.maybe_int(5)?.map(Time),
            last_at: row.maybe_int(6)?.map(Time),
            last_job: row.maybe_uuid(7)?,
        })
    })
    .await
}
