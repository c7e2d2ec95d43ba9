//! How each row of one file is read: built once from the mapping, used by the thread that parses.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::import::{Mapping, Refusal};
use kernel::{Error, Problem, Result, Rule, Schema, Time, Zone};
use sea_orm::Value;
use sha2::{Digest, Sha256};

use super::draft::Draft;
use super::read::{Row, shorten};
use super::target::{EXTERNAL_ID, Target};
use super::value::{Reading, Said};

/// One column that fills a field.
#[derive(Debug)]
struct Source {
    column: usize,
    target: &'static Target,
    reading: Reading,
}

/// How rows become drafts.
#[derive(Debug)]
pub struct Plan {
    sources: Vec<Source>,
    columns: usize,
    keys: &'static [&'static str],
    /// Of the workspace: where clocks read what the file says without an offset.
    zone: Zone,
}

/// Checks a mapping: known fields, each once, the required ones among them.
///
/// # Errors
/// `Invalid`: `Required` and `Taken` on the field, `Missing` on a name nobody knows.
pub fn check(targets: &[Target], mapping: &Mapping) -> Result<()> {
    let mut problems = Vec::new();
    let mut fail = |field: &str, rule| problems.push(Problem { field: field.to_owned(), rule });
    let mut seen = HashSet::new();
    for name in mapping.iter().flatten() {
        if !targets.iter().any(|target| target.name == name) {
            fail(name, Rule::Missing);
        } else if !seen.insert(name.as_str()) {
            fail(name, Rule::Taken);
        }
    }
    for target in targets.iter().filter(|target| target.required && !seen.contains(target.name)) {
        fail(target.name, Rule::Required);
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

impl Plan {
    /// # Errors
    /// As [`check`].
    pub fn new(
        schema: &'static Schema,
        targets: &'static [Target],
        keys: &'static [&'static str],
        mapping: &Mapping,
        zone: Zone,
    ) -> Result<Self> {
        check(targets, mapping)?;
        let sources = mapping.iter().enumerate().filter_map(|(column, name)| {
            let target = targets.iter().find(|target| Some(target.name) == name.as_deref())?;
            Some(Source { column, target, reading: Reading::new(target, target.kind(schema)) })
        });
        let mut sources: Vec<Source> = sources.collect();
        // The hash of a row must not depend on the order of the columns.
        sources.sort_by_key(|source| source.target.name);
        Ok(Self { sources, columns: mapping.len(), keys, zone })
    }

    /// The fields a file fills, asides among them.
    pub fn filled(&self) -> impl Iterator<Item = &'static str> {
        self.sources.iter().map(|source| source.target.name)
    }

    /// The column that fills a field.
    pub fn column_of(&self, field: &str) -> Option<u32> {
        let source = self.sources.iter().find(|source| source.target.name == field)?;
        u32::try_from(source.column).ok()
    }

    /// Reads a row. Every broken rule is noted, not only the first.
    pub fn draft(&self, row: &Row) -> Draft {
        let mut draft =
            Draft { line: row.line, key: String::new(), content: 0, values: Vec::new(), refusals: Vec::new() };
        if row.cells.len() != self.columns {
            let rule = Rule::Columns { expected: self.columns, found: row.cells.len() };
            draft.refuse("row", rule);
            return draft;
        }
        draft.values.reserve(self.sources.len() + 1);
        let mut clocks = Vec::new();
        for source in &self.sources {
            let cell = row.cells.get(source.column).map_or("", String::as_str);
            let read = match source.reading.read(cell) {
                Ok(None) if source.target.required => Err(Rule::Required),
                read => read,
            };
            match read {
                Ok(Some(Said::Value(value))) => draft.values.push((source.target.name, value)),
                Ok(Some(Said::Clock(clock))) => {
                    // As if it were UTC: what a row is known by must not change with the workspace's zone.
                    draft.values.push((source.target.name, clock.and_utc().timestamp_millis().into()));
                    clocks.push((source.target.name, clock));
                }
                Ok(None) => {}
                Err(rule) => draft.refusals.push(Refusal {
                    line: row.line,
                    column: u32::try_from(source.column).ok(),
                    field: source.target.name.to_owned(),
                    value: shorten(cell.trim(), 80),
                    rule,
                }),
            }
        }
        draft.refusals.sort_by_key(|refusal| refusal.column);
        if draft.refusals.is_empty() {
            draft.content = hash(&draft.values);
            draft.key = self.key(&mut draft.values);
            for (name, clock) in clocks {
                draft.set(name, Time::of_clock(clock, &self.zone).0);
            }
        }
        draft
    }

    /// The external id: the file's own; else the first key field that is not blank, under its name; else a hash of what
    /// the row says. Takes the file's id out of the values.
    fn key(&self, values: &mut Vec<(&'static str, Value)>) -> String {
        if let Some(place) = values.iter().position(|(name, _)| *name == EXTERNAL_ID)
            && let (_, Value::String(Some(id))) = values.swap_remove(place)
        {
            return id;
        }
        let named = self.keys.iter().find_map(|key| {
            values.iter().find_map(|(name, value)| match value {
                Value::String(Some(text)) if name == key => Some(format!("{key}:{text}")),
                _ => None,
            })
        });
        named.unwrap_or_else(|| {
            let mut sha = Sha256::new();
            for (name, value) in values.iter() {
                sha.update(name.as_bytes());
                sha.update([0]);
                sha.update(words(value).as_bytes());
                sha.update([0]);
            }
            let digest = sha.finalize();
            let half = digest.first_chunk::<16>().copied().unwrap_or_default();
            format!("row:{:032x}", u128::from_be_bytes(half))
        })
    }
}

fn hash(values: &[(&'static str, Value)]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (name, value) in values {
        name.hash(&mut hasher);
        words(value).hash(&mut hasher);
    }
    hasher.finish()
}

/// A value as text, the same in every release: external ids are made of it.
fn words(value: &Value) -> std::borrow::Cow<'_, str> {
    match value {
        Value::String(Some(text)) => text.as_str().into(),
        Value::BigInt(Some(number)) => number.to_string().into(),
        _ => "".into(),
    }
}
