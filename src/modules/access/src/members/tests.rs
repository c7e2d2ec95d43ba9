//! Nobody rises by their own hand, somebody always stays, and who is disabled is out.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod disabling;

use engine::Cx;
use engine::testing::{Letterbox, TestDb, both};
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::{Rows, may};
use kernel::{Error, Filter, ListQuery, Op, Rule, Uuid};

use super::{ChangeGrants, ChangeRoles, DisableMember, EnableMember, MemberDetail, VIEW, load};
use crate::history;
use crate::sessions::caller::Caller;
use crate::sessions::roles::{Acting, act};
use crate::shell::enter;
use crate::testing::{self, PASSWORD, join, password};
use crate::users::{NewMember, add_member};
use crate::workspaces::{self, CreateWorkspace};

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
        let olga = join(&db.engine, workspace, "olga@optim.example", "super_admin").await;
        let tom = join(&db.engine, workspace, "tom@optim.example", "support_agent").await;
        test(House { db, workspace, olga, tom }).await;
    }
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

    fn caller(&self, token: &str) -> Caller {
        testing::caller(&self.db.engine, token)
    }

    /// The cookie of somebody who has just signed in.
    async fn sign_in(&self, name: &str) -> String {
        password(&self.db.engine, &format!("{name}@optim.example"), PASSWORD).await.unwrap()
    }

    async fn change(&self, cx: &Cx, member: MemberId, role: &str) -> Result<(), Error> {
        let version = self.member(member).await.version;
        cx.perform(ChangeRoles { member, version, roles: vec![self.role(role).await] }).await
    }
}

fn names(member: &MemberDetail) -> Vec<&str> {
    member.roles.iter().filter(|role| role.held).map(|role| role.name.as_str()).collect()
}

#[tokio::test]
async fn a_role_is_changed_and_the_page_shows_it() {
    each(async |house| {
        let olga = house.acting(house.olga, &["*"]);
        house.change(&olga, house.tom, "compliance_officer").await.unwrap();
        let tom = house.member(house.tom).await;
        assert_eq!((names(&tom), tom.version), (vec!["Compliance Officer"], 2));
        assert!(tom.roles.len() >= 6 && tom.roles.iter().all(|role| !role.beyond));
        assert_eq!(house.member(house.olga).await.deeds.first().unwrap().command, "members.change_roles");
        let gone = ChangeRoles { member: house.tom, version: 2, roles: vec![Uuid::from_u128(7)] };
        assert_eq!(olga.perform(gone).await.unwrap_err().of_field("roles"), Some(&Rule::Missing));
        let refused = house.change(&house.acting(house.tom, &["members:view"]), house.tom, "super_admin").await;
        assert!(matches!(refused, Err(Error::Forbidden { .. })));
    })
    .await;
}

#[tokio::test]
async fn who_has_another_role_is_told_by_mail_unless_they_asked_not_to_be() {
    each(async |house| {
        let (olga, post) =
            (house.db.actor(house.workspace).member(house.olga).name("Olga").grants(["*"]).cx(), Letterbox::default());
        house.change(&olga, house.tom, "compliance_officer").await.unwrap();
        let mails = post.mails(&house.db.engine).await;
        let [(to, text)] = mails.as_slice() else { panic!("{mails:#?}") };
        assert_eq!(to, "tom@optim.example");
        assert!(
            text.contains("Olga has changed your role in optim from Support Agent to Compliance Officer"),
            "{text}"
        );
        house.db.meddle(r#"UPDATE members SET notices = '{"role_changed":false}'"#).await.unwrap();
        house.change(&olga, house.tom, "support_agent").await.unwrap();
        assert_eq!(post.mails(&house.db.engine).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn who_has_other_grants_is_told_in_plain_words_and_nobody_of_what_they_did_themselves() {
    each(async |house| {
        let (olga, post) =
            (house.db.actor(house.workspace).member(house.olga).name("Olga").grants(["*"]).cx(), Letterbox::default());
        let give = |member, version, words: &[&str]| {
            let grants = words.iter().map(|&word| word.to_owned()).collect();
            ChangeGrants { member, version, grants }
        };
        olga.perform(give(house.tom, 1, &["members:edit", "roles:view:own"])).await.unwrap();
        olga.perform(give(house.tom, 2, &["members:edit"])).await.unwrap();
        olga.perform(give(house.tom, 3, &["members:edit"])).await.unwrap();
        olga.perform(give(house.olga, 1, &["members:edit"])).await.unwrap();
        let role = vec![house.role("super_admin").await, house.role("support_agent").await];
        olga.perform(ChangeRoles { member: house.olga, version: 2, roles: role }).await.unwrap();
        let mails = post.mails(&house.db.engine).await;
        let texts: Vec<&str> = mails
            .iter()
            .map(|(to, text)| {
                assert_eq!(to, "tom@optim.example", "{text}");
                text.as_str()
            })
            .collect();
        let [first, second] = texts.as_slice() else { panic!("{texts:#?}") };
        assert!(first.contains("Olga has changed what you may do in optim"), "{first}");
        assert!(first.contains("New: Members: edit; Roles: see (only your own)"), "{first}");
        assert!(first.contains("No longer: nothing"), "{first}");
        assert!(
            second.contains("New: nothing") && second.contains("No longer: Roles: see (only your own)"),
            "{second}"
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_hands_out_or_takes_away_more_than_they_hold() {
    each(async |house| {
        join(&house.db.engine, house.workspace, "petra@optim.example", "super_admin").await;
        let lead = house.acting(
            house.tom,
            &["members:*", "tickets:*", "customers:*", "snippets:*", "teams:*", "imports:*", "keys:*", "views:*"],
        );
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
        assert_eq!(last.of_field("roles"), Some(&Rule::LastAdmin));
        let last = olga.perform(DisableMember { member: house.olga, version: 1 }).await.unwrap_err();
        assert_eq!(last.of_field("member"), Some(&Rule::LastAdmin));

        for round in 0..5 {
            let other =
                join(&house.db.engine, house.workspace, &format!("other{round}@optim.example"), "super_admin").await;
            let admins = [house.olga, other];
            let both = admins.map(|member| Box::pin(house.change(&olga, member, "support_agent")));
            let refused = futures::future::join_all(both).await.into_iter().filter_map(Result::err);
            let refused: Vec<Error> = refused.collect();
            assert_eq!(refused.len(), 1, "{refused:?}");
            assert_eq!(refused[0].of_field("roles"), Some(&Rule::LastAdmin));
            house.change(&olga, house.olga, "super_admin").await.unwrap();
            if names(&house.member(other).await) == ["Super Admin"] {
                house.change(&olga, other, "support_agent").await.unwrap();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_acts_in_one_of_several_roles_under_a_new_cookie() {
    each(async |house| {
        let olga = house.acting(house.olga, &["*"]);
        let (agent, officer) = (house.role("support_agent").await, house.role("compliance_officer").await);
        let both = ChangeRoles { member: house.tom, version: 1, roles: vec![agent, officer] };
        olga.perform(both).await.unwrap();
        assert_eq!(names(&house.member(house.tom).await), ["Support Agent", "Compliance Officer"]);

        let first = house.sign_in("tom").await;
        let (shell, _) = enter(&house.caller(&first), "optim".into()).await.unwrap();
        assert_eq!((shell.role_key.as_str(), shell.choose, shell.roles.len()), ("support_agent", true, 2));
        let second = act(&house.caller(&first), "optim", Acting::As(officer)).await.unwrap();
        assert_eq!(house.caller(&first).enter("optim").await.unwrap_err(), Error::SignedOut, "the id has changed");
        let cx = house.caller(&second).enter("optim").await.unwrap();
        assert!(cx.actor().may(may("audit", "view")) && !cx.actor().may(may("tickets", "edit")), "{:?}", cx.actor());
        let (shell, _) = enter(&house.caller(&second), "optim".into()).await.unwrap();
        assert_eq!((shell.role.as_str(), shell.choose), ("Compliance Officer", false));
        let admin = house.role("super_admin").await;
        assert_eq!(act(&house.caller(&second), "optim", Acting::As(admin)).await.unwrap_err(), Error::NotFound);

        // The role is taken away: the session acts in the one that is left, from the next request on.
        olga.perform(ChangeRoles { member: house.tom, version: 2, roles: vec![agent] }).await.unwrap();
        let cx = house.caller(&second).enter("optim").await.unwrap();
        assert_eq!(cx.actor().role, "support_agent");
        assert!(!cx.actor().may(may("audit", "view")));
    })
    .await;
}

#[tokio::test]
async fn who_looks_as_another_role_sees_less_and_changes_nothing() {
    each(async |house| {
        let token = house.sign_in("olga").await;
        let agent = house.role("support_agent").await;
        let looking = act(&house.caller(&token), "optim", Acting::Looking(agent)).await.unwrap();
        let cx = house.caller(&looking).enter("optim").await.unwrap();
        assert_eq!((cx.actor().role.as_str(), cx.actor().looking), ("support_agent", true));
        assert!(cx.read(may("audit", "view")).is_err());
        let admin = house.role("super_admin").await;
        let rise = ChangeRoles { member: house.tom, version: 1, roles: vec![admin] };
        assert_eq!(cx.perform(rise).await.unwrap_err(), Error::Looking);
        let denied = act(&house.caller(&looking), "optim", Acting::Looking(admin)).await.unwrap_err();
        assert_eq!(denied, Error::Looking);
        let back = act(&house.caller(&looking), "optim", Acting::Back).await.unwrap();
        assert!(house.caller(&back).enter("optim").await.unwrap().actor().may(may("members", "edit")));

        // Who may not look, or would see more than they hold, does not.
        let token = house.sign_in("tom").await;
        let denied = act(&house.caller(&token), "optim", Acting::Looking(agent)).await.unwrap_err();
        assert_eq!(denied, Error::Forbidden { needs: "roles:look".into() });
        let look = ChangeGrants { member: house.tom, version: 1, grants: vec!["roles:look".into()] };
        house.acting(house.olga, &["*"]).perform(look).await.unwrap();
        let denied = act(&house.caller(&token), "optim", Acting::Looking(admin)).await.unwrap_err();
        assert_eq!(denied, Error::Forbidden { needs: "*".into() });
    })
    .await;
}

#[tokio::test]
async fn own_grants_are_added_to_those_of_the_role() {
    each(async |house| {
        let olga = house.acting(house.olga, &["*"]);
        let token = house.sign_in("tom").await;
        let may_audit = async |house: &House| {
            house.caller(&token).enter("optim").await.unwrap().actor().may(may("members", "edit"))
        };
        assert!(!may_audit(&house).await);
        let give = |version, words: &[&str]| ChangeGrants {
            member: house.tom,
            version,
            grants: words.iter().map(|&word| word.to_owned()).collect(),
        };
        olga.perform(give(1, &["members:edit", "members:edit"])).await.unwrap();
        assert!(may_audit(&house).await, "from the next request on");
        assert_eq!(house.member(house.tom).await.grants, ["members:edit"]);
        let unknown = olga.perform(give(2, &["members:edit", "members:fly"])).await.unwrap_err();
        assert_eq!(unknown.of_field("grants.members:fly"), Some(&Rule::Choice));
        let lead = house.acting(house.tom, &["members:edit", "roles:view"]);
        let beyond = lead.perform(give(2, &["members:edit", "*"])).await.unwrap_err();
        assert_eq!(beyond, Error::Forbidden { needs: "*".into() });
        lead.perform(give(2, &["members:edit", "roles:view"])).await.unwrap();
        olga.perform(give(3, &[])).await.unwrap();
        assert!(!may_audit(&house).await);
        // Everything, as a grant of one's own, is an admin too: the last one keeps it.
        olga.perform(give(4, &["*"])).await.unwrap();
        house.change(&olga, house.olga, "support_agent").await.unwrap();
        let last = olga.perform(give(5, &[])).await.unwrap_err();
        assert_eq!(last.of_field("grants"), Some(&Rule::LastAdmin));
    })
    .await;
}

#[tokio::test]
async fn the_evaluator_says_why() {
    each(async |house| {
        let read = house.acting(house.olga, &["*"]).read(super::EDIT).unwrap();
        let why = load::explain(&read, house.tom, "members:view").await.unwrap();
        assert_eq!((why.rows, why.records), (Rows::All, 0));
        let [role, own] = why.sources.as_slice() else { panic!("{why:?}") };
        assert_eq!((role.role.as_deref(), role.acting, own.role.as_deref()), (Some("Support Agent"), true, None));
        assert!(role.steps.iter().any(|step| step.word == "members:view" && step.held));
        let why = load::explain(&read, house.tom, "audit:view").await.unwrap_err();
        assert_eq!(why, Error::NotFound, "nothing in this house asks for it");
        let why = load::explain(&read, house.tom, "members:edit").await.unwrap();
        assert!(why.rows == Rows::None && why.sources.iter().flat_map(|source| &source.steps).all(|step| !step.held));
    })
    .await;
}

#[tokio::test]
async fn whoever_holds_a_role_beside_another_is_found_by_both() {
    each(async |house| {
        let (agent, officer) = (house.role("support_agent").await, house.role("compliance_officer").await);
        let both = ChangeRoles { member: house.tom, version: 1, roles: vec![agent, officer] };
        house.acting(house.olga, &["*"]).perform(both).await.unwrap();
        let listed = async |op: Op, role: String| {
            let filters = vec![Filter { field: "role".into(), op, values: vec![role] }];
            let query = ListQuery { filters, columns: vec!["name".into()], ..ListQuery::default() };
            let page = house.acting(house.olga, &["*"]).read(VIEW).unwrap().list("members", &query).await.unwrap();
            page.rows.iter().map(|row| row.id).collect::<Vec<_>>()
        };
        let (tom, olga) = (house.tom.0, house.olga.0);
        for role in [agent, officer] {
            assert_eq!(listed(Op::Is, role.to_string()).await, [tom]);
            assert_eq!(listed(Op::Not, role.to_string()).await, [olga]);
        }
        assert!(listed(Op::Is, "none".into()).await.is_empty());
        // A role of the same key elsewhere is another one.
        let other = workspaces::create(&house.db.engine, CreateWorkspace::new("other", "saas")).await.unwrap();
        let foreign = workspaces::role(&house.db.engine, other, "compliance_officer").await.unwrap();
        assert!(listed(Op::Is, foreign.to_string()).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_became_of_a_member_is_for_those_close_to_them() {
    each(async |house| {
        let olga = house.acting(house.olga, &["*"]);
        house.change(&olga, house.tom, "compliance_officer").await.unwrap();
        let ana = join(&house.db.engine, house.workspace, "ana@optim.example", "support_agent").await;
        let steps = async |member: MemberId, grants: &[&str]| {
            let cx = house.acting(member, grants);
            history::load::load(&cx, "members", house.tom.0).await.unwrap().len()
        };
        let all = steps(house.olga, &["*"]).await;
        assert!(all > 0);
        assert_eq!(steps(ana, &["members:view"]).await, 0);
        for (member, grants) in [
            (ana, ["members:view", "audit:view"]),
            (ana, ["members:view", "members:edit"]),
            (house.tom, ["members:view"; 2]),
        ] {
            assert_eq!(steps(member, &grants).await, all, "{grants:?}");
        }
    })
    .await;
}
