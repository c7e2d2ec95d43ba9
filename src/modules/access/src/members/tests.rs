//! Nobody rises by their own hand, somebody always stays, and who is disabled is out.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::testing::{TestDb, both};
use engine::{Cx, Engine};
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::may;
use kernel::{Error, Rule, Uuid};

use super::{ChangeRole, DisableMember, EnableMember, MemberDetail, VIEW, load};
use crate::sessions::caller::Caller;
use crate::sessions::sign_in::{Attempt, sign_in};
use crate::users::{NewMember, add_member};
use crate::workspaces::{self, CreateWorkspace};

const PASSWORD: &str = "Correct-horse-1";

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    olga: MemberId,
    tom: MemberId,
}

/// Olga is the super admin, Tom an agent.
async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let command = CreateWorkspace::new("optim", "saas");
        let workspace = workspaces::create(&db.engine, command).await.unwrap();
        let olga = join(&db.engine, workspace, "olga", "super_admin").await;
        let tom = join(&db.engine, workspace, "tom", "support_agent").await;
        test(House { db, workspace, olga, tom }).await;
    }
}

async fn join(engine: &Engine, workspace: WorkspaceId, name: &str, role: &str) -> MemberId {
    let role = workspaces::role(engine, workspace, role).await.unwrap();
    let email = format!("{name}@optim.example");
    let person = NewMember { name, email: &email, password: PASSWORD, role, locale: "en" };
    add_member(engine, workspace, person).await.unwrap()
}

impl House {
    fn acting(&self, member: MemberId, grants: &[&str]) -> Cx {
        self.db.actor(self.workspace).member(member).grants(grants.iter().copied()).cx()
    }

    async fn role(&self, key: &str) -> Uuid {
        workspaces::role(&self.db.engine, self.workspace, key).await.unwrap()
    }

    async fn member(&self, member: MemberId) -> MemberDetail {
        load::load(&self.acting(self.olga, &["*"]).read(VIEW).unwrap(), member).await.unwrap()
    }

    async fn change(&self, cx: &Cx, member: MemberId, role: &str) -> Result<(), Error> {
        let version = self.member(member).await.version;
        cx.perform(ChangeRole { member, version, role: self.role(role).await }).await
    }
}

#[tokio::test]
async fn a_role_is_changed_and_the_page_shows_it() {
    each(async |house| {
        let olga = house.acting(house.olga, &["*"]);
        house.change(&olga, house.tom, "compliance_officer").await.unwrap();
        let tom = house.member(house.tom).await;
        assert_eq!((tom.role_name.as_str(), tom.version), ("Compliance Officer", 2));
        assert!(tom.roles.len() >= 6 && tom.roles.iter().all(|role| !role.beyond));
        assert_eq!(house.member(house.olga).await.deeds.first().unwrap().command, "members.change_role");
        let gone = ChangeRole { member: house.tom, version: 2, role: Uuid::from_u128(7) };
        assert_eq!(olga.perform(gone).await.unwrap_err().of_field("role"), Some(&Rule::Missing));
        let refused = house.change(&house.acting(house.tom, &["members:view"]), house.tom, "super_admin").await;
        assert!(matches!(refused, Err(Error::Forbidden { .. })));
    })
    .await;
}

#[tokio::test]
async fn nobody_hands_out_or_takes_away_more_than_they_hold() {
    each(async |house| {
        join(&house.db.engine, house.workspace, "petra", "super_admin").await;
        let lead = house.acting(house.tom, &["members:*", "tickets:*", "customers:*", "teams:*", "imports:*"]);
        let beyond = |refused: Result<(), Error>| assert_eq!(refused, Err(Error::Forbidden { needs: "*".into() }));
        beyond(house.change(&lead, house.tom, "super_admin").await);
        beyond(house.change(&lead, house.olga, "support_agent").await);
        beyond(lead.perform(DisableMember { member: house.olga, version: 1 }).await);
        house.change(&lead, house.tom, "customer_success_manager").await.unwrap();
        let seen = load::load(&lead.read(VIEW).unwrap(), house.tom).await.unwrap();
        let beyond: Vec<&str> = seen.roles.iter().filter(|role| role.beyond).map(|role| role.name.as_str()).collect();
        assert_eq!(beyond, ["Compliance Officer", "Super Admin"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_admin_stays_also_when_two_go_at_once() {
    each(async |house| {
        let olga = house.acting(house.olga, &["*"]);
        let last = house.change(&olga, house.olga, "support_agent").await.unwrap_err();
        assert_eq!(last.of_field("role"), Some(&Rule::LastAdmin));
        let last = olga.perform(DisableMember { member: house.olga, version: 1 }).await.unwrap_err();
        assert_eq!(last.of_field("member"), Some(&Rule::LastAdmin));

        for round in 0..5 {
            let other = join(&house.db.engine, house.workspace, &format!("other{round}"), "super_admin").await;
            let admins = [house.olga, other];
            let both = admins.map(|member| Box::pin(house.change(&olga, member, "support_agent")));
            let refused = futures::future::join_all(both).await.into_iter().filter_map(Result::err);
            let refused: Vec<Error> = refused.collect();
            assert_eq!(refused.len(), 1, "{refused:?}");
            assert_eq!(refused[0].of_field("role"), Some(&Rule::LastAdmin));
            house.change(&olga, house.olga, "super_admin").await.unwrap();
            if house.member(other).await.role_name == "Super Admin" {
                house.change(&olga, other, "support_agent").await.unwrap();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn who_is_disabled_is_out_at_once_and_may_come_back() {
    each(async |house| {
        let attempt = Attempt { email: "tom@optim.example", password: PASSWORD, address: "192.0.2.1", agent: "test" };
        let token = sign_in(&house.db.engine, attempt.clone()).await.unwrap();
        let caller = |token: &str| Caller {
            engine: house.db.engine.clone(),
            token: Some(token.to_owned()),
            correlation: "test".into(),
            locale: ui::i18n::Locale::En,
            theme: ui::theme::Theme::System,
            collapsed: false,
        };
        assert!(caller(&token).enter("optim").await.is_ok());
        let olga = house.acting(house.olga, &["*"]);
        olga.perform(DisableMember { member: house.tom, version: 1 }).await.unwrap();
        assert_eq!(caller(&token).enter("optim").await.unwrap_err(), Error::SignedOut);
        // The password still fits, but there is no workspace to enter.
        let again = sign_in(&house.db.engine, attempt.clone()).await.unwrap();
        assert_eq!(caller(&again).enter("optim").await.unwrap_err(), Error::NotFound);
        olga.perform(EnableMember { member: house.tom, version: 2 }).await.unwrap();
        assert!(caller(&again).enter("optim").await.is_ok());
        assert_eq!(caller(&token).enter("optim").await.unwrap_err(), Error::SignedOut, "what has ended stays so");
        let tom = house.member(house.tom).await;
        assert_eq!((tom.devices, tom.seen_at, tom.archived_at), (1, Some(house.db.clock.now()), None));
        // His sign-ins are in the log of his workspace.
        let log = house.acting(house.olga, &["*"]).read(may("audit", "view")).unwrap();
        let mut sql = log.sql();
        sql.push("SELECT count(*) FROM audit_entries WHERE command = 'sign_ins.accept' AND member_id = ");
        sql.bind(house.tom.0);
        assert_eq!(log.first(sql, |row| row.int(0)).await.unwrap(), Some(1), "while disabled he is no member");
    })
    .await;
}
