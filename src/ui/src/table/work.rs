//! How a table changes records. The page says; usually `access::gate::work()`.

use super::source::Later;
use kernel::{Amended, Amendment, ListPage, ListQuery, Permission, Trace, Uuid};
use serde_json::Value;
use std::sync::Arc;

/// Several records, an amendment, whether to look only, and the key of the whole.
pub type AmendAll = Arc<dyn Fn(Amendment, Vec<Uuid>, bool, Option<String>) -> Later<Amended> + Send + Sync>;

/// What a table asks of the server beside its rows.
#[derive(Clone)]
pub struct Work {
    /// Whether to offer something; the server decides anew.
    pub may: Arc<dyn Fn(Permission) -> bool + Send + Sync>,
    /// One record with every field, as a page of one row.
    pub record: Arc<dyn Fn(&'static str, Uuid) -> Later<ListPage> + Send + Sync>,
    /// Makes a record by that command of those fields; the key is good for one.
    pub create: Arc<dyn Fn(&'static str, Value, String) -> Later<Uuid> + Send + Sync>,
    /// Changes one record that must have that version.
    pub amend: Arc<dyn Fn(Amendment, Uuid, i64) -> Later<Option<Trace>> + Send + Sync>,
    pub amend_all: AmendAll,
    /// The records that a question finds.
    pub matching: Arc<dyn Fn(&'static str, ListQuery) -> Later<Vec<Uuid>> + Send + Sync>,
    /// Says that something is done, with the way back.
    pub done: Arc<dyn Fn(String, Vec<Trace>) + Send + Sync>,
    /// A new key, good for one change.
    pub key: Arc<dyn Fn() -> String + Send + Sync>,
}
