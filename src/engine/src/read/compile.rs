//! From a schema and a query to one statement.

use std::sync::LazyLock;

use kernel::query::When;
use kernel::schema::Direction;
use kernel::{
    Cell, Count, Counting, Error, Field, Filter, Kind, ListPage, ListQuery, Op, Reach, Result, Row, Time, Uuid, text,
};

use super::reader::Record;
use super::sql::{Param, Sql};
use crate::{Cx, Dialect, ResourceEntry, hex};

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
    sort: &'a Field,
    direction: Direction,
    limit: usize,
    /// ` WHERE …` without the cursor.
    condition: Sql,
    cursor: Option<(i64, CursorValue, Uuid)>,
}

#[derive(Clone, Copy)]
struct Linked {
    table: &'static str,
    title: &'static str,
}

/// The sorted value of the row at a page's edge.
enum CursorValue {
    Int,
    Text(String),
}

/// Turns rows into cells; travels to the reader thread.
pub struct Decoder {
    kinds: Vec<Kind>,
}

impl<'a> Plan<'a> {
    pub fn new(cx: &'a Cx, entry: &'a ResourceEntry, reach: &Reach, query: &'a ListQuery) -> Result<Self> {
        let schema = entry.schema;
        let (sort, direction) = match &query.sort {
            Some(sort) => (sort.field.as_str(), sort.direction),
            None => schema.order,
        };
        // Every row has the moment it was made, whether its schema shows it or not.
        let made = (sort == MADE.name).then_some(&*MADE);
        let sort = schema.get(sort).or(made).ok_or_else(|| Error::malformed("sort"))?;
        let shown: Vec<&Field> = if query.columns.is_empty() {
            schema.fields.iter().filter(|field| field.listed).collect()
        } else {
            query.columns.iter().filter_map(|name| schema.get(name)).collect()
        };
        let columns = shown.into_iter().map(|field| Ok((field, linked(cx, field)?))).collect::<Result<_>>()?;
        let cursor = match (&query.after, &query.before) {
            (None, None) => None,
            (Some(text), _) => Some(read_cursor(sort, text).ok_or_else(|| Error::malformed("after"))?),
            (None, Some(text)) => Some(read_cursor(sort, text).ok_or_else(|| Error::malformed("before"))?),
        };
        let condition = condition(cx, entry, reach, query)?;
        let limit = usize::from(query.limit.unwrap_or(schema.page));
        Ok(Self { cx, entry, query, columns, sort, direction, limit, condition, cursor })
    }

    /// The statement of the page, one row more than the page holds.
    pub fn page(&self) -> Sql {
        let mut sql = Sql::new(self.cx.engine().dialect());
        sql.push("SELECT t.id, t.version, ").push(&self.sort_expression());
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
        let descending = (self.direction == Direction::Descending) != backwards;
        let order = if descending { " DESC" } else { " ASC" };
        if let Some((number, value, id)) = &self.cursor {
            sql.push(" AND (").push(&self.sort_expression()).push(", t.id)");
            sql.push(if descending { " < (" } else { " > (" });
            match value {
                CursorValue::Int => sql.bind(*number),
                CursorValue::Text(text) => sql.bind(text.as_str()),
            };
            sql.push(", ").bind(*id).push(")");
        }
        sql.push(" ORDER BY ").push(&self.sort_expression()).push(order).push(", t.id").push(order);
        sql.push(&format!(" LIMIT {}", self.limit + 1));
        sql
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
    fn sort_expression(&self) -> String {
        let column = format!("t.{}", self.sort.column);
        match (self.sort.kind, self.sort.nullable) {
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
        Decoder { kinds: std::iter::once(self.sort.kind).chain(self.columns.iter().map(|(f, _)| f.kind)).collect() }
    }

    /// The page from its rows: cuts the extra one, turns a backward page round, adds the cursors.
    pub fn assemble(&self, mut rows: Vec<(Row, Cell)>) -> ListPage {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let backwards = self.query.before.is_some();
        if backwards {
            rows.reverse();
        }
        let edge = |row: Option<&(Row, Cell)>| row.map(|(row, value)| write_cursor(value, row.id));
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
    /// A row and the value it is sorted by.
    pub fn row(&self, record: &Record<'_>) -> Result<(Row, Cell)> {
        let mut column = 2;
        let mut cells = Vec::with_capacity(self.kinds.len());
        for kind in &self.kinds {
            let place = column;
            column += 1;
            // The sorted value comes first and is never a link.
            let cell = match kind {
                Kind::Text(_) | Kind::Prose(_) => record.maybe_text(place)?.map_or(Cell::Null, Cell::Text),
                Kind::Number | Kind::Time => record.maybe_int(place)?.map_or(Cell::Null, Cell::Int),
                Kind::Choice(choices) => match record.maybe_int(place)? {
                    // As a sorted value a choice stays a number.
                    Some(rank) if cells.is_empty() => Cell::Int(rank),
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
        let sorted = cells.remove(0);
        Ok((Row { id: record.uuid(0)?, version: record.int(1)?, cells }, sorted))
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

/// ` WHERE` workspace, archive, row scope, search words and filters.
fn condition(cx: &Cx, entry: &ResourceEntry, reach: &Reach, query: &ListQuery) -> Result<Sql> {
    let mut sql = Sql::new(cx.engine().dialect());
    sql.push(" WHERE t.workspace_id = ").bind(cx.actor().workspace.0);
    if !entry.schema.state.is_some_and(|state| query.filters.iter().any(|filter| filter.field == state)) {
        sql.push(if query.archived { " AND t.archived_at IS NOT NULL" } else { " AND t.archived_at IS NULL" });
    }
    entry.scope.push(&mut sql, cx.actor(), reach);
    for word in text::fold(&query.q).split(' ').filter(|word| !word.is_empty()) {
        let word = word.strip_prefix('#').unwrap_or(word);
        sql.push(" AND t.search LIKE ").bind(contains(word)).push(" ESCAPE '\\'");
    }
    for filter in &query.filters {
        let field = entry.schema.get(&filter.field).ok_or_else(|| Error::malformed(&filter.parameter()))?;
        push_filter(&mut sql, cx, field, filter)?;
    }
    Ok(sql)
}

fn push_filter(sql: &mut Sql, cx: &Cx, field: &Field, filter: &Filter) -> Result<()> {
    let malformed = || Error::malformed(&filter.parameter());
    let column = format!("t.{}", field.column);
    if let (Op::From | Op::To, Some(value)) = (filter.op, filter.values.first()) {
        let moment = match field.kind {
            Kind::Time => {
                let (first, until) = When::parse(value).ok_or_else(malformed)?.resolve(cx.now(), &cx.actor().zone);
                if filter.op == Op::From { first } else { until.plus(-1) }
            }
            _ => Time(value.parse().map_err(|_| malformed())?),
        };
        sql.push(" AND ").push(&column).push(if filter.op == Op::From { " >= " } else { " <= " }).bind(moment.0);
        return Ok(());
    }
    let mut known = Vec::new();
    let mut none = false;
    for value in &filter.values {
        match field.kind {
            Kind::Choice(choices) => {
                known.push(Param::Int(choices.iter().find(|c| c.name == value).ok_or_else(malformed)?.rank));
            }
            Kind::Link(_) | Kind::Person if value == "none" => none = true,
            Kind::Person if value == "me" => known.push(cx.actor().member.0.into()),
            Kind::Link(_) | Kind::Person => known.push(value.parse::<Uuid>().map_err(|_| malformed())?.into()),
            Kind::Number => known.push(value.parse::<i64>().map_err(|_| malformed())?.into()),
            Kind::Tags => known.push(contains(&format!("\"{}\"", text::fold(value))).into()),
            Kind::Text(_) => known.push(value.as_str().into()),
            Kind::Prose(_) | Kind::Time => return Err(malformed()),
        }
    }
    sql.push(" AND ");
    match (filter.op, field.kind, none) {
        // The plain form is the one an index serves.
        (Op::Is, Kind::Choice(_) | Kind::Link(_) | Kind::Person | Kind::Number | Kind::Text(_), false)
            if !known.is_empty() && field.among.is_none() =>
        {
            sql.push(&column).push(" IN ").list(known);
        }
        (op, kind, none) => {
            sql.push(if op == Op::Not { "NOT (" } else { "(" });
            sql.push(if none { &column } else { "1 = 0" }).push(if none { " IS NULL" } else { "" });
            if kind == Kind::Tags {
                for tag in known {
                    sql.push(" OR ").push(&column).push(" LIKE ").bind(tag).push(" ESCAPE '\\'");
                }
            } else if !known.is_empty() {
                // NOT over an empty column would be unknown, not true.
                sql.push(" OR (").push(&column).push(" IS NOT NULL AND ").push(&column).push(" IN ");
                sql.list(known.clone()).push(")");
                push_among(sql, field, known);
            }
            sql.push(")");
        }
    }
    Ok(())
}

/// ` OR` one of the linked records stands in the column that holds all of them.
fn push_among(sql: &mut Sql, field: &Field, known: Vec<Param>) {
    let (Kind::Link(resource), Some((all, by))) = (field.kind, field.among) else { return };
    let place = if sql.dialect == Dialect::Sqlite { "instr" } else { "strpos" };
    sql.push(&format!(" OR EXISTS (SELECT 1 FROM {resource} x WHERE x.workspace_id = t.workspace_id"));
    sql.push(&format!(" AND {place}(t.{all}, '\"' || x.{by} || '\"') > 0 AND x.id IN "));
    sql.list(known).push(")");
}

/// A LIKE pattern for text that contains `word`, its wildcards escaped.
fn contains(word: &str) -> String {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// `i<number>.<id>` or `s<text in hexadecimal>.<id>`
fn write_cursor(value: &Cell, id: Uuid) -> String {
    match value {
        Cell::Int(number) => format!("i{number}.{}", id.simple()),
        other => {
            format!("s{}.{}", hex(other.text()), id.simple())
        }
    }
}

fn read_cursor(sort: &Field, cursor: &str) -> Option<(i64, CursorValue, Uuid)> {
    let (value, id) = cursor.rsplit_once('.')?;
    let id = id.parse().ok()?;
    let numeric = !matches!(sort.kind, Kind::Text(_));
    match value.split_at_checked(1)? {
        ("i", number) if numeric => Some((number.parse().ok()?, CursorValue::Int, id)),
        ("s", hex) if !numeric => {
            let digits: Vec<char> = hex.chars().collect();
            let bytes = digits
                .chunks(2)
                .map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).ok())
                .collect::<Option<Vec<u8>>>()?;
            Some((0, CursorValue::Text(String::from_utf8(bytes).ok()?), id))
        }
        _ => None,
    }
}
