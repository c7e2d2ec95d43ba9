//! A review lists what is held, is decided by somebody else, and stays as it was closed.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::Cx;
use engine::testing::{TestDb, both};
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::may;
use kernel::time::DAY;
use kernel::{Error, Result, Rule, Uuid};
use ui::i18n::Locale;

use super::decide::decide;
use super::{About, CloseReview, Decision, Review, ReviewId, ReviewState, ReviewedHolding, StartReview, VIEW, load};
use crate::members::{self, ChangeGrants, ChangeRoles, VIEW as MEMBERS};
use crate::testing::join_as;
use crate::workspaces::{self, CreateWorkspace};

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    olga: MemberId,
    tom: MemberId,
    vera: MemberId,
}

/// Olga is the only super admin; Tom is an agent who may run imports, too; Vera is the compliance officer.
async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let olga = join_as(&db.engine, workspace, "Olga", "olga@optim.example", "super_admin").await;
        let tom = join_as(&db.engine, workspace, "Tom", "tom@optim.example", "support_agent").await;
        let vera = join_as(&db.engine, workspace, "Vera", "vera@optim.example", "compliance_officer").await;
        let house = House { db, workspace, olga, tom, vera };
        let grants = ChangeGrants { member: tom, version: 1, grants: vec!["members:edit".into()] };
        house.olga().perform(grants).await.unwrap();
        test(house).await;
    }
}

impl House {
    fn acting(&self, member: MemberId, name: &str, grants: &[&str]) -> Cx {
        self.db.actor(self.workspace).member(member).name(name).grants(grants.iter().copied()).cx()
    }

    fn olga(&self) -> Cx {
        self.acting(self.olga, "Olga", &["*"])
    }

    /// The other one who may do everything here, without being counted among the members.
    fn petra(&self) -> Cx {
        self.acting(MemberId(Uuid::from_u128(5)), "Petra", &["*"])
    }

    fn wanted(&self, about: About) -> StartReview {
        let due = "2026-11-30".to_owned();
        StartReview { name: "November".into(), about, role: None, reviewer: Some(self.vera), due }
    }

    async fn start(&self, about: About) -> ReviewId {
        self.olga().perform(self.wanted(about)).await.unwrap()
    }

    async fn review(&self, id: ReviewId) -> Review {
        load::load(&self.olga().read(VIEW).unwrap(), id).await.unwrap()
    }

    async fn holding(&self, id: ReviewId, name: &str, called: &str) -> ReviewedHolding {
        let mut found = self.review(id).await.holdings.into_iter();
        found.rfind(|holding| holding.name == name && holding.called == called).unwrap()
    }

    async fn decide(&self, cx: &Cx, id: ReviewId, holding: &ReviewedHolding, decision: Decision) -> Result<()> {
        let mut refused = decide(cx, id, vec![holding.id], decision, " Checked ".into()).await?;
        refused.pop().map_or(Ok(()), |(_, why)| Err(why))
    }

    async fn member(&self, member: MemberId) -> members::MemberDetail {
        members::load::load(&self.olga().read(MEMBERS).unwrap(), member).await.unwrap()
    }
}

fn listed(review: &Review) -> Vec<(&str, &str)> {
    review.holdings.iter().map(|holding| (holding.name.as_str(), holding.called.as_str())).collect()
}

#[tokio::test]
async fn a_review_lists_who_holds_what_since_when_by_whom_and_when_it_was_used() {
    each(async |house| {
        house.db.clock.advance(DAY);
        let used = house.db.clock.now();
        let officer = house.db.actor(house.workspace).member(house.vera).grants(["members:edit"]);
        let officer = kernel::Actor { role: "compliance_officer".into(), ..officer.cx().actor().clone() };
        let officer = house.db.engine.as_actor(officer, "test");
        let edit = members::EditMember { member: house.tom, version: 2, department: "Nights".into(), manager: None };
        officer.perform(edit).await.unwrap();
        house.db.clock.advance(DAY);
        let id = house.start(About::Everyone).await;
        let review = house.review(id).await;
        let everything = [
            ("Olga", "Super Admin"),
            ("Tom", "Support Agent"),
            ("Tom", "members:edit"),
            ("Vera", "Compliance Officer"),
        ];
        assert_eq!(listed(&review), everything);
        assert_eq!((review.state, review.reviewer.1.as_str()), (ReviewState::Open, "Vera"));
        assert_eq!(review.due_at.rfc3339(), "2026-11-30T23:59:59Z");
        let own = house.holding(id, "Tom", "members:edit").await;
        assert_eq!((own.given_by.as_str(), own.since, own.used_at), ("Olga", engine::testing::NOW, None));
        assert!(!own.is_role && house.holding(id, "Tom", "Support Agent").await.only);
        let role = house.holding(id, "Vera", "Compliance Officer").await;
        assert_eq!((role.used_at, role.decision), (Some(used), Decision::None));
    })
    .await;
}

#[tokio::test]
async fn a_review_may_be_about_one_role_or_about_outsiders() {
    each(async |house| {
        let agent = workspaces::role(&house.db.engine, house.workspace, "support_agent").await.unwrap();
        let wanted = StartReview { role: Some(agent), ..house.wanted(About::Role) };
        let id = house.olga().perform(wanted.clone()).await.unwrap();
        assert_eq!(listed(&house.review(id).await), [("Tom", "Support Agent")]);
        let refused = async |wanted: StartReview| house.olga().perform(wanted).await.unwrap_err();
        let nobody = refused(house.wanted(About::Outsiders)).await;
        assert_eq!(nobody.of_field("about"), Some(&Rule::Nobody), "all of them are staff");
        let none = refused(StartReview { role: None, ..wanted.clone() }).await;
        assert_eq!(none.of_field("role"), Some(&Rule::Required));
        let past = refused(StartReview { due: "2026-11-20".into(), ..wanted.clone() }).await;
        assert_eq!(past.of_field("due"), Some(&Rule::Past));
        let date = refused(StartReview { due: "soon".into(), ..wanted.clone() }).await;
        assert_eq!(date.of_field("due"), Some(&Rule::Date));
        let tom = refused(StartReview { reviewer: Some(house.tom), ..wanted }).await;
        assert_eq!(tom.of_field("reviewer"), Some(&Rule::Choice), "may not decide");

        let rescue = workspaces::create(&house.db.engine, CreateWorkspace::new("toto", "rescue")).await.unwrap();
        let lucia = join_as(&house.db.engine, rescue, "Lucia", "lucia@optim.example", "admin").await;
        join_as(&house.db.engine, rescue, "Javier", "javier@optim.example", "guardian").await;
        join_as(&house.db.engine, rescue, "Berta", "berta@optim.example", "partner").await;
        join_as(&house.db.engine, rescue, "Sara", "sara@optim.example", "staff").await;
        let cx = house.db.actor(rescue).member(lucia).grants(["*"]).cx();
        let wanted = StartReview { reviewer: Some(lucia), ..house.wanted(About::Outsiders) };
        let id = cx.perform(wanted).await.unwrap();
        let review = load::load(&cx.read(VIEW).unwrap(), id).await.unwrap();
        assert_eq!(listed(&review), [("Berta", "Partner"), ("Javier", "Guardian")]);
        let elsewhere = load::load(&house.olga().read(VIEW).unwrap(), id).await;
        assert_eq!(elsewhere.unwrap_err(), Error::NotFound);
    })
    .await;
}

#[tokio::test]
async fn what_is_revoked_is_gone_and_the_only_role_disables() {
    each(async |house| {
        let id = house.start(About::Everyone).await;
        let (grant, role) =
            (house.holding(id, "Tom", "members:edit").await, house.holding(id, "Tom", "Support Agent").await);
        house.decide(&house.olga(), id, &grant, Decision::Revoke).await.unwrap();
        assert!(house.member(house.tom).await.grants.is_empty());
        let decided = house.holding(id, "Tom", "members:edit").await;
        let said = (decided.decision, decided.note.as_str(), decided.decided_by.as_str(), decided.decided_at);
        assert_eq!(said, (Decision::Revoke, "Checked", "Olga", Some(house.db.clock.now())));
        let again = house.decide(&house.olga(), id, &grant, Decision::Keep).await.unwrap_err();
        assert_eq!(again.of_field("holding"), Some(&Rule::State), "what is gone is not kept");

        let officer = workspaces::role(&house.db.engine, house.workspace, "compliance_officer").await.unwrap();
        let agent = workspaces::role(&house.db.engine, house.workspace, "support_agent").await.unwrap();
        let version = house.member(house.vera).await.version;
        let both = ChangeRoles { member: house.vera, version, roles: vec![officer, agent] };
        house.olga().perform(both).await.unwrap();
        let second = house.start(About::Everyone).await;
        let one = house.holding(second, "Vera", "Support Agent").await;
        assert!(!one.only);
        house.decide(&house.olga(), second, &one, Decision::Revoke).await.unwrap();
        let held: Vec<String> =
            house.member(house.vera).await.roles.into_iter().filter(|role| role.held).map(|role| role.name).collect();
        assert_eq!(held, ["Compliance Officer"]);
        house.decide(&house.olga(), id, &role, Decision::Revoke).await.unwrap();
        assert!(house.member(house.tom).await.archived_at.is_some(), "he held nothing else");
    })
    .await;
}

#[tokio::test]
async fn what_is_revoked_after_somebody_is_disabled_is_not_theirs_again() {
    each(async |house| {
        let id = house.start(About::Everyone).await;
        let (grant, role) =
            (house.holding(id, "Tom", "members:edit").await, house.holding(id, "Tom", "Support Agent").await);
        house.decide(&house.olga(), id, &role, Decision::Revoke).await.unwrap();
        house.decide(&house.olga(), id, &grant, Decision::Revoke).await.unwrap();
        house.db.clock.advance(DAY);
        let version = house.member(house.tom).await.version;
        house.olga().perform(members::EnableMember { member: house.tom, version }).await.unwrap();
        assert!(house.member(house.tom).await.grants.is_empty());
        // Letting him in again gave him the role: the next review says who, and since when.
        let again = house.start(About::Everyone).await;
        let role = house.holding(again, "Tom", "Support Agent").await;
        assert_eq!((role.given_by.as_str(), role.since), ("Olga", house.db.clock.now()));
    })
    .await;
}

#[tokio::test]
async fn a_grant_is_used_by_looking_by_changing_several_and_with_a_key() {
    each(async |house| {
        let version = house.member(house.tom).await.version;
        let grants = ["members:edit", "members:view", "members:export", "roles:edit", "roles:export"];
        let grants = grants.map(str::to_owned).to_vec();
        house.olga().perform(members::ChangeGrants { member: house.tom, version, grants }).await.unwrap();
        let tom = house.acting(house.tom, "Tom", &["members:view", "members:edit"]);
        house.db.clock.advance(DAY);
        members::load::load(&tom.read(members::VIEW).unwrap(), house.vera).await.unwrap();
        engine::audit::write_accesses(&house.db.engine).await.unwrap();
        let looked = house.db.clock.now();
        house.db.clock.advance(DAY);
        let change = members::bulk::Alteration::Department("Nights".into());
        members::bulk::commands::alter(&tom, vec![house.vera], change, "one").await.unwrap();
        let changed = house.db.clock.now();
        house.db.clock.advance(DAY);
        let actor = kernel::Actor { role: "support_agent".into(), key: Some("till".into()), ..tom.actor().clone() };
        let program = house.db.engine.as_actor(actor, "test");
        let version = house.member(house.vera).await.version;
        let edit = members::EditMember { member: house.vera, version, department: "Days".into(), manager: None };
        program.perform(edit).await.unwrap();
        let by_key = house.db.clock.now();
        house.db.clock.advance(DAY);
        let facts = [("resource", "members"), ("query", ""), ("records", "3")];
        engine::audit::note(&tom, kernel::audit::EXPORT, "exports", house.db.clock.id(), &facts).await.unwrap();
        let taken_along = house.db.clock.now();
        house.db.clock.advance(DAY);
        let id = house.start(About::Everyone).await;
        let used = async |called: &str| house.holding(id, "Tom", called).await.used_at;
        assert!(looked < taken_along);
        assert_eq!(used("members:view").await, Some(taken_along), "a file shows what is in it");
        assert_eq!(used("members:edit").await, Some(by_key));
        assert!(changed < by_key);
        assert_eq!(used("Support Agent").await, Some(by_key), "with a key it is the role all the same");
        assert_eq!(used("members:export").await, Some(taken_along));
        assert_eq!((used("roles:edit").await, used("roles:export").await), (None, None));
    })
    .await;
}

#[tokio::test]
async fn nobody_decides_about_themselves_or_takes_what_goes_further_and_the_last_admin_stays() {
    each(async |house| {
        let id = house.start(About::Everyone).await;
        let (olga, vera) =
            (house.holding(id, "Olga", "Super Admin").await, house.holding(id, "Vera", "Compliance Officer").await);
        let own = house.decide(&house.olga(), id, &olga, Decision::Keep).await.unwrap_err();
        assert_eq!(own.of_field("holding"), Some(&Rule::Own));
        let last = house.decide(&house.petra(), id, &olga, Decision::Revoke).await.unwrap_err();
        assert_eq!(last.of_field("member"), Some(&Rule::LastAdmin));
        assert_eq!(house.holding(id, "Olga", "Super Admin").await.decision, Decision::None, "nothing is noted");

        let reviewer = house.acting(house.vera, "Vera", &["reviews:decide:own"]);
        let tom = house.holding(id, "Tom", "Support Agent").await;
        let needs = house.decide(&reviewer, id, &tom, Decision::Revoke).await.unwrap_err();
        assert_eq!(needs, Error::Forbidden { needs: "members:edit".into() });
        let lead = house.acting(house.vera, "Vera", &["reviews:decide:own", "members:edit"]);
        let beyond = house.decide(&lead, id, &tom, Decision::Revoke).await.unwrap_err();
        assert!(matches!(&beyond, Error::Forbidden { needs } if needs.starts_with("customers:")), "{beyond:?}");
        house.decide(&reviewer, id, &tom, Decision::Keep).await.unwrap();
        let other = house.acting(house.tom, "Tom", &["reviews:decide:own"]);
        assert_eq!(house.decide(&other, id, &vera, Decision::Keep).await, Err(Error::NotFound), "it is Vera's");
        let asked = house.olga().proven(kernel::Time(0));
        assert_eq!(house.decide(&asked, id, &vera, Decision::Revoke).await, Err(Error::Unconfirmed));
        house.decide(&asked, id, &vera, Decision::Keep).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_review_is_closed_once_all_is_decided_and_stays_as_it_is() {
    each(async |house| {
        let id = house.start(About::Everyone).await;
        let close = CloseReview { review: id, version: 1 };
        let open = house.olga().perform(close.clone()).await.unwrap_err();
        assert_eq!(open.of_field("review"), Some(&Rule::Undecided(4)));
        for holding in house.review(id).await.holdings {
            let by = if holding.name == "Olga" { house.petra() } else { house.olga() };
            house.decide(&by, id, &holding, Decision::Keep).await.unwrap();
        }
        let (one, two) = (house.olga(), house.petra());
        let both = tokio::join!(Box::pin(one.perform(close.clone())), Box::pin(two.perform(close)));
        assert!(both.0.is_ok() != both.1.is_ok(), "{both:?}");
        let closed = house.review(id).await;
        assert_eq!((closed.state, closed.closed_at), (ReviewState::Closed, Some(house.db.clock.now())));
        let tom = house.holding(id, "Tom", "members:edit").await;
        let late = house.decide(&house.olga(), id, &tom, Decision::Revoke).await.unwrap_err();
        assert_eq!(late.of_field("review"), Some(&Rule::State));
        assert_eq!(house.member(house.tom).await.grants, ["members:edit"]);
        // What happens to people afterwards does not change what was true then.
        house.db.meddle("UPDATE members SET name = 'Thomas' WHERE name = 'Tom'").await.unwrap();
        assert_eq!(house.review(id).await.holdings, closed.holdings);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_decide_at_once_leave_one_decision() {
    each(async |house| {
        for _ in 0..4 {
            let id = house.start(About::Everyone).await;
            let vera = house.holding(id, "Vera", "Compliance Officer").await;
            let (one, two) = (house.olga(), house.petra());
            let (revoked, kept) = tokio::join!(
                Box::pin(house.decide(&one, id, &vera, Decision::Revoke)),
                Box::pin(house.decide(&two, id, &vera, Decision::Keep))
            );
            revoked.unwrap();
            let after = house.holding(id, "Vera", "Compliance Officer").await;
            assert_eq!(after.decision, Decision::Revoke, "also when it was kept a moment before: {kept:?}");
            let member = house.member(house.vera).await;
            assert!(member.archived_at.is_some());
            let enable = members::EnableMember { member: house.vera, version: member.version };
            house.olga().perform(enable).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_review_leaves_as_a_harmless_file_and_the_log_knows() {
    each(async |house| {
        house.db.meddle("UPDATE members SET name = '=HYPERLINK(1)' WHERE name = 'Tom'").await.unwrap();
        let id = house.start(About::Everyone).await;
        let file = super::export(&house.olga(), Locale::En, id).await.unwrap();
        assert_eq!(file.name, "access-review-2026-11-21.csv");
        let text = String::from_utf8(file.bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5, "{text}");
        assert!(lines[0].starts_with("\u{feff}Person,Role or permission,Since"), "{text}");
        assert!(text.contains("'=HYPERLINK(1),Support Agent,2026-11-21T09:30:00Z"), "{text}");
        let log = house.olga().read(may("audit", "view")).unwrap();
        let mut sql = log.sql();
        sql.push("SELECT count(*) FROM audit_entries WHERE command = 'reviews.export' AND record_id = ").bind(id.0);
        assert_eq!(log.first(sql, |row| row.int(0)).await.unwrap(), Some(1));
        let nobody = house.acting(house.tom, "Tom", &["members:view"]);
        let refused = super::export(&nobody, Locale::En, id).await.unwrap_err();
        assert_eq!(refused, Error::Forbidden { needs: "reviews:view".into() });
        let asked = house.olga().proven(kernel::Time(0));
        assert_eq!(super::export(&asked, Locale::En, id).await.unwrap_err(), Error::Unconfirmed);
        let reader = house.acting(house.vera, "Vera", &["reviews:view"]);
        let refused = super::export(&reader, Locale::En, id).await.unwrap_err();
        assert_eq!(refused, Error::Forbidden { needs: "reviews:export".into() });
    })
    .await;
}
