//! What members say about themselves, and their own password. Nobody needs a permission for their own.

use kernel::permission::may;
use kernel::{Check, Command, Permission, Result};
use serde::{Deserialize, Serialize};

use crate::members::Notices;

pub mod api;
#[cfg(feature = "ssr")]
mod commands;
#[cfg(feature = "ssr")]
pub(crate) use commands::own;
pub mod page;
pub mod password;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Held by everybody, for themselves.
pub(crate) const OWN: Permission = may("profile", "edit");

/// What a member says about themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub version: i64,
    pub name: String,
    pub email: String,
    /// Language of mails, a BCP 47 tag.
    pub locale: String,
    pub department: String,
    pub notices: Notices,
}

/// Says something else about oneself. Not registered: it is done for the caller only.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditProfile {
    pub version: i64,
    pub name: String,
    pub locale: String,
    pub department: String,
    pub notices: Notices,
}

impl Command for EditProfile {
    const NAME: &'static str = "members.introduce";
    const NEEDS: Permission = OWN;
    type Output = ();

    fn validate(&self) -> Result<()> {
        Check::new().text("name", &self.name, 200).longest("department", &self.department, 100).done()
    }
}
