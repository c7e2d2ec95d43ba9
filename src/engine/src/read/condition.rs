//! Which rows a list query means.

use kernel::query::{Tree, When};
use kernel::{Error, Field, Filter, Kind, ListQuery, Op, Reach, Result, Time, Uuid, text};

use super::sql::{Param, Sql};
use crate::search::matching::{self, contains};
use crate::{Cx, Dialect, ResourceEntry};

/// ` WHERE` workspace, archive, row scope, search words and filters.
pub fn condition(cx: &Cx, entry: &ResourceEntry, reach: &Reach, query: &ListQuery) -> Result<Sql> {
    let mut sql = Sql::new(cx.engine().dialect());
    sql.push(" WHERE t.workspace_id = ").bind(cx.actor().workspace.0);
    if !entry.schema.state.is_some_and(|state| query.filters.iter().any(|filter| filter.field == state)) {
        sql.push(if query.archived { " AND t.archived_at IS NOT NULL" } else { " AND t.archived_at IS NULL" });
    }
    entry.scope.push(&mut sql, cx.actor(), reach);
    matching::push(&mut sql, entry, &query.q);
    for filter in &query.filters {
        let field = entry.schema.get(&filter.field).ok_or_else(|| Error::malformed(&filter.parameter()))?;
        sql.push(" AND ");
        push_filter(&mut sql, cx, field, filter)?;
    }
    if let Some(tree) = &query.tree {
        sql.push(" AND ");
        push_tree(&mut sql, cx, entry, tree)?;
    }
    Ok(sql)
}

/// A group in brackets, or one condition.
fn push_tree(sql: &mut Sql, cx: &Cx, entry: &ResourceEntry, tree: &Tree) -> Result<()> {
    let (joined, parts) = match tree {
        Tree::All(parts) => (" AND ", parts),
        Tree::Any(parts) => (" OR ", parts),
        Tree::Is(filter) => {
            let field = entry.schema.get(&filter.field).ok_or_else(|| Error::malformed("where"))?;
            return push_filter(sql, cx, field, filter);
        }
    };
    sql.push("(");
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            sql.push(joined);
        }
        push_tree(sql, cx, entry, part)?;
    }
    sql.push(")");
    Ok(())
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
        sql.push(&column).push(if filter.op == Op::From { " >= " } else { " <= " }).bind(moment.0);
        return Ok(());
    }
    if filter.op == Op::Has {
        for (place, value) in filter.values.iter().enumerate() {
            sql.push(if place == 0 { "(" } else { " OR " }).push("lower(").push(&column).push(") LIKE ");
            sql.bind(contains(&value.to_lowercase())).push(" ESCAPE '\\'");
        }
        sql.push(")");
        return Ok(());
    }
    let mut known = Vec::new();
    let mut none = false;
    for value in &filter.values {
        match field.kind {
            Kind::Choice(choices) => {
                known.push(Param::Int(choices.iter().find(|c| c.name == value).ok_or_else(malformed)?.rank));
            }
            Kind::Link(_) | Kind::Person | Kind::Time if value == "none" => none = true,
            Kind::Person if value == "me" => known.push(cx.actor().member.0.into()),
            Kind::Link(_) | Kind::Person => known.push(value.parse::<Uuid>().map_err(|_| malformed())?.into()),
            Kind::Number => known.push(value.parse::<i64>().map_err(|_| malformed())?.into()),
            Kind::Tags => known.push(contains(&format!("\"{}\"", text::fold(value))).into()),
            Kind::Text(_) => known.push(value.as_str().into()),
            Kind::Prose(_) | Kind::Time => return Err(malformed()),
        }
    }
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
