//! A cell as a value of its field, or the rule it breaks.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use kernel::import::LONGEST_CELL;
use kernel::{Check, Error, Kind, Rule, tax_id, text};
use sea_orm::Value;

use super::target::{Shape, Target, bare};

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Value(Value),
    /// What a clock read, without saying in which zone.
    Clock(NaiveDateTime),
}

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

    /// What it says; `None` for a blank cell and the words that stand for one.
    pub fn read(&self, cell: &str) -> Result<Option<Said>, Rule> {
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
            Kind::Prose(_) => Ok(said(cell)),
            Kind::Number => cell.parse::<i64>().map_err(|_| Rule::Number).map(said),
            Kind::Choice(_) => self.choices.get(&bare(cell)).ok_or(Rule::Choice).map(|rank| said(*rank)),
            Kind::Time => moment(cell).ok_or(Rule::Date).map(Some),
            Kind::Tags => tags(cell),
            // Resolved by the module from asides.
            Kind::Link(_) | Kind::Person => Err(Rule::Missing),
        }
    }

    fn line(&self, cell: &str, max: usize) -> Result<Option<Said>, Rule> {
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
        if line.chars().count() > max { Err(Rule::TooLong(max)) } else { Ok(said(line)) }
    }
}

fn first(error: &Error) -> Rule {
    error.of_field("").cloned().unwrap_or(Rule::Email)
}

#[expect(clippy::unnecessary_wraps, reason = "the shape every arm returns")]
fn said(value: impl Into<Value>) -> Option<Said> {
    Some(Said::Value(value.into()))
}

/// Nothing, or one of the words that programs write for it.
pub fn is_blank(cell: &str) -> bool {
    cell.is_empty() || ["null", "na", "n/a", "#n/a", "nan", "\\n"].iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// Words with commas, semicolons or bars between them.
fn tags(cell: &str) -> Result<Option<Said>, Rule> {
    let tags = text::tags(cell.split([',', ';', '|']));
    match Check::new().tags("", &tags).done() {
        Err(error) => Err(first(&error)),
        Ok(()) => Ok(said(serde_json::to_string(&tags).unwrap_or_default())),
    }
}

/// A date, with or without a time: `2026-01-31`, `31.01.2026 09:30`, and `31/01/2026` or `1/31/2026` where only one order
/// of day and month is possible. A date that can be read both ways is refused rather than guessed. One that names its
/// offset (`2026-01-31T09:30:00Z`, `31.01.2026 09:30 -03:00`) is that moment, any other what a clock read.
pub fn moment(cell: &str) -> Option<Said> {
    let (day, time) = cell.split_once([' ', 'T', 't']).unwrap_or((cell, ""));
    let (time, offset) = offset(time.trim());
    let time = if time.is_empty() {
        NaiveTime::MIN
    } else {
        ["%H:%M:%S%.f", "%H:%M"].iter().find_map(|format| NaiveTime::parse_from_str(time, format).ok())?
    };
    let clock = NaiveDateTime::new(date(day)?, time);
    Some(match offset {
        None => Said::Clock(clock),
        Some(offset) => Said::Value((clock.and_utc().timestamp_millis() - offset).into()),
    })
}

/// A time without its offset from UTC, and the offset in milliseconds: `Z`, `+02:00`, `-0300`, `+02`.
fn offset(time: &str) -> (&str, Option<i64>) {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return (time.trim_end(), Some(0));
    }
    let Some((clock, offset)) = time.rfind(['+', '-']).and_then(|place| time.split_at_checked(place)) else {
        return (time, None);
    };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let minutes = match (digits.len(), digits.parse::<i64>()) {
        (2, Ok(hours)) => hours * 60,
        (4, Ok(both)) => both / 100 * 60 + both % 100,
        // No offset: what is left is no time either, and refused.
        _ => return (time, None),
    };
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    (clock.trim_end(), Some(sign * minutes * 60_000))
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
        let clock = |time: &str| {
            let day = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
            Some(Said::Clock(day.and_time(time.parse().unwrap())))
        };
        for text in ["2026-01-31", "31.01.2026", "31/01/2026", "1/31/2026", "2026/01/31", "2026-01-31T00:00"] {
            assert_eq!(moment(text), clock("00:00:00"), "{text}");
        }
        assert_eq!(moment("2026-01-31 09:30"), clock("09:30:00"));
        assert_eq!(moment("2026-01-31 09:30:00.000"), clock("09:30:00"));
        for text in [
            "2026-01-31T09:30:00Z",
            "2026-01-31 09:30Z",
            "2026-01-31T06:30:00-03:00",
            "2026-01-31T06:30:00.000-0300",
            "31.01.2026 11:30 +02",
        ] {
            assert_eq!(moment(text), said(1_769_851_800_000_i64), "{text}");
        }
        for text in ["3/4/2026", "31/01/26", "tomorrow", "2026-02-30", "", "/", "é/1/2026", "2026-01-31 09:30+1"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn cells() {
        let read = |target: Target, kind, cell: &str| Reading::new(&target, kind).read(cell);
        let plain = || target("x", &[]);
        assert_eq!(read(plain(), Kind::Text(5), " a\nb "), Ok(said("a b")));
        assert_eq!(read(plain(), Kind::Text(5), "123456"), Err(Rule::TooLong(5)));
        assert_eq!(read(plain(), Kind::Text(5), " NULL "), Ok(None));
        assert_eq!(read(plain().email(), Kind::Text(50), "A@B.Co"), Ok(said("a@b.co")));
        assert_eq!(read(plain().email(), Kind::Text(50), "a@b"), Err(Rule::Email));
        assert_eq!(read(plain().tax_id(), Kind::Text(20), "08.773.135/0001-00"), Ok(said("08773135000100")));
        assert_eq!(read(plain().tax_id(), Kind::Text(20), "1"), Err(Rule::TaxId));
        assert_eq!(read(plain(), Kind::Tags, "VIP; new"), Ok(said(r#"["new","vip"]"#)));
        assert_eq!(read(plain(), Kind::Prose(50_000), &"x".repeat(LONGEST_CELL + 1)), Err(Rule::TooLong(LONGEST_CELL)));
    }
}
