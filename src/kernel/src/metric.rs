//! Numbers with a name.

use serde::{Deserialize, Serialize};

/// A metric: a count of the list that its query opens, so that a figure and the records behind it cannot differ.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    pub name: &'static str,
    /// The resource whose records are counted.
    pub resource: &'static str,
    /// Pairs of the list's address.
    pub query: &'static [(&'static str, &'static str)],
    /// The same one period earlier, where time is part of the query.
    pub before: Option<&'static [(&'static str, &'static str)]>,
}

/// A number now, what it was one period before, and the way into the records behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The metric's name, `open_tickets`; labels are the texts `metric-open-tickets`.
    pub metric: String,
    /// Whose records were counted, `tickets`.
    pub resource: String,
    pub value: i64,
    /// The same figure one period earlier, where the metric can tell.
    pub before: Option<i64>,
    /// Query of the list with exactly these records, `status=open,pending`.
    pub query: String,
}

/// One number a day, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    pub metric: String,
    /// ISO date in the viewer's zone, and the value.
    pub points: Vec<(String, i64)>,
}
