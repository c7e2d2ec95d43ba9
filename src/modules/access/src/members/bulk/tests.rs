//! Each of several is changed by the rules for one, once, whatever becomes of the others.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::Cx;
use engine::testing::{TestDb, both};
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::may;
use kernel::{Cell, Error, Filter, ListQuery, Op, Rule, Uuid};

use super::commands::alter;
use super::{Alteration, Altered};
use crate::members::{MemberDetail, VIEW, load};
use crate::teams;
use crate::testing::{PASSWORD, join, password};
use crate::workspaces::{self, CreateWorkspace};

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    olga: MemberId,
    tom: MemberId,
    ana: MemberId,
}

/// Olga is the only super admin, Tom and Ana are agents.
async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let olga = join(&db.engine, workspace, "olga@optim.example", "super_admin").await;
        let tom = join(&db.engine, workspace, "tom@optim.example", "support_agent").await;
        let ana = join(&db.engine, workspace, "ana@optim.example", "support_agent").await;
        test(House { db, workspace, olga, tom, ana }).await;
    }
}

impl House {
    fn acting(&self, grants: &[&str]) -> Cx {
        self.db.actor(self.workspace).member(self.olga).grants(grants.iter().copied()).cx()
    }

    async fn role(&self, key: &str) -> Uuid {
        workspaces::role(&self.db.engine, self.workspace, key).await.unwrap()
    }

    async fn member(&self, member: MemberId) -> MemberDetail {
        load::load(&self.acting(&["*"]).read(VIEW).unwrap(), member).await.unwrap()
    }

    async fn roles(&self, member: MemberId) -> Vec<String> {
        let member = self.member(member).await;
        member.roles.into_iter().filter(|role| role.held).map(|role| role.name).collect()
    }

    async fn everybody(&self, alteration: Alteration, key: &str) -> Altered {
        alter(&self.acting(&["*"]), vec![self.olga, self.tom, self.ana], alteration, key).await.unwrap()
    }

    /// How many entries of the audit log name a command.
    async fn entries(&self, command: &str) -> i64 {
        let read = self.acting(&["*"]).read(may("audit", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT count(*) FROM audit_entries WHERE command = ").bind(command);
        read.first(sql, |row| row.int(0)).await.unwrap().unwrap()
    }
}

fn why(altered: &Altered, member: MemberId) -> &Error {
    &altered.refused.iter().find(|refused| refused.member == member).unwrap().why
}

#[tokio::test]
async fn who_may_change_does_and_the_last_admin_stays() {
    each(async |house| {
        let officer = house.role("compliance_officer").await;
        let altered = house.everybody(Alteration::SetRole(officer), "one").await;
        assert_eq!((altered.updated, altered.refused.len()), (2, 1));
        assert_eq!(why(&altered, house.olga).of_field("roles"), Some(&Rule::LastAdmin));
        assert_eq!(altered.refused[0].name, "olga");
        assert_eq!(house.roles(house.tom).await, ["Compliance Officer"]);
        assert_eq!(house.roles(house.olga).await, ["Super Admin"], "nothing of hers has changed");
        assert_eq!(house.entries("members.alter").await, 2, "one entry each");
    })
    .await;
}

#[tokio::test]
async fn sent_again_nobody_is_changed_twice() {
    each(async |house| {
        let officer = house.role("compliance_officer").await;
        let first = house.everybody(Alteration::AddRole(officer), "key").await;
        assert_eq!((first.updated, first.refused.len()), (3, 0), "{first:?}");
        // Somebody takes it away again; the call that comes a second time is an old one.
        alter(&house.acting(&["*"]), vec![house.tom], Alteration::RemoveRole(officer), "other").await.unwrap();
        let again = house.everybody(Alteration::AddRole(officer), "key").await;
        assert_eq!(again, first);
        assert_eq!(house.roles(house.tom).await, ["Support Agent"]);
        assert_eq!(house.roles(house.ana).await, ["Support Agent", "Compliance Officer"], "the first one stays first");
        let other = house.everybody(Alteration::Disable, "key").await;
        assert_eq!(other.updated, 0, "a key is for one change");
    })
    .await;
}

#[tokio::test]
async fn nobody_reaches_further_with_several_than_with_one() {
    each(async |house| {
        let admin = Alteration::SetRole(house.role("super_admin").await);
        alter(&house.acting(&["*"]), vec![house.ana], admin, "0").await.unwrap();
        let lead = house.acting(&[
            "members:*",
            "tickets:*",
            "customers:*",
            "snippets:*",
            "teams:*",
            "imports:*",
            "keys:*",
            "views:*",
        ]);
        let everybody = vec![house.olga, house.tom, house.ana, MemberId(Uuid::from_u128(7))];
        let disabled = alter(&lead, everybody, Alteration::Disable, "a").await.unwrap();
        assert_eq!(disabled.updated, 1);
        assert_eq!(why(&disabled, house.olga), &Error::invalid("member", Rule::Own), "out in the middle of it");
        assert_eq!(why(&disabled, house.ana), &Error::Forbidden { needs: "*".into() });
        assert_eq!(why(&disabled, MemberId(Uuid::from_u128(7))), &Error::NotFound);
        let nobody = house.acting(&["members:view"]);
        let refused = alter(&nobody, vec![house.tom], Alteration::Disable, "b").await.unwrap_err();
        assert_eq!(refused, Error::Forbidden { needs: "members:edit".into() });
        let none = alter(&lead, vec![], Alteration::Disable, "c").await.unwrap_err();
        assert_eq!(none.of_field("members"), Some(&Rule::Required));
        let asked = lead.clone().proven(kernel::Time(0));
        assert_eq!(alter(&asked, vec![house.ana], Alteration::Disable, "d").await, Err(Error::Unconfirmed));
    })
    .await;
}

#[tokio::test]
async fn a_person_keeps_one_role_and_is_not_their_own_manager() {
    each(async |house| {
        let agent = house.role("support_agent").await;
        let altered = house.everybody(Alteration::RemoveRole(agent), "a").await;
        assert_eq!(altered.updated, 1, "Olga does not hold it");
        assert_eq!(why(&altered, house.tom).of_field("roles"), Some(&Rule::Required));
        let altered = house.everybody(Alteration::Manager(Some(house.olga)), "b").await;
        assert_eq!(altered.updated, 2);
        assert_eq!(why(&altered, house.olga).of_field("manager"), Some(&Rule::Choice));
        house.everybody(Alteration::Department("Nights".into()), "c").await;
        let tom = house.member(house.tom).await;
        assert_eq!((tom.department.as_str(), tom.manager), ("Nights", Some((house.olga, "olga".into()))));
        let nobody = MemberId(Uuid::from_u128(7));
        let altered = house.everybody(Alteration::Manager(Some(nobody)), "d").await;
        assert_eq!(why(&altered, house.tom).of_field("manager"), Some(&Rule::Missing));
    })
    .await;
}

#[tokio::test]
async fn who_is_disabled_is_found_by_status_and_let_in_again() {
    each(async |house| {
        let sign_in = || password(&house.db.engine, "tom@optim.example", PASSWORD);
        sign_in().await.unwrap();
        alter(&house.acting(&["*"]), vec![house.tom], Alteration::EndSessions, "s").await.unwrap();
        assert_eq!(house.member(house.tom).await.devices, 0);
        house.everybody(Alteration::Disable, "a").await;
        let listed = async |status: &[&str]| {
            let values: Vec<String> = status.iter().map(|&status| status.to_owned()).collect();
            let filters = if values.is_empty() {
                Vec::new()
            } else {
                vec![Filter { field: "status".into(), op: Op::Is, values }]
            };
            let query = ListQuery { filters, columns: vec!["name".into()], ..ListQuery::default() };
            let page = house.acting(&["*"]).read(VIEW).unwrap().list("members", &query).await.unwrap();
            let mut names: Vec<String> =
                page.rows.iter().map(|row| row.cells.first().map_or("", Cell::text).to_owned()).collect();
            names.sort();
            names.join(" ")
        };
        assert_eq!(listed(&[]).await, "olga", "who is disabled is not listed");
        assert_eq!(listed(&["disabled"]).await, "ana tom");
        assert_eq!(listed(&["active", "disabled"]).await, "ana olga tom");
        let again = house.everybody(Alteration::Enable, "b").await;
        assert_eq!((again.updated, why(&again, house.olga).of_field("archived_at")), (2, Some(&Rule::State)));
        assert_eq!(listed(&["active"]).await, "ana olga tom");
    })
    .await;
}

#[tokio::test]
async fn a_team_is_given_only_by_who_reaches_its_rows() {
    each(async |house| {
        let team =
            teams::commands::create(&house.db.engine, house.workspace, "Nights", vec![house.olga]).await.unwrap();
        let give =
            async |cx: &Cx, key: &str| alter(cx, vec![house.tom], Alteration::JoinTeam(team), key).await.unwrap();
        let narrow =
            crate::members::ChangeGrants { member: house.tom, version: 1, grants: vec!["members:view:team".into()] };
        house.acting(&["*"]).perform(narrow).await.unwrap();
        let outside = house.acting(&["members:edit", "members:view:team"]);
        let refused = give(&outside, "a").await;
        assert_eq!(why(&refused, house.tom), &Error::Forbidden { needs: "members:view".into() });
        let inside = house.db.actor(house.workspace).member(house.olga).grants(["members:edit"]).teams([team]).cx();
        assert_eq!(give(&inside, "b").await.updated, 1);
        assert_eq!(give(&house.acting(&["*"]), "c").await.updated, 1, "who is in it already is");
        assert_eq!(house.entries("members.alter").await, 1);
        let gone = alter(&inside, vec![house.tom, house.ana], Alteration::LeaveTeam(team), "d").await.unwrap();
        assert_eq!((gone.updated, house.entries("members.alter").await), (2, 2));
        let missing = Alteration::JoinTeam(kernel::id::TeamId(Uuid::from_u128(7)));
        let missing = alter(&inside, vec![house.tom], missing, "e").await.unwrap();
        assert_eq!(why(&missing, house.tom).of_field("team"), Some(&Rule::Missing));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_admins_who_disable_everybody_at_once_one_is_left() {
    each(async |house| {
        let petra = join(&house.db.engine, house.workspace, "petra@optim.example", "super_admin").await;
        for round in 0..4 {
            let everybody = || vec![house.olga, petra, house.tom];
            let (one, two) = (house.acting(&["*"]), house.acting(&["*"]));
            let (a, b) = (format!("a{round}"), format!("b{round}"));
            let (one, two) = tokio::join!(
                Box::pin(alter(&one, everybody(), Alteration::Disable, &a)),
                Box::pin(alter(&two, everybody().into_iter().rev().collect(), Alteration::Disable, &b)),
            );
            let (one, two) = (one.unwrap(), two.unwrap());
            assert_eq!(one.updated + two.updated, 2, "{one:?} {two:?}");
            let back = alter(&house.acting(&["*"]), everybody(), Alteration::Enable, &format!("c{round}")).await;
            assert_eq!(back.unwrap().updated, 2);
        }
    })
    .await;
}
