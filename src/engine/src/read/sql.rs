//! A statement under construction: our text, their values.

use kernel::Uuid;

use crate::Dialect;

/// A value bound to a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    Int(i64),
    Text(String),
    Uuid(Uuid),
}

impl From<Param> for sea_orm::Value {
    fn from(value: Param) -> Self {
        match value {
            Param::Int(value) => value.into(),
            Param::Text(value) => value.into(),
            Param::Uuid(value) => value.into(),
        }
    }
}

impl From<i64> for Param {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<String> for Param {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Param {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<Uuid> for Param {
    fn from(value: Uuid) -> Self {
        Self::Uuid(value)
    }
}

/// SQL text and its parameters. Text from outside goes through `bind`, never through `push`.
#[derive(Clone, Debug)]
pub struct Sql {
    pub(crate) text: String,
    pub(crate) params: Vec<Param>,
    pub(crate) dialect: Dialect,
}

impl Sql {
    pub fn new(dialect: Dialect) -> Self {
        Self { text: String::with_capacity(512), params: Vec::new(), dialect }
    }

    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    pub fn bind(&mut self, value: impl Into<Param>) -> &mut Self {
        self.params.push(value.into());
        match self.dialect {
            Dialect::Sqlite => self.text.push('?'),
            Dialect::Postgres => {
                self.text.push('$');
                self.text.push_str(&self.params.len().to_string());
            }
        }
        self
    }

    /// `(?, ?, ?)`, of at least one value: PostgreSQL knows no empty list.
    pub fn list(&mut self, values: impl IntoIterator<Item = impl Into<Param>>) -> &mut Self {
        self.push("(");
        for (place, value) in values.into_iter().enumerate() {
            if place > 0 {
                self.push(", ");
            }
            self.bind(value);
        }
        self.push(")")
    }
}
