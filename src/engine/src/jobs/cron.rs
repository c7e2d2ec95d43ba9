//! When the clocks of a place next say what a cron expression says.

use chrono::{DateTime, Utc};
use croner::parser::{CronParser, Seconds, Year};
use kernel::{Error, Result, Rule, Time};

/// The first moment after `after`. Where clocks are set forward over a fixed time it is right after the gap; where they are
/// set back, what has a fixed hour comes once.
///
/// # Errors
/// `Invalid` on `cron` for what is no expression of five parts, or one that never comes.
pub fn next(cron: &str, zone: &str, after: Time) -> Result<Time> {
    let wrong = || Error::invalid("cron", Rule::Cron);
    let parser = CronParser::builder().seconds(Seconds::Disallowed).year(Year::Disallowed).build();
    let cron = parser.parse(cron).map_err(|_| wrong())?;
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    let after = DateTime::<Utc>::from_timestamp_millis(after.0).ok_or_else(wrong)?.with_timezone(&zone);
    let next = cron.find_next_occurrence(&after, false).map_err(|_| wrong())?;
    Ok(Time(next.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        Time(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
    }

    fn after(cron: &str, zone: &str, from: &str) -> String {
        next(cron, zone, at(from)).unwrap().rfc3339()
    }

    #[test]
    fn the_clocks_of_the_place_decide() {
        assert_eq!(after("15 3 * * *", "UTC", "2026-11-21T09:30:00Z"), "2026-11-22T03:15:00Z");
        assert_eq!(after("15 3 * * *", "America/Sao_Paulo", "2026-11-21T09:30:00Z"), "2026-11-22T06:15:00Z");
        // 29 March 2026, 2:00 to 3:00 is left out in Berlin: half past two comes as soon as it can, and is not skipped.
        assert_eq!(after("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z"), "2026-03-29T01:00:00Z");
        assert_eq!(after("30 2 * * *", "Europe/Berlin", "2026-03-29T01:00:00Z"), "2026-03-30T00:30:00Z");
        // 25 October 2026, 2:00 to 3:00 comes twice: half past two is one of them.
        let first = next("30 2 * * *", "Europe/Berlin", at("2026-10-24T12:00:00Z")).unwrap();
        assert_eq!(first, at("2026-10-25T00:30:00Z"));
        assert_eq!(next("30 2 * * *", "Europe/Berlin", first).unwrap(), at("2026-10-26T01:30:00Z"));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for wrong in ["", "soon", "* * * *", "61 * * * *", "0 0 3 * * *", "0 0 31 2 *"] {
            assert_eq!(next(wrong, "UTC", Time(0)), Err(Error::invalid("cron", Rule::Cron)), "{wrong}");
        }
    }
}
