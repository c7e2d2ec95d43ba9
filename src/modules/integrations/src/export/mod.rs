//! The records of a resource as a file: CSV and JSON as they are read, workbooks and pages put together first. Few are
//! sent at once ([`http`]); many are written by a [`job`], which survives whatever happens to the page.
//!
//! Who may take records along is `access::exports`; what a file may not do to whoever opens it is settled by each format.

mod csv;
pub mod files;
pub mod http;
pub mod job;
mod json;
mod lines;
mod pdf;
mod question;
#[cfg(test)]
mod tests;
mod words;
mod write;
mod xlsx;

use std::io::Write;

use access::exports::Format;
use engine::{Cx, Engine, Read, audit};
use kernel::audit::EXPORT;
use kernel::schema::Direction;
use kernel::{Counting, Error, ListQuery, Result, Row, Schema, Sort};

pub use lines::{Lines, Part};

/// The records that a question finds, with every field of the schema, page by page.
pub struct Export {
    read: Read,
    schema: &'static Schema,
    query: ListQuery,
    /// None at the end.
    next: Option<Place>,
}

enum Place {
    Begin,
    After(String),
}

impl Export {
    /// Of what `read` reaches.
    ///
    /// # Errors
    /// `NotFound` for an unknown resource, `Malformed` for a question that makes no sense.
    pub fn new(read: Read, resource: &str, query: ListQuery) -> Result<Self> {
        let schema = read.cx().engine().registry().resource(resource)?.schema;
        query.check(schema)?;
        let query = ListQuery { counting: Counting::None, ..query.first_page() };
        Ok(Self { read, schema, query, next: Some(Place::Begin) })
    }

    /// Says in the audit log that data leaves the program: what was asked for and how many records it is at this moment,
    /// which it gives.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn note(&self, format: Format) -> Result<u64> {
        let count = self.read.count_exactly(self.schema.name, &self.query).await?;
        note(self.read.cx(), self.schema, &self.query, format, count).await?;
        Ok(count)
    }

    /// The next page of records; nothing at the end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn page(&mut self) -> Result<Option<Vec<Row>>> {
        match self.next.take() {
            None => return Ok(None),
            Some(Place::Begin) => {}
            Some(Place::After(cursor)) => self.query.after = Some(cursor),
        }
        let page = self.read.records(self.schema.name, &self.query).await?;
        self.next = page.next.map(Place::After);
        Ok(Some(page.rows))
    }
}

/// Writes every record in use of a resource as CSV, oldest first, and gives their number.
///
/// # Errors
/// `NotFound` for an unknown workspace or resource; `Unavailable` when `out` takes no more; faults of the database.
pub async fn export_csv(engine: &Engine, workspace: &str, resource: &str, out: &mut impl Write) -> Result<u64> {
    let found = access::workspaces::find(engine, workspace).await?.ok_or(Error::NotFound)?;
    let cx = engine.as_system(found.id, "export");
    let schema = engine.registry().resource(resource)?.schema;
    let (field, _) = schema.order;
    let mut export = Export::new(cx.read(schema.view())?, resource, ListQuery::default())?;
    export.query.sort = vec![Sort { field: field.to_owned(), direction: Direction::Ascending }];
    let (mut lines, mut count) = (Lines::csv(export), 0);
    while let Some(part) = lines.part().await? {
        out.write_all(&part.bytes).map_err(|_| Error::Unavailable)?;
        count += part.records;
    }
    out.flush().map_err(|_| Error::Unavailable)?;
    note(&cx, schema, &ListQuery::default(), Format::Csv, count).await?;
    Ok(count)
}

async fn note(cx: &Cx, schema: &Schema, query: &ListQuery, format: Format, records: u64) -> Result<()> {
    let (query, records) = (query.address(), records.to_string());
    let facts = [("resource", schema.name), ("query", &query), ("format", format.name()), ("records", &records)];
    audit::note(cx, EXPORT, "exports", cx.engine().clock().id(), &facts).await
}
