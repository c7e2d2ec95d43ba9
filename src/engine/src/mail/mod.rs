//! Mail that goes out exactly when the change it tells of is committed.
//!
//! A command queues a [`Letter`] with `tx.mail(…)`, a row of its own transaction. A worker ([`tend`]) claims what is due,
//! has the letter's [`Template`] say it in the reader's language, hands it to the [`Office`] and notes what came of it.
//! A failure is tried again after growing pauses, at last the mail is given up and waits for somebody to send it again.
//! A crash between handing over and noting sends twice, never not at all; the second copy carries the same message id.
//!
//! A link that lets its reader in is sealed in the row and removed once it has been sent.
//!
//! What does not belong here: what a mail says. Each room registers its templates with `Module::mail`.

mod commands;
mod deliver;
mod entity;
mod letter;
mod message;
mod office;
mod store;
mod template;
#[cfg(test)]
mod tests;

pub use deliver::{deliver, tend};
pub use letter::Letter;
pub use message::html;
pub use office::{Office, Transport};
pub use store::{load, templates};
pub use template::{Parameters, Template};

use kernel::Schema;

use crate::Resource;

/// The queue as a resource.
pub struct Mails;

impl Resource for Mails {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &kernel::mail::SCHEMA
    }
}
