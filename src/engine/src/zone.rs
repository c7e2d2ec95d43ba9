//! Time zones from the IANA database, cut down to what a page needs.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use chrono::{DateTime, Offset, TimeZone};
use kernel::time::DAY;
use kernel::{Time, Zone};

/// Years of history and future a page's zone covers.
const BACK: i64 = 12 * 365;
const AHEAD: i64 = 2 * 365;
/// No zone changes its offset twice within a week.
const STEP: i64 = 7;

/// The zone of that IANA name around `now`; UTC for a name nobody knows.
pub fn zone(name: &str, now: Time) -> Zone {
    static SEEN: LazyLock<Mutex<HashMap<(String, i64), Zone>>> = LazyLock::new(Mutex::default);
    let key = (name.to_owned(), now.0.div_euclid(DAY));
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(zone) = seen.get(&key) {
        return zone.clone();
    }
    let zone = name.parse().map_or_else(|_| Zone::utc(), |tz| cut(name, tz, key.1));
    seen.retain(|(_, day), _| *day == key.1);
    seen.insert(key, zone.clone());
    zone
}

fn cut(name: &str, tz: chrono_tz::Tz, today: i64) -> Zone {
    let offset = |ms: i64| {
        let utc = DateTime::from_timestamp_millis(ms).unwrap_or_default().naive_utc();
        tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    };
    let start = (today - BACK) * DAY;
    let mut transitions = vec![(start, offset(start))];
    let mut from = start;
    while from < (today + AHEAD) * DAY {
        let to = from + STEP * DAY;
        if offset(from) != offset(to) {
            let (mut low, mut high) = (from, to);
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if offset(middle) == offset(from) { low = middle } else { high = middle }
            }
            transitions.push((high, offset(high)));
        }
        from = to;
    }
    Zone { name: name.to_owned(), transitions }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_clock_changes() {
        let now = Time(1_780_000_000_000); // 2026-05-28
        let berlin = zone("Europe/Berlin", now);
        assert_eq!(berlin.offset(Time(1_767_225_600_000)), 3_600, "January");
        assert_eq!(berlin.offset(Time(1_782_864_000_000)), 7_200, "July");
        // 2026-03-29 01:00 UTC
        assert!(berlin.transitions.contains(&(1_774_746_000_000, 7_200)));
        assert_eq!(zone("America/Sao_Paulo", now).offset(now), -10_800);
        assert_eq!(zone("Nowhere/Land", now), Zone::utc());
    }
}
