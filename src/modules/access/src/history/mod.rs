//! Who changed a record: its part of the audit log, for whoever may see the record.
//!
//! What does not belong here: who looked at it, which is for those who may read the audit log.

use kernel::{Cell, Error, Time, Uuid};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;

#[cfg(feature = "ssr")]
pub mod load;
mod past;
mod view;

pub use past::{Past, PastDialog};
pub use view::{History, HistorySection, history_of};

/// One step of a record's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub at: Time,
    /// Name of who did it.
    pub actor: String,
    /// The command, `tickets.assign`.
    pub command: String,
    /// Of a record that was there already.
    pub changes: Vec<Change>,
}

/// A field before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub field: String,
    /// A value of a closed set by its name, a record by its title. Nothing is said of what is long or sealed, or of a record that
    /// the reader may not see.
    pub values: Option<(Cell, Cell)>,
}

/// The last hundred steps of a record, newest first.
///
/// # Errors
/// `NotFound` for a record the caller may not see, and those of the gate.
#[server(input = Json)]
pub async fn history(workspace: String, resource: String, id: Uuid) -> Result<Vec<Step>, Error> {
    load::load(&crate::gate::cx(&workspace).await?, &resource, id).await
}
