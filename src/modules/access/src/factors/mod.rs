//! Second factors: what people prove who they are with, beside the password. An authenticator app (RFC 6238), passkeys, codes
//! by text message and backup codes; each belongs to the person and counts in all their workspaces.
//!
//! What does not belong here: when a factor is asked for (`sessions`) and of whom (`security`).

use kernel::{Time, Uuid};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub mod accept;
pub mod api;
#[cfg(feature = "ssr")]
pub(crate) mod backup;
#[cfg(feature = "ssr")]
pub mod backup_entity;
#[cfg(feature = "ssr")]
mod begun;
mod codes;
#[cfg(feature = "ssr")]
pub mod commands;
mod enrolment;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub(crate) mod gains;
#[cfg(feature = "ssr")]
pub(crate) mod load;
pub mod page;
pub mod sms;
#[cfg(all(test, feature = "ssr"))]
pub(crate) mod tests;
#[cfg(feature = "ssr")]
mod totp;

/// What a factor is. Stored as its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An authenticator app.
    App = 1,
    /// A passkey or a hardware key (`passkeys`).
    Passkey = 2,
    /// A telephone number (`sms`).
    Sms = 3,
}

/// A person's factors, as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factors {
    pub app: Option<Factor>,
    pub passkeys: Vec<Factor>,
    /// The number that codes are sent to; also where it does not count.
    pub texts: Option<Factor>,
    /// Whether codes can be sent to a number.
    pub offer: sms::Offer,
    /// Backup codes that have not been used.
    pub codes_left: i64,
    /// Whether the person's role asks for a factor and there is none: nothing else may be done before.
    pub wanting: bool,
}

/// One factor that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    pub id: Uuid,
    /// What its owner calls it, or the end of a number; an app has none.
    pub name: String,
    pub since: Time,
    pub used: Option<Time>,
}

/// An authenticator app that is being set up: the same secret twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    pub factor: Uuid,
    /// A QR code as SVG, made by the server.
    pub picture: String,
    /// To be typed where there is no camera: base 32 in groups of four.
    pub key: String,
}
