//! Reads the question against every schema, and asks each.

use engine::{Cx, Read};
use futures::future::try_join_all;
use kernel::search::{Asked, Found, Group, Naming, Operator, Question, Wanted, fits, typed, wanted, words};
use kernel::{Field, Filter, ListQuery, Op, Result, Schema, Uuid};
use ui::i18n::{Locale, choice, label};

use super::{EACH, PAGE};

/// Most records that words after a link's operator may mean.
const MEANT: u16 = 50;

/// Names as the reader's language has them.
struct Said(Locale);

impl Naming for Said {
    fn field(&self, schema: &Schema, field: &Field) -> String {
        label(self.0, schema.name, field.name)
    }

    fn choice(&self, schema: &Schema, field: &Field, value: &str) -> String {
        choice(self.0, schema.name, field.name, value)
    }
}

/// Asks all of them, or for a page of one.
///
/// # Errors
/// Faults of the database.
pub async fn ask(cx: &Cx, text: &str, locale: Locale, one: Option<(&str, usize)>) -> Result<Found> {
    let asked = text.to_owned();
    let mut question = Question::parse(text);
    let seen = seen(cx);
    let (known, unknown): (Vec<Operator>, Vec<Operator>) = std::mem::take(&mut question.operators)
        .into_iter()
        .partition(|operator| seen.iter().any(|(schema, _)| wanted(schema, operator, &Said(locale)).is_some()));
    // What nobody understands is words like others.
    question.words.extend(unknown.iter().flat_map(|operator| words(&operator.text)));
    let unknown = unknown.into_iter().map(|operator| operator.text).collect();
    if question.words.is_empty() && known.is_empty() {
        return Ok(Found { asked, unknown, groups: Vec::new() });
    }
    let groups = seen.iter().map(|(schema, read)| {
        let (question, known) = (&question, &known);
        async move {
            let query = ListQuery { q: typed(&question.words), ..ListQuery::default() };
            let Some(query) = query_of(cx, schema, query, known, locale).await? else { return Ok(None) };
            let (from, per) = match one {
                Some((resource, page)) if resource == schema.name => (page.saturating_mul(PAGE), PAGE),
                Some(_) => (0, 0),
                None => (0, EACH),
            };
            let (hits, count) = read.search(schema.name, &query, from, per).await?;
            let group = Group { resource: schema.name.to_owned(), count, hits, list: query.address() };
            Ok((count.value > 0).then_some(group))
        }
    });
    let groups = try_join_all(groups).await?.into_iter().flatten().collect();
    Ok(Found { asked, unknown, groups })
}

/// The resources that lead somewhere and that the caller may see: what work is about first, then settings, then parts.
fn seen(cx: &Cx) -> Vec<(&'static Schema, Read)> {
    let entries = cx.engine().registry().resources().filter(|entry| entry.indexed);
    let leads = |schema: &Schema| schema.pages.is_some() || schema.part_of.is_some();
    let schemas = entries.map(|entry| entry.schema).filter(|schema| leads(schema));
    let mut seen: Vec<_> = schemas.filter_map(|schema| Some((schema, cx.read_if(schema.view())?))).collect();
    seen.sort_by_key(|(schema, _)| {
        (schema.part_of.is_some(), schema.pages.is_some_and(|path| path.starts_with("/settings")), schema.name)
    });
    seen
}

/// The list's question of one resource; `None` when it does not know one of the operators, or nothing can fit.
async fn query_of(
    cx: &Cx,
    schema: &'static Schema,
    mut query: ListQuery,
    operators: &[Operator],
    locale: Locale,
) -> Result<Option<ListQuery>> {
    for operator in operators {
        match wanted(schema, operator, &Said(locale)) {
            None => return Ok(None),
            Some(Wanted::Filters(filters)) => query.filters.extend(filters),
            Some(Wanted::Archived) => query.archived = true,
            Some(Wanted::Linked(asked)) => {
                let (field, op) = (asked.field.to_owned(), asked.op);
                let values = meant(cx, asked).await?;
                match (values.is_empty(), op) {
                    (true, Op::Is) => return Ok(None),
                    // Nothing is what it must not be.
                    (true, _) => {}
                    (false, _) => query.filters.push(Filter { field, op, values }),
                }
            }
        }
    }
    // Nothing that people may type is too much for the list, or the list has nothing to say to it.
    Ok(query.check(schema).is_ok().then_some(query))
}

/// The records that words mean, as far as the caller sees them.
async fn meant(cx: &Cx, asked: Asked) -> Result<Vec<String>> {
    let mut values = Vec::new();
    let target = cx.engine().registry().resource(asked.resource)?.schema;
    for value in asked.values {
        if (value == "me" && asked.resource == "members") || value == "none" || value.parse::<Uuid>().is_ok() {
            values.push(value);
        } else if let Some(read) = cx.read_if(target.view()) {
            let words = words(&value);
            let found = read.quietly().pick(asked.resource, &value, MEANT).await?;
            values.extend(found.into_iter().filter(|(_, title)| fits(title, &words)).map(|(id, _)| id.to_string()));
        }
    }
    values.truncate(100);
    Ok(values)
}
