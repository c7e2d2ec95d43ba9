//! Conditions joined by "and" and "or", and their form in the address:
//! `where=any(status=open;all(priority=high,urgent;created_at.from=-7d))`.

use serde::{Deserialize, Serialize};

use super::{Filter, Op};
use crate::schema::Schema;

/// How deep groups may stand in each other.
const DEEPEST: usize = 5;
/// Most conditions of a question.
const MOST: usize = 50;

/// A condition or a group of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tree {
    /// All of these hold.
    All(Vec<Tree>),
    /// At least one of these holds.
    Any(Vec<Tree>),
    Is(Filter),
}

impl Tree {
    /// Reads the form of the address; names and values are held against a schema by [`Tree::fits`].
    pub fn parse(text: &str) -> Option<Self> {
        let (tree, rest) = node(text, 0)?;
        rest.is_empty().then_some(tree)
    }

    /// Whether every name and value is one that the schema knows, and it is no larger than allowed.
    pub fn fits(&self, schema: &Schema) -> bool {
        self.depth() <= DEEPEST && self.filters().len() <= MOST && self.known(schema)
    }

    /// Every condition in it.
    pub fn filters(&self) -> Vec<&Filter> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::filters).collect(),
            Self::Is(filter) => vec![filter],
        }
    }

    fn depth(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => 1 + parts.iter().map(Self::depth).max().unwrap_or_default(),
            Self::Is(_) => 1,
        }
    }

    fn known(&self, schema: &Schema) -> bool {
        match self {
            // A group of nothing would hold for everything or for nothing: neither is a question.
            Self::All(parts) | Self::Any(parts) => !parts.is_empty() && parts.iter().all(|part| part.known(schema)),
            Self::Is(filter) => filter.is_known(schema),
        }
    }
}

/// A node at the beginning of a text, and what follows it.
fn node(text: &str, depth: usize) -> Option<(Tree, &str)> {
    if depth > DEEPEST {
        return None;
    }
    for (word, group) in [("all(", Tree::All as fn(Vec<Tree>) -> Tree), ("any(", Tree::Any)] {
        let Some(mut rest) = text.strip_prefix(word) else { continue };
        let mut parts = Vec::new();
        loop {
            let (part, after) = node(rest, depth + 1)?;
            parts.push(part);
            if parts.len() > MOST {
                return None;
            }
            match after.split_at_checked(1)? {
                (";", next) => rest = next,
                (")", next) => return Some((group(parts), next)),
                _ => return None,
            }
        }
    }
    let end = text.find([';', ')']).unwrap_or(text.len());
    let (condition, rest) = text.split_at_checked(end)?;
    let (parameter, values) = condition.split_once('=')?;
    let (field, op) = Op::of_parameter(parameter)?;
    let values = values.split(',').map(unescape).collect::<Option<Vec<_>>>()?;
    Some((Tree::Is(Filter { field: field.to_owned(), op, values }), rest))
}

impl std::fmt::Display for Tree {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (word, parts) = match self {
            Self::All(parts) => ("all", parts),
            Self::Any(parts) => ("any", parts),
            Self::Is(filter) => {
                let values: Vec<String> = filter.values.iter().map(|value| escape(value)).collect();
                return write!(f, "{}={}", filter.parameter(), values.join(","));
            }
        };
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        write!(f, "{word}({})", parts.join(";"))
    }
}

/// A value without the signs that end one.
fn escape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '%' => text.push_str("%25"),
            ';' => text.push_str("%3B"),
            '(' => text.push_str("%28"),
            ')' => text.push_str("%29"),
            ',' => text.push_str("%2C"),
            _ => text.push(c),
        }
    }
    text
}

fn unescape(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut value = parts.next()?.to_owned();
    for part in parts {
        let (code, rest) = part.split_at_checked(2)?;
        value.push(match code {
            "25" => '%',
            "3B" => ';',
            "28" => '(',
            "29" => ')',
            "2C" => ',',
            _ => return None,
        });
        value.push_str(rest);
    }
    (!value.is_empty()).then_some(value)
}
