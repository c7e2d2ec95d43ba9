//! Known devices: the browsers in which a person has signed in before. A sign-in with a password alone in another one asks for
//! a code by mail first (`waits`); a second factor or a passkey counts as that confirmation. What an issuer says does not:
//! it reaches no further than its workspace, while a known device opens the password's door to all of them.
//!
//! A device is a browser that shows a cookie of 256 random bits; the database holds their hash for each person. What a browser
//! says it is counts for nothing. The cookie gets another value whenever somebody becomes known by it, so that one that was
//! planted is worth nothing.
//!
//! The first sign-in of an account asks for nothing: there is no device yet that it could differ from.

use kernel::{Time, Uuid};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub mod code;
#[cfg(feature = "ssr")]
pub(crate) mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub(super) mod load;
#[cfg(feature = "ssr")]
mod remember;
pub mod section;
#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use remember::{Shown, remember};

/// The device cookie, without the prefix that it has where cookies are sent over HTTPS only.
pub const COOKIE: &str = "device";
/// Seconds that the cookie is kept after the last sign-in: as long as browsers keep any.
pub const KEPT: i64 = 400 * 86_400;

/// Milliseconds since 1970; a device that was last used by then is known no longer: the browser has thrown the cookie away.
#[cfg(feature = "ssr")]
pub(super) const fn oldest(now: Time) -> i64 {
    now.0 - KEPT * 1_000
}

/// One known device, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownDevice {
    pub id: Uuid,
    /// `Firefox`, or nothing when it did not say.
    pub browser: String,
    /// `Windows`, or nothing.
    pub system: String,
    /// IP address at the last sign-in.
    pub address: String,
    pub since: Time,
    /// Of the last sign-in.
    pub seen: Time,
}
