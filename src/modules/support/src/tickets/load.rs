//! Reads a ticket: three statements, whatever its size.

use customers::customers::CustomerId;
use engine::{Ask, Read, Record};
use kernel::id::{MemberId, TeamId};
use kernel::{Error, Result, Time};

use super::{Channel, NOTE, Priority, Status, TicketDetail, TicketFields, TicketId};
use crate::messages::{Message, MessageId, MessageKind};

/// Most messages a ticket's page carries; the newest count.
const MESSAGES: i64 = 500;

/// The ticket, its neighbours' names, and what was said on it.
///
/// # Errors
/// `NotFound`.
pub async fn load(read: &Read, id: TicketId) -> Result<TicketDetail> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.version, t.number, t.status, t.title, t.description, t.customer_id, t.requester, t.priority, t.channel,
            t.team_id, t.tags, t.due_at, t.assignee_id, t.created_at, t.updated_at, t.solved_at, t.archived_at,
            c.name, a.name, g.name
         FROM tickets t
         LEFT JOIN customers c ON c.id = t.customer_id
         LEFT JOIN members a ON a.id = t.assignee_id
         LEFT JOIN teams g ON g.id = t.team_id
         WHERE t.id = ",
    );
    sql.bind(id.0);
    read.within(&mut sql, "tickets")?;
    let ticket = move |row: &Record<'_>| {
        Ok(TicketDetail {
            id,
            version: row.int(0)?,
            number: row.int(1)?,
            status: Status::from_rank(row.int(2)?).unwrap_or(Status::Open),
            fields: TicketFields {
                title: row.text(3)?,
                description: row.text(4)?,
                customer: row.maybe_uuid(5)?.map(CustomerId),
                requester: row.text(6)?,
                priority: Priority::from_rank(row.int(7)?).unwrap_or(Priority::Medium),
                channel: Channel::from_rank(row.int(8)?).unwrap_or(Channel::Web),
                team: row.maybe_uuid(9)?.map(TeamId),
                tags: serde_json::from_str(&row.text(10)?).unwrap_or_default(),
                due_at: row.maybe_int(11)?.map(Time),
            },
            assignee: row.maybe_uuid(12)?.map(MemberId),
            created_at: Time(row.int(13)?),
            updated_at: Time(row.int(14)?),
            solved_at: row.maybe_int(15)?.map(Time),
            archived_at: row.maybe_int(16)?.map(Time),
            customer_name: row.maybe_text(17)?,
            assignee_name: row.maybe_text(18)?,
            team_name: row.maybe_text(19)?,
            messages: Vec::new(),
        })
    };
    let (found, mut messages) = read.pair((sql, ticket), messages(read, id)).await?;
    messages.reverse();
    let found = found.into_iter().next().ok_or(Error::NotFound)?;
    read.shown("tickets", [id.0])?;
    Ok(TicketDetail { messages, ..found })
}

/// The newest messages first.
fn messages(read: &Read, id: TicketId) -> Ask<fn(&Record<'_>) -> Result<Message>> {
    let mut sql = read.sql();
    sql.push(
        "SELECT m.id, m.kind, m.body, m.created_at, a.name FROM messages m
         LEFT JOIN members a ON a.id = m.author_id
         WHERE m.archived_at IS NULL AND m.ticket_id = ",
    );
    sql.bind(id.0);
    if !read.sees_all() && !read.cx().actor().may(NOTE) {
        // Guardians and partners are outside: what colleagues note is not for them.
        sql.push(" AND m.kind = ").bind(MessageKind::Reply.rank());
    }
    sql.push(" ORDER BY m.created_at DESC, m.id DESC LIMIT ").bind(MESSAGES);
    (sql, |row| {
        Ok(Message {
            id: MessageId(row.uuid(0)?),
            kind: MessageKind::from_rank(row.int(1)?).unwrap_or(MessageKind::Note),
            body: row.text(2)?,
            at: Time(row.int(3)?),
            author: row.maybe_text(4)?,
        })
    })
}
