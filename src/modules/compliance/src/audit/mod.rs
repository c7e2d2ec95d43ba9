//! The audit log: who did what, as which role, when, and what was there before and after.

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{Schema, number, person, prose, text, time};
use kernel::{Cell, Permission, Time, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
pub mod entity;
pub mod entry;
pub mod list;
#[cfg(feature = "ssr")]
pub mod load;
#[cfg(feature = "ssr")]
pub mod resource;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Reads and verifies the log.
pub const VIEW: Permission = may("audit", "view");

/// The log as a list. It has no commands: every command writes it.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("audit_log", "audit")
        .field(time("created_at").list())
        .field(text("actor", 200).list().search().personal())
        .field(text("command", 100).title().list().filter().search())
        .field(text("resource", 100).list().filter().search())
        .field(person("member"))
        .field(text("role", 100).list().filter())
        .field(prose("changes", 1_000_000).search())
        .field(text("correlation", 100).filter())
        .field(text("address", 50).filter().search().personal().optional())
        .field(number("sequence").list())
});

/// One entry as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub id: Uuid,
    /// Its number in the workspace's chain; 0 for one from before there was a chain.
    pub sequence: i64,
    pub at: Time,
    pub actor: String,
    /// Key of the role in which it was done.
    pub role: String,
    /// The command, `tickets.assign`.
    pub command: String,
    pub resource: String,
    pub record: Uuid,
    pub correlation: String,
    /// From where; empty for the program itself.
    pub address: String,
    /// SHA-256 over this entry and the hash before it, hexadecimal.
    pub hash: String,
    pub changes: Vec<Difference>,
}

/// A field before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    pub field: String,
    pub before: Cell,
    pub after: Cell,
}
