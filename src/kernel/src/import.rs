//! Files brought in: what browser and server say about one.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, Rule, Time};

/// Largest file, in MB.
pub const LARGEST_FILE: usize = 64;
/// Most rows without the header.
pub const MOST_ROWS: usize = 1_000_000;
/// Most columns.
pub const MOST_COLUMNS: usize = 200;
/// Longest cell, in bytes of UTF-8.
pub const LONGEST_CELL: usize = 32 * 1024;
/// Refusals that are listed; all are counted.
pub const LISTED_REFUSALS: usize = 10_000;
/// Changes that are listed; all are counted.
pub const LISTED_CHANGES: usize = 100;

/// Days for which a file is kept that still has rows to bring in.
pub const KEPT_DAYS: i64 = 30;

/// What a file looks like, before anything is done with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileShape {
    /// `CSV` or `XLSX`.
    pub format: String,
    /// `UTF-8`, `windows-1252`, …; empty for XLSX.
    pub encoding: String,
    /// What stands between cells; none in XLSX.
    pub delimiter: Option<char>,
    /// Rows without the header; blank ones are not counted.
    pub rows: u64,
    /// Names in the header, in the order of the file.
    pub header: Vec<String>,
    /// The first ten rows.
    pub preview: Vec<Vec<String>>,
}

impl FileShape {
    /// The first three values of a column that are not blank.
    pub fn samples(&self, column: usize) -> Vec<&str> {
        let cells = self.preview.iter().filter_map(|row| row.get(column).map(|cell| cell.trim()));
        cells.filter(|cell| !cell.is_empty()).take(3).collect()
    }
}

/// Which column fills which field: one entry for each column of the file, `None` for one that is left out.
pub type Mapping = Vec<Option<String>>;

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// The file is here; nobody has run it.
    Uploaded,
    Running,
    /// A dry run ended; nothing was changed.
    Checked,
    Done,
    /// Somebody stopped it; nothing was changed.
    Cancelled,
    /// It broke off; nothing was changed.
    Failed,
}

impl ImportState {
    /// Stable name, as stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Running => "running",
            Self::Checked => "checked",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }

    /// From the stable name; an unknown one counts as failed.
    pub fn from_name(name: &str) -> Self {
        let all = [Self::Uploaded, Self::Running, Self::Checked, Self::Done, Self::Cancelled];
        all.into_iter().find(|state| state.name() == name).unwrap_or(Self::Failed)
    }
}

/// How many rows became what. `done` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub refused: u64,
}

impl Tally {
    /// Rows that are through.
    pub const fn done(self) -> u64 {
        self.created + self.updated + self.unchanged + self.refused
    }
}

/// A run under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub tally: Tally,
    /// Rows of the file.
    pub total: u64,
    /// Estimated from the pace so far; unknown in the first half second.
    pub seconds_left: Option<u64>,
}

/// One cell, or one whole row, that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Line of the file where the row begins; in XLSX the number of the row.
    pub line: u64,
    /// Column counted from zero; none when the row as a whole is refused.
    pub column: Option<u32>,
    /// The field it was meant for; `row` for the row as a whole.
    pub field: String,
    /// The beginning of what stood there.
    pub value: String,
    pub rule: Rule,
}

/// One record that was, or would be, changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub line: u64,
    /// Names the record to people.
    pub title: String,
    pub created: bool,
    /// Field, before, after. A created record lists only what is not empty.
    pub fields: Vec<(String, String, String)>,
}

/// What became of a file's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub file: FileShape,
    /// The last run changed nothing and said what it would have changed.
    pub dry_run: bool,
    pub tally: Tally,
    /// The first [`LISTED_REFUSALS`].
    pub refusals: Vec<Refusal>,
    /// The first [`LISTED_CHANGES`].
    pub changes: Vec<Changed>,
    /// Why a run failed.
    pub error: Option<Error>,
    /// How long the last run took.
    pub milliseconds: u64,
    /// The process that runs it; a run whose process has gone is shown as failed.
    pub runner: Option<Uuid>,
}

/// A file that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    pub id: Uuid,
    /// Name of the resource it fills.
    pub resource: String,
    /// As the person's machine called it.
    pub file_name: String,
    pub created_at: Time,
    pub finished_at: Option<Time>,
    pub state: ImportState,
    pub mapping: Mapping,
    pub report: Report,
    /// While it runs in this process.
    pub progress: Option<Progress>,
    /// Whether the file is still here: to run, or for the rows that were refused.
    pub file_kept: bool,
}

/// A field that a file can fill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetField {
    pub name: String,
    pub required: bool,
}
