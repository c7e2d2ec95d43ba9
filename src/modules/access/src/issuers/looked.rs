//! What an issuer says about itself, for the admin who tries it.

use serde::{Deserialize, Serialize};

/// How a look at an issuer ended.
pub type Looked = Result<Found, Trouble>;

/// What it offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub authorization: String,
    pub token: String,
    pub userinfo: Option<String>,
    pub keys: String,
    /// How many keys are there.
    pub key_count: usize,
    /// Signatures that it uses and that are taken here: `RS256`.
    pub algorithms: Vec<String>,
    /// Where people sign out there, if it offers that.
    pub end_session: Option<String>,
    /// Whether its answers name it (RFC 9207).
    pub names_itself: bool,
}

/// Why nobody can sign in by it as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// Its address, or one that it names, is none that requests are sent to.
    Address,
    /// It leads to a private address that the installation's settings do not name.
    Private,
    /// Nobody answers there; what was said.
    Unreachable(String),
    /// It answers too late.
    Slow,
    /// It answers with that status.
    Status(u16),
    /// What it answers is no OpenID Connect configuration, or too much; what was said.
    Unreadable(String),
    /// It calls itself otherwise, and so would its tokens.
    OtherName(String),
    /// It has no keys, or only kinds that are not taken here.
    Keys,
}
