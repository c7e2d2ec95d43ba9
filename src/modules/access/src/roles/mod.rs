//! Roles: named sets of grants, as data that an admin edits.

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{self, Direction, Schema, prose};
use kernel::{Check, Command, Grants, Permission, Result, Reversal, Rule, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
mod changes;
#[cfg(feature = "ssr")]
pub mod commands;
mod dialogs;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
mod foresee;
#[cfg(feature = "ssr")]
pub mod holding;
#[cfg(feature = "ssr")]
mod load;
pub mod matrix;
#[cfg(feature = "ssr")]
pub mod packs;
#[cfg(feature = "ssr")]
pub mod plain;
#[cfg(all(test, feature = "ssr"))]
mod tests;
#[cfg(feature = "ssr")]
mod words;

pub const VIEW: Permission = may("roles", "view");
pub const EDIT: Permission = may("roles", "edit");
/// Looks as another role would.
pub const LOOK: Permission = may("roles", "look");

/// The roles resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("roles", "roles")
        .field(schema::text("name", 100).title().list().sort().search())
        .field(schema::text("key", 50))
        .field(schema::text("description", 500).list())
        .field(prose("grants", 10_000))
        .order("name", Direction::Ascending)
});

/// A new role, with what another one grants to begin with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateRole {
    pub name: String,
    pub description: String,
    pub like: Option<Uuid>,
}

impl Command for CreateRole {
    const NAME: &'static str = "roles.create";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = Uuid;

    fn validate(&self) -> Result<()> {
        check(&self.name, &self.description)
    }
}

/// Names a role anew; its key stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RenameRole {
    pub role: Uuid,
    pub version: i64,
    pub name: String,
    pub description: String,
}

impl Command for RenameRole {
    const NAME: &'static str = "roles.rename";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        check(&self.name, &self.description)
    }
}

fn check(name: &str, description: &str) -> Result<()> {
    Check::new().text("name", name, 100).longest("description", description, 500).done()
}

/// What a role is to grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleGrants {
    pub role: Uuid,
    pub version: i64,
    pub grants: Grants,
}

/// Changes what roles grant, all or none of them; nothing beyond what the caller holds is given or taken away.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetGrants {
    pub changes: Vec<RoleGrants>,
}

impl Command for SetGrants {
    const NAME: &'static str = "roles.set_grants";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new();
        if self.changes.is_empty() {
            check.fail("changes", Rule::Required);
        }
        if self.changes.iter().any(|change| change.grants.iter().count() > 500) {
            check.fail("changes", Rule::TooMany(500));
        }
        check.done()
    }
}

/// Takes a role that nobody holds out of use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArchiveRole {
    pub role: Uuid,
    pub version: i64,
}

impl Command for ArchiveRole {
    const NAME: &'static str = "roles.archive";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Brings a role back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RestoreRole {
    pub role: Uuid,
    pub version: i64,
}

impl Command for RestoreRole {
    const NAME: &'static str = "roles.restore";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Every role of a workspace and every permission there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    /// `tickets:edit`, in order.
    pub permissions: Vec<String>,
    /// By name.
    pub roles: Vec<MatrixRole>,
    pub archived: Vec<MatrixRole>,
}

/// A column of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixRole {
    pub id: Uuid,
    pub version: i64,
    pub key: String,
    pub name: String,
    pub description: String,
    pub grants: Grants,
    /// Members who hold it.
    pub holders: usize,
    /// Goes further than what the reader holds, who may not change it then.
    pub beyond: bool,
}

/// What a change of roles would do to one permission: names of the people, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreseen {
    pub permission: String,
    /// They get it, or reach further with it.
    pub gain: Vec<String>,
    /// They lose it, or reach less far with it.
    pub lose: Vec<String>,
}

#[cfg(feature = "ssr")]
pub use server::Roles;
#[cfg(feature = "ssr")]
pub use words::{grants, means, text, words};

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct Roles;

    impl Resource for Roles {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }
}
