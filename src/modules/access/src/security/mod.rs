//! What a workspace asks of its members' sessions: how long they last, on how many devices, and in which roles a second
//! factor is needed. A person in several workspaces is under the strictest of them.

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{Schema, choice, number, prose};
use kernel::{Check, Command, Permission, Result, Reversal, Rule, choices};
use serde::{Deserialize, Serialize};

use crate::sessions::{ABSOLUTE, DEVICES, IDLE};

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

pub const VIEW: Permission = may("security", "view");
pub const EDIT: Permission = may("security", "edit");

/// Most hours a session may last, used or not.
pub const LONGEST: i64 = 168;
/// Most devices a person may be signed in on.
pub const MOST_DEVICES: i64 = 20;

choices! {
    /// What happens when somebody signs in on one device too many.
    pub enum WhenFull {
        /// The session that was used the longest ago ends.
        EndOldest = 1 "end_oldest" Neutral "log-out",
        /// The new one is refused.
        Refuse = 2 "refuse" Neutral "ban",
    }
}

choices! {
    /// What happens when somebody signs in with the password alone on a device that was not used before.
    pub enum NewDevices {
        /// A code is mailed, and asked for.
        Confirm = 1 "confirm" Neutral "shield-check",
        /// Nothing.
        Trust = 2 "trust" Neutral "ban",
    }
}

choices! {
    /// Whether codes that come as text messages are a second factor.
    pub enum TextMessages {
        Count = 1 "count" Neutral "circle-check",
        /// Nobody who has no other factor has one.
        Ignore = 2 "ignore" Neutral "ban",
    }
}

/// The security settings resource: one row for each workspace that has changed any.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("security_settings", "security")
        .field(number("idle_hours"))
        .field(number("absolute_hours"))
        .field(number("devices"))
        .field(choice("when_full", WhenFull::CHOICES))
        .field(prose("factor_roles", 10_000))
        .field(choice("new_devices", NewDevices::CHOICES))
        .field(choice("text_messages", TextMessages::CHOICES))
});

/// Changes what the workspace asks for, from the next request of everybody on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveSecurity {
    /// 0 before anything was saved.
    pub version: i64,
    /// Without a request.
    pub idle_hours: i64,
    pub absolute_hours: i64,
    pub devices: i64,
    pub when_full: WhenFull,
    /// Keys of the roles whose members need a second factor.
    pub factor_roles: Vec<String>,
    pub new_devices: NewDevices,
    pub text_messages: TextMessages,
}

impl Default for SaveSecurity {
    /// What is usual, before anything was saved.
    fn default() -> Self {
        Self {
            version: 0,
            idle_hours: IDLE,
            absolute_hours: ABSOLUTE,
            devices: DEVICES,
            when_full: WhenFull::EndOldest,
            factor_roles: Vec::new(),
            new_devices: NewDevices::Confirm,
            text_messages: TextMessages::Count,
        }
    }
}

impl Command for SaveSecurity {
    const NAME: &'static str = "security.save";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new();
        for (field, value, max) in [
            ("idle_hours", self.idle_hours, LONGEST),
            ("absolute_hours", self.absolute_hours, LONGEST),
            ("devices", self.devices, MOST_DEVICES),
        ] {
            if !(1..=max).contains(&value) {
                check.fail(field, Rule::Range { min: 1, max });
            }
        }
        if self.factor_roles.len() > 100 {
            check.fail("factor_roles", Rule::TooMany(100));
        }
        check.done()
    }
}

/// The settings as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Security {
    pub version: i64,
    pub idle_hours: i64,
    pub absolute_hours: i64,
    pub devices: i64,
    pub when_full: WhenFull,
    pub new_devices: NewDevices,
    pub text_messages: TextMessages,
    /// Every role in use, by name.
    pub roles: Vec<RoleFactor>,
}

/// Whether a role asks for a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleFactor {
    pub key: String,
    pub name: String,
    pub wanted: bool,
    /// Members who have the role and no second factor.
    pub without: i64,
}

#[cfg(feature = "ssr")]
pub use server::{SecuritySettings, wants_factor};

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct SecuritySettings;

    impl Resource for SecuritySettings {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }

    /// Whether one of the roles (keys) is among those that `factor_roles` names.
    pub fn wants_factor(factor_roles: Option<&str>, held: &[String]) -> bool {
        let roles = factor_roles.and_then(|json| serde_json::from_str::<Vec<String>>(json).ok());
        roles.is_some_and(|roles| held.iter().any(|role| roles.contains(role)))
    }
}
