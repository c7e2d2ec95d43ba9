//! The rules of tickets, on both databases.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use access::testing::join_as;
use access::workspaces::{self, CreateWorkspace};
use engine::testing::{TestDb, both};
use engine::{Cx, Sql};
use kernel::id::{MemberId, WorkspaceId};
use kernel::{Cell, Counting, Error, ListQuery, Rule, Time, Uuid};

use crate::messages::MessageKind;
use crate::tickets::{
    ArchiveTicket, AssignTicket, CreateTicket, EditTicket, MoveTicket, NoteOnTicket, Priority, ReplyToTicket,
    RestoreTicket, SCHEMA, Status, TITLE, TicketDetail, TicketFields, TicketId, VIEW, load, metrics,
};

mod amend;
mod outsiders;
mod together;

/// Where Bia signs in.
const BIA: &str = "bia@optim.example";

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    ana: MemberId,
    bia: MemberId,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![access::module(), customers::module(), crate::module()]).await {
        let workspace = open(&db, "optim").await;
        let join = |name, email| join_as(&db.engine, workspace, name, email, "support_agent");
        let (ana, bia) = (join("Ana Souza", "ana@optim.example").await, join("Bia Lima", BIA).await);
        test(House { db, workspace, ana, bia }).await;
    }
}

async fn open(db: &TestDb, slug: &str) -> WorkspaceId {
    let command = CreateWorkspace::new(slug, "saas");
    workspaces::create(&db.engine, command).await.unwrap()
}

fn fields(title: &str) -> TicketFields {
    TicketFields { title: title.into(), ..TicketFields::default() }
}

impl House {
    fn ana(&self) -> Cx {
        self.db.actor(self.workspace).member(self.ana).name("Ana Souza").grants(["*"]).cx()
    }

    fn bia(&self, grants: &[&str]) -> Cx {
        self.db.actor(self.workspace).member(self.bia).name("Bia Lima").grants(grants.iter().copied()).cx()
    }

    async fn ticket(&self, title: &str) -> TicketId {
        self.ana().perform(CreateTicket { fields: fields(title), assignee: None }).await.unwrap()
    }

    async fn read(&self, ticket: TicketId) -> TicketDetail {
        load::load(&self.ana().read(VIEW).unwrap(), ticket).await.unwrap()
    }
}

#[tokio::test]
async fn tickets_are_numbered_from_one_without_gaps() {
    each(async |house| {
        let first = house.ticket("First").await;
        let refused = CreateTicket { fields: fields(&"x".repeat(TITLE + 1)), assignee: None };
        assert!(house.ana().perform(refused).await.is_err());
        let missing = CreateTicket { fields: fields("No such assignee"), assignee: Some(MemberId(Uuid::from_u128(7))) };
        let error = house.ana().perform(missing).await.unwrap_err();
        assert_eq!(error.of_field("assignee"), Some(&Rule::Missing));
        let second = house.ticket("Second").await;
        assert_eq!((house.read(first).await.number, house.read(second).await.number), (1, 2));
    })
    .await;
}

#[tokio::test]
async fn fifty_at_once_get_fifty_numbers() {
    each(async |house| {
        let ana = house.ana();
        let tickets = (0..50).map(|n| ana.perform(CreateTicket { fields: fields(&format!("T{n}")), assignee: None }));
        let made = futures::future::try_join_all(tickets).await.unwrap();
        let mut numbers = Vec::new();
        for ticket in made {
            numbers.push(house.read(ticket).await.number);
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_editors_gets_a_conflict_with_the_version_now() {
    each(async |house| {
        let ticket = house.ticket("Printer").await;
        let edit = |title: &str| EditTicket { ticket, version: 1, fields: fields(title) };
        house.ana().perform(edit("Printer on fire")).await.unwrap();
        let error = house.ana().perform(edit("Printer wet")).await.unwrap_err();
        assert_eq!(error, Error::Conflict { current: 2 });
        assert_eq!(house.read(ticket).await.fields.title, "Printer on fire");
    })
    .await;
}

#[tokio::test]
async fn closing_keeps_when_and_reopening_forgets_it() {
    each(async |house| {
        let ticket = house.ticket("Printer").await;
        house.ana().perform(MoveTicket { ticket, version: 1, to: Status::Closed }).await.unwrap();
        let closed = house.read(ticket).await;
        assert_eq!((closed.status, closed.solved_at), (Status::Closed, Some(house.ana().now())));
        let error = house.ana().perform(ReplyToTicket { ticket, body: "Hello".into(), then: None }).await.unwrap_err();
        assert_eq!(error.of_field("body"), Some(&Rule::State));
        house.ana().perform(MoveTicket { ticket, version: 2, to: Status::Open }).await.unwrap();
        assert_eq!(house.read(ticket).await.solved_at, None);
    })
    .await;
}

#[tokio::test]
async fn replies_and_notes_stand_in_order_and_a_reply_may_solve() {
    each(async |house| {
        let ticket = house.ticket("Printer").await;
        house.ana().perform(NoteOnTicket { ticket, body: "Ask \0Tom".into() }).await.unwrap();
        house.db.clock.advance(1_000);
        let reply = ReplyToTicket { ticket, body: "It works again".into(), then: Some(Status::Solved) };
        house.ana().perform(reply).await.unwrap();
        let detail = house.read(ticket).await;
        let said: Vec<_> = detail.messages.iter().map(|m| (m.kind, m.body.as_str(), m.author.as_deref())).collect();
        assert_eq!(
            said,
            [
                (MessageKind::Note, "Ask Tom", Some("Ana Souza")),
                (MessageKind::Reply, "It works again", Some("Ana Souza"))
            ]
        );
        assert_eq!(detail.status, Status::Solved);
    })
    .await;
}

#[tokio::test]
async fn archived_tickets_leave_the_list_and_come_back() {
    each(async |house| {
        let ticket = house.ticket("Printer").await;
        let count = async |archived: bool| {
            let query = ListQuery { archived, counting: Counting::Exact, ..ListQuery::default() };
            let page = house.ana().read(VIEW).unwrap().list("tickets", &query).await.unwrap();
            (page.rows.len(), page.count.unwrap().value)
        };
        house.ana().perform(ArchiveTicket { ticket, version: 1 }).await.unwrap();
        assert_eq!((count(false).await, count(true).await), ((0, 0), (1, 1)));
        let error = house.ana().perform(ArchiveTicket { ticket, version: 2 }).await.unwrap_err();
        assert_eq!(error.of_field("archived_at"), Some(&Rule::State));
        let error = house.ana().perform(AssignTicket { ticket, version: 2, to: None }).await.unwrap_err();
        assert_eq!(error.of_field("archived_at"), Some(&Rule::State));
        house.ana().perform(RestoreTicket { ticket, version: 2 }).await.unwrap();
        assert_eq!((count(false).await, count(true).await), ((1, 1), (0, 0)));
    })
    .await;
}

#[tokio::test]
async fn narrow_permissions_reach_own_tickets_only() {
    each(async |house| {
        let (mine, other) = (house.ticket("Mine").await, house.ticket("Other").await);
        house.ana().perform(AssignTicket { ticket: mine, version: 1, to: Some(house.bia) }).await.unwrap();
        let bia = house.bia(&["tickets:view:own", "tickets:edit:own"]);
        let read = bia.read(VIEW).unwrap();
        assert!(load::load(&read, mine).await.is_ok());
        assert_eq!(load::load(&read, other).await.unwrap_err(), Error::NotFound);
        assert_eq!(access::history::load::load(&bia, "tickets", other.0).await.unwrap_err(), Error::NotFound);
        let page = read.list("tickets", &ListQuery::default()).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [mine.0]);
        let edit = |ticket| MoveTicket { ticket, version: 1, to: Status::Solved };
        assert_eq!(bia.perform(edit(other)).await.unwrap_err(), Error::NotFound);
        let note = bia.perform(NoteOnTicket { ticket: mine, body: "x".into() }).await.unwrap_err();
        assert_eq!(note, Error::Forbidden { needs: "tickets:note".into() });
        assert!(bia.perform(MoveTicket { ticket: mine, version: 2, to: Status::Solved }).await.is_ok());
        let elsewhere = open(&house.db, "cienty").await;
        let stranger = house.db.actor(elsewhere).grants(["*"]).cx();
        assert_eq!(load::load(&stranger.read(VIEW).unwrap(), mine).await.unwrap_err(), Error::NotFound);
        let foreign = AssignTicket { ticket: mine, version: 3, to: None };
        assert_eq!(stranger.perform(foreign).await.unwrap_err(), Error::NotFound);
    })
    .await;
}

#[tokio::test]
async fn a_figure_counts_the_records_its_link_opens() {
    each(async |house| {
        for (title, status) in [("A", Status::Open), ("B", Status::Pending), ("C", Status::Solved)] {
            let ticket = house.ticket(title).await;
            house.ana().perform(MoveTicket { ticket, version: 1, to: status }).await.unwrap();
        }
        let late = TicketFields { due_at: Some(house.ana().now().plus(3_600_000)), ..fields("Soon") };
        house.ana().perform(CreateTicket { fields: late, assignee: Some(house.ana) }).await.unwrap();
        let cx = house.ana();
        let read = cx.read(VIEW).unwrap();
        for (metric, expected) in [
            (metrics::OPEN, 3),
            (metrics::UNASSIGNED, 2),
            (metrics::MINE, 1),
            (metrics::DUE, 1),
            (metrics::CREATED_TODAY, 4),
            (metrics::SOLVED_TODAY, 1),
        ] {
            let figure = read.figure(metric).await.unwrap();
            assert_eq!(figure.value, expected, "{}", metric.name);
            let pairs: Vec<(String, String)> = figure
                .query
                .trim_start_matches('?')
                .split('&')
                .map(|pair| pair.split_once('=').unwrap())
                .map(|(name, value)| (name.to_owned(), value.replace("%2B", "+")))
                .collect();
            let query = ListQuery::parse(&SCHEMA, &pairs).unwrap();
            let page = read.list("tickets", &query).await.unwrap();
            assert_eq!(i64::try_from(page.rows.len()).unwrap(), expected, "{}", metric.name);
        }
        let series = metrics::created_per_day(&read, 7).await.unwrap();
        assert_eq!(series.points.len(), 7);
        assert_eq!(series.points.last().unwrap().1, 4);
    })
    .await;
}

#[tokio::test]
async fn sorting_by_priority_is_by_urgency_and_empty_due_times_come_last() {
    each(async |house| {
        for (place, priority) in [Priority::Low, Priority::Urgent, Priority::Medium].into_iter().enumerate() {
            let due_at = (place != 1).then(|| Time(house.ana().now().0 + i64::try_from(place).unwrap()));
            let fields = TicketFields { priority, due_at, ..fields(priority.name()) };
            house.ana().perform(CreateTicket { fields, assignee: None }).await.unwrap();
        }
        let order = async |sort: &str| {
            let pairs = [("sort".to_owned(), sort.to_owned()), ("columns".to_owned(), "title".to_owned())];
            let query = ListQuery::parse(&SCHEMA, &pairs).unwrap();
            let page = house.ana().read(VIEW).unwrap().list("tickets", &query).await.unwrap();
            page.rows.iter().map(|row| row.cells[0].text().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(order("-priority").await, ["urgent", "medium", "low"]);
        assert_eq!(order("due_at").await, ["low", "medium", "urgent"]);
    })
    .await;
}

#[tokio::test]
async fn every_change_is_in_the_audit_log_with_before_and_after() {
    each(async |house| {
        let ticket = house.ticket("Printer").await;
        house.ana().perform(AssignTicket { ticket, version: 1, to: Some(house.bia) }).await.unwrap();
        let history = access::history::load::load(&house.ana(), "tickets", ticket.0).await.unwrap();
        let mut steps: Vec<_> = history.iter().map(|change| change.command.as_str()).collect();
        steps.sort_unstable();
        assert_eq!(steps, ["tickets.assign", "tickets.create"]);
        let assigned = history.iter().find(|step| step.command == "tickets.assign").unwrap();
        let values = Some((Cell::Null, Cell::Text("Bia Lima".into())));
        assert_eq!(assigned.changes, [access::history::Change { field: "assignee".into(), values }]);
        let mut sql = Sql::new(house.db.engine.dialect());
        sql.push("SELECT changes FROM audit_entries WHERE command = 'tickets.assign' AND record_id = ").bind(ticket.0);
        let cx = house.ana();
        let changes = cx.read(VIEW).unwrap().first(sql, |row| row.text(0)).await.unwrap().unwrap();
        let changes: serde_json::Value = serde_json::from_str(&changes).unwrap();
        assert_eq!(changes["assignee"], serde_json::json!([null, house.bia.to_string()]));
    })
    .await;
}
