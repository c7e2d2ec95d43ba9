//! API keys: with one a program acts for a member, in one workspace, in the role in which it was made, and no further than
//! both the key's scopes and the member reach at that moment. A key ends with its expiry, its revocation, or the member's
//! leaving.
//!
//! What does not belong here: the short-lived tokens that a key is exchanged for (`tokens`), and what a program may ask
//! for (the rooms).

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{Schema, link, person, prose, text, time};
use kernel::{Check, Command, Permission, Result, Reversal, Rule, Time, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
pub mod bearer;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
mod form;
#[cfg(feature = "ssr")]
mod load;
mod made;
pub mod page;
#[cfg(feature = "ssr")]
pub mod secret;
#[cfg(all(test, feature = "ssr"))]
pub(crate) mod tests;

/// Sees keys: one's own (`keys:view:own`), or everybody's.
pub const VIEW: Permission = may("keys", "view");
/// Makes keys of one's own and ends them; with a reach of all ends everybody's.
pub const EDIT: Permission = may("keys", "edit");

/// Most days a key may live.
pub const LONGEST: i64 = 365;
/// Days a key lives where nobody says otherwise.
pub const USUAL: i64 = 90;
/// Most hours for which the key before lives on after it was rotated.
pub const OVERLAP: i64 = 168;
/// Most keys of a member that are good at once.
pub const MOST: usize = 50;

/// The API keys resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("api_keys", "keys")
        .field(text("name", 60).title().list().search())
        .field(text("prefix", 20).list().search())
        .field(person("member").list())
        .field(link("role", "roles").list())
        .field(prose("grants", 10_000))
        .field(prose("networks", 2_000))
        .field(time("expires_at").list())
        .field(time("revoked_at").optional().list())
});

/// What somebody wants of a new key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFields {
    pub name: String,
    /// Its scopes, words as in roles: `tickets:view`, `customers:edit:own`.
    pub grants: Vec<String>,
    pub days: i64,
    /// Addresses and ranges from which it may be used; from everywhere where there are none.
    pub networks: Vec<String>,
}

impl KeyFields {
    /// # Errors
    /// `Invalid` with one problem per broken rule.
    pub fn check(&self) -> Result<()> {
        let mut check = Check::new().text("name", &self.name, 60);
        if self.grants.is_empty() {
            check.fail("grants", Rule::Required);
        }
        if self.grants.len() > 100 {
            check.fail("grants", Rule::TooMany(100));
        }
        if !(1..=LONGEST).contains(&self.days) {
            check.fail("days", Rule::Range { min: 1, max: LONGEST });
        }
        if self.networks.len() > 20 {
            check.fail("networks", Rule::TooMany(20));
        }
        check.done()
    }
}

/// Ends a key at once, and every token that came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RevokeKey {
    pub key: Uuid,
    pub version: i64,
}

impl Command for RevokeKey {
    const NAME: &'static str = "keys.revoke";
    const NEEDS: Permission = EDIT;
    const REVERSAL: Reversal = Reversal::Final;
    type Output = ();
}

/// Whether a key is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    Good,
    Expired,
    Revoked,
}

/// A key as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    pub id: Uuid,
    pub version: i64,
    pub name: String,
    /// Its first characters, by which people and scanners know it.
    pub prefix: String,
    pub holder: String,
    /// The reader's.
    pub own: bool,
    /// Name of the role in which it acts.
    pub role: String,
    pub grants: Vec<String>,
    pub networks: Vec<String>,
    pub since: Time,
    pub expires: Time,
    /// When and from which address it was last used.
    pub used: Option<(Time, String)>,
    pub standing: Standing,
}

/// The keys as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// Those that are good first.
    pub keys: Vec<ApiKey>,
    /// The scopes that the reader may give a new one.
    pub offer: Vec<String>,
}

/// A key that was made just now; its secret is shown this once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub name: String,
    pub key: String,
}

#[cfg(feature = "ssr")]
pub use server::ApiKeys;

#[cfg(feature = "ssr")]
mod server {
    use engine::{Resource, Scope};
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct ApiKeys;

    impl Resource for ApiKeys {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }

        fn scope() -> Scope {
            Scope { own: &["member_id"], ..Scope::default() }
        }
    }
}
