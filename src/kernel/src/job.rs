//! Work that is done later, as both sides speak of it: jobs, how one stands, and the schedules that make them.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::permission::may;
use crate::schema::{Direction, Schema, choice, number, person, text, time};
use crate::{Check, Command, Error, Permission, Result, Reversal, Time, Uuid};

/// Reads jobs and schedules. Everybody reads the jobs they asked for themselves.
pub const VIEW: Permission = may("jobs", "view");
/// Retries and cancels jobs, changes schedules. Everybody cancels the jobs they asked for themselves.
pub const EDIT: Permission = may("jobs", "edit");

crate::choices! {
    /// Where a job stands.
    pub enum JobState {
        /// Waits for its turn.
        Queued = 1 "queued" Blue "clock",
        /// Somebody is at it.
        Running = 2 "running" Blue "loader-circle",
        /// The last try failed; another one follows.
        Waiting = 3 "waiting" Amber "hourglass",
        /// Done.
        Done = 4 "done" Green "circle-check",
        /// Failed for good: it waits for somebody to look at it.
        Parked = 5 "parked" Red "circle-x",
        /// Somebody did not want it any more.
        Cancelled = 6 "cancelled" Neutral "circle-slash",
    }
}

impl JobState {
    /// Whether something is still to come of it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Queued | Self::Running | Self::Waiting)
    }
}

/// Why a try failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobFault {
    /// What the work itself met.
    Error(Error),
    /// The process that was at it ended before it did, at every try.
    Lost,
    /// A fault of ours, with a trace in the log.
    Panicked,
    /// Whoever asked for it may not work here any more.
    AskerGone,
}

/// The jobs of a workspace as a list.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("jobs", "jobs")
        .field(text("kind", 60).title().list().sort())
        .field(choice("state", JobState::CHOICES).list())
        .field(person("asker").list())
        .field(number("attempts").list())
        .field(time("created_at").list())
        .field(time("ended_at").optional().list())
});

/// Takes up a job that was parked or cancelled, from where it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RetryJob {
    pub job: Uuid,
}

impl Command for RetryJob {
    const NAME: &'static str = "jobs.retry";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Stops a job: at once while it waits, soon while somebody is at it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CancelJob {
    pub job: Uuid,
}

impl Command for CancelJob {
    const NAME: &'static str = "jobs.cancel";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// A job as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobSheet {
    pub id: Uuid,
    pub kind: String,
    pub state: JobState,
    pub cancelling: bool,
    pub attempts: i64,
    /// After so many it is parked.
    pub tries: i64,
    pub done: u64,
    /// How much there is to do, once that is known.
    pub total: Option<u64>,
    /// If it goes on as it did, once that can be said.
    pub seconds_left: Option<u64>,
    /// Who asked for it; nobody for the program itself.
    pub asker: Option<String>,
    pub created_at: Time,
    pub started_at: Option<Time>,
    pub ended_at: Option<Time>,
    /// When it is tried next, while it waits.
    pub due_at: Option<Time>,
    /// What it is about, as the one who asked put it: names and values.
    pub facts: Vec<(String, String)>,
    pub result: String,
    pub fault: Option<JobFault>,
}

impl JobSheet {
    /// Says how long it will take at the pace so far.
    #[must_use]
    pub fn estimated(self, now: Time) -> Self {
        let seconds_left = self.started_at.zip(self.total).and_then(|(started, total)| {
            let elapsed = (now.0 - started.0) as f64 / 1000.0;
            let left = total.saturating_sub(self.done) as f64;
            let told = self.state == JobState::Running && self.done > 0 && elapsed > 1.0;
            told.then(|| (elapsed / self.done as f64 * left).ceil() as u64)
        });
        Self { seconds_left, ..self }
    }
}

crate::choices! {
    /// Whether a schedule runs.
    pub enum Switch {
        /// It runs.
        On = 1 "on" Green "circle-play",
        /// It does not.
        Off = 2 "off" Neutral "circle-pause",
    }
}

/// What runs by the clock, as a list.
pub static SCHEDULES: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("schedules", "jobs")
        .field(text("kind", 60).title().list().sort())
        .field(text("cron", CRON).list())
        .field(choice("enabled", Switch::CHOICES).list())
        .field(time("next_at").optional().list())
        .field(time("last_at").optional().list())
        .order("kind", Direction::Ascending)
});

/// Longest cron expression.
pub const CRON: usize = 100;

/// Says when a schedule runs, and whether it does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeSchedule {
    pub schedule: Uuid,
    pub version: i64,
    /// Minute, hour, day, month, weekday, read by the workspace's clocks.
    pub cron: String,
    pub enabled: Switch,
}

impl Command for ChangeSchedule {
    const NAME: &'static str = "schedules.change";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        Check::new().text("cron", &self.cron, CRON).done()
    }
}

/// Runs what a schedule is for, now; gives the job.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunSchedule {
    pub schedule: Uuid,
}

impl Command for RunSchedule {
    const NAME: &'static str = "schedules.run";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = Uuid;
}

/// A schedule as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleSheet {
    pub id: Uuid,
    pub version: i64,
    pub kind: String,
    pub cron: String,
    pub enabled: Switch,
    pub next_at: Option<Time>,
    pub last_at: Option<Time>,
    /// The job of the last run.
    pub last_job: Option<Uuid>,
}
