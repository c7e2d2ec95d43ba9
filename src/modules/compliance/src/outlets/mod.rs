//! Where the checkpoints of the audit log are kept outside: each is sent to an address of the web as it is signed, and
//! mailed once a day. Whoever keeps them can tell whether a log was cut off or written anew, also by somebody who rules the
//! database and the program's files.
//!
//! What does not belong here: signing (`engine::audit`).

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{Schema, choice, text};
use kernel::{Check, Command, Permission, Result, Reversal, Rule, Time, Uuid, choices};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
mod deliver;
#[cfg(feature = "ssr")]
mod delivery_entity;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod load;
#[cfg(feature = "ssr")]
pub mod mail;
pub mod page;
#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use deliver::{deliver, tend};

/// Names and removes outlets.
pub const EDIT: Permission = may("audit", "edit");

/// Most outlets of a workspace.
pub const MOST: usize = 10;

choices! {
    /// How checkpoints leave.
    pub enum OutletKind {
        /// As JSON to an address of the web, each as it is signed.
        Webhook = 1 "webhook" Neutral "webhook",
        /// By mail, the newest once a day.
        Mail = 2 "mail" Neutral "mail",
    }
}

/// The outlets of a workspace.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("audit_outlets", "audit")
        .field(text("target", 500).title().list().personal())
        .field(choice("kind", OutletKind::CHOICES).list())
});

/// Sends checkpoints there from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddOutlet {
    pub kind: OutletKind,
    /// An address of the web, or of mail.
    pub target: String,
}

impl Command for AddOutlet {
    const NAME: &'static str = "outlets.add";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = Uuid;

    fn validate(&self) -> Result<()> {
        let target = self.target.trim();
        let check = Check::new().text("target", target, 500);
        match self.kind {
            OutletKind::Mail => check.email("target", target).done(),
            OutletKind::Webhook => {
                let mut check = check;
                // Plain HTTP reaches only what the settings allow.
                if !target.is_empty() && !target.starts_with("https://") && !target.starts_with("http://") {
                    check.fail("target", Rule::Url);
                }
                check.done()
            }
        }
    }
}

/// Sends nothing there any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveOutlet {
    pub outlet: Uuid,
    pub version: i64,
}

impl Command for RemoveOutlet {
    const NAME: &'static str = "outlets.remove";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// An outlet and how it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlet {
    pub id: Uuid,
    pub version: i64,
    pub kind: OutletKind,
    pub target: String,
    /// Number of the last entry whose checkpoint was delivered, and when.
    pub delivered: Option<(i64, Time)>,
    /// When the last attempt failed, and why; none once one went well.
    pub failed: Option<(Time, String)>,
}

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlets {
    pub outlets: Vec<Outlet>,
    /// Number of the newest signed entry, and when it was signed.
    pub newest: Option<(i64, Time)>,
    /// Ed25519, hexadecimal: what the signatures are verified with.
    pub public_key: String,
}
