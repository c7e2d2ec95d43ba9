//! Taking back what a command did: its entries of the audit log, turned round. It needs what the command needs, changes
//! only what nobody has changed since, and is itself in the log.

use std::future::Future;
use std::pin::Pin;

use kernel::audit::READ;
use kernel::{Cell, Error, Field, Kind, Problem, Reach, Result, Reversal, Rows, Rule, Trace, Uuid};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, ModelTrait};

use crate::audit::{Diff, read_diff};
use crate::command::allowed;
use crate::many::statement;
use crate::model::{cells, column, int, set};
use crate::{Cx, Dialect, Resource, Tx, fault};

/// The name under which the log knows it.
pub const UNDO: &str = "records.undo";
/// Most entries of one command that are taken back: more are an import's.
const MOST: i64 = 5_000;

pub(crate) type Revert = for<'a> fn(&'a mut Tx, Entry) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// One record's part of what is taken back.
pub(crate) struct Entry {
    record: Uuid,
    /// When it was changed, and where in the log that stands.
    at: i64,
    sequence: i64,
    diff: Diff,
}

struct Found {
    command: String,
    resource: String,
    entry: Entry,
}

impl Cx {
    /// Takes back what one command did, as its answer named it.
    ///
    /// # Errors
    /// `NotFound` for entries that are not one command's, or records out of the caller's reach; `Forbidden` and `Unconfirmed`
    /// as for the command; `Invalid` on `undo` when it cannot be undone, and on the fields that somebody has changed since.
    pub async fn take_back(&self, trace: Trace) -> Result<()> {
        if trace.first > trace.last || trace.last - trace.first >= MOST {
            return Err(Error::NotFound);
        }
        let nothing = Reach { rows: Rows::None, records: Vec::new() };
        let mut tx = Tx::open(self, UNDO, nothing, trace.last - trace.first > 50).await?;
        let found = entries(&tx, trace).await?;
        let first = found.first().ok_or(Error::NotFound)?;
        if found.iter().any(|it| it.command != first.command || it.entry.at != first.entry.at) {
            return Err(Error::NotFound);
        }
        let registry = self.engine().registry();
        let command = registry.command(&first.command)?;
        if command.reversal != Reversal::Undo {
            return Err(Error::invalid("undo", Rule::State));
        }
        // Noted by another transaction, for which SQLite's only writer must be free.
        if self.actor().looking || !self.actor().may(command.needs) {
            drop(tx);
            return allowed(self, UNDO, command.needs).await.map(drop);
        }
        if command.confirm && !self.is_confirmed() {
            return Err(Error::Unconfirmed);
        }
        tx.reaching(self.actor().reach(command.needs)?);
        for Found { resource, entry, .. } in found {
            let record = entry.record;
            let resource = registry.resource(&resource)?;
            (resource.revert)(&mut tx, entry).await?;
            tx.tell(resource.schema.name, record);
        }
        tx.commit().await
    }
}

/// The entries, the last one first.
async fn entries(tx: &Tx, trace: Trace) -> Result<Vec<Found>> {
    let dialect = tx.cx().engine().dialect();
    let condition = match dialect {
        Dialect::Sqlite => "workspace_id = ? AND sequence BETWEEN ? AND ?",
        Dialect::Postgres => "workspace_id = $1 AND sequence BETWEEN $2 AND $3",
    };
    let text = format!(
        "SELECT command, resource, record_id, at, sequence, changes FROM audit_entries WHERE {condition} ORDER BY sequence DESC"
    );
    let values = vec![tx.workspace().0.into(), trace.first.into(), trace.last.into()];
    let rows = tx.connection().query_all_raw(statement(dialect, text, values)).await.map_err(fault::database)?;
    let read = |row: &sea_orm::QueryResult| {
        let diff: String = row.try_get("", "changes")?;
        let (record, at, sequence) =
            (row.try_get("", "record_id")?, row.try_get("", "at")?, row.try_get("", "sequence")?);
        let entry = Entry { record, at, sequence, diff: read_diff(&diff) };
        Ok(Found { command: row.try_get("", "command")?, resource: row.try_get("", "resource")?, entry })
    };
    rows.iter().map(read).collect::<Result<_, sea_orm::DbErr>>().map_err(fault::database)
}

pub(crate) fn revert<R: Resource>(tx: &mut Tx, entry: Entry) -> Pin<Box<dyn Future<Output = Result<()>> + Send + '_>> {
    Box::pin(revert_one::<R>(tx, entry))
}

async fn revert_one<R: Resource>(tx: &mut Tx, entry: Entry) -> Result<()> {
    let mut model = tx.within_reach::<R>(entry.record).await?.ok_or(Error::NotFound)?;
    // What the command made goes to the archive: nothing is lost.
    if int::<R>(&model, "created_at")? == entry.at && is_first(tx, R::schema().name, &entry).await? {
        if matches!(model.get(column::<R>("archived_at")?), Value::BigInt(None)) {
            set::<R>(&mut model, "archived_at", Some(tx.now().0).into())?;
            tx.save::<R>(model).await?;
        }
        return Ok(());
    }
    let now = cells::<R>(&model)?;
    let mut since = Vec::new();
    for (name, before, after) in &entry.diff {
        let place = R::schema().fields.iter().position(|field| field.name == name);
        let Some((place, field)) = place.and_then(|place| Some((place, R::schema().fields.get(place)?))) else {
            continue;
        };
        if matches!(field.name, "updated_at" | "created_at") {
            continue;
        }
        if field.sealed || now.get(place) != Some(after) {
            since.push(Problem { field: field.name.to_owned(), rule: Rule::Changed });
            continue;
        }
        set::<R>(&mut model, &field.column, value(field, before)?)?;
    }
    if !since.is_empty() {
        return Err(Error::Invalid(since));
    }
    tx.save::<R>(model).await.map(drop)
}

/// Whether the log knows of nothing that was done to the record before: then the entry is of its making. When is not enough,
/// for several commands share a moment.
async fn is_first(tx: &Tx, resource: &str, entry: &Entry) -> Result<bool> {
    if entry.diff.iter().any(|(_, before, _)| *before != Cell::Null) {
        return Ok(false);
    }
    let dialect = tx.cx().engine().dialect();
    let condition = match dialect {
        Dialect::Sqlite => "workspace_id = ? AND record_id = ? AND resource = ? AND sequence < ? AND command <> ?",
        Dialect::Postgres => {
            "workspace_id = $1 AND record_id = $2 AND resource = $3 AND sequence < $4 AND command <> $5"
        }
    };
    let text = format!("SELECT 1 AS one FROM audit_entries WHERE {condition} LIMIT 1");
    let record = entry.record.into();
    let values = vec![tx.workspace().0.into(), record, resource.into(), entry.sequence.into(), READ.into()];
    let earlier = tx.connection().query_one_raw(statement(dialect, text, values)).await.map_err(fault::database)?;
    Ok(earlier.is_none())
}

/// A cell of the audit log as its column keeps it.
fn value(field: &Field, cell: &Cell) -> Result<Value> {
    Ok(match (field.kind, cell) {
        (Kind::Choice(choices), Cell::Text(name)) => {
            let rank = choices.iter().find(|choice| choice.name == name).map(|choice| choice.rank);
            Value::BigInt(Some(rank.ok_or_else(|| Error::invalid(field.name, Rule::Choice))?))
        }
        (Kind::Tags, Cell::Tags(tags)) => serde_json::to_string(tags).map_err(fault::internal)?.into(),
        (Kind::Link(_) | Kind::Person, Cell::Text(id)) => {
            Value::Uuid(Some(id.parse().map_err(|_| Error::invalid(field.name, Rule::Missing))?))
        }
        (Kind::Link(_) | Kind::Person, _) => Value::Uuid(None),
        (Kind::Number | Kind::Time | Kind::Choice(_), Cell::Int(number)) => (*number).into(),
        (Kind::Number | Kind::Time | Kind::Choice(_), _) => Value::BigInt(None),
        (Kind::Text(_) | Kind::Prose(_), Cell::Text(text)) => text.as_str().into(),
        (Kind::Text(_) | Kind::Prose(_), _) if field.nullable => Value::String(None),
        (Kind::Text(_) | Kind::Prose(_), _) => "".into(),
        (Kind::Tags, _) => "[]".into(),
    })
}
