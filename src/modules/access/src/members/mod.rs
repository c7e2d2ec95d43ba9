//! Members: people as a workspace knows them; what tickets are assigned to.

use std::sync::LazyLock;

use kernel::id::{MemberId, TeamId};
use kernel::permission::{Rows, Step, may};
use kernel::schema::{Schema, choice, link, person, tags, text, time};
use kernel::{Check, Command, Permission, Result, Reversal, Rule, Time, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
pub mod bulk;
#[cfg(feature = "ssr")]
pub mod commands;
pub mod detail;
#[cfg(feature = "ssr")]
mod edit;
#[cfg(feature = "ssr")]
pub mod entity;
pub mod grants;
pub(crate) mod holds;
pub mod list;
#[cfg(feature = "ssr")]
pub mod load;
#[cfg(feature = "ssr")]
pub mod metrics;
#[cfg(feature = "ssr")]
pub mod notices;
#[cfg(feature = "ssr")]
pub(crate) mod reach;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod why;

/// `members:view` and so on.
pub const VIEW: Permission = may("members", "view");
pub const EDIT: Permission = may("members", "edit");
/// To tie an outsider to a customer one has to see it.
pub(crate) const SEE_CUSTOMERS: Permission = may("customers", "view");

/// Most roles of one person.
const ROLES: usize = 20;
/// Most teams of one person.
const TEAMS: usize = 50;
/// Most grants of one person beside their roles'.
const GRANTS: usize = 100;

kernel::choices! {
    /// Whether somebody may come in.
    pub enum MemberStatus {
        Active = 1 "active" Green "circle-check",
        Disabled = 2 "disabled" Neutral "user-x",
    }
}

/// The members resource. Disabled ones are archived; the status asks for them.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("members", "members")
        .field(text("name", 200).title().list().sort().search().personal())
        .field(text("email", 254).list().search().personal())
        .field(link("role", "roles").list().among("roles", "key"))
        .field(tags("roles"))
        .field(tags("grants"))
        .field(text("department", 100).filter().search())
        .field(person("manager"))
        .field(link("customer", "customers"))
        .field(choice("status", MemberStatus::CHOICES).list())
        .field(time("created_at").list())
        .state("status")
        .page(50)
        .pages("/settings/members")
});

/// Gives a member other roles, none that goes further than what the caller holds. The first is the one in which they act
/// until they choose another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeRoles {
    pub member: MemberId,
    pub version: i64,
    pub roles: Vec<Uuid>,
}

impl Command for ChangeRoles {
    const NAME: &'static str = "members.change_roles";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new();
        if self.roles.is_empty() {
            check.fail("roles", Rule::Required);
        }
        if self.roles.len() > ROLES {
            check.fail("roles", Rule::TooMany(ROLES));
        }
        check.done()
    }
}

/// Gives a member grants of their own beside their roles', none that the caller does not hold.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeGrants {
    pub member: MemberId,
    pub version: i64,
    /// `tickets:edit`, `tickets:edit:team`, `tickets:edit:{id}`, `tickets:*`
    pub grants: Vec<String>,
}

impl Command for ChangeGrants {
    const NAME: &'static str = "members.change_grants";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new();
        if self.grants.len() > GRANTS {
            check.fail("grants", Rule::TooMany(GRANTS));
        }
        check.done()
    }
}

/// Lets a member in no longer, from the next request on. What they did stays theirs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DisableMember {
    pub member: MemberId,
    pub version: i64,
}

impl Command for DisableMember {
    const NAME: &'static str = "members.disable";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Lets a disabled member in again, in the role they had.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EnableMember {
    pub member: MemberId,
    pub version: i64,
}

impl Command for EnableMember {
    const NAME: &'static str = "members.enable";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Puts a member into a department, under a manager.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditMember {
    pub member: MemberId,
    pub version: i64,
    /// Empty for none.
    pub department: String,
    pub manager: Option<MemberId>,
}

impl Command for EditMember {
    const NAME: &'static str = "members.edit";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new().longest("department", &self.department, 100);
        if self.manager == Some(self.member) {
            check.fail("manager", Rule::Choice);
        }
        check.done()
    }
}

/// Says which teams' rows a member reaches, and whose outsider they are, as far as their permissions go to a team's rows or
/// their own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeReach {
    pub member: MemberId,
    pub version: i64,
    /// Every team they are in from now on.
    pub teams: Vec<TeamId>,
    /// The customer that a partner or guardian belongs to; what is tied to it is their own.
    pub customer: Option<Uuid>,
}

impl Command for ChangeReach {
    const NAME: &'static str = "members.change_reach";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new();
        if self.teams.len() > TEAMS {
            check.fail("teams", Rule::TooMany(TEAMS));
        }
        check.done()
    }
}

/// A member as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberDetail {
    pub id: MemberId,
    pub version: i64,
    pub name: String,
    pub email: String,
    /// Empty for none.
    pub department: String,
    pub manager: Option<(MemberId, String)>,
    /// Whom an outsider belongs to.
    pub customer: Option<(Uuid, String)>,
    pub created_at: Time,
    pub archived_at: Option<Time>,
    /// Which of the workspace's terms they accepted, and when; the number is 0 before there were any.
    pub terms: Option<(i64, Time)>,
    /// Last use of any of their sessions.
    pub seen_at: Option<Time>,
    /// The last time they signed in to this workspace; the log keeps it.
    pub signed_in_at: Option<Time>,
    /// Sessions that have not ended.
    pub devices: i64,
    /// The roles they hold, the first one being that in which they act until they choose; for whoever may change them, all
    /// others after them.
    pub roles: Vec<RoleOption>,
    /// The teams they are in, by name; for whoever may change them, all others after them.
    pub teams: Vec<TeamOption>,
    /// What they hold beside their roles.
    pub grants: Vec<String>,
    /// Every permission there is, for whoever may give them: `tickets:edit`.
    pub permissions: Vec<String>,
    /// What they did last, newest first; empty for whoever may not read the audit log.
    pub deeds: Vec<Deed>,
}

/// What a member wants to be told of by mail. What keeps an account safe is told in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notices {
    /// Their role has changed.
    pub role_changed: bool,
    /// Somebody whom they invited has joined.
    pub joined: bool,
}

impl Default for Notices {
    fn default() -> Self {
        Self { role_changed: true, joined: true }
    }
}

impl Notices {
    /// From the column; what is not there is wanted.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// For the column.
    pub fn write(self) -> String {
        serde_json::to_string(&self).unwrap_or_default()
    }
}

/// A role that somebody has or may be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleOption {
    pub id: Uuid,
    pub name: String,
    pub description: String,
    pub held: bool,
    /// Goes further than what the caller holds.
    pub beyond: bool,
}

/// A team that somebody is in or may be put into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamOption {
    pub id: TeamId,
    pub name: String,
    pub held: bool,
}

/// How far a member goes with a permission, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// `tickets:edit`
    pub permission: String,
    /// In the role in which they act until they choose another.
    pub rows: Rows,
    /// Single records beside those.
    pub records: usize,
    /// That role, their own grants, then their other roles.
    pub sources: Vec<Source>,
}

/// Where the evaluator looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Name of the role; the person's own grants without one.
    pub role: Option<String>,
    /// Counts now; a role that does not would have to be chosen first.
    pub acting: bool,
    pub steps: Vec<Step>,
}

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    pub entry: Uuid,
    pub at: Time,
    /// `tickets.assign`
    pub command: String,
}

#[cfg(feature = "ssr")]
pub use server::Members;

#[cfg(feature = "ssr")]
mod server {
    use engine::{Resource, Scope};
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct Members;

    impl Resource for Members {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }

        fn scope() -> Scope {
            Scope { own: &["id"], ..Scope::default() }
        }
    }
}
