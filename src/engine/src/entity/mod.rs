//! The engine's own tables.

pub mod audit_entry;
pub mod event;
pub mod idempotency_key;
