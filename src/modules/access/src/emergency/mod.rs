//! Emergency access: for a member who has lost their second factors. One admin asks, another one grants, and hands over a
//! code that is good once and for a quarter of an hour in the place of a factor. Both, and its use, are in the audit log,
//! and the person is told by mail.

use kernel::id::MemberId;
use kernel::{Command, Permission, Reversal, Time, choices};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
pub(crate) mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
mod load;
#[cfg(all(test, feature = "ssr"))]
mod tests;
pub mod view;

/// Milliseconds for which somebody's asking waits for a second admin.
pub const ASKED: i64 = 24 * 3_600_000;
/// Milliseconds for which the code is good.
pub const GRANTED: i64 = 15 * 60_000;

choices! {
    /// How far it has come.
    pub enum State {
        /// Nobody has asked, or it is over.
        None = 0 "none" Neutral "circle",
        /// The reader has asked; another admin has to grant it.
        AskedByReader = 1 "asked_by_reader" Amber "hourglass",
        /// Another admin has asked; the reader may grant it.
        AskedByOther = 2 "asked_by_other" Amber "hourglass",
        /// Granted, not used yet.
        Granted = 3 "granted" Amber "key-round",
    }
}

/// Emergency access to a member's account, as admins see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    pub state: State,
    /// Who asked, and when.
    pub asked: Option<(String, Time)>,
    /// Whether the member has a factor at all.
    pub needed: bool,
}

/// Asks for emergency access to the account of a member whose roles go no further than the caller's own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AskEmergency {
    pub member: MemberId,
}

impl Command for AskEmergency {
    const NAME: &'static str = "members.ask_emergency";
    const NEEDS: Permission = crate::members::EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}
