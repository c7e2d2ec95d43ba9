//! Conditions as they are while somebody puts them together: every value a signal that its control holds.

use crate::table::picker::Picked;
use crate::table::state::Table;
use kernel::query::{Tree, When};
use kernel::{Error, Field, Filter, Kind, Op, Rule};
use leptos::prelude::*;

/// A group or a condition being made.
#[derive(Clone, Copy)]
pub enum Node {
    Group(Group),
    Condition(Condition),
}

#[derive(Clone, Copy)]
pub struct Group {
    pub any: RwSignal<bool>,
    pub parts: RwSignal<Vec<(u32, Node)>>,
}

/// Values as their controls hold them.
#[derive(Clone, Copy)]
pub struct Condition {
    pub field: RwSignal<String>,
    pub op: RwSignal<String>,
    /// A text, a choice, `me`, `none`, a day; or what says that `date` or `picked` counts.
    pub value: RwSignal<String>,
    pub date: RwSignal<String>,
    pub picked: RwSignal<Picked>,
}

/// Counts the parts, so that each keeps its controls.
#[derive(Clone, Copy)]
pub struct Ids(StoredValue<u32>);

impl Default for Ids {
    fn default() -> Self {
        Self(StoredValue::new(0))
    }
}

impl Ids {
    pub fn next(self) -> u32 {
        self.0
            .try_update_value(|id| {
                *id += 1;
                *id
            })
            .unwrap_or_default()
    }
}

impl Group {
    pub fn new(any: bool, parts: Vec<(u32, Node)>) -> Self {
        Self { any: RwSignal::new(any), parts: RwSignal::new(parts) }
    }

    /// From a tree; a condition of several values becomes a group of one each.
    pub fn of(tree: &Tree, ids: Ids, names: &[(kernel::Uuid, String)]) -> Self {
        match tree {
            Tree::All(parts) | Tree::Any(parts) => {
                let parts = parts.iter().map(|part| (ids.next(), Node::of(part, ids, names))).collect();
                Self::new(matches!(tree, Tree::Any(_)), parts)
            }
            Tree::Is(filter) => {
                let part = |value: &String| (ids.next(), Node::Condition(Condition::of(filter, value, names)));
                Self::new(filter.op != Op::Not, filter.values.iter().map(part).collect())
            }
        }
    }

    pub fn tree(self, table: Table) -> Result<Option<Tree>, Error> {
        let mut parts = Vec::new();
        for (_, part) in self.parts.get_untracked() {
            match part {
                Node::Group(group) => parts.extend(group.tree(table)?),
                Node::Condition(condition) => parts.push(Tree::Is(condition.filter(table)?)),
            }
        }
        Ok(match (parts.len(), self.any.get_untracked()) {
            (0, _) => None,
            (1, _) => parts.pop(),
            (_, true) => Some(Tree::Any(parts)),
            (_, false) => Some(Tree::All(parts)),
        })
    }
}

impl Node {
    pub fn of(tree: &Tree, ids: Ids, names: &[(kernel::Uuid, String)]) -> Self {
        match tree {
            Tree::Is(filter) if let [value] = filter.values.as_slice() => {
                Self::Condition(Condition::of(filter, value, names))
            }
            tree => Self::Group(Group::of(tree, ids, names)),
        }
    }
}

impl Condition {
    pub fn new(field: &str) -> Self {
        let [field, op, value, date] = [field, "", "", ""].map(|text| RwSignal::new(text.to_owned()));
        Self { field, op, value, date, picked: RwSignal::new(None) }
    }

    pub fn of(filter: &Filter, value: &str, names: &[(kernel::Uuid, String)]) -> Self {
        let condition = Self::new(&filter.field);
        condition.op.set(word(filter.op).to_owned());
        condition.value.set(value.to_owned());
        if let Ok(id) = value.parse::<kernel::Uuid>() {
            let name = names.iter().find(|(known, _)| *known == id).map_or_else(String::new, |(_, name)| name.clone());
            condition.picked.set(Some((id, name)));
            condition.value.set("picked".to_owned());
        } else if matches!(When::parse(value), Some(When::Date(_))) {
            condition.date.set(value.to_owned());
            condition.value.set("date".to_owned());
        }
        condition
    }

    pub fn field(self, table: Table) -> Option<&'static Field> {
        self.field.with(|name| table.schema.get(name))
    }

    pub fn op(self, table: Table) -> Op {
        let offered = self.field(table).map(ops).unwrap_or_default();
        self.op
            .with(|op| offered.iter().find(|known| word(**known) == op).or(offered.first()).copied())
            .unwrap_or(Op::Is)
    }

    pub fn filter(self, table: Table) -> Result<Filter, Error> {
        let missing = || Error::invalid("where", Rule::Required);
        let field = untrack(|| self.field(table)).ok_or_else(missing)?;
        let value = match self.value.get_untracked().as_str() {
            "picked" => self.picked.get_untracked().map(|(id, _)| id.to_string()).unwrap_or_default(),
            "date" => self.date.get_untracked(),
            text => text.trim().to_owned(),
        };
        if value.is_empty() {
            return Err(missing());
        }
        Ok(Filter { field: field.name.to_owned(), op: untrack(|| self.op(table)), values: vec![value] })
    }
}

/// How the control names it.
pub const fn word(op: Op) -> &'static str {
    match op {
        Op::Is => "is",
        Op::Not => "not",
        Op::From => "from",
        Op::To => "to",
        Op::Has => "has",
    }
}

/// What can be asked of a field.
pub fn ops(field: &Field) -> Vec<Op> {
    match field.kind {
        Kind::Text(_) => vec![Op::Has, Op::Is, Op::Not],
        Kind::Number => vec![Op::Is, Op::Not, Op::From, Op::To],
        Kind::Time if field.nullable => vec![Op::From, Op::To, Op::Is, Op::Not],
        Kind::Time => vec![Op::From, Op::To],
        Kind::Choice(_) | Kind::Link(_) | Kind::Person | Kind::Tags | Kind::Prose(_) => vec![Op::Is, Op::Not],
    }
}
