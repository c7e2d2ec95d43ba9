//! What is said on a ticket: replies, which the customer reads, and notes, which only colleagues do.

use std::sync::LazyLock;

use kernel::schema::{Direction, Schema, choice, link, person, prose, time};
use kernel::{Time, choices, id};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod resource;

id!(
    /// A reply or a note.
    MessageId,
);

choices! {
    /// Who reads it.
    pub enum MessageKind {
        /// The customer does.
        Reply = 1 "reply" Blue "reply",
        /// Colleagues only.
        Note = 2 "note" Amber "sticky-note",
    }
}

/// The messages resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("messages", "tickets")
        .field(link("ticket", "tickets"))
        .field(person("author"))
        .field(choice("kind", MessageKind::CHOICES))
        .field(prose("body", super::tickets::BODY).search().personal())
        .field(time("created_at"))
        .order("created_at", Direction::Ascending)
        .part_of("ticket")
});

/// One reply or note as a ticket's page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub id: MessageId,
    pub kind: MessageKind,
    pub body: String,
    /// Name of the member who wrote it.
    pub author: Option<String>,
    pub at: Time,
}
