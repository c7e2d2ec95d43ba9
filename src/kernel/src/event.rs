//! What a command did.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A fact, written in the transaction that made it true and delivered at least once.
/// It says which record, never its content: a listener reads that with its own permissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// `ticket_assigned`.
    pub kind: String,
    /// The resource's name, `tickets`.
    pub resource: String,
    /// The record; nil when an event concerns many (an import).
    pub record: Uuid,
}
