//! A forgotten password: a link by mail, good once and for an hour, sets a new one. Asked for by the person, or by an
//! admin for them; nobody but the reader of the mail learns the link.

use kernel::id::MemberId;
use kernel::{Command, Permission, Reversal};
use serde::{Deserialize, Serialize};

use crate::members::EDIT;

pub mod actions;
#[cfg(feature = "ssr")]
pub mod commands;
pub mod door;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Milliseconds for which a link is good.
pub const GOOD: i64 = 3_600_000;

/// Mails a member a link to set a new password.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendPasswordReset {
    pub member: MemberId,
}

impl Command for SendPasswordReset {
    const NAME: &'static str = "members.reset";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Lets somebody try to sign in again who has failed too often.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnlockMember {
    pub member: MemberId,
}

impl Command for UnlockMember {
    const NAME: &'static str = "members.unlock";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}
