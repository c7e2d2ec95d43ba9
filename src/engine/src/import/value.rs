//! A cell as a value of its field, or the rule it breaks.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use kernel::import::LONGEST_CELL;
use kernel::{Check, Error, Kind, Rule, tax_id, text};
use sea_orm::Value;

use super::target::{Shape, Target, bare};

/// How cells of one column are read.
#[derive(Debug)]
pub struct Reading {
    kind: Kind,
    shape: Shape,
    /// Folded name → rank.
    choices: HashMap<String, i64>,
}

impl Reading {
    pub fn new(target: &Target, kind: Kind) -> Self {
        let mut choices = HashMap::new();
        if let Kind::Choice(all) = kind {
            let rank = |name: &str| all.iter().find(|choice| choice.name == name).map(|choice| choice.rank);
            let own = all.iter().map(|choice| (choice.name, choice.name));
            for (alias, name) in own.chain(target.values.iter().copied()) {
                if let Some(rank) = rank(name) {
                    choices.insert(bare(alias), rank);
                }
            }
        }
        Self { kind, shape: target.shape, choices }
    }

    /// The value; `None` for a blank cell and the words that stand for one.
    pub fn value(&self, cell: &str) -> Result<Option<Value>, Rule> {
        if cell.len() > LONGEST_CELL {
            return Err(Rule::TooLong(LONGEST_CELL));
        }
        let cell = cell.trim();
        if is_blank(cell) {
            return Ok(None);
        }
        match self.kind {
            Kind::Text(max) => self.line(cell, max),
            Kind::Prose(max) if cell.chars().count() > max => Err(Rule::TooLong(max)),
            Kind::Prose(_) => Ok(text_value(cell.to_owned())),
            Kind::Number => cell.parse::<i64>().map_err(|_| Rule::Number).map(|number| Some(number.into())),
            Kind::Choice(_) => self.choices.get(&bare(cell)).ok_or(Rule::Choice).map(|rank| Some((*rank).into())),
            Kind::Time => moment(cell).ok_or(Rule::Date).map(|ms| Some(ms.into())),
            Kind::Tags => tags(cell),
            // Resolved by the module from asides.
            Kind::Link(_) | Kind::Person => Err(Rule::Missing),
        }
    }

    fn line(&self, cell: &str, max: usize) -> Result<Option<Value>, Rule> {
        // One line: newlines and tabs become blanks.
        let line = if cell.contains(|c: char| c.is_control()) {
            cell.replace(|c: char| c.is_control(), " ")
        } else {
            cell.to_owned()
        };
        let line = match self.shape {
            Shape::Any => line,
            Shape::Email => {
                let email = line.to_lowercase();
                match Check::new().email("", &email).done() {
                    Ok(()) => email,
                    Err(error) => return Err(first(&error)),
                }
            }
            Shape::TaxId => tax_id::normalise(&line).ok_or(Rule::TaxId)?,
        };
        if line.chars().count() > max { Err(Rule::TooLong(max)) } else { Ok(text_value(line)) }
    }
}

fn first(error: &Error) -> Rule {
    error.of_field("").cloned().unwrap_or(Rule::Email)
}

#[expect(clippy::unnecessary_wraps, reason = "the shape every arm returns")]
fn text_value(text: String) -> Option<Value> {
    Some(text.into())
}

/// Nothing, or one of the words that programs write for it.
pub fn is_blank(cell: &str) -> bool {
    cell.is_empty() || ["null", "na", "n/a", "#n/a", "nan", "\\n"].iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// Words with commas, semicolons or bars between them.
fn tags(cell: &str) -> Result<Option<Value>, Rule> {
    let tags = text::tags(cell.split([',', ';', '|']));
    match Check::new().tags("", &tags).done() {
        Err(error) => Err(first(&error)),
        Ok(()) => Ok(text_value(serde_json::to_string(&tags).unwrap_or_default())),
    }
}

/// Milliseconds since 1970 of a date, with or without a time, read as UTC: `2026-01-31`, `2026-01-31T09:30:00Z`,
/// `31.01.2026 09:30`, and `31/01/2026` or `1/31/2026` where only one order of day and month is possible. A date that
/// can be read both ways is refused rather than guessed.
pub fn moment(cell: &str) -> Option<i64> {
    if let Ok(moment) = chrono::DateTime::parse_from_rfc3339(cell) {
        return Some(moment.timestamp_millis());
    }
    let (day, time) = cell.split_once([' ', 'T']).unwrap_or((cell, ""));
    let time = time.trim().trim_end_matches('Z');
    let time = if time.is_empty() {
        NaiveTime::MIN
    } else {
        ["%H:%M:%S%.f", "%H:%M"].iter().find_map(|format| NaiveTime::parse_from_str(time, format).ok())?
    };
    Some(NaiveDateTime::new(date(day)?, time).and_utc().timestamp_millis())
}

fn date(day: &str) -> Option<NaiveDate> {
    let parse = |format| NaiveDate::parse_from_str(day, format).ok();
    let date = if day.contains('/') && !day.starts_with(|c: char| c.is_ascii_digit() && day.find('/') == Some(4)) {
        match (parse("%d/%m/%Y"), parse("%m/%d/%Y")) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        }
    } else {
        ["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d"].into_iter().find_map(parse)
    }?;
    // A year of two digits would land in the first century.
    (chrono::Datelike::year(&date) >= 1900).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::target::target;

    #[test]
    fn dates() {
        let day = Some(1_769_817_600_000);
        for text in ["2026-01-31", "2026-01-31T00:00:00Z", "31.01.2026", "31/01/2026", "1/31/2026", "2026/01/31"] {
            assert_eq!(moment(text), day, "{text}");
        }
        assert_eq!(moment("2026-01-31 09:30"), Some(1_769_851_800_000));
        assert_eq!(moment("2026-01-31 09:30:00.000"), Some(1_769_851_800_000));
        for text in ["3/4/2026", "31/01/26", "tomorrow", "2026-02-30", "", "/", "é/1/2026"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn cells() {
        let read = |target: Target, kind, cell: &str| Reading::new(&target, kind).value(cell);
        let plain = || target("x", &[]);
        assert_eq!(read(plain(), Kind::Text(5), " a\nb "), Ok(Some("a b".into())));
        assert_eq!(read(plain(), Kind::Text(5), "123456"), Err(Rule::TooLong(5)));
        assert_eq!(read(plain(), Kind::Text(5), " NULL "), Ok(None));
        assert_eq!(read(plain().email(), Kind::Text(50), "A@B.Co"), Ok(Some("a@b.co".into())));
        assert_eq!(read(plain().email(), Kind::Text(50), "a@b"), Err(Rule::Email));
        assert_eq!(read(plain().tax_id(), Kind::Text(20), "08.773.135/0001-00"), Ok(Some("08773135000100".into())));
        assert_eq!(read(plain().tax_id(), Kind::Text(20), "1"), Err(Rule::TaxId));
        assert_eq!(read(plain(), Kind::Tags, "VIP; new"), Ok(Some(r#"["new","vip"]"#.into())));
        assert_eq!(read(plain(), Kind::Prose(50_000), &"x".repeat(LONGEST_CELL + 1)), Err(Rule::TooLong(LONGEST_CELL)));
    }
}
