//! The numbers of a ticket queue.

use engine::Read;
use kernel::metric::{Metric, Series};
use kernel::time::DAY;
use kernel::{ListQuery, Op, Result};

/// Tickets that wait for somebody.
pub const OPEN: Metric =
    Metric { name: "open_tickets", resource: "tickets", query: &[("status", "open,pending")], before: None };
/// Tickets that wait and that nobody has.
pub const UNASSIGNED: Metric = Metric {
    name: "unassigned_tickets",
    resource: "tickets",
    query: &[("status", "open,pending"), ("assignee", "none")],
    before: None,
};
/// Mine.
pub const MINE: Metric = Metric {
    name: "my_tickets",
    resource: "tickets",
    query: &[("status", "open,pending"), ("assignee", "me")],
    before: None,
};
/// Tickets due within four hours or late already.
pub const DUE: Metric = Metric {
    name: "due_tickets",
    resource: "tickets",
    query: &[("status", "open,pending"), ("due_at.to", "+4h")],
    before: None,
};
/// Tickets that came in today, against yesterday.
pub const CREATED_TODAY: Metric = Metric {
    name: "created_today",
    resource: "tickets",
    query: &[("created_at.from", "today")],
    before: Some(&[("created_at.from", "-1d"), ("created_at.to", "-1d")]),
};
/// Tickets solved today, against yesterday.
pub const SOLVED_TODAY: Metric = Metric {
    name: "solved_today",
    resource: "tickets",
    query: &[("solved_at.from", "today")],
    before: Some(&[("solved_at.from", "-1d"), ("solved_at.to", "-1d")]),
};

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
