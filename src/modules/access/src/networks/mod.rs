//! From which networks a workspace may be used: an allow-list for everybody, and one for each role that wants its own. A
//! list without entries lets everybody through. Whoever holds a role with a list of its own must be within that list and
//! within everybody's: the strictest holds.
//!
//! What does not belong here: the networks of a single API key (`keys`).

use std::sync::LazyLock;

use kernel::schema::{Schema, prose};
use kernel::{Check, Command, Permission, Result, Reversal};
use serde::{Deserialize, Serialize};

use crate::security::EDIT;

pub mod api;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod load;
pub mod page;
#[cfg(feature = "ssr")]
pub mod range;
#[cfg(feature = "ssr")]
pub mod refusal;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Most entries of a workspace.
pub const MOST: usize = 200;

/// The allow-lists of a workspace: one row for each workspace that ever had an entry.
pub static SCHEMA: LazyLock<Schema> =
    LazyLock::new(|| Schema::new("allowed_networks", "security").field(prose("networks", 100_000)));

/// An entry of an allow-list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// `192.0.2.0/24`, `2001:db8::/32`, or a single address.
    pub range: String,
    /// What people call it.
    pub label: String,
    /// Key of the role whose list it is on; none for everybody's.
    pub role: Option<String>,
}

/// Puts an entry on a list, from the next request of everybody on. Refused when the caller would be kept out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AllowNetwork {
    /// 0 before anything was saved.
    pub version: i64,
    pub network: Network,
}

impl Command for AllowNetwork {
    const NAME: &'static str = "networks.allow";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let Network { range, label, .. } = &self.network;
        Check::new().text("range", range, 60).longest("label", label, 100).done()
    }
}

/// Takes an entry off its list. Refused when the caller would be kept out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveNetwork {
    pub version: i64,
    pub network: Network,
}

impl Command for RemoveNetwork {
    const NAME: &'static str = "networks.remove";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// The lists as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Networks {
    pub version: i64,
    pub networks: Vec<Network>,
    /// Key and name of every role in use, by name.
    pub roles: Vec<(String, String)>,
    /// The reader's own.
    pub address: String,
}

/// Somebody whom a list would keep out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptOut {
    pub name: String,
    pub address: String,
}

#[cfg(feature = "ssr")]
pub use server::AllowedNetworks;

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct AllowedNetworks;

    impl Resource for AllowedNetworks {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }
}
