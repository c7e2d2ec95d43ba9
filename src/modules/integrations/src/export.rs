//! A resource as CSV, page by page, for the browser and for the command line.

use std::io::Write;

use engine::import::harmless;
use engine::{Cx, Engine, Read, audit};
use kernel::audit::EXPORT;
use kernel::schema::Direction;
use kernel::{Cell, Counting, Error, Kind, ListQuery, Result, Schema, Sort, Time};

/// The records that a question finds: `id`, then each field of the schema; of a linked record its title. UTF-8 with a
/// byte-order mark; times in UTC; what a spreadsheet would take for a formula is made text.
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

/// A page of the file.
pub struct Part {
    pub bytes: Vec<u8>,
    pub records: u64,
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

    /// Says in the audit log that data leaves the program: what was asked for and how many records it is at this moment.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn note(&self) -> Result<()> {
        let count = self.read.count_exactly(self.schema.name, &self.query).await?;
        note(self.read.cx(), self.schema, &self.query, count).await
    }

    /// The next page; nothing at the end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn part(&mut self) -> Result<Option<Part>> {
        let mut bytes = Vec::new();
        match self.next.take() {
            None => return Ok(None),
            Some(Place::Begin) => {
                bytes.extend_from_slice(b"\xEF\xBB\xBF");
                let header = std::iter::once("id").chain(self.schema.fields.iter().map(|field| field.name));
                line(&mut bytes, header)?;
            }
            Some(Place::After(cursor)) => self.query.after = Some(cursor),
        }
        let page = self.read.records(self.schema.name, &self.query).await?;
        for row in &page.rows {
            let cells =
                self.schema.fields.iter().zip(&row.cells).map(|(field, cell)| harmless(&words(cell, field.kind)));
            line(&mut bytes, std::iter::once(row.id.to_string()).chain(cells))?;
        }
        self.next = page.next.map(Place::After);
        Ok(Some(Part { bytes, records: page.rows.len() as u64 }))
    }
}

/// Writes every record in use of a resource, oldest first, and gives their number.
///
/// # Errors
/// `NotFound` for an unknown workspace or resource; `Unavailable` when `out` takes no more; faults of the database.
pub async fn export_csv(engine: &Engine, workspace: &str, resource: &str, out: &mut impl Write) -> Result<u64> {
    let found = access::workspaces::find(engine, workspace).await?.ok_or(Error::NotFound)?;
    let cx = engine.as_system(found.id, "export");
    let schema = engine.registry().resource(resource)?.schema;
    let (field, _) = schema.order;
    let mut export = Export::new(cx.read(schema.view())?, resource, ListQuery::default())?;
    export.query.sort = Some(Sort { field: field.to_owned(), direction: Direction::Ascending });
    let mut count = 0;
    while let Some(part) = export.part().await? {
        out.write_all(&part.bytes).map_err(|_| Error::Unavailable)?;
        count += part.records;
    }
    out.flush().map_err(|_| Error::Unavailable)?;
    note(&cx, schema, &ListQuery::default(), count).await?;
    Ok(count)
}

async fn note(cx: &Cx, schema: &Schema, query: &ListQuery, records: u64) -> Result<()> {
    let facts = [("resource", schema.name), ("query", &query.address()), ("records", &records.to_string())];
    audit::note(cx, EXPORT, "exports", cx.engine().clock().id(), &facts).await
}

fn line(bytes: &mut Vec<u8>, cells: impl Iterator<Item = impl AsRef<[u8]>>) -> Result<()> {
    csv::Writer::from_writer(bytes).write_record(cells).map_err(|_| Error::Unavailable)
}

fn words(cell: &Cell, kind: Kind) -> String {
    match (cell, kind) {
        (Cell::Int(moment), Kind::Time) => Time(*moment).rfc3339(),
        (Cell::Int(number), _) => number.to_string(),
        (Cell::Tags(tags), _) => tags.join(", "),
        _ => cell.text().to_owned(),
    }
}
