//! The numbers of a ticket queue. Each is a count of the list that its query opens, so that a figure and the records
//! behind it cannot differ.

use engine::Read;
use kernel::metric::{Figure, Series};
use kernel::time::DAY;
use kernel::{ListQuery, Op, Result};

/// A figure: its name and the list query it counts.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    pub name: &'static str,
    pub query: &'static [(&'static str, &'static str)],
    /// The same one day or week earlier, where time is part of the query.
    pub before: Option<&'static [(&'static str, &'static str)]>,
}

/// Tickets that wait for somebody.
pub const OPEN: Metric = Metric { name: "open_tickets", query: &[("status", "open,pending")], before: None };
/// Tickets that wait and that nobody has.
pub const UNASSIGNED: Metric =
    Metric { name: "unassigned_tickets", query: &[("status", "open,pending"), ("assignee", "none")], before: None };
/// Mine.
pub const MINE: Metric =
    Metric { name: "my_tickets", query: &[("status", "open,pending"), ("assignee", "me")], before: None };
/// Tickets due within four hours or late already.
pub const DUE: Metric =
    Metric { name: "due_tickets", query: &[("status", "open,pending"), ("due_at.to", "+4h")], before: None };
/// Tickets that came in today, against yesterday.
pub const CREATED_TODAY: Metric = Metric {
    name: "created_today",
    query: &[("created_at.from", "today")],
    before: Some(&[("created_at.from", "-1d"), ("created_at.to", "-1d")]),
};
/// Tickets solved today, against yesterday.
pub const SOLVED_TODAY: Metric = Metric {
    name: "solved_today",
    query: &[("solved_at.from", "today")],
    before: Some(&[("solved_at.from", "-1d"), ("solved_at.to", "-1d")]),
};

/// Counts a metric in the caller's scope.
///
/// # Errors
/// Faults of the database.
pub async fn figure(read: &Read, metric: Metric) -> Result<Figure> {
    let now = query(metric.query)?;
    let value = read.count_exactly("tickets", &now).await?;
    let before = match metric.before {
        None => None,
        Some(pairs) => Some(read.count_exactly("tickets", &query(pairs)?).await?),
    };
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Figure { metric: metric.name.into(), value: count(value), before: before.map(count), query: now.address() })
}

fn query(pairs: &[(&str, &str)]) -> Result<ListQuery> {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    ListQuery::parse(&super::SCHEMA, &pairs)
}

/// Tickets created on each of the last `days` days in the caller's zone, days without any included.
///
/// # Errors
/// Faults of the database.
pub async fn created_per_day(read: &Read, days: i64) -> Result<Series> {
    let zone = &read.cx().actor().zone;
    let today = read.cx().now().local(zone).date();
    let first = today - chrono::Duration::days(days - 1);
    let mut sql = read.sql();
    let day = read.day_of("t.created_at");
    sql.push("SELECT ").push(&day).push(", count(*) FROM tickets t WHERE t.archived_at IS NULL AND t.created_at >= ");
    sql.bind(kernel::Time::midnight(first, zone).0);
    read.within(&mut sql, "tickets")?;
    sql.push(" GROUP BY 1");
    let counted = read.rows(sql, |row| Ok((row.int(0)?, row.int(1)?))).await?;
    let points = first
        .iter_days()
        .take_while(|date| *date <= today)
        .map(|date| {
            let number = date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() / DAY;
            let value = counted.iter().find(|(day, _)| *day == number).map_or(0, |(_, count)| *count);
            (date.to_string(), value)
        })
        .collect();
    Ok(Series { metric: "created_per_day".into(), points })
}

/// The list query of a day of the chart.
pub fn day_query(date: &str) -> String {
    ListQuery::default()
        .with("created_at", Op::From, vec![date.to_owned()])
        .with("created_at", Op::To, vec![date.to_owned()])
        .address()
}
