//! Numbers with a name.

use serde::{Deserialize, Serialize};

/// A number now, what it was one period before, and the way into the records behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The metric's name, `open_tickets`; labels are the texts `metric-open-tickets`.
    pub metric: String,
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
