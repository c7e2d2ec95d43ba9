//! The record of who changed what, written in the transaction that changed it, chained, signed and verifiable.

mod access_log;
mod chain;
mod checkpoint;
mod verify;

pub use access_log::{AccessLog, DENY, note, tend as tend_access_log, write_accesses};
pub use checkpoint::{Checkpoint, Signer, checkpoints_after, file, in_file, newest_checkpoint, sign_all, tend};
pub use verify::verify;

use std::borrow::Cow;

use kernel::{Cell, Result, Schema, Time, Trace, Uuid};
use sea_orm::{DatabaseTransaction, Value};

use crate::many::{execute, insert_text};
use crate::{Cx, fault, hex};

/// Rows of one INSERT: fourteen columns stay far below the 32,766 parameters that SQLite takes.
const BATCH: usize = 500;

const COLUMNS: &[&str] = &[
    "id",
    "workspace_id",
    "at",
    "member_id",
    "actor",
    "role",
    "command",
    "resource",
    "record_id",
    "changes",
    "correlation",
    "sequence",
    "hash",
    "address",
];

/// One record before and after.
pub struct Change {
    resource: &'static str,
    record: Uuid,
    /// JSON: field → `[before, after]`, only what differs.
    diff: String,
}

/// Field, before, after.
pub type Diff = Vec<(String, Cell, Cell)>;

/// Reads the text of a change again; empty for a note that is about no field.
pub fn read_diff(text: &str) -> Diff {
    let diff: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    let pair = |(name, value): (String, serde_json::Value)| {
        let (before, after) = serde_json::from_value(value).ok()?;
        Some((name, before, after))
    };
    diff.into_iter().filter_map(pair).collect()
}

impl Change {
    pub fn record(&self) -> Uuid {
        self.record
    }

    pub fn diff(&self) -> Diff {
        read_diff(&self.diff)
    }

    /// Whether anything differs but the moment of the change.
    pub fn is_change(&self) -> bool {
        self.diff().iter().any(|(name, ..)| name != "updated_at")
    }

    /// Of a record that is new or gone one side is empty. The text is written as it goes: an import makes a hundred
    /// thousand of them.
    ///
    /// # Errors
    /// A cell that is no JSON, which none is.
    pub fn new(schema: &'static Schema, record: Uuid, before: Option<&[Cell]>, after: Option<&[Cell]>) -> Result<Self> {
        let mut diff = Vec::with_capacity(256);
        for (place, field) in schema.fields.iter().enumerate() {
            let old = before.and_then(|cells| cells.get(place)).unwrap_or(&Cell::Null);
            let new = after.and_then(|cells| cells.get(place)).unwrap_or(&Cell::Null);
            if old != new {
                diff.push(if diff.is_empty() { b'{' } else { b',' });
                serde_json::to_writer(&mut diff, field.name).map_err(fault::internal)?;
                diff.push(b':');
                serde_json::to_writer(&mut diff, &[old, new]).map_err(fault::internal)?;
            }
        }
        if !diff.is_empty() {
            diff.push(b'}');
        }
        let diff = String::from_utf8(diff).map_err(fault::internal)?;
        Ok(Self { resource: schema.name, record, diff })
    }
}

impl Change {
    /// What happened without changing a record: a sign-in, an export, a refusal.
    ///
    /// # Errors
    /// None in practice: texts are JSON.
    pub fn fact(resource: &'static str, record: Uuid, facts: &[(&str, &str)]) -> Result<Self> {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), serde_json::json!([null, value]));
        let facts: serde_json::Map<_, _> = facts.iter().map(pair).collect();
        Ok(Self { resource, record, diff: serde_json::to_string(&facts).map_err(fault::internal)? })
    }
}

/// Writes the entries and says which they are. A save that changed nothing leaves none.
pub async fn write(
    db: &DatabaseTransaction,
    cx: &Cx,
    command: &'static str,
    now: Time,
    changes: Vec<Change>,
) -> Result<Option<Trace>> {
    let (actor, dialect) = (cx.actor(), cx.engine().dialect());
    let role = match &actor.key {
        Some(key) => Cow::Owned(format!("{}, key {key}", actor.role)),
        None => Cow::Borrowed(actor.role.as_str()),
    };
    let address = cx.address().map(|address| address.to_string()).unwrap_or_default();
    let mut changes = changes.into_iter().filter(|change| !change.diff.is_empty()).peekable();
    if changes.peek().is_none() {
        return Ok(None);
    }
    let (mut sequence, mut hash) = chain::head(db, dialect, actor.workspace).await?;
    let first = sequence + 1;
    loop {
        let mut values: Vec<Value> = Vec::new();
        for change in changes.by_ref().take(BATCH) {
            sequence += 1;
            let id = cx.engine().clock().id();
            let entry = chain::Entry {
                sequence,
                id,
                workspace: actor.workspace.0,
                at: now.0,
                member: actor.member.0,
                actor: &actor.name,
                role: &role,
                command,
                resource: change.resource,
                record: change.record,
                changes: &change.diff,
                correlation: cx.correlation(),
                address: Some(&address),
            };
            hash = chain::link(&hash, &entry.bytes());
            values.extend([
                id.into(),
                actor.workspace.0.into(),
                now.0.into(),
                actor.member.0.into(),
                actor.name.as_str().into(),
                role.as_ref().into(),
                command.into(),
                change.resource.into(),
                change.record.into(),
                change.diff.into(),
                cx.correlation().into(),
                sequence.into(),
                hex(hash).into(),
                address.as_str().into(),
            ]);
        }
        if values.is_empty() {
            return Ok(Some(Trace { first, last: sequence }));
        }
        let text = insert_text(dialect, "audit_entries", COLUMNS, values.len() / COLUMNS.len());
        execute(db, dialect, text, values).await?;
    }
}
