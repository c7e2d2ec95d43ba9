//! What is found, in which order, and by whom; on both databases.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use access::testing::join_as;
use access::workspaces::{self, CreateWorkspace};
use customers::contacts::{ContactFields, CreateContact};
use customers::customers::{ArchiveCustomer, CreateCustomer, CustomerFields, CustomerId, EditCustomer};
use engine::Cx;
use engine::testing::{TestDb, both};
use kernel::id::{MemberId, WorkspaceId};
use kernel::search::{Found, Hit};
use support::tickets::{CreateTicket, MoveTicket, NoteOnTicket, Status, TicketFields, TicketId};
use ui::i18n::Locale;

use super::ask::ask;

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    ana: MemberId,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![access::module(), customers::module(), support::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let ana = join_as(&db.engine, workspace, "Ana Souza", "ana@optim.example", "support_agent").await;
        test(House { db, workspace, ana }).await;
    }
}

impl House {
    fn cx(&self, grants: &[&str]) -> Cx {
        self.db.actor(self.workspace).member(self.ana).grants(grants.iter().copied()).cx()
    }

    async fn ticket(&self, fields: TicketFields) -> TicketId {
        self.db.clock.advance(1_000);
        self.cx(&["*"]).perform(CreateTicket { fields, assignee: None }).await.unwrap()
    }

    async fn titled(&self, title: &str) -> TicketId {
        self.ticket(TicketFields { title: title.into(), ..TicketFields::default() }).await
    }

    async fn customer(&self, fields: CustomerFields) -> CustomerId {
        self.db.clock.advance(1_000);
        self.cx(&["*"]).perform(CreateCustomer { fields }).await.unwrap()
    }

    async fn find(&self, words: &str) -> Found {
        ask(&self.cx(&["*"]), words, Locale::En, None).await.unwrap()
    }

    async fn found(&self, words: &str) -> Vec<String> {
        titles(&self.find(words).await)
    }
}

fn titles(found: &Found) -> Vec<String> {
    let of = |hit: &Hit| hit.title.text();
    found.groups.iter().flat_map(|group| group.hits.iter().map(of)).collect()
}

fn named(name: &str) -> CustomerFields {
    CustomerFields { name: name.into(), ..CustomerFields::default() }
}

#[tokio::test]
async fn words_are_found_whatever_their_case_accents_and_place() {
    each(async |house| {
        let description = "O cliente relata que a impressão não sai.\nStraße 5, Øresund, Łódź".into();
        let fields = TicketFields { title: "Ação civil (urgente)".into(), description, ..TicketFields::default() };
        house.ticket(fields).await;
        for words in [
            "acao",
            "AÇÃO",
            "civil acao",
            "urg",
            "impressao",
            "\"nao sai\"",
            "strasse",
            "straße",
            "oresund",
            "lodz",
            "ação -toner",
            "#1",
            "1",
            "impressa",
            "-toner acao",
            "a\u{301}cao",
        ] {
            assert_eq!(house.found(words).await, ["Ação civil (urgente)"], "{words}");
        }
        for words in ["toner", "acao toner", "\"acao urgente\"", "cao", "acao -civil", "\"impressa\"", "%"] {
            assert_eq!(house.found(words).await, [""; 0], "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn letters_are_one_whichever_side_folded_them() {
    each(async |house| {
        let letters = "àáâãäåāăąçćčèéêëēęěìíîïīłñńňòóôõöøōőřśšşßùúûüūůűýÿźžżæœ";
        let title: Vec<String> = letters.chars().map(|c| format!("x{c}x X{}X", c.to_uppercase())).collect();
        for part in title.chunks(10) {
            house.titled(&part.join(" ")).await;
        }
        for c in letters.chars() {
            for words in [format!("x{c}x"), format!("\"{}\"", kernel::text::fold(&format!("x{c}x")))] {
                assert!(!house.found(&words).await.is_empty(), "{words}");
            }
        }
        for odd in [
            "ada@acme.example",
            "https://a.example/path/x?y=1",
            "-12.5",
            "1e5",
            "123abc",
            "snake_case",
            "/etc/x",
            "ИМЯ",
        ] {
            house.titled(odd).await;
            assert_eq!(house.found(&format!("\"{odd}\"")).await, [odd], "{odd}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_title_comes_before_the_text_and_the_newer_before_the_older() {
    each(async |house| {
        let fields = TicketFields {
            title: "Other".into(),
            description: "paper jam paper jam".into(),
            ..TicketFields::default()
        };
        house.titled("Paper jam").await;
        house.titled("Jam of paper, old").await;
        house.titled("Jam of paper, new").await;
        house.ticket(fields).await;
        assert_eq!(house.found("paper jam").await, ["Paper jam", "Jam of paper, new", "Jam of paper, old", "Other"]);
        let hit = &house.find("paper jam").await.groups[0].hits[3];
        let (field, snippet) = hit.snippet.clone().unwrap();
        assert_eq!((field.as_str(), snippet.text().as_str()), ("description", "paper jam paper jam"));
        assert_eq!(snippet.0.iter().filter(|(_, found)| *found).count(), 4);
        let facts: Vec<_> = hit.facts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(facts, ["number", "status"], "and no customer");
    })
    .await;
}

#[tokio::test]
async fn operators_narrow_to_the_resources_that_know_them() {
    each(async |house| {
        let acme = house.customer(named("Acme Corporation")).await;
        house.customer(CustomerFields { email: "x@acme.example".into(), ..named("Zebra") }).await;
        let of = |title: &str| TicketFields { title: title.into(), customer: Some(acme), ..TicketFields::default() };
        let first = house.ticket(of("Printer on fire")).await;
        house.titled("Printer wet").await;
        house.cx(&["*"]).perform(MoveTicket { ticket: first, version: 1, to: Status::OnHold }).await.unwrap();
        for (words, found) in [
            ("printer", &["Printer wet", "Printer on fire"][..]),
            ("printer status:open", &["Printer wet"]),
            ("-status:open printer", &["Printer on fire"]),
            ("status:\"on hold\"", &["Printer on fire"]),
            ("customer:acme", &["Printer on fire"]),
            ("customer:zebra", &[]),
            ("customer:nobody", &[]),
            ("-customer:nobody printer", &["Printer wet", "Printer on fire"]),
            ("customer:none printer", &["Printer wet"]),
            ("created:today printer", &["Printer wet", "Printer on fire"]),
            ("created:>2026-11-21", &[]),
            ("created:>=2026-11-21 -wet is:on_hold", &["Printer on fire"]),
            ("created:<2026-11-21 printer", &[]),
            ("assignee:none number:1", &["Printer on fire"]),
            ("tier:standard", &["Zebra", "Acme Corporation"]),
        ] {
            assert_eq!(house.found(words).await, found, "{words}");
        }
        let portuguese = ask(&house.cx(&["*"]), "status:aberto", Locale::PtBr, None).await.unwrap();
        assert_eq!(titles(&portuguese), ["Printer wet"]);
        let strange = house.find("planet:mars printer").await;
        assert_eq!((strange.unknown.as_slice(), strange.groups.len()), (&["planet:mars".to_owned()][..], 0));
        assert_eq!(house.find("printer status:open").await.groups[0].list, "?q=printer&status=open");
    })
    .await;
}

#[tokio::test]
async fn nobody_finds_what_they_may_not_see() {
    each(async |house| {
        let acme = house.customer(named("Needle Corporation")).await;
        let fields = ContactFields { name: "Needle Nina".into(), ..ContactFields::default() };
        house.cx(&["*"]).perform(CreateContact { customer: acme, fields }).await.unwrap();
        let mine = TicketFields { title: "My needle".into(), ..TicketFields::default() };
        let mine = CreateTicket { fields: mine, assignee: Some(house.ana) };
        let mine = house.cx(&["*"]).perform(mine).await.unwrap();
        let strange = house.titled("Somebody's needle").await;
        for ticket in [mine, strange] {
            house.cx(&["*"]).perform(NoteOnTicket { ticket, body: "A needle between us".into() }).await.unwrap();
        }
        let found = async |grants: &[&str]| {
            let found = ask(&house.cx(grants), "needle", Locale::En, None).await.unwrap();
            found.groups.iter().map(|group| (group.resource.clone(), group.count.value)).collect::<Vec<_>>()
        };
        let all = [("customers".into(), 1), ("tickets".into(), 2), ("contacts".into(), 1), ("messages".into(), 2)];
        assert_eq!(found(&["*"]).await, all);
        assert_eq!(found(&["tickets:view:own"]).await, [("tickets".into(), 1)], "and no notes");
        assert_eq!(found(&["customers:view"]).await, [("customers".into(), 1), ("contacts".into(), 1)]);
        assert_eq!(found(&["teams:view"]).await, []);
        let unknown = ask(&house.cx(&["customers:view"]), "number:1", Locale::En, None).await.unwrap().unknown;
        assert_eq!(unknown, ["number:1"], "a field of what one may not see is no field");
        let elsewhere = workspaces::create(&house.db.engine, CreateWorkspace::new("toto", "rescue")).await.unwrap();
        let stranger = house.db.actor(elsewhere).grants(["*"]).cx();
        assert_eq!(ask(&stranger, "needle", Locale::En, None).await.unwrap().groups, []);
        assert_eq!(ask(&stranger, "customer:needle", Locale::En, None).await.unwrap().groups, []);
    })
    .await;
}

#[tokio::test]
async fn what_is_sealed_is_not_found_and_parts_lead_to_their_whole() {
    each(async |house| {
        let acme = house.customer(CustomerFields { notes: "Likes biscuits".into(), ..named("Acme") }).await;
        house.db.meddle("UPDATE customers SET payment_details = 'secret', region = 'secret'").await.unwrap();
        assert_eq!(house.found("secret").await, [""; 0]);
        assert_eq!(house.find("biscuits").await.groups[0].hits[0].snippet.clone().unwrap().0, "notes");
        let fields = ContactFields { name: "Nina".into(), position: "Biscuits".into(), ..ContactFields::default() };
        house.cx(&["*"]).perform(CreateContact { customer: acme, fields }).await.unwrap();
        let found = house.find("nina biscuits").await;
        assert_eq!(found.groups[0].hits[0].at, Some(("customers".into(), acme.into())));
    })
    .await;
}

#[tokio::test]
async fn changes_and_the_archive_are_followed() {
    each(async |house| {
        let customer = house.customer(named("Before")).await;
        let fields = named("After");
        house.cx(&["*"]).perform(EditCustomer { customer, version: 1, fields }).await.unwrap();
        assert_eq!((house.found("before").await.len(), house.found("after").await.len()), (0, 1));
        house.cx(&["*"]).perform(ArchiveCustomer { customer, version: 2 }).await.unwrap();
        assert_eq!((house.found("after").await.len(), house.found("after is:archived").await.len()), (0, 1));
        house.db.meddle("DELETE FROM customers").await.unwrap();
        assert_eq!(house.found("after is:archived").await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_page_of_one_resource_and_the_counts_of_the_others() {
    each(async |house| {
        for place in 0..30 {
            house.titled(&format!("Needle {place}")).await;
        }
        house.customer(named("Needle")).await;
        let one = ask(&house.cx(&["*"]), "needle", Locale::En, Some(("tickets", 1))).await.unwrap();
        let counts: Vec<_> = one.groups.iter().map(|group| (group.count.value, group.hits.len())).collect();
        assert_eq!(counts, [(1, 0), (30, 5)]);
        assert_eq!(one.groups[1].hits[4].title.text(), "Needle 0", "the oldest is last");
        let all = house.find("needle").await;
        assert_eq!(all.groups.iter().map(|group| group.hits.len()).collect::<Vec<_>>(), [1, 5]);
    })
    .await;
}

#[tokio::test]
async fn an_index_is_made_anew_when_it_is_not_as_the_schema_asks_for() {
    each(async |house| {
        house.titled("Needle").await;
        assert_eq!(house.db.engine.pending_migrations().await, Ok(0));
        let drop = match house.db.engine.dialect() {
            engine::Dialect::Sqlite => "DROP TRIGGER tickets_search_insert",
            engine::Dialect::Postgres => "COMMENT ON COLUMN tickets.words IS 'older'",
        };
        house.db.meddle(drop).await.unwrap();
        assert_eq!(house.db.engine.pending_migrations().await, Ok(1));
        house.db.engine.migrate().await.unwrap();
        assert_eq!(house.db.engine.pending_migrations().await, Ok(0));
        house.titled("Needle again").await;
        assert_eq!(house.found("needle").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn who_was_shown_personal_data_stands_in_the_log() {
    each(async |house| {
        house.customer(CustomerFields { email: "needle@acme.example".into(), ..named("Acme") }).await;
        house.found("needle").await;
        house.found("acme status:active tier:standard").await;
        engine::audit::write_accesses(&house.db.engine).await.unwrap();
        let read = house.cx(&["*"]).read(kernel::permission::may("audit", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT resource, changes FROM audit_entries WHERE command = ").bind(kernel::audit::READ);
        let noted = read.rows(sql, |row| Ok((row.text(0)?, row.text(1)?))).await.unwrap();
        assert_eq!(noted.len(), 1, "{noted:?}");
        assert!(noted[0].0 == "customers" && noted[0].1.contains("email"), "{noted:?}");
    })
    .await;
}
