//! Reads a record's history.

use std::collections::{BTreeMap, BTreeSet};

use engine::{Cx, Read};
use kernel::audit::READ;
use kernel::permission::may;
use kernel::{Cell, Error, Field, Kind, Result, Schema, Time, Uuid};

use super::{Change, Step};
use crate::members;

/// Most steps of a page.
const MOST: i64 = 100;

/// Fields that change with every step, or are no part of the record as people know it.
const UNSAID: [&str; 3] = ["updated_at", "created_at", "archived_at"];

/// A step as it is stored.
struct Entry {
    at: Time,
    actor: String,
    command: String,
    changes: serde_json::Map<String, serde_json::Value>,
}

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
    let entries = entries(&read, schema, id).await?;
    let names = names(cx, schema, &entries).await?;
    let steps = entries.into_iter().map(|Entry { at, actor, command, changes }| {
        // Of a new record everything would be new: what it is stands on its page.
        let is_new = changes.values().all(|pair| cell(pair, 0) == Cell::Null);
        let changes = changes.iter().filter_map(|(name, pair)| change(schema, &names, name, pair));
        let changes: Vec<_> = changes.collect();
        // Of a new record everything would be new: what it is stands on its page.
        let is_new = is_new && changes.len() > 1;
        Step { at, actor, command, changes: if is_new { Vec::new() } else { changes } }
    });
    let steps: Vec<_> = steps.collect();
    let told = steps.iter().flat_map(|step| &step.changes).filter_map(|change| schema.get(&change.field));
    if told.into_iter().any(|field| field.personal) {
        read.shown(schema.name, [id])?;
    }
    Ok(steps)
}

async fn entries(read: &Read, schema: &Schema, id: Uuid) -> Result<Vec<Entry>> {
    let mut sql = read.sql();
    sql.push("SELECT e.at, e.actor, e.command, e.changes FROM audit_entries e WHERE e.record_id = ").bind(id);
    sql.push(" AND e.workspace_id = ").bind(read.cx().actor().workspace.0).push(" AND e.resource = ").bind(schema.name);
    sql.push(" AND e.command <> ").bind(READ).push(" ORDER BY e.at DESC, e.id DESC LIMIT ").bind(MOST);
    read.rows(sql, |row| {
        let changes = serde_json::from_str(&row.text(3)?).unwrap_or_default();
        Ok(Entry { at: Time(row.int(0)?), actor: row.text(1)?, command: row.text(2)?, changes })
    })
    .await
}

/// The resource of the records that a field leads to.
fn leads_to(field: &Field) -> Option<&'static str> {
    match field.kind {
        Kind::Link(resource) => Some(resource),
        Kind::Person => Some("members"),
        _ => None,
    }
}

/// The titles of the records that the steps name, as far as the caller may see them.
async fn names(cx: &Cx, schema: &Schema, entries: &[Entry]) -> Result<BTreeMap<Uuid, String>> {
    let mut wanted: BTreeMap<&'static str, BTreeSet<Uuid>> = BTreeMap::new();
    for (name, pair) in entries.iter().flat_map(|entry| &entry.changes) {
        let Some(resource) = schema.get(name).and_then(leads_to) else { continue };
        for cell in [cell(pair, 0), cell(pair, 1)] {
            wanted.entry(resource).or_default().extend(cell.text().parse::<Uuid>().ok());
        }
    }
    let mut names = BTreeMap::new();
    for (resource, records) in wanted {
        let Some(read) = cx.read_if(cx.engine().registry().resource(resource)?.schema.view()) else { continue };
        names.extend(read.titles(resource, &records.into_iter().collect::<Vec<_>>()).await?);
    }
    Ok(names)
}

fn change(schema: &Schema, names: &BTreeMap<Uuid, String>, name: &str, pair: &serde_json::Value) -> Option<Change> {
    let field = schema.get(name).filter(|field| !UNSAID.contains(&field.name))?;
    let [before, after] = [0, 1].map(|place| value(field, names, cell(pair, place)));
    Some(Change { field: name.to_owned(), values: before.zip(after) })
}

/// One side of a pair.
fn cell(pair: &serde_json::Value, place: usize) -> Cell {
    pair.get(place).and_then(|cell| serde_json::from_value(cell.clone()).ok()).unwrap_or(Cell::Null)
}

/// What is said of a value, if anything.
fn value(field: &Field, names: &BTreeMap<Uuid, String>, cell: Cell) -> Option<Cell> {
    match (field.kind, cell) {
        (_, Cell::Null) => Some(Cell::Null),
        (_, Cell::Text(text)) if text.is_empty() => Some(Cell::Null),
        _ if field.sealed => None,
        (Kind::Prose(_), _) => None,
        (Kind::Link(_) | Kind::Person, cell) => {
            let name = cell.text().parse().ok().and_then(|id: Uuid| names.get(&id));
            name.map(|name| Cell::Text(name.clone()))
        }
        (_, cell) => Some(cell),
    }
}
