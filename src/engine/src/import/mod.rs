//! Files into records: CSV and XLSX, in any common encoding, dry or for good, all rows or none.
//!
//! A resource says what a file can fill ([`Importable`], registered with `Module::import`). A file comes in
//! ([`Incoming`]), its columns are guessed and mapped ([`MapImport`]), then it runs ([`start`], [`run`]) in one
//! transaction: rows that break a rule are refused with line, column and reason, everything else is created, updated or
//! left alone, with audit entries and one event. Any other error, and a cancel, leaves nothing.
//!
//! A row finds its record again by external id (see [`Importable`]). Blank cells, `NULL` and `NA` say nothing: they
//! leave a record's value as it is. The same row twice in a file is nothing new; another row under the same id is
//! refused, so that no line is lost silently.
//!
//! Progress is kept in the process that runs; the row in `imports` says how it ended.

mod batch;
mod bulk;
mod changed;
mod commands;
mod draft;
mod entity;
mod importable;
mod incoming;
mod live;
mod perform;
mod plan;
mod read;
mod refused;
mod run;
mod store;
mod target;
#[cfg(test)]
mod tests;
mod value;

use kernel::Permission;

pub use bulk::{ids_by, insert, reserve};
pub use commands::{MapImport, RunImport};
pub use draft::Draft;
pub use importable::{ImportEntry, Importable};
pub use incoming::Incoming;
pub use perform::{cancel, progress, run, start};
pub use refused::{harmless, refused_rows};
pub use run::Outcome;
pub use store::{get, list};
pub use target::{EXTERNAL_ID, Shape, Target, target};

/// What one must hold to bring files in; each resource's `create` comes on top.
pub const PERMISSION: Permission = kernel::permission::may("imports", "run");
