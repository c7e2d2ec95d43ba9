//! Mail as both sides speak of it: the queue's records, and how one stands.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::permission::may;
use crate::schema::{Schema, choice, number, text, time};
use crate::{Command, Permission, Reversal, Time, Uuid};

/// Reads the queue.
pub const VIEW: Permission = may("mail", "view");
/// Sends a mail again, or a test.
pub const SEND: Permission = may("mail", "send");

crate::choices! {
    /// Where a mail stands.
    pub enum MailState {
        /// Waits to be sent.
        Queued = 1 "queued" Blue "clock",
        /// The mail server has taken it.
        Sent = 2 "sent" Green "circle-check",
        /// The last attempt failed; another one follows.
        Failed = 3 "failed" Amber "circle-alert",
        /// Every attempt failed.
        GivenUp = 4 "given_up" Red "circle-x",
    }
}

/// The queue as a list. Mails come from commands and have none of their own but to be sent again.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("mails", "mail")
        .field(text("recipient", 254).title().list().search().personal())
        .field(text("kind", 50).list())
        .field(choice("state", MailState::CHOICES).list())
        .field(number("attempts").list())
        .field(time("created_at").list())
        .field(time("sent_at").optional().list())
});

/// Tries a mail that failed or was given up again, now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendMailAgain {
    pub mail: Uuid,
}

impl Command for SendMailAgain {
    const NAME: &'static str = "mails.resend";
    const NEEDS: Permission = SEND;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// What a mail says, in its reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub subject: String,
    pub paragraphs: Vec<String>,
    /// What its link is called, if it has one.
    pub action: Option<String>,
    /// Beneath it all, small: why one gets it, what to do when it was not meant.
    pub foot: String,
}

/// A mail as its page shows it; the link's secret part is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    pub id: Uuid,
    pub recipient: String,
    pub kind: String,
    /// BCP 47 tag.
    pub locale: String,
    pub state: MailState,
    /// How often sending it was tried.
    pub attempts: i64,
    pub created_at: Time,
    /// When it is tried next.
    pub due_at: Option<Time>,
    pub sent_at: Option<Time>,
    /// Why the last attempt failed; empty when none did.
    pub error: String,
    pub content: Content,
    /// Where its link leads, with `…` for a secret.
    pub link: String,
}
