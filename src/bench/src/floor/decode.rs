//! From a driver's row to what travels. The shapes are the program's own, so that the answers can be compared.

use kernel::id::{MemberId, TeamId};
use kernel::{Cell, Row, Time, Uuid};
use sqlx::Row as _;
use support::messages::{Message, MessageId, MessageKind};
use support::tickets::{Channel, Priority, Status, TicketDetail, TicketFields, TicketId};

use crate::plain::{Outcome, Plain};

/// A row of any driver.
pub trait Columns {
    fn int(&self, at: usize) -> Outcome<Option<i64>>;
    fn text(&self, at: usize) -> Outcome<Option<String>>;
    fn uuid(&self, at: usize) -> Outcome<Option<Uuid>>;
}

macro_rules! columns {
    ($row:ty, $get:ident) => {
        impl Columns for $row {
            fn int(&self, at: usize) -> Outcome<Option<i64>> {
                self.$get(at).plain()
            }

            fn text(&self, at: usize) -> Outcome<Option<String>> {
                self.$get(at).plain()
            }

            fn uuid(&self, at: usize) -> Outcome<Option<Uuid>> {
                self.$get(at).plain()
            }
        }
    };
}
columns!(rusqlite::Row<'_>, get);
columns!(sqlx::sqlite::SqliteRow, try_get);
columns!(sqlx::postgres::PgRow, try_get);

/// A row of the list.
pub fn list(row: &dyn Columns) -> Outcome<Row> {
    let text = |at| Ok::<_, String>(row.text(at)?.map_or(Cell::Null, Cell::Text));
    let int = |at| Ok::<_, String>(row.int(at)?.map_or(Cell::Null, Cell::Int));
    let link = |at: usize| match row.uuid(at)? {
        Some(id) => Ok::<_, String>(Cell::Link { id, label: row.text(at + 1)?.unwrap_or_default() }),
        None => Ok(Cell::Null),
    };
    let status = Status::from_rank(there(row.int(6)?)?).map_or("", Status::name);
    let priority = Priority::from_rank(there(row.int(7)?)?).map_or("", Priority::name);
    let mut cells = Vec::with_capacity(8);
    cells.extend([int(2)?, text(3)?, link(4)?, Cell::Text(status.to_owned()), Cell::Text(priority.to_owned())]);
    cells.extend([link(8)?, int(10)?, int(11)?]);
    Ok(Row { id: there(row.uuid(0)?)?, version: there(row.int(1)?)?, cells })
}

/// A ticket, its messages still to come.
pub fn ticket(row: &dyn Columns) -> Outcome<TicketDetail> {
    Ok(TicketDetail {
        id: TicketId(there(row.uuid(0)?)?),
        version: there(row.int(1)?)?,
        number: there(row.int(2)?)?,
        status: Status::from_rank(there(row.int(3)?)?).ok_or("a status")?,
        fields: TicketFields {
            title: there(row.text(4)?)?,
            description: there(row.text(5)?)?,
            customer: row.uuid(6)?.map(customers::customers::CustomerId),
            requester: there(row.text(7)?)?,
            priority: Priority::from_rank(there(row.int(8)?)?).ok_or("a priority")?,
            channel: Channel::from_rank(there(row.int(9)?)?).ok_or("a channel")?,
            team: row.uuid(10)?.map(TeamId),
            tags: serde_json::from_str(&there(row.text(11)?)?).plain()?,
            due_at: row.int(12)?.map(Time),
        },
        assignee: row.uuid(13)?.map(MemberId),
        created_at: Time(there(row.int(14)?)?),
        updated_at: Time(there(row.int(15)?)?),
        solved_at: row.int(16)?.map(Time),
        archived_at: row.int(17)?.map(Time),
        customer_name: row.text(18)?,
        assignee_name: row.text(19)?,
        team_name: row.text(20)?,
        messages: Vec::new(),
    })
}

pub fn message(row: &dyn Columns) -> Outcome<Message> {
    Ok(Message {
        id: MessageId(there(row.uuid(0)?)?),
        kind: MessageKind::from_rank(there(row.int(1)?)?).ok_or("a kind")?,
        body: there(row.text(2)?)?,
        at: Time(there(row.int(3)?)?),
        author: row.text(4)?,
    })
}

pub fn count(row: &dyn Columns) -> Outcome<i64> {
    there(row.int(0)?)
}

fn there<T>(value: Option<T>) -> Outcome<T> {
    value.ok_or_else(|| "an empty column".to_owned())
}
