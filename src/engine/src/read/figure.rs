//! Counts metrics.

use kernel::metric::{Figure, Metric};
use kernel::{ListQuery, Result, Schema};

use crate::Read;

impl Read {
    /// Counts a metric as far as this door reaches.
    ///
    /// # Errors
    /// `NotFound` for a resource that nobody declared, `Malformed` for a query that it does not know; faults of the database.
    pub async fn figure(&self, metric: Metric) -> Result<Figure> {
        let schema = self.cx().engine().registry().resource(metric.resource)?.schema;
        let now = query(schema, metric.query)?;
        let value = self.count_exactly(metric.resource, &now).await?;
        let before = match metric.before {
            None => None,
            Some(pairs) => Some(self.count_exactly(metric.resource, &query(schema, pairs)?).await?),
        };
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Ok(Figure {
            metric: metric.name.into(),
            resource: metric.resource.into(),
            value: count(value),
            before: before.map(count),
            query: now.address(),
        })
    }
}

fn query(schema: &Schema, pairs: &[(&str, &str)]) -> Result<ListQuery> {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    ListQuery::parse(schema, &pairs)
}
