//! A workspace's terms: what whoever joins accepts. Each text has a number and stays, so that it is known what somebody said
//! yes to.

use std::sync::LazyLock;

use kernel::schema::{Schema, number, prose};
use kernel::{Check, Command, Permission, Result, Reversal, Time};
use serde::{Deserialize, Serialize};

use crate::security;

pub mod api;
#[cfg(feature = "ssr")]
mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod load;
pub mod page;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Most characters of a text.
pub const LONGEST: usize = 50_000;

/// The terms resource.
pub static SCHEMA: LazyLock<Schema> =
    LazyLock::new(|| Schema::new("terms", "security").field(number("number")).field(prose("body", LONGEST)));

/// Sets another text, for whoever joins from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetTerms {
    /// Number of the text that it takes the place of; 0 for none.
    pub after: i64,
    /// Empty for no text of the workspace's own.
    pub body: String,
}

impl Command for SetTerms {
    const NAME: &'static str = "terms.set";
    const NEEDS: Permission = security::EDIT;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        Check::new().longest("body", &self.body, LONGEST).done()
    }
}

/// The text that holds now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// 0 before there was one.
    pub number: i64,
    pub body: String,
    pub since: Option<Time>,
}

#[cfg(feature = "ssr")]
pub use server::TermsResource;

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct TermsResource;

    impl Resource for TermsResource {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }
}
