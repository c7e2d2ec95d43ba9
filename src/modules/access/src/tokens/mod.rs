//! Access and refresh tokens: what an API key is exchanged for (RFC 6749, client credentials), for programs that should
//! not hold the key itself. An access token is a JWT that lives for a quarter of an hour; a refresh token is opaque, good
//! once, and gives the next pair. All that come of one exchange are a family: a refresh token that is used a second time was
//! copied, and ends the family. Nobody is forgiven a second use, however soon it comes: of two at one moment one gets a
//! pair, and neither has any use of it.
//!
//! A token says who; whether its key, family and holder still are, and how far they reach, is read at each request.

mod commands;
pub mod door;
pub mod family_entity;
mod jwt;
mod mac;
pub mod refresh_entity;
#[cfg(test)]
mod tests;

pub use door::{Pair, Refused};
pub use jwt::Token;

/// Seconds for which an access token is good.
pub const ACCESS: i64 = 15 * 60;
/// Days for which a refresh token is good.
pub const REFRESH: i64 = 14;
