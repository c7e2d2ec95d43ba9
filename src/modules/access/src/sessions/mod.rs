//! Sessions: opaque, server-side, by default 8 hours idle and 12 hours in all on 3 devices (`security` has the settings).
//! The cookie holds 256 random bits; the database holds their hash. They change whenever who is there is known better: at
//! sign-in, at the second step, and when a password or factor is asked for again.

#[cfg(feature = "ssr")]
pub(crate) mod acting;
#[cfg(feature = "ssr")]
pub mod active_entity;
#[cfg(feature = "ssr")]
mod agent;
pub mod api;
#[cfg(feature = "ssr")]
pub mod caller;
#[cfg(feature = "ssr")]
pub(crate) mod commands;
pub mod confirm;
#[cfg(all(test, feature = "ssr"))]
mod device_tests;
pub mod devices;
#[cfg(feature = "ssr")]
pub(crate) mod end;
#[cfg(feature = "ssr")]
pub(crate) mod ending;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub(crate) mod held;
pub mod known;
#[cfg(feature = "ssr")]
pub mod limit_entity;
#[cfg(feature = "ssr")]
pub(crate) mod limits;
#[cfg(feature = "ssr")]
pub(crate) mod load;
#[cfg(feature = "ssr")]
pub mod roles;
#[cfg(feature = "ssr")]
pub mod second;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
#[cfg(all(test, feature = "ssr"))]
mod timing_tests;
#[cfg(feature = "ssr")]
pub mod told;

use kernel::id::MemberId;
use kernel::{Command, Permission, Reversal, Time, Uuid};
use serde::{Deserialize, Serialize};

/// The session cookie.
pub const COOKIE: &str = "session";
/// Hours without a request after which a session ends, where no workspace says otherwise.
pub const IDLE: i64 = 8;
/// Hours after which a session ends in any case, where no workspace says otherwise.
pub const ABSOLUTE: i64 = 12;
/// Sessions a person may have at once, where no workspace says otherwise.
pub const DEVICES: i64 = 3;
/// Milliseconds in which the second step of a sign-in may be taken.
pub const SECOND_STEP: i64 = 10 * 60_000;

/// How far a session has come. Stored as its rank.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Signed in.
    Whole = 0,
    /// The password was right, or an issuer's word; a second factor is wanted: good for nothing but giving it.
    Second = 1,
    /// The password was right, and the device is new: good for nothing but giving the code that was mailed.
    Device = 2,
}

#[cfg(feature = "ssr")]
impl Stage {
    /// Of its rank; none for one that nobody knows.
    pub(crate) fn from_rank(rank: i64) -> Option<Self> {
        [Self::Whole, Self::Second, Self::Device].into_iter().find(|stage| *stage as i64 == rank)
    }
}

/// One's own devices, as their page lists them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDevices {
    pub devices: Vec<Device>,
    /// They are those that issuers of the workspace brought, for a session that came so itself.
    pub bound: bool,
}

/// One signed-in browser, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub id: Uuid,
    /// `Firefox`, or nothing when it did not say.
    pub browser: String,
    /// `Windows`, or nothing.
    pub system: String,
    /// IP address at sign-in.
    pub address: String,
    /// What the workspace calls the network that the address is in; empty when it is in none.
    pub place: String,
    pub since: Time,
    pub seen: Time,
    /// The one that asks.
    pub this: bool,
}

/// Ends a session of a member whose role goes no further than the caller's own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndMemberDevice {
    pub member: MemberId,
    /// The session's id.
    pub device: Uuid,
}

impl Command for EndMemberDevice {
    const NAME: &'static str = "members.end_device";
    const NEEDS: Permission = crate::members::EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Ends all sessions of a member whose role goes no further than the caller's own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndMemberDevices {
    pub member: MemberId,
}

impl Command for EndMemberDevices {
    const NAME: &'static str = "members.end_devices";
    const NEEDS: Permission = crate::members::EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}
