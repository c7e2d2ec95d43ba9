//! Tickets: one question of one customer, from the moment it arrives until it is closed.

use std::sync::LazyLock;

use customers::customers::CustomerId;
use kernel::id::{MemberId, TeamId};
use kernel::permission::may;
use kernel::schema::{Direction, Schema, choice, link, number, person, prose, tags, text, time};
use kernel::{Check, Command, Permission, Result, Reversal, Time, archive, choices, id};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod amend;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod import;
#[cfg(feature = "ssr")]
pub mod load;
#[cfg(feature = "ssr")]
pub mod metrics;
#[cfg(feature = "ssr")]
pub mod resource;

pub mod api;
pub mod detail;
pub mod form;
pub mod list;
pub mod of_customer;

id!(
    /// A ticket.
    TicketId,
);

choices! {
    /// How soon a ticket needs an answer.
    pub enum Priority {
        Low = 1 "low" Neutral "signal-low",
        Medium = 2 "medium" Blue "signal-medium",
        High = 3 "high" Amber "signal-high",
        Urgent = 4 "urgent" Red "flame",
    }
}

choices! {
    /// Where a ticket stands. Open and pending are work to do; on hold waits for others.
    pub enum Status {
        Open = 1 "open" Blue "circle-dot",
        Pending = 2 "pending" Amber "clock",
        OnHold = 3 "on_hold" Neutral "pause",
        Solved = 4 "solved" Green "circle-check",
        Closed = 5 "closed" Neutral "lock",
    }
}

choices! {
    /// How a ticket came in.
    pub enum Channel {
        Email = 1 "email" Neutral "mail",
        Chat = 2 "chat" Neutral "message-circle",
        Phone = 3 "phone" Neutral "phone",
        Web = 4 "web" Neutral "globe",
        Whatsapp = 5 "whatsapp" Neutral "message-square",
    }
}

/// `tickets:view` and so on.
pub const VIEW: Permission = may("tickets", "view");
pub const CREATE: Permission = may("tickets", "create");
pub const EDIT: Permission = may("tickets", "edit");
pub const ASSIGN: Permission = may("tickets", "assign");
pub const REPLY: Permission = may("tickets", "reply");
pub const NOTE: Permission = may("tickets", "note");
pub const ARCHIVE: Permission = may("tickets", "archive");

/// Most characters of a title.
pub const TITLE: usize = 500;
/// Most characters of a description, a reply or a note.
pub const BODY: usize = 50_000;

/// The tickets resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("tickets", "tickets")
        .field(number("number").list().search())
        .field(text("title", TITLE).title().list().search().edit::<EditTicket>())
        .field(prose("description", BODY).search().personal())
        .field(link("customer", "customers").list().edit::<EditTicket>())
        .field(text("requester", 254).search().personal().edit::<EditTicket>())
        .field(choice("status", Status::CHOICES).list().edit_as::<MoveTicket>("to"))
        .field(choice("priority", Priority::CHOICES).list().edit::<PrioritiseTicket>())
        .field(person("assignee").list().edit_as::<AssignTicket>("to"))
        .field(link("team", "teams").edit::<EditTicket>())
        .field(tags("tags").search().edit::<EditTicket>())
        .field(choice("channel", Channel::CHOICES).edit::<EditTicket>())
        .field(time("due_at").optional().list().edit::<EditTicket>())
        .field(time("solved_at").optional())
        .field(time("created_at").list())
        .field(time("updated_at"))
        .field(time("archived_at").optional())
        .order("created_at", Direction::Descending)
        .pages("/tickets")
        .action::<ArchiveTicket>("archive")
        .action_on_archived::<RestoreTicket>("archive-restore")
});

/// What a person fills in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketFields {
    pub title: String,
    pub description: String,
    pub customer: Option<CustomerId>,
    pub requester: String,
    pub priority: Priority,
    pub channel: Channel,
    pub team: Option<TeamId>,
    pub tags: Vec<String>,
    pub due_at: Option<Time>,
}

impl Default for TicketFields {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            customer: None,
            requester: String::new(),
            priority: Priority::Medium,
            channel: Channel::Web,
            team: None,
            tags: Vec::new(),
            due_at: None,
        }
    }
}

impl TicketFields {
    fn check(&self) -> Result<()> {
        Check::new()
            .text("title", &self.title, TITLE)
            .longest("description", &self.description, BODY)
            .longest("requester", &self.requester, 254)
            .tags("tags", &self.tags)
            .done()
    }
}

/// Opens a ticket. It starts open and medium unless told otherwise, with the next number of the workspace.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreateTicket {
    pub fields: TicketFields,
    pub assignee: Option<MemberId>,
}

impl Command for CreateTicket {
    const NAME: &'static str = "tickets.create";
    const NEEDS: Permission = CREATE;
    type Output = TicketId;

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

/// Replaces what a person fills in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditTicket {
    pub ticket: TicketId,
    /// As read; another version is a conflict.
    pub version: i64,
    pub fields: TicketFields,
}

impl Command for EditTicket {
    const NAME: &'static str = "tickets.edit";
    const NEEDS: Permission = EDIT;
    type Output = ();

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

/// Gives a ticket to a member, or takes it away from everyone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AssignTicket {
    pub ticket: TicketId,
    pub version: i64,
    pub to: Option<MemberId>,
}

impl Command for AssignTicket {
    const NAME: &'static str = "tickets.assign";
    const NEEDS: Permission = ASSIGN;
    type Output = ();
}

/// Says how soon a ticket needs an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrioritiseTicket {
    pub ticket: TicketId,
    pub version: i64,
    pub priority: Priority,
}

impl Command for PrioritiseTicket {
    const NAME: &'static str = "tickets.prioritise";
    const NEEDS: Permission = EDIT;
    type Output = ();
}

/// Moves a ticket to another status; closing and reopening are this too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MoveTicket {
    pub ticket: TicketId,
    pub version: i64,
    pub to: Status,
}

impl Command for MoveTicket {
    const NAME: &'static str = "tickets.move";
    const NEEDS: Permission = EDIT;
    type Output = ();
}

/// Answers the customer. The first word of it is public; notes are not.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReplyToTicket {
    pub ticket: TicketId,
    pub body: String,
    /// The status to leave the ticket in, in the same step.
    pub then: Option<Status>,
}

impl Command for ReplyToTicket {
    const NAME: &'static str = "tickets.reply";
    const NEEDS: Permission = REPLY;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        Check::new().text("body", &self.body, BODY).done()
    }
}

/// Notes something for colleagues only.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoteOnTicket {
    pub ticket: TicketId,
    pub body: String,
}

impl Command for NoteOnTicket {
    const NAME: &'static str = "tickets.note";
    const NEEDS: Permission = NOTE;
    type Output = ();

    fn validate(&self) -> Result<()> {
        Check::new().text("body", &self.body, BODY).done()
    }
}

archive! {
    "tickets" needs ARCHIVE;
    /// Takes a ticket out of the lists; nothing is lost.
    ArchiveTicket,
    /// Brings an archived ticket back.
    RestoreTicket { ticket: TicketId }
}

/// A ticket as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketDetail {
    pub id: TicketId,
    pub version: i64,
    pub number: i64,
    pub status: Status,
    pub fields: TicketFields,
    pub customer_name: Option<String>,
    pub assignee: Option<MemberId>,
    pub assignee_name: Option<String>,
    pub team_name: Option<String>,
    pub created_at: Time,
    pub updated_at: Time,
    pub solved_at: Option<Time>,
    pub archived_at: Option<Time>,
    /// Oldest first.
    pub messages: Vec<super::messages::Message>,
}
