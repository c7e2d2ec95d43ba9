//! The record of who changed what, written in the transaction that changed it.

use kernel::{Cell, Result, Schema, Time, Uuid};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde_json::{Map, Value, json};

use crate::entity::audit_entry;
use crate::{Cx, fault};

/// Rows of one INSERT; SQLite takes at most 32,766 parameters.
const BATCH: usize = 1_000;

/// One record before and after.
pub struct Change {
    resource: &'static str,
    record: Uuid,
    /// Field → `[before, after]`, only what differs.
    diff: Value,
}

impl Change {
    pub fn new(schema: &'static Schema, record: Uuid, before: Option<Vec<Cell>>, after: Option<Vec<Cell>>) -> Self {
        let mut diff = Map::new();
        for (place, field) in schema.fields.iter().enumerate() {
            let value = |cells: &Option<Vec<Cell>>| {
                cells.as_ref().and_then(|cells| cells.get(place)).map_or(Value::Null, |c| json!(c))
            };
            let (old, new) = (value(&before), value(&after));
            if old != new {
                diff.insert(field.name.to_owned(), json!([old, new]));
            }
        }
        Self { resource: schema.name, record, diff: Value::Object(diff) }
    }
}

/// Writes the entries. A save that changed nothing leaves none.
pub async fn write(
    db: &DatabaseTransaction,
    cx: &Cx,
    command: &'static str,
    now: Time,
    changes: Vec<Change>,
) -> Result<()> {
    let actor = cx.actor();
    let mut rows = changes
        .into_iter()
        .filter(|change| change.diff.as_object().is_some_and(|diff| !diff.is_empty()))
        .map(|change| audit_entry::ActiveModel {
            id: Set(cx.engine().clock().id()),
            workspace_id: Set(actor.workspace.0),
            at: Set(now.0),
            member_id: Set(actor.member.0),
            actor: Set(actor.name.clone()),
            role: Set(actor.role.clone()),
            command: Set(command.to_owned()),
            resource: Set(change.resource.to_owned()),
            record_id: Set(change.record),
            changes: Set(change.diff.to_string()),
            correlation: Set(cx.correlation().to_owned()),
        });
    loop {
        let batch: Vec<_> = rows.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        audit_entry::Entity::insert_many(batch).exec_without_returning(db).await.map_err(fault::database)?;
    }
}
