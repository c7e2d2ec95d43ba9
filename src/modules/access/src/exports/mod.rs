//! Taking a list along in a file: who may, in which form, and the button for it.
//!
//! What does not belong here: the file (`integrations::export`).

use kernel::{Error, Uuid};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;

mod button;
#[cfg(feature = "ssr")]
mod order;

pub use button::{Download, ExportButton, MadeButton};
#[cfg(feature = "ssr")]
pub use order::{ExportOrder, KIND, begin, made, open, queue};

/// Most records that a page waits for; more make a job.
pub const AT_ONCE: u64 = 10_000;
/// Days for which a file is kept that a job made.
pub const KEPT_DAYS: i64 = 3;

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Csv,
    Xlsx,
    Json,
    Pdf,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::Pdf];

    /// The end of the file's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Pdf => "pdf",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// What becomes of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Begun {
    /// Few records: fetch them at the list's own address.
    Download,
    /// Many: this job writes them.
    Job(Uuid),
}

/// Begins to take records of a resource along: those that the `question` of a list's address finds, in the caller's
/// language.
///
/// # Errors
/// `NotFound` for an unknown resource; `Forbidden` without `area:view` and `area:export`; `Looking` for who only looks as
/// another role; `Unconfirmed` for personal data when no password or factor was given lately; `Malformed` for a question
/// that makes no sense; those of the gate.
#[server(input = Json)]
pub async fn begin_export(
    workspace: String,
    resource: String,
    question: String,
    format: Format,
) -> Result<Begun, Error> {
    let locale = crate::gate::caller()?.locale;
    order::begin(&crate::gate::cx(&workspace).await?, resource, question, format, locale).await
}

/// Whether the caller may have the file that a job made for them, now.
///
/// # Errors
/// `NotFound` for a job that is not theirs, not done, or no export; else as [`begin_export`].
#[server(input = Json)]
pub async fn may_fetch_export(workspace: String, job: Uuid) -> Result<(), Error> {
    order::made(&crate::gate::cx(&workspace).await?, job).await.map(drop)
}
