//! How a list is laid out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::schema::{Kind, Schema};

/// How a list is laid out: `as=board:status`, `as=calendar:due_at`, `as=calendar:due_at:2026-11`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// A column for each value of a choice.
    Board(String),
    /// A month of a date; this one unless it is said which.
    Calendar(String, Option<String>),
}

impl Layout {
    pub(super) fn parse(schema: &Schema, text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let (layout, name, month) = (parts.next()?, parts.next()?, parts.next());
        let field = schema.get(name).filter(|field| field.filterable && parts.next().is_none())?;
        match (layout, field.kind, month) {
            ("board", Kind::Choice(_), None) => Some(Self::Board(name.to_owned())),
            ("calendar", Kind::Time, month) => {
                let is_month = |month: &str| NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").is_ok();
                let known = month.is_none_or(|month| month.len() == 7 && is_month(month));
                known.then(|| Self::Calendar(name.to_owned(), month.map(str::to_owned)))
            }
            _ => None,
        }
    }
}

impl std::fmt::Display for Layout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Board(field) => write!(f, "board:{field}"),
            Self::Calendar(field, None) => write!(f, "calendar:{field}"),
            Self::Calendar(field, Some(month)) => write!(f, "calendar:{field}:{month}"),
        }
    }
}
