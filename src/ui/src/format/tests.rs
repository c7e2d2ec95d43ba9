use super::*;

/// 2026-11-21T12:05:00Z.
const NOON: Time = Time(1_795_262_700_000);

fn sao_paulo() -> Zone {
    Zone { name: "America/Sao_Paulo".into(), transitions: vec![(0, -3 * 3600)] }
}

#[test]
fn numbers_are_grouped() {
    assert_eq!(number(Locale::En, 0), "0");
    assert_eq!(number(Locale::En, 999), "999");
    assert_eq!(number(Locale::En, -1_000), "-1,000");
    assert_eq!(number(Locale::PtBr, 10_000), "10.000");
    assert_eq!(number(Locale::Es, i64::MIN), "-9.223.372.036.854.775.808");
    assert_eq!(capped(Locale::En, 10_000, true), "10,000+");
    assert_eq!(capped(Locale::PtBr, 12, false), "12");
}

#[test]
fn decimals_and_percent() {
    assert_eq!(decimal(Locale::En, 1_234_567, 2), "12,345.67");
    assert_eq!(decimal(Locale::PtBr, -5, 2), "-0,05");
    assert_eq!(percent(Locale::En, 0.125), "12.5%");
    assert_eq!(percent(Locale::PtBr, 0.5), "50%");
    assert_eq!(percent(Locale::Es, -0.031), "-3,1\u{a0}%");
}

#[test]
fn money_by_locale_and_currency() {
    assert_eq!(money(Locale::PtBr, 123_450, "BRL"), "R$\u{a0}1.234,50");
    assert_eq!(money(Locale::En, 123_450, "USD"), "$1,234.50");
    assert_eq!(money(Locale::En, -99, "EUR"), "-€0.99");
    assert_eq!(money(Locale::En, 100, "CHF"), "CHF\u{a0}1.00");
    assert_eq!(money(Locale::Es, 123_450, "EUR"), "1.234,50\u{a0}€");
    assert_eq!(money(Locale::Es, 1_500, "CLP"), "1.500\u{a0}CLP");
}

#[test]
fn dates_are_said_in_the_zone() {
    assert_eq!(date(Locale::En, &sao_paulo(), NOON), "Nov 21, 2026");
    assert_eq!(date_time(Locale::En, &Zone::utc(), NOON), "Nov 21, 2026, 12:05\u{a0}PM");
    assert_eq!(date_time(Locale::PtBr, &sao_paulo(), NOON), "21 de nov. de 2026, 09:05");
    assert_eq!(date_time(Locale::Es, &sao_paulo(), NOON), "21 nov 2026, 9:05");
    assert_eq!(day(Locale::En, &sao_paulo(), Time(NOON.0 - 12 * HOUR)), "Nov 20");
}

#[test]
fn distances_are_said_in_words() {
    let said = |ms: i64| relative(Locale::En, NOON, NOON.plus(ms));
    assert_eq!(said(-59_000), "just now");
    assert_eq!(said(-MINUTE), "1 minute ago");
    assert_eq!(said(-5 * HOUR), "5 hours ago");
    assert_eq!(said(-DAY), "yesterday");
    assert_eq!(said(-45 * DAY), "last month");
    assert_eq!(said(-800 * DAY), "2 years ago");
    assert_eq!(said(90 * MINUTE), "in 1 hour");
    assert_eq!(said(3 * DAY), "in 3 days");
    assert_eq!(relative(Locale::PtBr, NOON, NOON.plus(-2 * HOUR)), "há 2 horas");
    assert!(!relative(Locale::Es, Time(i64::MIN), Time(i64::MAX)).is_empty());
}

#[test]
fn inputs_come_back() {
    let zone = sao_paulo();
    let value = input_date_time(&zone, NOON);
    assert_eq!(value, "2026-11-21T09:05");
    assert_eq!(parse_input(&zone, &value), Some(NOON));
    assert_eq!(parse_input(&zone, "2026-11-21"), Some(Time(NOON.0 - 9 * HOUR - 5 * MINUTE)));
    assert_eq!(input_date(&zone, NOON), "2026-11-21");
    assert_eq!(parse_input(&zone, "tomorrow"), None);
    assert_eq!(parse_input(&zone, "2026-11-21Té"), None);
}
