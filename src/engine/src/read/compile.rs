//! From a schema and a query to one statement.

use std::sync::LazyLock;

use kernel::schema::Direction;
use kernel::{Cell, Count, Counting, Error, Field, Kind, ListPage, ListQuery, Reach, Result, Row, Uuid};

use super::condition::condition;
use super::cursor::{self, CursorValue, Edge};
use super::reader::Record;
use super::sql::Sql;
use crate::{Cx, Dialect, ResourceEntry};

/// In place of a sealed value.
pub const SEALED: &str = "••••••••";

/// What a list is sorted by whose schema does not show what it would be.
static MADE: LazyLock<Field> = LazyLock::new(|| kernel::schema::time("created_at"));

/// Where capped counting stops.
pub const CAP: u64 = 10_000;

/// A list query, checked and with its names looked up.
pub struct Plan<'a> {
    cx: &'a Cx,
    entry: &'a ResourceEntry,
    query: &'a ListQuery,
    /// Fields to show, each with the table and title column of what it links to.
    columns: Vec<(&'a Field, Option<Linked>)>,
    /// Never empty; the first counts most.
    sort: Vec<(&'a Field, Direction)>,
    limit: usize,
    /// ` WHERE …` without the cursor.
    condition: Sql,
    cursor: Option<Edge>,
}

#[derive(Clone, Copy)]
struct Linked {
    table: &'static str,
    title: &'static str,
}

/// Turns rows into cells; travels to the reader thread.
pub struct Decoder {
    /// Of the sorted values, then of the cells.
    kinds: Vec<Kind>,
    sorts: usize,
}

impl<'a> Plan<'a> {
    pub fn new(cx: &'a Cx, entry: &'a ResourceEntry, reach: &Reach, query: &'a ListQuery) -> Result<Self> {
        let schema = entry.schema;
        // Every row has the moment it was made, whether its schema shows it or not.
        let sorted = |name: &str| schema.get(name).or((name == MADE.name).then_some(&*MADE));
        let mut sort = Vec::with_capacity(1);
        for by in &query.sort {
            sort.push((sorted(&by.field).ok_or_else(|| Error::malformed("sort"))?, by.direction));
        }
        if sort.is_empty() {
            let (name, direction) = schema.order;
            sort.push((sorted(name).ok_or_else(|| Error::malformed("sort"))?, direction));
        }
        let shown: Vec<&Field> = if query.columns.is_empty() {
            schema.fields.iter().filter(|field| field.listed).collect()
        } else {
            query.columns.iter().filter_map(|name| schema.get(name)).collect()
        };
        let columns = shown.into_iter().map(|field| Ok((field, linked(cx, field)?))).collect::<Result<_>>()?;
        let cursor = match (&query.after, &query.before) {
            (None, None) => None,
            (Some(text), _) => Some(cursor::read(&sort, text).ok_or_else(|| Error::malformed("after"))?),
            (None, Some(text)) => Some(cursor::read(&sort, text).ok_or_else(|| Error::malformed("before"))?),
        };
        let condition = condition(cx, entry, reach, query)?;
        let limit = usize::from(query.limit.unwrap_or(schema.page));
        Ok(Self { cx, entry, query, columns, sort, limit, condition, cursor })
    }

    /// Of one record with every field, archived or not.
    pub fn of_record(
        cx: &'a Cx,
        entry: &'a ResourceEntry,
        reach: &Reach,
        query: &'a ListQuery,
        id: Uuid,
    ) -> Result<Self> {
        let mut condition = Sql::new(cx.engine().dialect());
        condition.push(" WHERE t.workspace_id = ").bind(cx.actor().workspace.0).push(" AND t.id = ").bind(id);
        entry.scope.push(&mut condition, cx.actor(), reach);
        let columns = entry.schema.fields.iter().map(|field| Ok((field, linked(cx, field)?))).collect::<Result<_>>()?;
        Ok(Self { columns, condition, ..Self::new(cx, entry, reach, query)? })
    }

    /// The statement of the page, one row more than the page holds.
    pub fn page(&self) -> Sql {
        let mut sql = Sql::new(self.cx.engine().dialect());
        sql.push("SELECT t.id, t.version");
        for (field, _) in &self.sort {
            sql.push(", ").push(&self.sort_expression(field));
        }
        for (place, (field, linked)) in self.columns.iter().enumerate() {
            if field.sealed {
                sql.push(", CASE WHEN t.").push(&field.column).push(&format!(" = '' THEN '' ELSE '{SEALED}' END"));
                continue;
            }
            sql.push(", t.").push(&field.column);
            if linked.is_some() {
                sql.push(&format!(", l{place}.")).push(linked.map_or("", |l| l.title));
            }
        }
        sql.push(" FROM ").push(self.entry.schema.name).push(" t");
        for (place, (field, linked)) in self.columns.iter().enumerate() {
            if let Some(Linked { table, .. }) = linked {
                sql.push(&format!(" LEFT JOIN {table} l{place} ON l{place}.id = t.{}", field.column));
            }
        }
        self.push_condition(&mut sql);
        let backwards = self.query.before.is_some();
        let descending = |direction: Direction| (direction == Direction::Descending) != backwards;
        if let Some((values, id)) = &self.cursor {
            self.push_cursor(&mut sql, values, *id, descending);
        }
        let order = |direction: Direction| if descending(direction) { " DESC" } else { " ASC" };
        sql.push(" ORDER BY ");
        for (field, direction) in &self.sort {
            sql.push(&self.sort_expression(field)).push(order(*direction)).push(", ");
        }
        sql.push("t.id").push(order(self.last_direction()));
        sql.push(&format!(" LIMIT {}", self.limit + 1));
        sql
    }

    /// Equal rows run as the last field does.
    fn last_direction(&self) -> Direction {
        self.sort.last().map_or(Direction::Ascending, |(_, direction)| *direction)
    }

    /// ` AND` the rows behind the cursor. Fields that run one way are compared as one, which an index serves; else they are
    /// compared one after the other.
    fn push_cursor(&self, sql: &mut Sql, values: &[CursorValue], id: Uuid, descending: impl Fn(Direction) -> bool) {
        let bind = |sql: &mut Sql, value: &CursorValue| match value {
            CursorValue::Int(number) => _ = sql.bind(*number),
            CursorValue::Text(text) => _ = sql.bind(text.as_str()),
        };
        let last = self.last_direction();
        if self.sort.iter().all(|(_, direction)| *direction == last) {
            sql.push(" AND (");
            for (field, _) in &self.sort {
                sql.push(&self.sort_expression(field)).push(", ");
            }
            sql.push("t.id)").push(if descending(last) { " < (" } else { " > (" });
            for value in values {
                bind(sql, value);
                sql.push(", ");
            }
            sql.bind(id).push(")");
            return;
        }
        sql.push(" AND (");
        for ((field, direction), value) in self.sort.iter().zip(values) {
            let expression = self.sort_expression(field);
            sql.push(&expression).push(if descending(*direction) { " < " } else { " > " });
            bind(sql, value);
            sql.push(" OR (").push(&expression).push(" = ");
            bind(sql, value);
            sql.push(" AND (");
        }
        sql.push("t.id").push(if descending(last) { " < " } else { " > " }).bind(id);
        sql.push(&"))".repeat(self.sort.len())).push(")");
    }

    /// The same of these records only.
    #[must_use]
    pub fn only(mut self, records: &[Uuid]) -> Self {
        if !records.is_empty() {
            self.condition.push(" AND t.id IN ").list(records.iter().copied());
        }
        self
    }

    /// ` WHERE …`, with its values.
    pub fn condition(&self) -> &Sql {
        &self.condition
    }

    /// The statement that counts.
    pub fn count(&self, counting: Counting) -> Sql {
        let mut sql = Sql::new(self.cx.engine().dialect());
        sql.push("SELECT count(*) FROM ");
        if counting == Counting::Capped {
            sql.push("(SELECT 1 FROM ").push(self.entry.schema.name).push(" t");
            self.push_condition(&mut sql);
            sql.push(&format!(" LIMIT {}) found", CAP + 1));
        } else {
            sql.push(self.entry.schema.name).push(" t");
            self.push_condition(&mut sql);
        }
        sql
    }

    /// The condition stands first among the parameters, so its numbering holds wherever it is put.
    fn push_condition(&self, sql: &mut Sql) {
        sql.text.push_str(&self.condition.text);
        sql.params.extend(self.condition.params.iter().cloned());
    }

    /// Empty values sort last; a column that is never empty is used bare, so that its index serves.
    fn sort_expression(&self, field: &Field) -> String {
        let column = format!("t.{}", field.column);
        match (field.kind, field.nullable) {
            (Kind::Text(_), _) if self.cx.engine().dialect() == Dialect::Sqlite => format!("{column} COLLATE NOCASE"),
            (_, true) => format!("COALESCE({column}, 9223372036854775807)"),
            _ => column,
        }
    }

    /// The fields of the page.
    pub fn shown(&self) -> impl Iterator<Item = &'a Field> {
        self.columns.iter().map(|(field, _)| *field)
    }

    pub fn decoder(&self) -> Decoder {
        let sorted = self.sort.iter().map(|(field, _)| field.kind);
        Decoder {
            kinds: sorted.chain(self.columns.iter().map(|(field, _)| field.kind)).collect(),
            sorts: self.sort.len(),
        }
    }

    /// The page from its rows: cuts the extra one, turns a backward page round, adds the cursors.
    pub fn assemble(&self, mut rows: Vec<(Row, Vec<Cell>)>) -> ListPage {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let backwards = self.query.before.is_some();
        if backwards {
            rows.reverse();
        }
        let edge = |row: Option<&(Row, Vec<Cell>)>| row.map(|(row, values)| cursor::write(values, row.id));
        let (has_next, has_previous) = if backwards { (true, more) } else { (more, self.query.after.is_some()) };
        let next = edge(rows.last()).filter(|_| has_next);
        let previous = edge(rows.first()).filter(|_| has_previous);
        ListPage {
            columns: self.columns.iter().map(|(field, _)| field.name.to_owned()).collect(),
            rows: rows.into_iter().map(|(row, _)| row).collect(),
            next,
            previous,
            count: None,
        }
    }
}

/// What the counting statement found.
pub fn capped(counting: Counting, counted: &[i64]) -> Count {
    let value = counted.first().copied().unwrap_or_default().try_into().unwrap_or_default();
    if counting == Counting::Capped && value > CAP {
        Count { value: CAP, capped: true }
    } else {
        Count { value, capped: false }
    }
}

impl Decoder {
    /// A row and the values it is sorted by.
    pub fn row(&self, record: &Record<'_>) -> Result<(Row, Vec<Cell>)> {
        let mut column = 2;
        let mut cells = Vec::with_capacity(self.kinds.len());
        for kind in &self.kinds {
            let place = column;
            column += 1;
            // The sorted values come first and are never links.
            let cell = match kind {
                Kind::Text(_) | Kind::Prose(_) => record.maybe_text(place)?.map_or(Cell::Null, Cell::Text),
                Kind::Number | Kind::Time => record.maybe_int(place)?.map_or(Cell::Null, Cell::Int),
                Kind::Choice(choices) => match record.maybe_int(place)? {
                    // As a sorted value a choice stays a number.
                    Some(rank) if cells.len() < self.sorts => Cell::Int(rank),
                    Some(rank) => choices
                        .iter()
                        .find(|choice| choice.rank == rank)
                        .map_or(Cell::Null, |choice| Cell::Text(choice.name.to_owned())),
                    None => Cell::Null,
                },
                Kind::Tags => Cell::Tags(serde_json::from_str(&record.text(place)?).unwrap_or_default()),
                Kind::Link(_) | Kind::Person => {
                    column += 1;
                    match record.maybe_uuid(place)? {
                        Some(id) => Cell::Link { id, label: record.text(place + 1)? },
                        None => Cell::Null,
                    }
                }
            };
            cells.push(cell);
        }
        let shown = cells.split_off(self.sorts);
        Ok((Row { id: record.uuid(0)?, version: record.int(1)?, cells: shown }, cells))
    }
}

fn linked(cx: &Cx, field: &Field) -> Result<Option<Linked>> {
    let target = match field.kind {
        Kind::Link(resource) => resource,
        Kind::Person => "members",
        _ => return Ok(None),
    };
    let schema = cx.engine().registry().resource(target)?.schema;
    let title = schema.title().map_or("id", |field| field.name);
    Ok(Some(Linked { table: schema.name, title }))
}
