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
//! A dry run looks and makes but stores nothing, on a connection that keeps nobody waiting. A real one is one
//! transaction, and on SQLite others wait to write until it is over: the file is looked at before it begins, read and
//! checked beside it, and the records of one batch are made while those of the one before are stored.
//!
//! Progress is kept in the process that runs; the row in `imports` says how it ended. The file is deleted when its rows
//! are all in, else after [`kernel::import::KEPT_DAYS`].

mod batch;
mod bulk;
mod changed;
mod commands;
mod draft;
mod entity;
mod files;
mod importable;
mod incoming;
mod live;
mod make;
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
pub use commands::MapImport;
pub use draft::Draft;
pub use files::{sweep, tend};
pub use importable::{ImportEntry, Importable};
pub use incoming::Incoming;
pub use perform::{cancel, progress, run, start};
pub use refused::{harmless, refused_rows};
pub use run::Outcome;
pub use store::{get, list};
pub use target::{EXTERNAL_ID, Shape, Target, target};

/// What one must hold to bring files in; each resource's `create` comes on top.
pub const PERMISSION: Permission = kernel::permission::may("imports", "run");
