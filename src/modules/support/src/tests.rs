//! The rules of tickets, on both databases.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use access::members::{ChangeGrants, ChangeReach};
use access::sessions::caller::Caller;
use access::sessions::sign_in::{Attempt, sign_in};
use access::teams;
use access::users::{NewMember, add_member};
use access::workspaces::{self, CreateWorkspace};
use customers::customers::{CreateCustomer, CustomerFields, CustomerId};
use engine::testing::{TestDb, both};
use engine::{Cx, Sql};
use kernel::id::{MemberId, WorkspaceId};
use kernel::{Counting, Error, ListQuery, Rule, Time, Uuid};

use crate::messages::MessageKind;
use crate::tickets::{
    ArchiveTicket, AssignTicket, CreateTicket, EditTicket, MoveTicket, NoteOnTicket, Priority, ReplyToTicket,
    RestoreTicket, SCHEMA, Status, TITLE, TicketDetail, TicketFields, TicketId, VIEW, load, metrics,
};

mod together;

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    ana: MemberId,
    bia: MemberId,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![access::module(), customers::module(), crate::module()]).await {
        let workspace = open(&db, "optim").await;
        let (ana, bia) = (join(&db, workspace, "Ana Souza").await, join(&db, workspace, "Bia Lima").await);
        test(House { db, workspace, ana, bia }).await;
    }
}

async fn open(db: &TestDb, slug: &str) -> WorkspaceId {
    let command = CreateWorkspace::new(slug, "saas");
    workspaces::create(&db.engine, command).await.unwrap()
}

async fn join(db: &TestDb, workspace: WorkspaceId, name: &str) -> MemberId {
    join_as(db, workspace, name, "support_agent").await
}

async fn join_as(db: &TestDb, workspace: WorkspaceId, name: &str, role: &str) -> MemberId {
    let role = workspaces::role(&db.engine, workspace, role).await.unwrap();
    let email = format!("{}@{}.example", name.split(' ').next().unwrap().to_lowercase(), workspace.0.simple());
    let person = NewMember { name, email: &email, password: "Correct-horse-1", role, locale: "en" };
    add_member(&db.engine, workspace, person).await.unwrap()
}

fn fields(title: &str) -> TicketFields {
    TicketFields { title: title.into(), ..TicketFields::default() }
}

fn new_customer(name: &str) -> CreateCustomer {
    CreateCustomer { fields: CustomerFields { name: name.into(), ..CustomerFields::default() } }
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

    async fn customer(&self, name: &str) -> CustomerId {
        self.ana().perform(new_customer(name)).await.unwrap()
    }

    /// A member as the gate knows them.
    async fn session(&self, member: MemberId) -> Cx {
        let read = self.ana().read(kernel::permission::may("members", "view")).unwrap();
        let email = access::members::load::load(&read, member).await.unwrap().email;
        let attempt = Attempt { email: &email, password: "Correct-horse-1", address: "192.0.2.1", agent: "test" };
        let token = sign_in(&self.db.engine, attempt).await.unwrap();
        let caller = Caller {
            engine: self.db.engine.clone(),
            token: Some(token),
            address: std::net::Ipv4Addr::LOCALHOST.into(),
            correlation: "test".into(),
            locale: ui::i18n::Locale::En,
            theme: ui::theme::Theme::System,
            collapsed: false,
        };
        caller.enter("optim").await.unwrap()
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
async fn outsiders_do_not_see_what_colleagues_note() {
    each(async |house| {
        let ticket = house.ticket("Printer").await;
        house.ana().perform(AssignTicket { ticket, version: 1, to: Some(house.bia) }).await.unwrap();
        house.ana().perform(NoteOnTicket { ticket, body: "Between us".into() }).await.unwrap();
        house.ana().perform(ReplyToTicket { ticket, body: "Hello".into(), then: None }).await.unwrap();
        let seen = async |grants: &[&str]| {
            let read = house.bia(grants).read(VIEW).unwrap();
            load::load(&read, ticket).await.unwrap().messages.len()
        };
        assert_eq!(seen(&["tickets:view:own", "tickets:reply:own"]).await, 1);
        assert_eq!(seen(&["tickets:view:own", "tickets:note:own"]).await, 2);
        assert_eq!(seen(&["tickets:view"]).await, 2);
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
async fn an_outsider_sees_what_is_tied_to_their_customer() {
    each(async |house| {
        let shelter = house.customer("Shelter").await;
        let other = house.customer("Other").await;
        let of = |customer: CustomerId| TicketFields { customer: Some(customer), ..fields("Theirs") };
        let theirs = house.ana().perform(CreateTicket { fields: of(shelter), assignee: None }).await.unwrap();
        let strange = house.ana().perform(CreateTicket { fields: of(other), assignee: None }).await.unwrap();
        house.ticket("Nobody's").await;
        let reach = |version, customer| ChangeReach { member: house.bia, version, teams: Vec::new(), customer };
        house.ana().perform(reach(1, Some(shelter.into()))).await.unwrap();
        // As the gate knows her from her session.
        let guardian = workspaces::role(&house.db.engine, house.workspace, "guardian").await;
        assert!(guardian.is_err(), "the role is another pack's; her own permissions do as well");
        house.db.meddle("UPDATE roles SET grants = '[\"tickets:view:own\",\"tickets:reply:own\",\"customers:view:own\"]' WHERE key = 'support_agent'").await.unwrap();
        let cx = house.session(house.bia).await;
        assert_eq!(cx.actor().customer, Some(shelter.into()));
        let read = cx.read(VIEW).unwrap();
        let page = read.list("tickets", &ListQuery::default()).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [theirs.0]);
        assert!(load::load(&read, theirs).await.is_ok());
        assert_eq!(load::load(&read, strange).await.unwrap_err(), Error::NotFound);
        let reply = |ticket| ReplyToTicket { ticket, body: "Thank you".into(), then: None };
        assert!(cx.perform(reply(theirs)).await.is_ok());
        assert_eq!(cx.perform(reply(strange)).await.unwrap_err(), Error::NotFound);
        let seen = cx.read(kernel::permission::may("customers", "view")).unwrap();
        let page = seen.list("customers", &ListQuery::default()).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [shelter.0]);
        // From the next request on she is an outsider of nobody.
        house.ana().perform(reach(2, None)).await.unwrap();
        let cx = house.session(house.bia).await;
        let page = cx.read(VIEW).unwrap().list("tickets", &ListQuery::default()).await.unwrap();
        assert!(page.rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_ties_others_to_what_they_do_not_reach() {
    each(async |house| {
        join_as(&house.db, house.workspace, "Olga", "super_admin").await;
        let shelter = house.customer("Shelter").await;
        let reach = |customer| ChangeReach { member: house.bia, version: 1, teams: Vec::new(), customer };
        let blind = house.bia(&["members:edit", "tickets:*", "customers:edit"]);
        let refused = blind.perform(reach(Some(shelter.into()))).await.unwrap_err();
        assert_eq!(refused.of_field("customer"), Some(&Rule::Missing), "who sees no customer names none");
        let nobody = house.ana().perform(reach(Some(Uuid::from_u128(7)))).await.unwrap_err();
        assert_eq!(nobody.of_field("customer"), Some(&Rule::Missing));
        let elsewhere = open(&house.db, "cienty").await;
        let foreign = house.db.actor(elsewhere).grants(["*"]).cx();
        let theirs = foreign.perform(new_customer("Foreign")).await.unwrap();
        let foreign = house.ana().perform(reach(Some(theirs.into()))).await.unwrap_err();
        assert_eq!(foreign.of_field("customer"), Some(&Rule::Missing));
        // Bia may do with her own tickets what the caller may do with none but theirs.
        house.db.meddle("UPDATE members SET grants = '[\"tickets:edit:own\"]' WHERE name = 'Bia Lima'").await.unwrap();
        let narrow = house.db.actor(house.workspace).member(house.ana);
        let narrow = narrow.grants(["members:edit", "customers:*", "tickets:view", "tickets:edit:own"]).cx();
        let further = narrow.perform(reach(Some(shelter.into()))).await.unwrap_err();
        assert_eq!(further, Error::Forbidden { needs: "tickets:edit".into() });
        assert!(house.ana().perform(reach(Some(shelter.into()))).await.is_ok());
        // Nor do they give what reaches there afterwards.
        let give = ChangeGrants {
            member: house.bia,
            version: 2,
            grants: vec!["tickets:edit:own".into(), "tickets:view:own".into()],
        };
        assert!(narrow.perform(give).await.is_ok(), "they see all tickets themselves");
        let give = ChangeGrants { member: house.bia, version: 3, grants: vec!["tickets:reply:own".into()] };
        let narrow = house.db.actor(house.workspace).member(house.ana);
        let narrow = narrow.grants(["members:edit", "tickets:view", "tickets:edit", "tickets:reply:own"]).cx();
        let further = narrow.perform(give).await.unwrap_err();
        assert_eq!(further, Error::Forbidden { needs: "tickets:reply".into() });
    })
    .await;
}

#[tokio::test]
async fn whoever_leads_a_team_gives_nobody_the_rows_of_another() {
    each(async |house| {
        join_as(&house.db, house.workspace, "Olga", "super_admin").await;
        let (mine, theirs) = (
            teams::commands::create(&house.db.engine, house.workspace, "Mine", vec![house.ana]).await.unwrap(),
            teams::commands::create(&house.db.engine, house.workspace, "Theirs", vec![]).await.unwrap(),
        );
        let lead = house.db.actor(house.workspace).member(house.ana).teams([mine]);
        let lead = lead.grants(["members:edit", "teams:view", "tickets:assign:team"]).cx();
        // First the team, which gives nothing yet, then the permission that reaches it.
        let put = ChangeReach { member: house.bia, version: 1, teams: vec![theirs], customer: None };
        house.ana().perform(put).await.unwrap();
        let give = ChangeGrants { member: house.bia, version: 2, grants: vec!["tickets:assign:team".into()] };
        let further = lead.perform(give).await.unwrap_err();
        assert_eq!(further, Error::Forbidden { needs: "tickets:assign".into() });
        let own = ChangeReach { member: house.bia, version: 2, teams: vec![mine], customer: None };
        house.ana().perform(own).await.unwrap();
        let give = ChangeGrants { member: house.bia, version: 3, grants: vec!["tickets:assign:team".into()] };
        assert_eq!(lead.perform(give).await, Ok(()));
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
        let mut sql = Sql::new(house.db.engine.dialect());
        sql.push("SELECT changes FROM audit_entries WHERE command = 'tickets.assign' AND record_id = ").bind(ticket.0);
        let cx = house.ana();
        let changes = cx.read(VIEW).unwrap().first(sql, |row| row.text(0)).await.unwrap().unwrap();
        let changes: serde_json::Value = serde_json::from_str(&changes).unwrap();
        assert_eq!(changes["assignee"], serde_json::json!([null, house.bia.to_string()]));
    })
    .await;
}
