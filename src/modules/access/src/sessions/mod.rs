//! Sessions: opaque, server-side, 8 hours idle and 12 hours in all. The cookie holds 256 random bits; the database
//! holds their hash.

#[cfg(feature = "ssr")]
pub mod active_entity;
#[cfg(feature = "ssr")]
pub mod caller;
#[cfg(feature = "ssr")]
pub(crate) mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod limit_entity;
#[cfg(feature = "ssr")]
pub mod roles;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

/// The session cookie.
pub const COOKIE: &str = "session";
/// Milliseconds without a request after which a session ends.
pub const IDLE: i64 = 8 * 3_600_000;
/// Milliseconds after which a session ends in any case.
pub const ABSOLUTE: i64 = 12 * 3_600_000;
/// Sessions a person may have at once; the oldest ends when one more begins.
pub const DEVICES: u64 = 3;
