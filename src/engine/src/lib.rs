//! Runs the four nouns on SQLite and PostgreSQL. Server only.
//!
//! There are two doors and no others: [`Cx::read`] hands out data the caller may see, [`Cx::perform`] runs a command
//! through the whole walk (authorise, validate, idempotency, transaction, audit, outbox, commit, tell the listeners).
//! A database handle cannot be had without going through one of them.
//!
//! What does not belong here: anything that knows what a ticket is.

mod amend;
pub mod audit;
mod clock;
mod command;
mod context;
mod database;
mod engine;
mod entity;
pub mod fault;
mod group;
mod hex;
pub mod import;
pub mod jobs;
mod key_file;
mod live;
pub mod mail;
mod many;
mod model;
pub mod outbound;
mod read;
mod registry;
mod resource;
pub mod seal;
mod search;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod transaction;
mod undo;
mod zone;

pub use amend::{Amend, MOST_AMENDED};
pub use clock::Clock;
pub use command::{Performed, Run};
pub use context::{Cx, Proof};
pub use database::{Dialect, Settings};
pub use engine::Engine;
pub use hex::{hex, unhex};
pub use live::{Delivery, News};
pub use outbound::Outbound;
pub use read::sql::{Param, Sql};
pub use read::{Ask, Read, Record};
pub use registry::{CommandEntry, Module, ResourceEntry};
pub use resource::{Resource, Scope};
pub use seal::{Derived, Place, Sealer};
pub use transaction::Tx;
pub use zone::zone;
