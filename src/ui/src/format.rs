//! Numbers, money and moments as the reader's locale writes them. One formatter for both sides, so that what the
//! server rendered is what the browser would render.

use crate::i18n::{Arg, Key, Locale, format as say, key, text};
use chrono::{Datelike, NaiveDateTime, Timelike};
use kernel::time::{DAY, Time, Zone};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// A whole number with thousands apart: `10,000`, `10.000`.
pub fn number(locale: Locale, value: i64) -> String {
    let separator = if matches!(locale, Locale::En) { ',' } else { '.' };
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + 8);
    if value < 0 {
        out.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A count that stops at a limit: `10,000+`.
pub fn capped(locale: Locale, count: i64, more: bool) -> String {
    if more { say(locale, key::CAPPED, &[("count", Arg::from(count))]) } else { number(locale, count) }
}

/// A number with `places` digits after the point; `scaled` is the value times ten to the `places`.
pub fn decimal(locale: Locale, scaled: i64, places: u32) -> String {
    let scale = 10_u64.pow(places.min(12));
    let (whole, rest) = (scaled.unsigned_abs() / scale, scaled.unsigned_abs() % scale);
    let mut out = if scaled < 0 { String::from("-") } else { String::new() };
    out.push_str(&number(locale, i64::try_from(whole).unwrap_or(i64::MAX)));
    if places > 0 {
        out.push(if matches!(locale, Locale::En) { '.' } else { ',' });
        let rest = rest.to_string();
        out.extend(std::iter::repeat_n('0', (places as usize).saturating_sub(rest.len())));
        out.push_str(&rest);
    }
    out
}

/// A share of one in percent with one place at most: `0.125` is `12.5%`.
pub fn percent(locale: Locale, share: f64) -> String {
    let tenths = (share * 1000.0).round() as i64;
    let shown = if tenths % 10 == 0 { number(locale, tenths / 10) } else { decimal(locale, tenths, 1) };
    if matches!(locale, Locale::Es) { format!("{shown}{NO_BREAK}%") } else { format!("{shown}%") }
}

/// An amount in minor units of an ISO 4217 currency: `R$ 1.234,50`.
pub fn money(locale: Locale, minor: i64, currency: &str) -> String {
    let places = match currency {
        "CLP" | "JPY" | "KRW" | "PYG" | "VND" => 0,
        "BHD" | "KWD" | "TND" => 3,
        _ => 2,
    };
    let symbol = match currency {
        "BRL" => "R$",
        "USD" if matches!(locale, Locale::En) => "$",
        "USD" => "US$",
        "EUR" => "€",
        "GBP" => "£",
        code => code,
    };
    let amount = decimal(locale, minor.saturating_abs(), places);
    let sign = if minor < 0 { "-" } else { "" };
    match locale {
        Locale::En if symbol.len() < 3 || symbol == "€" => format!("{sign}{symbol}{amount}"),
        Locale::En | Locale::PtBr => format!("{sign}{symbol}{NO_BREAK}{amount}"),
        Locale::Es => format!("{sign}{amount}{NO_BREAK}{symbol}"),
    }
}

/// A day: `Nov 21, 2026`.
pub fn date(locale: Locale, zone: &Zone, time: Time) -> String {
    day_of(locale, key::TIME_DATE, time.local(zone))
}

/// A day without its year, for axes and short lists: `Nov 21`.
pub fn day(locale: Locale, zone: &Zone, time: Time) -> String {
    day_of(locale, key::TIME_DAY, time.local(zone))
}

/// A day with its time: `Nov 21, 2026, 9:30 AM`.
pub fn date_time(locale: Locale, zone: &Zone, time: Time) -> String {
    let local = time.local(zone);
    let date = day_of(locale, key::TIME_DATE, local);
    say(locale, key::TIME_DATE_TIME, &[("date", date.into()), ("time", clock(locale, local).into())])
}

/// How far `time` is from `now`: `5 minutes ago`, `yesterday`, `in 2 hours`. Says nothing that depends on a zone.
pub fn relative(locale: Locale, now: Time, time: Time) -> String {
    let distance = time.0.saturating_sub(now.0);
    let (away, ahead) = (distance.saturating_abs(), distance > 0);
    // The page's clock moves once a minute, so what was made just now may seem to lie a little ahead.
    if away < MINUTE {
        return text(locale, key::TIME_JUST_NOW).to_owned();
    }
    let (unit, past, future) = match away {
        _ if away < HOUR => (MINUTE, key::TIME_MINUTES_AGO, key::TIME_MINUTES_AHEAD),
        _ if away < DAY => (HOUR, key::TIME_HOURS_AGO, key::TIME_HOURS_AHEAD),
        _ if away < 30 * DAY => (DAY, key::TIME_DAYS_AGO, key::TIME_DAYS_AHEAD),
        _ if away < 365 * DAY => (30 * DAY, key::TIME_MONTHS_AGO, key::TIME_MONTHS_AHEAD),
        _ => (365 * DAY, key::TIME_YEARS_AGO, key::TIME_YEARS_AHEAD),
    };
    say(locale, if ahead { future } else { past }, &[("count", Arg::from(away / unit))])
}

/// The value of an `<input type="datetime-local">`: `2026-11-21T09:30`.
pub fn input_date_time(zone: &Zone, time: Time) -> String {
    time.local(zone).format("%Y-%m-%dT%H:%M").to_string()
}

/// The value of an `<input type="date">`: `2026-11-21`.
pub fn input_date(zone: &Zone, time: Time) -> String {
    time.local(zone).format("%Y-%m-%d").to_string()
}

/// The moment that an `<input type="datetime-local">` (or `date`, then its midnight) names in `zone`.
pub fn parse_input(zone: &Zone, value: &str) -> Option<Time> {
    let (date, clock) = value.trim().split_once('T').unwrap_or((value.trim(), "00:00"));
    let date = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let clock = chrono::NaiveTime::parse_from_str(clock.get(..5)?, "%H:%M").ok()?;
    let utc = date.and_time(clock).and_utc().timestamp_millis();
    let guess = Time(utc - i64::from(zone.offset(Time(utc))) * 1000);
    Some(Time(utc - i64::from(zone.offset(guess)) * 1000))
}

fn day_of(locale: Locale, pattern: Key, local: NaiveDateTime) -> String {
    let month = month_name(locale, local.month0());
    let args = [
        ("day", Arg::from(local.day().to_string())),
        ("month", Arg::from(month)),
        ("year", Arg::from(local.year().to_string())),
    ];
    say(locale, pattern, &args)
}

fn clock(locale: Locale, local: NaiveDateTime) -> String {
    let minute = local.minute();
    match locale {
        Locale::En => {
            let (afternoon, hour) = local.hour12();
            format!("{hour}:{minute:02}{NO_BREAK}{}", if afternoon { "PM" } else { "AM" })
        }
        Locale::PtBr => format!("{:02}:{minute:02}", local.hour()),
        Locale::Es => format!("{}:{minute:02}", local.hour()),
    }
}

/// A month's short name; 0 is January.
pub fn month_name(locale: Locale, month0: u32) -> &'static str {
    const MONTHS: [Key; 12] = [
        key::MONTH_1,
        key::MONTH_2,
        key::MONTH_3,
        key::MONTH_4,
        key::MONTH_5,
        key::MONTH_6,
        key::MONTH_7,
        key::MONTH_8,
        key::MONTH_9,
        key::MONTH_10,
        key::MONTH_11,
        key::MONTH_12,
    ];
    MONTHS.get(month0 as usize).map_or("", |key| text(locale, *key))
}

/// A day's short name; 0 is Monday.
pub fn weekday(locale: Locale, day: usize) -> &'static str {
    const DAYS: [Key; 7] = [
        key::WEEKDAY_1,
        key::WEEKDAY_2,
        key::WEEKDAY_3,
        key::WEEKDAY_4,
        key::WEEKDAY_5,
        key::WEEKDAY_6,
        key::WEEKDAY_7,
    ];
    DAYS.get(day).map_or("", |key| text(locale, *key))
}

#[cfg(test)]
mod tests;
