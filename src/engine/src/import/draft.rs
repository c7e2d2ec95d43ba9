//! One row of a file, understood.

use kernel::Rule;
use kernel::import::Refusal;
use sea_orm::Value;

use super::read::shorten;

/// What a row says about a record. Blank cells say nothing.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(super) line: u64,
    /// External id: the file's, or made of the row's content.
    pub(super) key: String,
    /// Hash of everything the row says.
    pub(super) content: u64,
    /// Field or aside and its value.
    pub(super) values: Vec<(&'static str, Value)>,
    pub(super) refusals: Vec<Refusal>,
}

impl Draft {
    /// Line of the file.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The text of a field or aside; empty when the row says nothing about it.
    pub fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Value::String(Some(text))) => text,
            _ => "",
        }
    }

    /// The value of a field or aside.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
    }

    /// Says what a field is, whatever the file said. `field` is one of the schema's.
    pub fn set(&mut self, field: &'static str, value: impl Into<Value>) {
        self.values.retain(|(name, _)| *name != field);
        self.values.push((field, value.into()));
    }

    /// Refuses the row because of a field or aside.
    pub fn refuse(&mut self, field: &str, rule: Rule) {
        let value = shorten(self.text(field), 80);
        self.refusals.push(Refusal { line: self.line, column: None, field: field.to_owned(), value, rule });
    }
}
