//! A resource as CSV, for the command line.

use std::io::Write;

use engine::import::harmless;
use engine::{Engine, Read, Record, Run, Tx};
use kernel::permission::may;
use kernel::{Command, Error, Kind, Permission, Result, Schema, Time, Uuid};
use serde::{Deserialize, Serialize};

/// Rows of one statement.
const PAGE: i64 = 1_000;

/// Writes every record in use of a resource, oldest first: `id`, then each field of the schema; of a linked record its
/// title. UTF-8 with a byte-order mark; times in UTC; what a spreadsheet would take for a formula is made text. Gives the
/// number of records.
///
/// # Errors
/// `NotFound` for an unknown workspace or resource; `Unavailable` when `out` takes no more; faults of the database.
pub async fn export_csv(engine: &Engine, workspace: &str, resource: &str, out: &mut impl Write) -> Result<u64> {
    let found = access::workspaces::find(engine, workspace).await?.ok_or(Error::NotFound)?;
    let schema = engine.registry().resource(resource)?.schema;
    let cx = engine.as_system(found.id, "export");
    let read = cx.read(Permission { area: schema.area, action: "view" })?;
    out.write_all(b"\xEF\xBB\xBF").map_err(|_| Error::Unavailable)?;
    let mut csv = csv::Writer::from_writer(out);
    let header = std::iter::once("id").chain(schema.fields.iter().map(|field| field.name));
    csv.write_record(header).map_err(|_| Error::Unavailable)?;
    let (mut after, mut count) = (Uuid::nil(), 0);
    loop {
        let rows = page(&read, schema, after).await?;
        for (id, cells) in &rows {
            let record = std::iter::once(id.to_string()).chain(cells.iter().map(|cell| harmless(cell)));
            csv.write_record(record).map_err(|_| Error::Unavailable)?;
        }
        count += rows.len() as u64;
        let Some((last, _)) = rows.last() else {
            csv.flush().map_err(|_| Error::Unavailable)?;
            cx.perform(NoteExport { resource: resource.to_owned(), records: count }).await?;
            return Ok(count);
        };
        after = *last;
    }
}

/// Says in the audit log that data left the program.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct NoteExport {
    resource: String,
    records: u64,
}

impl Command for NoteExport {
    const NAME: &'static str = "exports.write";
    const NEEDS: Permission = may("exports", "write");
    type Output = ();
}

impl Run for NoteExport {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let facts = [("resource", self.resource.as_str()), ("records", &self.records.to_string())];
        tx.witness("exports", tx.id(), &facts)
    }
}

async fn page(read: &Read, schema: &'static Schema, after: Uuid) -> Result<Vec<(Uuid, Vec<String>)>> {
    let registry = read.cx().engine().registry();
    let mut sql = read.sql();
    sql.push("SELECT t.id");
    for field in &schema.fields {
        sql.push(", ");
        let (table, title) = match field.kind {
            Kind::Person => ("members", "name"),
            Kind::Link(resource) => {
                (resource, registry.resource(resource)?.schema.title().map_or("id", |field| field.name))
            }
            _ => {
                sql.push("t.").push(&field.column);
                continue;
            }
        };
        sql.push("(SELECT x.")
            .push(title)
            .push(" FROM ")
            .push(table)
            .push(" x WHERE x.id = t.")
            .push(&field.column)
            .push(")");
    }
    sql.push(" FROM ").push(schema.name).push(" t WHERE t.archived_at IS NULL AND t.id > ").bind(after);
    read.within(&mut sql, schema.name)?;
    sql.push(" ORDER BY t.id LIMIT ").bind(PAGE);
    read.rows(sql, move |record| {
        let cells = schema.fields.iter().enumerate().map(|(place, field)| words(record, place + 1, field.kind));
        Ok((record.uuid(0)?, cells.collect::<Result<_>>()?))
    })
    .await
}

fn words(record: &Record<'_>, place: usize, kind: Kind) -> Result<String> {
    Ok(match kind {
        Kind::Number => record.maybe_int(place)?.map(|number| number.to_string()).unwrap_or_default(),
        Kind::Time => record.maybe_int(place)?.map(|moment| Time(moment).rfc3339()).unwrap_or_default(),
        Kind::Choice(choices) => {
            let rank = record.maybe_int(place)?;
            choices.iter().find(|choice| Some(choice.rank) == rank).map_or("", |choice| choice.name).to_owned()
        }
        Kind::Tags => serde_json::from_str::<Vec<String>>(&record.text(place)?).unwrap_or_default().join(", "),
        Kind::Text(_) | Kind::Prose(_) | Kind::Link(_) | Kind::Person => record.text(place)?,
    })
}
