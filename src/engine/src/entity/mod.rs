//! The engine's own tables.

pub mod event;
pub mod idempotency_key;
