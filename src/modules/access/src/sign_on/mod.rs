//! Single sign-on: signing in by an issuer of a workspace (OpenID Connect Core 1.0, authorization code flow with PKCE), and
//! the identities that issuers vouch for.
//!
//! An issuer belongs to a workspace and is set up by its admins, while a person has one account in all workspaces. So what an
//! issuer says reaches no further than its workspace: a session that came by it enters that one alone, and changes nothing of
//! the person's account before a password or factor of their own was given. Only the person, signed in without an issuer's
//! word, may let an identity reach everywhere.
//!
//! What does not belong here: setting issuers up (`issuers`).

use kernel::{Time, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
pub mod begin;
#[cfg(feature = "ssr")]
pub(crate) mod commands;
pub mod door;
#[cfg(feature = "ssr")]
mod enter;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod finish;
#[cfg(feature = "ssr")]
pub(crate) mod identities;
#[cfg(feature = "ssr")]
pub mod identity_entity;
#[cfg(feature = "ssr")]
pub mod leave;
#[cfg(feature = "ssr")]
mod load;
pub mod required;
pub mod section;
#[cfg(all(test, feature = "ssr"))]
mod tests;
#[cfg(feature = "ssr")]
mod vouched;

/// Milliseconds for which somebody may stay at the issuer.
pub const AWAY: i64 = 10 * 60_000;

/// What an issuer's word opens for an identity. Stored as its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reaches {
    /// The issuer's workspace.
    Workspace = 1,
    /// Every workspace of the person, by their own choice.
    Everywhere = 2,
}

/// Why somebody who came back from an issuer is not let in. Stands in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Never begun, begun in another browser, over, or taken already.
    Stale,
    /// The issuer did not sign them in.
    Denied,
    /// The issuer cannot be asked, or what it says cannot be trusted; the log knows why.
    Issuer,
    /// The issuer does not say that the address is theirs.
    Unverified,
    /// The address is of a domain that the issuer does not speak for.
    Domain,
    /// No member has that address.
    Stranger,
    /// They were invited just now, or before: the link is in their mail.
    Invited,
    /// The member, or the identity, is linked otherwise already.
    Linked,
    /// The link of the invitation is for another address, or good no more.
    Invitation,
    /// Signed in on too many devices.
    Devices,
    /// They came by a password or passkey, and the workspace takes neither.
    Required,
}

impl Refusal {
    const ALL: [Self; 11] = [
        Self::Stale,
        Self::Denied,
        Self::Issuer,
        Self::Unverified,
        Self::Domain,
        Self::Stranger,
        Self::Invited,
        Self::Linked,
        Self::Invitation,
        Self::Devices,
        Self::Required,
    ];

    /// As it stands in an address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Denied => "denied",
            Self::Issuer => "issuer",
            Self::Unverified => "unverified",
            Self::Domain => "domain",
            Self::Stranger => "stranger",
            Self::Invited => "invited",
            Self::Linked => "linked",
            Self::Invitation => "invitation",
            Self::Devices => "devices",
            Self::Required => "required",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.name() == name)
    }
}

/// An identity of the reader, as their page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub id: Uuid,
    /// Name of the issuer.
    pub issuer: String,
    /// Name of its workspace.
    pub workspace: String,
    /// As the issuer said it then.
    pub email: String,
    pub everywhere: bool,
    pub since: Time,
    pub used: Time,
}

/// The reader's identities, and the issuers of this workspace they have none of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identities {
    pub linked: Vec<Identity>,
    /// Id and name.
    pub others: Vec<(Uuid, String)>,
    /// Whether there is another workspace that an identity could reach.
    pub elsewhere: bool,
}
