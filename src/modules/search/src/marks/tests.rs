//! Marks are one's own, and show nothing that one may not see.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use access::testing::join_as;
use access::workspaces::{self, CreateWorkspace};
use engine::Cx;
use engine::testing::{TestDb, both};
use kernel::id::{MemberId, WorkspaceId};
use kernel::{Error, Rule, Uuid};
use support::tickets::{ArchiveTicket, CreateTicket, TicketFields, TicketId};

use super::load::{bookmarks, change, recent, visit};
use super::{AddBookmark, Change, MOST, MoveBookmark, RECENT, RemoveBookmark, RenameBookmark};

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    ana: MemberId,
    bia: MemberId,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![access::module(), customers::module(), support::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let ana = join_as(&db.engine, workspace, "Ana", "ana@optim.example", "support_agent").await;
        let bia = join_as(&db.engine, workspace, "Bia", "bia@optim.example", "support_agent").await;
        test(House { db, workspace, ana, bia }).await;
    }
}

impl House {
    fn cx(&self, member: MemberId, grants: &[&str]) -> Cx {
        self.db.actor(self.workspace).member(member).grants(grants.iter().copied()).cx()
    }

    fn ana(&self) -> Cx {
        self.cx(self.ana, &["tickets:*"])
    }

    async fn ticket(&self, title: &str) -> TicketId {
        let fields = TicketFields { title: title.into(), ..TicketFields::default() };
        self.ana().perform(CreateTicket { fields, assignee: None }).await.unwrap()
    }
}

fn add(path: &str, label: &str) -> Change {
    Change::Add(AddBookmark { path: path.into(), label: label.into() })
}

#[tokio::test]
async fn favourites_are_kept_named_moved_and_taken_away() {
    each(async |house| {
        let ana = house.ana();
        for (path, label) in [("/tickets?status=open", "Open"), ("", "Home"), ("/customers", " Customers ")] {
            change(&ana, add(path, label)).await.unwrap();
        }
        let kept = change(&ana, add("", "Start")).await.unwrap();
        let labels = |kept: &[super::Bookmark]| kept.iter().map(|it| it.label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(&kept), ["Open", "Start", "Customers"], "the same page once");
        let last = kept.last().unwrap().id;
        let kept = change(&ana, Change::Move(MoveBookmark { bookmark: last, to: 0 })).await.unwrap();
        assert_eq!(labels(&kept), ["Customers", "Open", "Start"]);
        let kept = change(&ana, Change::Move(MoveBookmark { bookmark: last, to: 99 })).await.unwrap();
        assert_eq!(labels(&kept), ["Open", "Start", "Customers"]);
        let rename = RenameBookmark { bookmark: last, label: "Everybody".into() };
        change(&ana, Change::Rename(rename)).await.unwrap();
        let kept = change(&ana, Change::Remove(RemoveBookmark { bookmark: kept[0].id })).await.unwrap();
        assert_eq!(labels(&kept), ["Start", "Everybody"]);
        let bia = house.cx(house.bia, &["*"]);
        assert_eq!(bookmarks(&bia).await.unwrap(), []);
        for theirs in [
            Change::Remove(RemoveBookmark { bookmark: last }),
            Change::Rename(RenameBookmark { bookmark: last, label: "x".into() }),
            Change::Move(MoveBookmark { bookmark: last, to: 0 }),
        ] {
            assert_eq!(change(&bia, theirs).await, Err(Error::NotFound));
        }
        for (path, label, field) in [("//x", "", "label"), ("https://x.example", "x", "path"), ("/a\nb", "x", "path")] {
            assert!(change(&ana, add(path, label)).await.unwrap_err().of_field(field).is_some(), "{path}");
        }
        for place in 2..MOST {
            change(&ana, add(&format!("/{place}"), "x")).await.unwrap();
        }
        let more = change(&ana, add("/more", "x")).await.unwrap_err();
        assert_eq!(more.of_field("path"), Some(&Rule::TooMany(MOST)));
    })
    .await;
}

#[tokio::test]
async fn what_was_opened_last_is_remembered_as_far_as_it_may_be_seen() {
    each(async |house| {
        let (ana, mut all) = (house.ana(), Vec::new());
        for place in 0..RECENT * 3 {
            let ticket = house.ticket(&format!("T{place}")).await;
            house.db.clock.advance(1_000);
            visit(&ana, "tickets".into(), ticket.into()).await.unwrap();
            all.push(ticket);
        }
        let titles = async |cx: &Cx| recent(cx).await.unwrap().into_iter().map(|it| it.title).collect::<Vec<_>>();
        let newest: Vec<String> = (RECENT * 2..RECENT * 3).rev().map(|place| format!("T{place}")).collect();
        assert_eq!(titles(&ana).await, newest);
        house.db.clock.advance(1_000);
        visit(&ana, "tickets".into(), all[RECENT * 2].into()).await.unwrap();
        assert_eq!(titles(&ana).await[0], format!("T{}", RECENT * 2), "again is now");
        ana.perform(ArchiveTicket { ticket: all[RECENT * 2], version: 1 }).await.unwrap();
        assert_eq!(titles(&ana).await[0], format!("T{}", RECENT * 2), "the archive can be opened, too");
        assert_eq!(titles(&house.cx(house.ana, &["tickets:view:own"])).await, [""; 0]);
        assert_eq!(titles(&house.cx(house.bia, &["*"])).await, [""; 0]);
        let before = titles(&ana).await;
        for (resource, record) in [("tickets", Uuid::nil()), ("messages", all[0].into()), ("planets", all[0].into())] {
            assert_eq!(visit(&ana, resource.into(), record).await, Ok(()), "{resource}");
        }
        let narrow = house.cx(house.ana, &["tickets:view:own"]);
        house.db.clock.advance(1_000);
        visit(&narrow, "tickets".into(), all[0].into()).await.unwrap();
        assert_eq!(titles(&ana).await, before, "nobody is told whether it is there, and nothing is noted");
    })
    .await;
}
