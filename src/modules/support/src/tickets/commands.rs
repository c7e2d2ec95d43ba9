//! The rules of tickets.

use customers::customers::resource::Customers;
use engine::{Run, Tx, fault};
use kernel::id::{MemberId, TeamId};
use kernel::permission::may;
use kernel::{Error, Result, Rule, Uuid, text};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::entity::Model;
use super::resource::Tickets;
use super::{
    ArchiveTicket, AssignTicket, CreateTicket, EditTicket, MoveTicket, NoteOnTicket, PrioritiseTicket, ReplyToTicket,
    RestoreTicket, Status, TicketFields, TicketId,
};
use crate::messages::resource::Messages;
use crate::messages::{MessageKind, entity as message};

impl Run for CreateTicket {
    async fn run(self, tx: &mut Tx) -> Result<TicketId> {
        check_links(tx, &self.fields).await?;
        check_member(tx, self.assignee).await?;
        let ticket = Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            external_id: None,
            number: next_number(tx).await?,
            title: String::new(),
            description: String::new(),
            customer_id: None,
            requester: String::new(),
            priority: 0,
            status: Status::Open.rank(),
            assignee_id: self.assignee.map(Uuid::from),
            team_id: None,
            tags: String::new(),
            channel: 0,
            due_at: None,
            solved_at: None,
        };
        let ticket = tx.insert::<Tickets>(fill(ticket, self.fields)?).await?;
        tx.emit::<Tickets>("ticket_created", ticket.id);
        Ok(TicketId(ticket.id))
    }
}

impl Run for EditTicket {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let ticket = tx.load::<Tickets>(self.ticket, Some(self.version)).await?;
        check_links(tx, &self.fields).await?;
        tx.save::<Tickets>(fill(ticket, self.fields)?).await?;
        tx.emit::<Tickets>("ticket_edited", self.ticket);
        Ok(())
    }
}

impl Run for AssignTicket {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut ticket = tx.load::<Tickets>(self.ticket, Some(self.version)).await?;
        check_member(tx, self.to).await?;
        ticket.assignee_id = self.to.map(Uuid::from);
        tx.save::<Tickets>(ticket).await?;
        tx.emit::<Tickets>("ticket_assigned", self.ticket);
        Ok(())
    }
}

impl Run for PrioritiseTicket {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut ticket = tx.load::<Tickets>(self.ticket, Some(self.version)).await?;
        ticket.priority = self.priority.rank();
        tx.save::<Tickets>(ticket).await?;
        tx.emit::<Tickets>("ticket_prioritised", self.ticket);
        Ok(())
    }
}

impl Run for MoveTicket {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut ticket = tx.load::<Tickets>(self.ticket, Some(self.version)).await?;
        stand(&mut ticket, self.to, tx);
        tx.save::<Tickets>(ticket).await?;
        tx.emit::<Tickets>("ticket_moved", self.ticket);
        Ok(())
    }
}

impl Run for ReplyToTicket {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut ticket = tx.load::<Tickets>(self.ticket, None).await?;
        if ticket.status == Status::Closed.rank() {
            return Err(Error::invalid("body", Rule::State));
        }
        say(tx, self.ticket, MessageKind::Reply, self.body).await?;
        if let Some(status) = self.then {
            stand(&mut ticket, status, tx);
        }
        tx.save::<Tickets>(ticket).await?;
        tx.emit::<Tickets>("ticket_replied", self.ticket);
        Ok(())
    }
}

impl Run for NoteOnTicket {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        tx.load::<Tickets>(self.ticket, None).await?;
        say(tx, self.ticket, MessageKind::Note, self.body).await?;
        tx.emit::<Tickets>("ticket_noted", self.ticket);
        Ok(())
    }
}

engine::archive!(Tickets: ArchiveTicket, RestoreTicket { ticket: TicketId }, "ticket");

fn fill(ticket: Model, fields: TicketFields) -> Result<Model> {
    let TicketFields { title, description, customer, requester, priority, channel, team, tags, due_at } = fields;
    Ok(Model {
        title: title.trim().to_owned(),
        description: description.trim().to_owned(),
        customer_id: customer.map(Uuid::from),
        requester: requester.trim().to_owned(),
        priority: priority.rank(),
        channel: channel.rank(),
        team_id: team.map(Uuid::from),
        tags: serde_json::to_string(&text::tags(tags.iter().map(String::as_str))).map_err(fault::internal)?,
        due_at: due_at.map(|time| time.0),
        ..ticket
    })
}

/// Puts a ticket into a status and keeps the moment at which it was first solved or closed.
fn stand(ticket: &mut Model, status: Status, tx: &Tx) {
    ticket.status = status.rank();
    ticket.solved_at = match status {
        Status::Solved | Status::Closed => ticket.solved_at.or(Some(tx.now().0)),
        Status::Open | Status::Pending | Status::OnHold => None,
    };
}

async fn say(tx: &mut Tx, ticket: TicketId, kind: MessageKind, body: String) -> Result<()> {
    let author = tx.actor().member.0;
    let message = message::Model {
        id: tx.id(),
        workspace_id: Uuid::nil(),
        version: 0,
        created_at: 0,
        updated_at: 0,
        archived_at: None,
        search: String::new(),
        ticket_id: ticket.0,
        author_id: (!author.is_nil()).then_some(author),
        kind: kind.rank(),
        body: body.trim().to_owned(),
    };
    tx.insert::<Messages>(message).await?;
    Ok(())
}

/// The customer and the team must be ones the caller may see.
async fn check_links(tx: &Tx, fields: &TicketFields) -> Result<()> {
    if let Some(customer) = fields.customer
        && tx.find::<Customers>(customer, customers::customers::VIEW).await?.is_none()
    {
        return Err(Error::invalid("customer", Rule::Missing));
    }
    if let Some(TeamId(team)) = fields.team
        && tx.find::<access::teams::Teams>(team, may("teams", "view")).await?.is_none()
    {
        return Err(Error::invalid("team", Rule::Missing));
    }
    Ok(())
}

/// Whoever a ticket is given to must be a member in good standing; one may always take it oneself.
async fn check_member(tx: &Tx, member: Option<MemberId>) -> Result<()> {
    let Some(member) = member.filter(|member| *member != tx.actor().member) else { return Ok(()) };
    let found = tx.find::<access::members::Members>(member, may("members", "view")).await?;
    if found.is_some_and(|member| member.archived_at.is_none()) {
        Ok(())
    } else {
        Err(Error::invalid("assignee", Rule::Missing))
    }
}

/// The workspace's next ticket number. The counter's row stays locked until commit, so numbers have no gaps.
async fn next_number(tx: &Tx) -> Result<i64> {
    let backend = tx.connection().get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            "INSERT INTO counters (workspace_id, name, value) VALUES ($1, 'tickets', 1)
             ON CONFLICT (workspace_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value"
        }
        _ => {
            "INSERT INTO counters (workspace_id, name, value) VALUES (?, 'tickets', 1)
             ON CONFLICT (workspace_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value"
        }
    };
    let statement = Statement::from_sql_and_values(backend, sql, [tx.workspace().0.into()]);
    let row = tx.connection().query_one_raw(statement).await.map_err(fault::database)?;
    row.ok_or_else(|| fault::internal("no counter"))?.try_get("", "value").map_err(fault::database)
}
