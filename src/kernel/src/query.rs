//! A list's question, and its form in the address: `?q=printer&status=open,pending&created_at.from=-7d&sort=-priority`.
//! Every name is looked up in the schema; one that is not there makes the address malformed.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::schema::{Direction, Kind, Schema};
use crate::{Error, Result};

mod address;
mod filter;
mod layout;
mod tree;

pub use address::{encode, query_string};
pub use filter::{Filter, Op, When};
pub use layout::Layout;
pub use tree::Tree;

/// Rows on a page nobody has sized, unless the schema says otherwise.
pub const PAGE: u16 = 25;
/// Most rows on a page.
pub const LARGEST_PAGE: u16 = 200;
/// Most fields that a list is sorted by.
pub const SORTS: usize = 3;

/// What a list is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListQuery {
    /// Words that all must occur in the searchable fields.
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub filters: Vec<Filter>,
    /// Groups of conditions that hold beside the filters.
    #[serde(default)]
    pub tree: Option<Tree>,
    /// The first counts most; none is the schema's order.
    #[serde(default)]
    pub sort: Vec<Sort>,
    /// Cursor of the last row before the page.
    #[serde(default)]
    pub after: Option<String>,
    /// Cursor of the first row after the page.
    #[serde(default)]
    pub before: Option<String>,
    /// `None` is what the schema says, mostly [`PAGE`].
    #[serde(default)]
    pub limit: Option<u16>,
    /// Fields to show; empty is the schema's choice.
    #[serde(default)]
    pub columns: Vec<String>,
    /// The archive instead of what is in use.
    #[serde(default)]
    pub archived: bool,
    #[serde(default)]
    pub counting: Counting,
    /// How the records are laid out; rows in a table when nothing is said.
    #[serde(default)]
    pub layout: Option<Layout>,
    /// The record that is shown beside the list.
    #[serde(default)]
    pub peek: Option<Uuid>,
    /// Which kept view this began as: its id, or [`ALL`] for none. Says nothing of what is asked.
    #[serde(default)]
    pub view: Option<String>,
}

/// The view of a list that somebody has not narrowed.
pub const ALL: &str = "all";

/// How to count matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    None,
    /// Up to 10,000, then "10,000+".
    #[default]
    Capped,
    Exact,
}

/// One field and a direction: `sort=-created_at`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    pub field: String,
    pub direction: Direction,
}

impl ListQuery {
    /// Holds every name and value against the schema; the server does it again for queries that did not come as an
    /// address.
    ///
    /// # Errors
    /// `Malformed` naming the parameter.
    pub fn check(&self, schema: &Schema) -> Result<()> {
        for filter in &self.filters {
            if !filter.is_known(schema) {
                return Err(Error::malformed(&filter.parameter()));
            }
        }
        if self.tree.as_ref().is_some_and(|tree| !tree.fits(schema)) {
            return Err(Error::malformed("where"));
        }
        let sortable = |sort: &Sort| schema.get(&sort.field).is_some_and(|field| field.sortable);
        let twice = |(place, sort): (usize, &Sort)| self.sort.iter().take(place).any(|one| one.field == sort.field);
        if self.sort.len() > SORTS || !self.sort.iter().all(sortable) || self.sort.iter().enumerate().any(twice) {
            return Err(Error::malformed("sort"));
        }
        if self.columns.iter().any(|name| schema.get(name).is_none_or(|f| matches!(f.kind, Kind::Prose(_)))) {
            return Err(Error::malformed("columns"));
        }
        if self.limit.is_some_and(|limit| !(1..=LARGEST_PAGE).contains(&limit)) {
            return Err(Error::malformed("limit"));
        }
        if self.after.is_some() && self.before.is_some() {
            return Err(Error::malformed("before"));
        }
        Ok(())
    }

    /// The same question from its first page.
    #[must_use]
    pub fn first_page(mut self) -> Self {
        self.after = None;
        self.before = None;
        self
    }

    /// With the values of one condition replaced; no values remove it. Starts from the first page.
    #[must_use]
    pub fn with(self, field: &str, op: Op, values: Vec<String>) -> Self {
        let mut query = self.first_page();
        query.filters.retain(|f| !(f.field == field && f.op == op));
        if !values.is_empty() {
            query.filters.push(Filter { field: field.to_owned(), op, values });
        }
        query
    }

    /// The values of one condition.
    pub fn values(&self, field: &str, op: Op) -> &[String] {
        self.filters.iter().find(|f| f.field == field && f.op == op).map_or(&[], |f| &f.values)
    }

    /// Whether anything narrows the list, so that "nothing matches" differs from "nothing yet".
    pub fn narrows(&self) -> bool {
        !self.q.is_empty() || !self.filters.is_empty() || self.tree.is_some()
    }
}

#[cfg(test)]
mod tests;
