//! Moments and zones. A moment is an integer, equal on both databases and in the browser; it becomes a calendar date
//! only at the edge, in the viewer's zone.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};

/// Milliseconds in an hour.
pub const HOUR: i64 = 3_600_000;
/// Milliseconds in a day without a change of clocks.
pub const DAY: i64 = 86_400_000;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(pub i64);

impl Time {
    /// This moment moved by `ms` milliseconds.
    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0 + ms)
    }

    /// Wall-clock reading in `zone`.
    pub fn local(self, zone: &Zone) -> NaiveDateTime {
        let shifted = self.0 + i64::from(zone.offset(self)) * 1000;
        DateTime::from_timestamp_millis(shifted).unwrap_or_default().naive_utc()
    }

    /// The moment at which `zone` reads midnight of `date`.
    pub fn midnight(date: NaiveDate, zone: &Zone) -> Self {
        Self::of_clock(date.and_time(chrono::NaiveTime::MIN), zone)
    }

    /// The moment at which the clocks of `zone` read `clock`. Where they are set back it is one of the two moments; a
    /// reading that is left out where they are set forward is taken an hour off.
    pub fn of_clock(clock: NaiveDateTime, zone: &Zone) -> Self {
        let utc = clock.and_utc().timestamp_millis();
        let guess = Self(utc - i64::from(zone.offset(Self(utc))) * 1000);
        Self(utc - i64::from(zone.offset(guess)) * 1000)
    }

    /// RFC 3339 in UTC with seconds: `2026-11-21T09:30:00Z`, for `<time datetime>` and files.
    pub fn rfc3339(self) -> String {
        let t = self.local(&Zone::utc());
        format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", t.year(), t.month(), t.day(), t.hour(), t.minute(), t.second())
    }
}

/// A time zone as far as a page needs it: its name and the offsets in force around now, computed on the server from
/// the IANA database, so that the browser carries no zone data and both sides print the same text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// IANA name, `America/Sao_Paulo`.
    pub name: String,
    /// Since when (milliseconds) which offset east of UTC (seconds) holds; ascending.
    pub transitions: Vec<(i64, i32)>,
}

impl Zone {
    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self { name: "UTC".into(), transitions: Vec::new() }
    }

    /// Offset east of UTC in seconds at `time`. Before the first transition the first offset is taken.
    pub fn offset(&self, time: Time) -> i32 {
        self.transitions
            .iter()
            .rev()
            .find(|(since, _)| *since <= time.0)
            .or(self.transitions.first())
            .map_or(0, |(_, offset)| *offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_is_midnight_on_both_sides_of_a_clock_change() {
        let change = 1_000 * DAY;
        let zone = Zone { name: "Test".into(), transitions: vec![(0, -10_800), (change, -7_200)] };
        for day in 998..1_003 {
            let date = DateTime::from_timestamp_millis(day * DAY).unwrap().date_naive();
            let midnight = Time::midnight(date, &zone);
            assert_eq!(midnight.local(&zone).time(), chrono::NaiveTime::MIN, "{date}");
            assert_eq!(midnight.local(&zone).date(), date);
        }
    }

    #[test]
    fn prints_utc() {
        assert_eq!(Time(1_700_000_000_000).rfc3339(), "2023-11-14T22:13:20Z");
    }
}
