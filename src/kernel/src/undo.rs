//! Taking back, and trying out: what a command left behind, and what many of them would do.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{Cell, Error};

/// What becomes of a command that somebody regrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reversal {
    /// What the audit log says it changed can be put back.
    Undo,
    /// Nothing is put back: it was said or sent, or its rules look at more than the record, so that the way back is
    /// another command with rules of its own.
    None,
    /// Gone for good: whoever asks for it types the record's name first.
    Final,
}

/// What one command wrote into its workspace's audit log: the numbers of its first and its last entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    pub first: i64,
    pub last: i64,
}

/// A command's answer as pages get it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub output: Value,
    /// What can be taken back; nothing for a command that changed nothing or cannot be undone.
    pub undo: Option<Trace>,
}

/// One change for several records: the command that changes one of them, and what is the same for all. Record and version
/// are filled in for each, everything else is as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// `tickets.assign`
    pub command: String,
    /// Name and value of the argument, `("to", member)`; none for a command that has no choice, such as archiving.
    pub argument: Option<(String, Value)>,
}

/// What became of an amendment, or what would.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Amended {
    /// Records that changed.
    pub changed: usize,
    /// Records that were so already.
    pub same: usize,
    pub refused: Vec<Refusal>,
    /// Of a dry run: what would change, of the first records.
    pub foreseen: Vec<Foreseen>,
    pub undo: Option<Trace>,
}

/// A record that stayed as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub record: Uuid,
    /// Empty for one that the caller cannot see.
    pub title: String,
    pub why: Error,
}

/// What would become of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Foreseen {
    pub record: Uuid,
    pub title: String,
    /// Field, before, after.
    pub changes: Vec<(String, Cell, Cell)>,
}
