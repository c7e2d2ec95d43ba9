//! Each command as it would leave a ticket the way it is; table cells, bulk changes and boards replace one argument.

use customers::customers::CustomerId;
use engine::{Amend, fault};
use kernel::id::{MemberId, TeamId};
use kernel::{Result, Time};

use super::entity::Model;
use super::resource::Tickets;
use super::{
    AssignTicket, Channel, EditTicket, MoveTicket, PrioritiseTicket, Priority, Status, TicketFields, TicketId,
};

/// What a person filled in, as it is stored.
///
/// # Errors
/// A rank or a list of tags that no longer reads.
pub fn fields_of(ticket: &Model) -> Result<TicketFields> {
    let rank = || fault::internal("a rank of tickets");
    Ok(TicketFields {
        title: ticket.title.clone(),
        description: ticket.description.clone(),
        customer: ticket.customer_id.map(CustomerId),
        requester: ticket.requester.clone(),
        priority: Priority::from_rank(ticket.priority).ok_or_else(rank)?,
        channel: Channel::from_rank(ticket.channel).ok_or_else(rank)?,
        team: ticket.team_id.map(TeamId),
        tags: serde_json::from_str(&ticket.tags).map_err(fault::internal)?,
        due_at: ticket.due_at.map(Time),
    })
}

impl Amend for EditTicket {
    type Of = Tickets;

    fn of(ticket: &Model) -> Result<Self> {
        Ok(Self { ticket: TicketId(ticket.id), version: ticket.version, fields: fields_of(ticket)? })
    }
}

impl Amend for AssignTicket {
    type Of = Tickets;

    fn of(ticket: &Model) -> Result<Self> {
        Ok(Self { ticket: TicketId(ticket.id), version: ticket.version, to: ticket.assignee_id.map(MemberId) })
    }
}

impl Amend for PrioritiseTicket {
    type Of = Tickets;

    fn of(ticket: &Model) -> Result<Self> {
        let priority = Priority::from_rank(ticket.priority).ok_or_else(|| fault::internal("a priority of tickets"))?;
        Ok(Self { ticket: TicketId(ticket.id), version: ticket.version, priority })
    }
}

impl Amend for MoveTicket {
    type Of = Tickets;

    fn of(ticket: &Model) -> Result<Self> {
        let to = Status::from_rank(ticket.status).ok_or_else(|| fault::internal("a status of tickets"))?;
        Ok(Self { ticket: TicketId(ticket.id), version: ticket.version, to })
    }
}
