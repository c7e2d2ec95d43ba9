//! Reads a record's history.

use engine::Cx;
use kernel::audit::READ;
use kernel::permission::may;
use kernel::{Error, Result, Time, Uuid};

use super::Step;
use crate::members;

/// Most steps of a page.
const MOST: i64 = 100;

/// Who changed the record, newest first. What became of a member (kept out, let in again, given a new password) is for
/// themselves, for whoever may change members, and for whoever may read the log.
///
/// # Errors
/// `NotFound` for one the caller may not see, of an unknown resource too.
pub async fn load(cx: &Cx, resource: &str, id: Uuid) -> Result<Vec<Step>> {
    let schema = cx.engine().registry().resource(resource)?.schema;
    let read = cx.read(schema.view()).map_err(|_| Error::NotFound)?;
    if !read.sees(schema.name, id).await? {
        return Err(Error::NotFound);
    }
    let actor = cx.actor();
    let close = actor.may(members::EDIT) || actor.may(may("audit", "view")) || id == actor.member.0;
    if schema.name == members::SCHEMA.name && !close {
        return Ok(Vec::new());
    }
    let mut sql = read.sql();
    sql.push("SELECT e.at, e.actor, e.command, e.changes FROM audit_entries e WHERE e.record_id = ").bind(id);
    sql.push(" AND e.workspace_id = ").bind(cx.actor().workspace.0).push(" AND e.resource = ").bind(schema.name);
    sql.push(" AND e.command <> ").bind(READ).push(" ORDER BY e.at DESC, e.id DESC LIMIT ").bind(MOST);
    read.rows(sql, |row| {
        let changes: serde_json::Value = serde_json::from_str(&row.text(3)?).unwrap_or_default();
        let fields = changes.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default();
        Ok(Step { at: Time(row.int(0)?), actor: row.text(1)?, command: row.text(2)?, fields })
    })
    .await
}
