//! What the audit log says of looking at personal data, and what verifying it finds.

use serde::{Deserialize, Serialize};

/// The name under which an entry says that somebody looked at personal data; it is no command.
pub const READ: &str = "records.read";
/// That they took records along in a file; its facts name the `resource`.
pub const EXPORT: &str = "exports.write";

/// The outcome of verifying one workspace's log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Entries that are right, counted from the first.
    pub entries: i64,
    /// Checkpoints that were looked at.
    pub checkpoints: usize,
    /// Entries from before there was a chain; nothing is said about them.
    pub unchained: i64,
    /// The first entry that is wrong.
    pub bad: Option<(i64, Fault)>,
}

impl Verdict {
    /// Ends at the first bad entry.
    #[must_use]
    pub fn bad(self, sequence: i64, fault: Fault) -> Self {
        Self { bad: Some((sequence, fault)), ..self }
    }
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It is not there.
    Missing,
    /// It, or an entry before it, is not what it was when it was written.
    Changed,
    /// The chain is whole, but it is not the one that was signed.
    Stamped,
    /// A signed entry and all behind it are gone.
    Cut,
    /// A checkpoint carries no signature of this installation.
    Signature,
    /// It stands beside the chain, and is no older than it.
    Beside,
}

impl Fault {
    /// As texts and logs name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Stamped => "stamped",
            Self::Cut => "cut",
            Self::Beside => "beside",
            Self::Signature => "signature",
        }
    }
}
