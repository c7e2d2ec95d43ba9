//! Passkeys and hardware keys (WebAuthn): a second factor that cannot be fished for, and a way in without a password.
//!
//! A passkey is one of a person's factors (`factors`): it is listed, named and taken away there, and whoever has one is asked
//! for it. What belongs here: the ceremonies, as the standard calls the exchange of a challenge and its answer.

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub(crate) mod accept;
pub mod api;
pub(crate) mod browser;
#[cfg(feature = "ssr")]
mod ceremonies;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod enter;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
mod relying;
pub mod section;
pub mod sign_in;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// A ceremony that has begun: good once, for five minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// Names it when the answer comes; 256 random bits, hexadecimal.
    pub ceremony: String,
    /// What the browser hands to the authenticator, JSON of the standard.
    pub options: String,
}

/// The answer of an authenticator. As JSON it stands where a code is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub ceremony: String,
    /// JSON of the standard.
    pub credential: String,
}

impl Answer {
    /// The text that stands for it in a form.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
