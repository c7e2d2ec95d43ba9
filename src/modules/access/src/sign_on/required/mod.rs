//! Workspaces that take single sign-on only: a session that came by a password, a passkey or another workspace's issuer does
//! not enter them, and enters the person's other workspaces as before.
//!
//! An issuer can fail, so a few members are exceptions: they may come in without it, at least one of them may do everything, and
//! each use is in the audit log and mailed to whoever may do everything. `backoffice allow-passwords` is the way back when all
//! else fails. API keys are not asked: they were made by somebody who was in.

use std::sync::LazyLock;

use kernel::id::MemberId;
use kernel::permission::may;
use kernel::schema::{Schema, choice, tags};
use kernel::{Check, Command, Permission, Result, Reversal, Rule};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub(crate) mod exception;
#[cfg(feature = "ssr")]
pub(crate) mod load;
pub mod section;

/// Members who may be exceptions at most.
const MOST: usize = 20;

kernel::choices! {
    /// By which doors members come in.
    pub enum Required {
        /// Passwords and passkeys too.
        No = 1 "no" Neutral "key-round",
        /// Issuers of the workspace alone.
        Yes = 2 "yes" Neutral "log-in",
    }
}

/// The rules resource: one row for each workspace that has ever asked for it.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("sign_on_rules", "security").field(choice("required", Required::CHOICES)).field(tags("exceptions"))
});

/// Has members come in by single sign-on only, or no longer, from the next request of everybody on. It takes somebody who may do
/// everything, and who has signed in by one of the issuers that are on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequireSignOn {
    /// 0 before there is a rule.
    pub version: i64,
    pub required: Required,
    /// Who may come in otherwise too.
    pub exceptions: Vec<MemberId>,
}

impl Command for RequireSignOn {
    const NAME: &'static str = "issuers.require";
    const NEEDS: Permission = may("security", "edit");
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new();
        if self.exceptions.len() > MOST {
            check.fail("exceptions", Rule::TooMany(MOST));
        }
        check.done()
    }
}

/// The rule as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOnRule {
    pub version: i64,
    pub required: Required,
    /// Members who may be exceptions, those who may do everything first.
    pub members: Vec<Candidate>,
    /// Whether the reader has signed in by an issuer that is on.
    pub tried: bool,
    /// Whether the reader may change it: who may do everything.
    pub may_change: bool,
}

/// A member who is, or could be, an exception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub id: MemberId,
    pub name: String,
    /// Whether they may do everything.
    pub everything: bool,
    pub excepted: bool,
}

#[cfg(feature = "ssr")]
pub use server::{SignOnRules, is_closed};

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::{Schema, Uuid};

    use super::{Required, entity};
    use crate::roles::words;

    /// The server's half of the declaration.
    pub struct SignOnRules;

    impl Resource for SignOnRules {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }

    /// Whether a member does not come in by a password; `required` and `exceptions` are the columns of their workspace's rule.
    pub fn is_closed(required: Option<i64>, exceptions: Option<&str>, member: Uuid) -> bool {
        required == Some(Required::Yes.rank()) && !words(exceptions.unwrap_or("[]")).contains(&member.to_string())
    }
}
