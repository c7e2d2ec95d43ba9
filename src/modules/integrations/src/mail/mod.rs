//! The pages of outgoing mail: the queue, one mail, and what each kind of mail says. How mail is queued and sent is
//! `engine::mail`; what it says stands in the rooms that send it.

use kernel::mail::{Content, SEND};
use kernel::{Command, Permission, Reversal};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
mod commands;
pub mod detail;
pub mod list;
pub mod preview;

/// Mails oneself a test.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendTestMail {}

impl Command for SendTestMail {
    const NAME: &'static str = "mails.test";
    const NEEDS: Permission = SEND;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// What one kind of mail says in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub kind: String,
    /// BCP 47 tag.
    pub locale: String,
    pub content: Content,
}

#[cfg(feature = "ssr")]
pub use server::TEST;

#[cfg(feature = "ssr")]
mod server {
    use engine::mail::Template;

    /// Tells that mail arrives: `name`, `workspace`.
    pub const TEST: Template = access::mail::template("test", &[("name", "Ana Torres"), ("workspace", "Optim")]);
}
