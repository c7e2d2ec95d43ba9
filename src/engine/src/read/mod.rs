//! Reading: lists compiled from a schema and a query, and hand-written statements, both inside the caller's scope.

mod compile;
mod condition;
mod cursor;
mod figure;
pub mod reader;
mod search;
pub mod sql;

use std::fmt::Write as _;

use kernel::{Cell, Counting, Error, Field, ListPage, ListQuery, Permission, Reach, Result, Uuid};

pub(crate) use compile::SEALED;
pub use reader::{Ask, Record};

use crate::{Cx, ResourceEntry, Sql};

/// Records of a page of a file.
pub const FILE_PAGE: u16 = 1_000;

/// The door for reading, open as far as one permission reaches.
#[derive(Clone, Debug)]
pub struct Read {
    cx: Cx,
    reach: Reach,
    quiet: bool,
}

impl Read {
    pub(crate) fn new(cx: Cx, reach: Reach) -> Self {
        Self { cx, reach, quiet: false }
    }

    /// The same without notes of who saw what, for what is entered in the audit log in another way.
    #[must_use]
    pub fn quietly(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// The same as far as another permission reaches too.
    ///
    /// # Errors
    /// `Forbidden` when the caller does not hold it, which the audit log is told of.
    pub fn also(self, permission: Permission) -> Result<Self> {
        let other = self.cx.read(permission)?;
        Ok(Self { reach: self.reach.meet(&other.reach), ..self })
    }

    /// Notes that whole records were shown to the caller; lists do so by themselves.
    ///
    /// # Errors
    /// `NotFound` for an unknown resource.
    pub fn shown(&self, resource: &str, records: impl IntoIterator<Item = Uuid>) -> Result<()> {
        let entry = self.cx.engine().registry().resource(resource)?;
        self.note(entry, entry.schema.fields.iter(), records.into_iter());
        Ok(())
    }

    fn note<'a>(
        &self,
        entry: &ResourceEntry,
        fields: impl Iterator<Item = &'a Field>,
        records: impl Iterator<Item = Uuid>,
    ) {
        if !self.quiet {
            let log = &self.cx.engine().inner().access_log;
            log.shown(&self.cx, entry.schema, fields, records, entry.noted_whole);
        }
    }

    pub fn cx(&self) -> &Cx {
        &self.cx
    }

    /// Whether the permission reaches every row of the workspace.
    pub fn sees_all(&self) -> bool {
        self.reach.is_all()
    }

    /// One page of a resource's list. Dates in filters are days of the caller's zone.
    ///
    /// # Errors
    /// `NotFound` for an unknown resource, `Malformed` for a name or cursor the schema does not know.
    pub async fn list(&self, resource: &str, query: &ListQuery) -> Result<ListPage> {
        let entry = self.cx.engine().registry().resource(resource)?;
        query.check(entry.schema)?;
        self.page(entry, query).await
    }

    /// The same with every field and [`FILE_PAGE`] records, for files.
    ///
    /// # Errors
    /// As `list`.
    pub async fn records(&self, resource: &str, query: &ListQuery) -> Result<ListPage> {
        let entry = self.cx.engine().registry().resource(resource)?;
        query.check(entry.schema)?;
        let columns = entry.schema.fields.iter().map(|field| field.name.to_owned()).collect();
        self.page(entry, &ListQuery { columns, limit: Some(FILE_PAGE), ..query.clone() }).await
    }

    async fn page(&self, entry: &ResourceEntry, query: &ListQuery) -> Result<ListPage> {
        let plan = compile::Plan::new(&self.cx, entry, &self.reach, query)?;
        let decoder = plan.decoder();
        let page = (plan.page(), move |record: &Record<'_>| decoder.row(record));
        let page = match query.counting {
            Counting::None => plan.assemble(self.rows(page.0, page.1).await?),
            counting => {
                let (rows, counted) = self.pair(page, (plan.count(counting), number)).await?;
                ListPage { count: Some(compile::capped(counting, &counted)), ..plan.assemble(rows) }
            }
        };
        self.note(entry, plan.shown(), page.rows.iter().map(|row| row.id));
        Ok(page)
    }

    /// One record with every field, archived or not, as a page of one row.
    ///
    /// # Errors
    /// `NotFound` for one the caller may not see, and for an unknown resource.
    pub async fn record(&self, resource: &str, id: Uuid) -> Result<ListPage> {
        let entry = self.cx.engine().registry().resource(resource)?;
        let query = ListQuery { counting: Counting::None, ..ListQuery::default() };
        let plan = compile::Plan::of_record(&self.cx, entry, &self.reach, &query, id)?;
        let decoder = plan.decoder();
        let page = plan.assemble(self.rows(plan.page(), move |record: &Record<'_>| decoder.row(record)).await?);
        if page.rows.is_empty() {
            return Err(Error::NotFound);
        }
        self.note(entry, plan.shown(), page.rows.iter().map(|row| row.id));
        Ok(page)
    }

    /// How many records a query finds, exactly.
    ///
    /// # Errors
    /// As `list`.
    pub async fn count_exactly(&self, resource: &str, query: &ListQuery) -> Result<u64> {
        let entry = self.cx.engine().registry().resource(resource)?;
        query.check(entry.schema)?;
        let plan = compile::Plan::new(&self.cx, entry, &self.reach, query)?;
        let counted = self.rows(plan.count(Counting::Exact), number).await?;
        Ok(compile::capped(Counting::Exact, &counted).value)
    }

    /// The ids of every record that a query finds, in its order, up to `most`.
    ///
    /// # Errors
    /// As `list`.
    pub async fn ids(&self, resource: &str, query: &ListQuery, most: u16) -> Result<Vec<Uuid>> {
        let entry = self.cx.engine().registry().resource(resource)?;
        query.check(entry.schema)?;
        let query = ListQuery { limit: Some(most), ..query.clone().first_page() };
        let plan = compile::Plan::new(&self.cx, entry, &self.reach, &query)?;
        self.rows(plan.page(), |row| row.uuid(0)).await.map(|mut ids| {
            ids.truncate(usize::from(most));
            ids
        })
    }

    /// The titles of those records that the caller may see.
    ///
    /// # Errors
    /// `NotFound` for an unknown resource.
    pub async fn titles(&self, resource: &str, records: &[Uuid]) -> Result<Vec<(Uuid, String)>> {
        let entry = self.cx.engine().registry().resource(resource)?;
        let Some(title) = entry.schema.title().filter(|_| !records.is_empty()) else { return Ok(Vec::new()) };
        let mut sql = self.sql();
        sql.push("SELECT t.id, t.").push(&title.column).push(" FROM ").push(entry.schema.name);
        sql.push(" t WHERE t.id IN ").list(records.iter().copied());
        self.scope(&mut sql, entry);
        self.rows(sql, |row| Ok((row.uuid(0)?, row.text(1)?))).await
    }

    /// Id and title of records whose text contains `words`, for pickers and search; archived ones are left out.
    /// The text of an id finds that record.
    ///
    /// # Errors
    /// `NotFound` for an unknown resource.
    pub async fn pick(&self, resource: &str, words: &str, limit: u16) -> Result<Vec<(Uuid, String)>> {
        let title = self.cx.engine().registry().resource(resource)?.schema.title().ok_or(Error::NotFound)?;
        if let Ok(id) = words.parse::<Uuid>() {
            let entry = self.cx.engine().registry().resource(resource)?;
            let mut sql = self.sql();
            sql.push("SELECT t.id, t.").push(&title.column).push(" FROM ").push(entry.schema.name);
            sql.push(" t WHERE t.id = ").bind(id);
            self.scope(&mut sql, entry);
            return self.rows(sql, |row| Ok((row.uuid(0)?, row.text(1)?))).await;
        }
        let query = ListQuery {
            q: words.to_owned(),
            limit: Some(limit),
            columns: vec![title.name.to_owned()],
            counting: Counting::None,
            ..ListQuery::default()
        };
        let page = self.list(resource, &query).await?;
        Ok(page.rows.into_iter().map(|row| (row.id, row.cells.first().map_or("", Cell::text).to_owned())).collect())
    }

    /// Whether the caller may see this record.
    ///
    /// # Errors
    /// `NotFound` for an unknown resource.
    pub async fn sees(&self, resource: &str, id: Uuid) -> Result<bool> {
        let entry = self.cx.engine().registry().resource(resource)?;
        let mut sql = self.sql();
        sql.push("SELECT 1 FROM ").push(entry.schema.name).push(" t WHERE t.id = ").bind(id);
        self.scope(&mut sql, entry);
        Ok(!self.rows(sql, |record| record.int(0)).await?.is_empty())
    }

    /// A statement in this database's dialect. Names in it are ours; values go through `bind`.
    pub fn sql(&self) -> Sql {
        Sql::new(self.cx.engine().dialect())
    }

    /// Adds ` AND` the workspace and row scope of a resource whose table is aliased `t`.
    ///
    /// # Errors
    /// `NotFound` for an unknown resource.
    pub fn within(&self, sql: &mut Sql, resource: &str) -> Result<()> {
        let entry = self.cx.engine().registry().resource(resource)?;
        self.scope(sql, entry);
        Ok(())
    }

    fn scope(&self, sql: &mut Sql, entry: &ResourceEntry) {
        sql.push(" AND t.workspace_id = ").bind(self.cx.actor().workspace.0);
        entry.scope.push(sql, self.cx.actor(), &self.reach);
    }

    /// Runs a statement and decodes each row.
    ///
    /// # Errors
    /// `Unavailable` or `Internal`.
    pub async fn rows<T, F>(&self, sql: Sql, decode: F) -> Result<Vec<T>>
    where
        T: Send + 'static,
        F: Fn(&Record<'_>) -> Result<T> + Send + 'static,
    {
        self.cx.engine().inner().reader.rows(sql, decode).await
    }

    /// Runs two statements that one page needs together.
    ///
    /// # Errors
    /// As `rows`.
    pub async fn pair<A, B, F, G>(&self, one: Ask<F>, other: Ask<G>) -> Result<(Vec<A>, Vec<B>)>
    where
        A: Send + 'static,
        B: Send + 'static,
        F: Fn(&Record<'_>) -> Result<A> + Send + 'static,
        G: Fn(&Record<'_>) -> Result<B> + Send + 'static,
    {
        self.cx.engine().inner().reader.pair(one, other).await
    }

    /// The first row, if any.
    ///
    /// # Errors
    /// As `rows`.
    pub async fn first<T, F>(&self, sql: Sql, decode: F) -> Result<Option<T>>
    where
        T: Send + 'static,
        F: Fn(&Record<'_>) -> Result<T> + Send + 'static,
    {
        Ok(self.rows(sql, decode).await?.into_iter().next())
    }

    /// Days since 1970 in the caller's zone of a column in milliseconds, as an SQL expression of our own making.
    pub fn day_of(&self, column: &'static str) -> String {
        let zone = &self.cx.actor().zone;
        let mut shift = String::from("CASE");
        for (since, offset) in zone.transitions.iter().skip(1).rev() {
            // Writing to a String cannot fail.
            let _ = write!(shift, " WHEN {column} >= {since} THEN {}", i64::from(*offset) * 1000);
        }
        let first = zone.transitions.first().map_or(0, |(_, offset)| i64::from(*offset) * 1000);
        let shift = if shift == "CASE" { first.to_string() } else { format!("{shift} ELSE {first} END") };
        format!("(({column} + {shift}) / 86400000)")
    }

    /// Checks that the database answers.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn ping(&self) -> Result<()> {
        let mut sql = self.sql();
        sql.push("SELECT 1");
        self.rows(sql, |_| Ok(())).await.map(drop)
    }
}

/// The number a row is.
fn number(row: &Record<'_>) -> Result<i64> {
    row.int(0)
}
