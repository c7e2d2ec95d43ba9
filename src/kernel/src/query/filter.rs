//! One condition: a field, a comparison and its values.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::schema::{Field, Kind, Schema};
use crate::time::DAY;
use crate::{Time, Zone};

/// One condition; all of a query's conditions hold together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub field: String,
    pub op: Op,
    /// Any of these; never empty.
    pub values: Vec<String>,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// One of the values: `status=open,pending`.
    Is,
    /// None of the values: `status.not=closed`.
    Not,
    /// At or after: `created_at.from=-7d`.
    From,
    /// At or before; a date includes its day: `created_at.to=2026-01-31`.
    To,
    /// Has this in it, whatever its case: `email.has=acme`.
    Has,
}

impl Op {
    /// The field and the comparison that a parameter names.
    pub fn of_parameter(name: &str) -> Option<(&str, Self)> {
        match name.rsplit_once('.') {
            None => Some((name, Self::Is)),
            Some((field, "not")) => Some((field, Self::Not)),
            Some((field, "from")) => Some((field, Self::From)),
            Some((field, "to")) => Some((field, Self::To)),
            Some((field, "has")) => Some((field, Self::Has)),
            Some(_) => None,
        }
    }
}

/// A moment as a filter names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// `2026-01-31`
    Date(NaiveDate),
    /// `today`, `-7d`, `+1d`: whole days from today.
    Days(i64),
    /// `now`, `-24h`, `+4h`: hours from now.
    Hours(i64),
}

impl When {
    /// Reads one of the forms above.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "today" => return Some(Self::Days(0)),
            "now" => return Some(Self::Hours(0)),
            _ => {}
        }
        if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Some(Self::Date(date));
        }
        let number = |text: &str| text.parse().ok().filter(|n: &i64| n.abs() <= 100_000);
        match text.strip_suffix('d') {
            Some(days) => number(days).map(Self::Days),
            None => text.strip_suffix('h').and_then(number).map(Self::Hours),
        }
    }

    /// First moment meant, and the first one no longer meant (for `to`).
    pub fn resolve(self, now: Time, zone: &Zone) -> (Time, Time) {
        let day =
            |date: NaiveDate| (Time::midnight(date, zone), Time::midnight(date + chrono::Duration::days(1), zone));
        match self {
            Self::Date(date) => day(date),
            Self::Days(days) => day(now.plus(days * DAY).local(zone).date()),
            Self::Hours(hours) => {
                let moment = now.plus(hours * DAY / 24);
                (moment, moment.plus(1))
            }
        }
    }
}

impl Filter {
    /// `status`, `created_at.from`.
    pub fn parameter(&self) -> String {
        match self.op {
            Op::Is => self.field.clone(),
            Op::Not => format!("{}.not", self.field),
            Op::From => format!("{}.from", self.field),
            Op::To => format!("{}.to", self.field),
            Op::Has => format!("{}.has", self.field),
        }
    }

    /// Whether the schema has such a field, and these are values of it.
    pub(super) fn is_known(&self, schema: &Schema) -> bool {
        let known = schema.get(&self.field).filter(|field| field.filterable);
        known.is_some_and(|field| self.values.len() <= 100 && self.fits(field))
    }

    fn fits(&self, field: &Field) -> bool {
        let range = matches!(self.op, Op::From | Op::To);
        if self.op == Op::Has && !matches!(field.kind, Kind::Text(_)) {
            return false;
        }
        !self.values.is_empty()
            && (!range || self.values.len() == 1)
            && self.values.iter().all(|value| match field.kind {
                Kind::Choice(choices) => !range && choices.iter().any(|choice| choice.name == value),
                Kind::Link(_) => !range && (value == "none" || value.parse::<Uuid>().is_ok()),
                Kind::Person => !range && (value == "none" || value == "me" || value.parse::<Uuid>().is_ok()),
                Kind::Number => value.parse::<i64>().is_ok(),
                Kind::Time if !range => field.nullable && value == "none",
                Kind::Time => When::parse(value).is_some(),
                Kind::Tags | Kind::Text(_) => !range && value.chars().count() <= 500,
                Kind::Prose(_) => false,
            })
    }
}
