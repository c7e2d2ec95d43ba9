//! Search within one resource: found by the index, ordered by how well the title fits and how new it is, with the places.
//!
//! Ordering everything that matches would look at every match. What is ordered are the newest of those that have all the
//! words in their titles and the newest of all; who looks further back adds a word or opens the list.

use std::collections::HashSet;

use kernel::search::{Hit, Marked, Part, Word, mark, score, snippet, words};
use kernel::{Cell, Count, Counting, Field, Kind, ListQuery, Result, Row, Schema, Uuid};

use super::compile::{CAP, Plan, capped};
use super::{Read, Record, number};
use crate::search::index::table;
use crate::search::matching::{Among, fts5, push_postgres};
use crate::{Dialect, ResourceEntry, Sql};

/// How many are put in order, of the titles and of everything.
pub const ORDERED: usize = 250;
/// Fields that stand beside a hit.
const FACTS: usize = 3;

/// A record that may be shown.
struct Candidate {
    id: Uuid,
    at: i64,
    score: u32,
}

impl Read {
    /// The records that a list's question finds, best first: `per` of them from the place `from`, and how many there are.
    /// Beyond [`ORDERED`] places nothing is shown.
    ///
    /// # Errors
    /// As [`Read::list`].
    pub async fn search(
        &self,
        resource: &str,
        query: &ListQuery,
        from: usize,
        per: usize,
    ) -> Result<(Vec<Hit>, Count)> {
        let entry = self.cx.engine().registry().resource(resource)?;
        query.check(entry.schema)?;
        let words = words(&query.q);
        let (candidates, count) = self.candidates(entry, query, &words).await?;
        let ids: Vec<Uuid> = candidates.iter().skip(from).take(per).map(|candidate| candidate.id).collect();
        if ids.is_empty() {
            return Ok((Vec::new(), count));
        }
        let hits = self.hits(entry, query, &words, &ids).await?;
        Ok((hits, count))
    }

    async fn candidates(
        &self,
        entry: &ResourceEntry,
        query: &ListQuery,
        words: &[Word],
    ) -> Result<(Vec<Candidate>, Count)> {
        let asked = words.iter().any(|word| !word.not);
        let bare = ListQuery { q: String::new(), columns: Vec::new(), ..query.clone() };
        // What only must not occur is a condition like any other.
        let plan = Plan::new(&self.cx, entry, &self.reach, if asked { &bare } else { query })?;
        let matched = |among: Among| {
            let mut sql = self.sql();
            head(&mut sql, entry.schema, asked);
            within(&mut sql, &plan, entry.schema, words, asked, among);
            sql
        };
        let decode = |words: &[Word], schema: &'static Schema| {
            let (words, numbers) = (words.to_vec(), numbers(schema).count());
            move |row: &Record<'_>| {
                let numbers = (0..numbers).map(|place| row.int(3 + place)).collect::<Result<Vec<_>>>()?;
                Ok(Candidate { id: row.uuid(0)?, at: row.int(1)?, score: score(&row.text(2)?, &numbers, &words) })
            }
        };
        let (mut all, titled) = if asked {
            let ask = |among| (matched(among), decode(words, entry.schema));
            self.pair(ask(Among::Everything), ask(Among::Title)).await?
        } else {
            (self.rows(matched(Among::Everything), decode(words, entry.schema)).await?, Vec::new())
        };
        let count = if all.len() < ORDERED {
            Count { value: all.len() as u64, capped: false }
        } else {
            let mut sql = self.sql();
            sql.push("SELECT count(*) FROM (SELECT 1 AS one");
            tables(&mut sql, entry.schema, asked);
            within(&mut sql, &plan, entry.schema, words, asked, Among::Everything);
            // The limit of what is ordered gives way to that of counting.
            let end = sql.text.rfind(" ORDER BY ").unwrap_or(sql.text.len());
            sql.text.truncate(end);
            sql.push(&format!(" LIMIT {}) found", CAP + 1));
            capped(Counting::Capped, &self.rows(sql, number).await?)
        };
        let known: HashSet<Uuid> = all.iter().map(|candidate| candidate.id).collect();
        all.extend(titled.into_iter().filter(|candidate| !known.contains(&candidate.id)));
        all.sort_by_key(|candidate| (std::cmp::Reverse((candidate.score, candidate.at)), candidate.id));
        Ok((all, count))
    }

    /// The records of these ids, in that order.
    async fn hits(&self, entry: &ResourceEntry, query: &ListQuery, words: &[Word], ids: &[Uuid]) -> Result<Vec<Hit>> {
        let schema = entry.schema;
        let facts: Vec<&Field> = schema.fields.iter().filter(|field| is_fact(schema, field)).take(FACTS).collect();
        let mut columns: Vec<String> = Vec::new();
        let shown = schema.title().into_iter().chain(facts.iter().copied()).chain(schema.searchable());
        for name in shown.map(|field| field.name).chain(schema.part_of) {
            if !columns.iter().any(|column| column == name) {
                columns.push(name.to_owned());
            }
        }
        let limit = u16::try_from(ids.len()).ok();
        let asked = ListQuery {
            archived: query.archived,
            filters: query.filters.clone(),
            columns,
            limit,
            ..ListQuery::default()
        };
        let plan = Plan::new(&self.cx, entry, &self.reach, &asked)?.only(ids);
        let decoder = plan.decoder();
        let rows = self.rows(plan.page(), move |record: &Record<'_>| decoder.row(record).map(|(row, _)| row)).await?;
        let shown = |row: &Row| {
            let part = Part { columns: &asked.columns, row };
            hit(schema, &part, words, &facts)
        };
        let hits: Vec<Hit> = ids.iter().filter_map(|id| rows.iter().find(|row| row.id == *id)).map(shown).collect();
        let quoted =
            |field: &&Field| hits.iter().any(|hit| hit.snippet.as_ref().is_some_and(|(name, _)| name == field.name));
        let shown: Vec<&Field> = schema
            .fields
            .iter()
            .filter(|field| field.title || facts.iter().any(|fact| fact.name == field.name) || quoted(field))
            .collect();
        self.note(entry, shown.into_iter(), hits.iter().map(|hit| hit.id));
        Ok(hits)
    }
}

/// A record as it is shown.
fn hit(schema: &Schema, part: &Part<'_>, words: &[Word], facts: &[&Field]) -> Hit {
    let title = schema.title().map_or(&Cell::Null, |field| part.get(field.name));
    let title = match title {
        Cell::Int(number) => Marked(vec![(number.to_string(), false)]),
        text => mark(text.text(), words),
    };
    let said = |field: &Field| match part.get(field.name) {
        Cell::Text(text) => snippet(text, words),
        Cell::Tags(tags) => snippet(&tags.join(", "), words),
        _ => None,
    };
    let rest = schema.searchable().filter(|field| !field.title);
    let found: Vec<(String, Marked)> = rest.filter_map(|field| Some((field.name.to_owned(), said(field)?))).collect();
    // Where most words stand; among equals the first field.
    let marks = |marked: &Marked| marked.0.iter().filter(|(_, found)| *found).count();
    let snippet = found.into_iter().rev().max_by_key(|(_, marked)| marks(marked));
    let facts = facts.iter().map(|field| (field.name.to_owned(), part.get(field.name).clone()));
    let facts = facts.filter(|(_, cell)| *cell != Cell::Null && *cell != Cell::Text(String::new())).collect();
    let at = schema.part_of.and_then(|link| match (schema.get(link)?.kind, part.get(link)) {
        (Kind::Link(resource), Cell::Link { id, .. }) => Some((resource.to_owned(), *id)),
        _ => None,
    });
    Hit { id: part.row.id, title, snippet, facts, at }
}

/// What stands beside a hit: what its list shows first, without what the snippet says and without times.
fn is_fact(schema: &Schema, field: &Field) -> bool {
    let said = field.searchable && field.kind != Kind::Number;
    field.listed
        && !said
        && !field.sealed
        && field.kind != Kind::Time
        && schema.title().is_none_or(|it| it.name != field.name)
}

/// Fields that are numbers people know records by.
fn numbers(schema: &Schema) -> impl Iterator<Item = &Field> {
    schema.searchable().filter(|field| field.kind == Kind::Number)
}

/// `SELECT` id, when it was made, title, numbers, `FROM`.
fn head(sql: &mut Sql, schema: &Schema, asked: bool) {
    let title = schema.title().filter(|field| matches!(field.kind, Kind::Text(_)));
    sql.push("SELECT t.id, t.created_at, ").push(&title.map_or("''".to_owned(), |field| format!("t.{}", field.column)));
    for number in numbers(schema) {
        sql.push(", t.").push(&number.column);
    }
    tables(sql, schema, asked);
}

fn tables(sql: &mut Sql, schema: &Schema, asked: bool) {
    let index = table(schema.name);
    if asked && sql.dialect == Dialect::Sqlite {
        // From the index to the rows, whatever the planner thinks of it.
        sql.push(&format!(" FROM {index} CROSS JOIN {} t ON t.rowid = {index}.rowid", schema.name));
    } else {
        sql.push(&format!(" FROM {} t", schema.name));
    }
}

/// The condition, the words and the newest.
fn within(sql: &mut Sql, plan: &Plan<'_>, schema: &Schema, words: &[Word], asked: bool, among: Among) {
    let condition = plan.condition();
    sql.text.push_str(&condition.text);
    sql.params.extend(condition.params.iter().cloned());
    let index = table(schema.name);
    let order = match sql.dialect {
        Dialect::Sqlite if asked => {
            sql.push(&format!(" AND {index} MATCH ")).bind(fts5(words, among));
            // Rows are numbered as they come; the index gives the last ones first without sorting.
            format!("{index}.rowid")
        }
        Dialect::Postgres if asked => {
            push_postgres(sql, words, among);
            "t.created_at".to_owned()
        }
        _ => "t.created_at".to_owned(),
    };
    sql.push(&format!(" ORDER BY {order} DESC LIMIT {ORDERED}"));
}
