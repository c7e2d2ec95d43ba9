//! The vocabulary of the house, spoken on both sides of the wire: resources, commands, events, metrics and the
//! small words they are made of (ids, time, permissions, errors).
//!
//! What belongs here: data, and rules that need no I/O. What does not: a database, a clock, a page.
//! A new word is a new file here when two rooms need it; until then it stays in its room.

pub mod actor;
pub mod audit;
pub mod choice;
pub mod command;
pub mod environment;
pub mod error;
pub mod event;
pub mod id;
pub mod import;
pub mod job;
pub mod list;
pub mod mail;
pub mod metric;
pub mod permission;
pub mod query;
pub mod schema;
pub mod search;
pub mod tax_id;
pub mod text;
pub mod time;
pub mod undo;

pub use actor::Actor;
pub use command::{Check, Command};
pub use environment::Environment;
pub use error::{Error, Problem, Result, Rule};
pub use event::Event;
pub use list::{Cell, Count, ListPage, Row};
pub use permission::{Grants, Permission, Reach, Rows};
pub use query::{Counting, Filter, ListQuery, Op, Sort};
pub use schema::{Field, Kind, Schema};
pub use time::{Time, Zone};
pub use undo::{Amended, Amendment, Answer, Reversal, Trace};
pub use uuid::Uuid;
