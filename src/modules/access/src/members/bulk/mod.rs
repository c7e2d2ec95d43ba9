//! One change of several members. Each is changed, or refused, on a walk of their own by the command that changes one: what it
//! asks for, and what it leaves in the audit log, is the same.

use kernel::id::{MemberId, TeamId};
use kernel::{Check, Error, Result, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
pub mod commands;
pub mod dialog;
pub mod reason;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Most members of one change.
pub const MOST: usize = 500;

/// What is to change. It says what is wanted, not from what: done twice it is as done once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alteration {
    /// One more role.
    AddRole(Uuid),
    /// Without that role.
    RemoveRole(Uuid),
    /// That role and no other.
    SetRole(Uuid),
    /// Without that grant of their own, `tickets:edit`.
    RemoveGrant(String),
    /// Empty for none.
    Department(String),
    Manager(Option<MemberId>),
    JoinTeam(TeamId),
    LeaveTeam(TeamId),
    Disable,
    Enable,
    EndSessions,
}

impl Alteration {
    /// Whether it shuts somebody out, if only until they sign in again.
    pub const fn shuts_out(&self) -> bool {
        matches!(self, Self::Disable | Self::EndSessions)
    }

    /// What is wrong with it for whomever it is about.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn validate(&self) -> Result<()> {
        match self {
            Self::Department(department) => Check::new().longest("department", department, 100).done(),
            _ => Ok(()),
        }
    }
}

/// What came of a change of several members.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Altered {
    /// How many are as was wanted.
    pub updated: usize,
    pub refused: Vec<Refused>,
}

/// Somebody who stayed as they were, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    pub member: MemberId,
    /// Empty for somebody who is not there.
    pub name: String,
    pub why: Error,
}
