//! Teams: groups of members that work from one queue.

use std::sync::LazyLock;

use kernel::id::{MemberId, TeamId};
use kernel::schema::{Direction, Schema, text};
use kernel::{Command, Permission, Reversal};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub(crate) mod joining;
#[cfg(feature = "ssr")]
pub mod member_entity;

/// The teams resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("teams", "teams")
        .field(text("name", 100).title().list().sort().search())
        .order("name", Direction::Ascending)
});

/// Puts a member into a team, whose rows they reach from then on as far as their permissions go to a team's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct JoinTeam {
    pub member: MemberId,
    pub team: TeamId,
}

impl Command for JoinTeam {
    const NAME: &'static str = "members.join_team";
    const NEEDS: Permission = crate::members::EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Takes a member out of a team.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeaveTeam {
    pub member: MemberId,
    pub team: TeamId,
}

impl Command for LeaveTeam {
    const NAME: &'static str = "members.leave_team";
    const NEEDS: Permission = crate::members::EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

#[cfg(feature = "ssr")]
pub use server::Teams;

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct Teams;

    impl Resource for Teams {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }
}
