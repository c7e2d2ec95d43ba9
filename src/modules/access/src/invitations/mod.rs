//! Invitations: how somebody becomes a member. A link by mail, good once and for seven days.

use std::sync::LazyLock;

use kernel::id::{MemberId, TeamId};
use kernel::permission::may;
use kernel::schema::{Schema, choice, link, person, tags, text, time};
use kernel::{Check, Command, Permission, Result, Reversal, Time, Uuid};
use serde::{Deserialize, Serialize};

use crate::members::RoleOption;

#[cfg(feature = "ssr")]
pub mod accept;
mod access;
pub mod api;
#[cfg(feature = "ssr")]
pub mod commands;
pub mod detail;
pub mod dialog;
pub mod door;
#[cfg(feature = "ssr")]
pub mod entity;
pub mod list;
#[cfg(feature = "ssr")]
pub mod load;
#[cfg(all(test, feature = "ssr"))]
mod tests;

pub const VIEW: Permission = may("invitations", "view");
pub const CREATE: Permission = may("invitations", "create");
pub const EDIT: Permission = may("invitations", "edit");

/// Most further roles, grants, or teams.
const MOST: usize = 20;
/// Days for which a link is good.
pub const DAYS: i64 = 7;

kernel::id!(
    /// One invitation.
    InvitationId
);

kernel::choices! {
    /// What became of an invitation. One whose time is over is pending still: it can be sent again.
    pub enum InvitationState {
        Pending = 1 "pending" Blue "clock",
        Accepted = 2 "accepted" Green "circle-check",
        Revoked = 3 "revoked" Neutral "ban",
    }
}

/// The invitations resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("invitations", "invitations")
        .field(text("name", 200).title().list().sort().search().personal())
        .field(text("email", 254).list().search().personal())
        .field(link("role", "roles").list())
        .field(tags("roles"))
        .field(tags("grants"))
        .field(tags("teams"))
        .field(text("department", 100))
        .field(choice("state", InvitationState::CHOICES).list())
        .field(person("manager"))
        .field(link("customer", "customers"))
        .field(person("inviter").list())
        .field(time("expires_at").list())
        .field(time("created_at"))
        .pages("/settings/invitations")
});

/// Invites somebody, in a role that the caller could fill.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct InviteMember {
    pub name: String,
    pub email: String,
    pub department: String,
    pub manager: Option<MemberId>,
    /// None for nothing chosen yet.
    pub role: Option<Uuid>,
    /// Roles beside that one.
    #[serde(default)]
    pub more_roles: Vec<Uuid>,
    /// Grants of their own, none that the caller does not hold: `tickets:edit:team`.
    #[serde(default)]
    pub grants: Vec<String>,
    #[serde(default)]
    pub teams: Vec<TeamId>,
    /// The customer whom an outsider belongs to: what is tied to it is their own.
    #[serde(default)]
    pub customer: Option<Uuid>,
    /// Language of the mail, a BCP 47 tag.
    pub locale: String,
}

/// What an inviter may choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitable {
    /// By name; those beyond the caller's own are marked.
    pub roles: Vec<RoleOption>,
    /// By name.
    pub teams: Vec<(Uuid, String)>,
    /// Every permission there is: `tickets:edit`.
    pub permissions: Vec<String>,
}

impl Command for InviteMember {
    const NAME: &'static str = "members.invite";
    const NEEDS: Permission = CREATE;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = InvitationId;

    fn validate(&self) -> Result<()> {
        let mut check = Check::new()
            .text("name", &self.name, 200)
            .text("email", &self.email, 254)
            .email("email", self.email.trim())
            .longest("department", &self.department, 100);
        if self.role.is_none() {
            check.fail("role", kernel::Rule::Required);
        }
        for (field, count) in
            [("more_roles", self.more_roles.len()), ("grants", self.grants.len()), ("teams", self.teams.len())]
        {
            if count > MOST {
                check.fail(field, kernel::Rule::TooMany(MOST));
            }
        }
        check.done()
    }
}

/// Sends another link; the one before opens nothing any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ResendInvitation {
    pub invitation: InvitationId,
    pub version: i64,
}

impl Command for ResendInvitation {
    const NAME: &'static str = "invitations.resend";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Takes an invitation back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RevokeInvitation {
    pub invitation: InvitationId,
    pub version: i64,
}

impl Command for RevokeInvitation {
    const NAME: &'static str = "invitations.revoke";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// An invitation as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationDetail {
    pub id: InvitationId,
    pub version: i64,
    pub name: String,
    pub email: String,
    pub department: String,
    pub manager: Option<String>,
    /// Whom an outsider belongs to.
    pub customer: Option<String>,
    pub role: String,
    /// Names of the roles beside that one.
    pub more_roles: Vec<String>,
    pub grants: Vec<String>,
    /// Names.
    pub teams: Vec<String>,
    pub inviter: Option<String>,
    pub state: InvitationState,
    pub created_at: Time,
    pub expires_at: Time,
}

#[cfg(feature = "ssr")]
pub use server::Invitations;

#[cfg(feature = "ssr")]
mod server {
    use engine::{Resource, Scope};
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct Invitations;

    impl Resource for Invitations {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }

        fn scope() -> Scope {
            Scope { own: &["inviter_id"], ..Scope::default() }
        }
    }
}
