//! Roles change within what the caller holds, a dry run says for whom, and somebody who may do everything remains.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::Cx;
use engine::testing::{TestDb, both};
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::Rows;
use kernel::{Error, Grants, Rule, Uuid};

use super::{ArchiveRole, CreateRole, Matrix, RenameRole, RestoreRole, RoleGrants, SetGrants, VIEW, foresee, load};
use crate::members::ChangeRoles;
use crate::testing::join;
use crate::workspaces::{self, CreateWorkspace};

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    olga: MemberId,
    ana: MemberId,
}

/// Olga is the super admin, Ana and Tom are agents.
async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let olga = join(&db.engine, workspace, "olga@optim.example", "super_admin").await;
        let ana = join(&db.engine, workspace, "ana@optim.example", "support_agent").await;
        join(&db.engine, workspace, "tom@optim.example", "support_agent").await;
        test(House { db, workspace, olga, ana }).await;
    }
}

impl House {
    fn acting(&self, grants: &[&str]) -> Cx {
        self.db.actor(self.workspace).member(self.olga).grants(grants.iter().copied()).cx()
    }

    fn admin(&self) -> Cx {
        self.acting(&["*"])
    }

    async fn matrix(&self) -> Matrix {
        load::matrix(&self.admin().read(VIEW).unwrap()).await.unwrap()
    }

    /// A change of one role's grants.
    async fn change(&self, key: &str, change: impl Fn(Grants) -> Grants) -> SetGrants {
        let matrix = self.matrix().await;
        let role = matrix.roles.into_iter().find(|role| role.key == key).unwrap();
        SetGrants { changes: vec![RoleGrants { role: role.id, version: role.version, grants: change(role.grants) }] }
    }
}

fn lose_edit(grants: Grants) -> Grants {
    grants.with("members", "view", Rows::None, &["view", "edit"])
}

#[tokio::test]
async fn a_dry_run_names_who_loses_what_and_the_change_does_it() {
    each(async |house| {
        let change = house.change("support_agent", lose_edit).await;
        let read = house.admin().read(super::EDIT).unwrap();
        let foreseen = foresee::foresee(&read, &change.changes).await.unwrap();
        let [one] = foreseen.as_slice() else { panic!("{foreseen:?}") };
        assert_eq!(
            (one.permission.as_str(), &one.gain[..], &one.lose[..]),
            ("members:view", &[][..], &["ana".into(), "tom".into()][..])
        );
        // Who may act in another role that grants it loses nothing.
        let roles = ["support_agent", "analytics_specialist"];
        let mut ids = Vec::new();
        for key in roles {
            ids.push(workspaces::role(&house.db.engine, house.workspace, key).await.unwrap());
        }
        house.admin().perform(ChangeRoles { member: house.ana, version: 1, roles: ids }).await.unwrap();
        let foreseen = foresee::foresee(&read, &change.changes).await.unwrap();
        assert_eq!(foreseen[0].lose, ["tom"]);

        assert_eq!(
            house.change("support_agent", |grants| grants).await.changes[0].version,
            1,
            "nothing has changed yet"
        );
        house.admin().perform(change.clone()).await.unwrap();
        let agent = house.matrix().await.roles.into_iter().find(|role| role.key == "support_agent").unwrap();
        assert_eq!((agent.grants.rows("members", "view"), agent.version, agent.holders), (Rows::None, 2, 2));
        assert_eq!(house.admin().perform(change).await.unwrap_err(), Error::Conflict { current: 2 });
    })
    .await;
}

#[tokio::test]
async fn no_role_is_changed_beyond_what_the_caller_holds() {
    each(async |house| {
        let lead = house.acting(&["roles:*", "members:view", "teams:view"]);
        let beyond = |change: SetGrants| {
            let lead = lead.clone();
            async move { lead.perform(change).await.unwrap_err() }
        };
        let give = house.change("support_agent", |grants| grants.and(Grants::new(["members:edit"]))).await;
        assert_eq!(beyond(give).await, Error::Forbidden { needs: "members:edit".into() });
        let all = house.change("support_agent", |grants| grants.and(Grants::new(["*"]))).await;
        assert_eq!(beyond(all).await, Error::Forbidden { needs: "*".into() });
        let take = house.change("super_admin", |_| Grants::new(["members:view"])).await;
        assert_eq!(beyond(take).await, Error::Forbidden { needs: "*".into() });
        lead.perform(house.change("support_agent", lose_edit).await).await.unwrap();
        // Olga alone may do everything, through this role.
        let take = house.change("super_admin", |_| Grants::new(["members:view"])).await;
        assert_eq!(house.admin().perform(take).await.unwrap_err().of_field("changes"), Some(&Rule::LastAdmin));
        let nonsense = house.change("support_agent", |grants| grants.and(Grants::new(["planes:fly"]))).await;
        assert_eq!(house.admin().perform(nonsense).await.unwrap_err().of_field("changes"), Some(&Rule::Choice));
    })
    .await;
}

#[tokio::test]
async fn roles_are_made_named_and_put_away() {
    each(async |house| {
        let (admin, matrix) = (house.admin(), house.matrix().await);
        let agent = matrix.roles.iter().find(|role| role.key == "support_agent").unwrap();
        let new = |name: &str, like: Option<Uuid>| CreateRole { name: name.into(), description: String::new(), like };
        let taken = admin.perform(new(" support agent ", None)).await.unwrap_err();
        assert_eq!(taken.of_field("name"), Some(&Rule::Taken));
        let night = admin.perform(new("Équipe de nuit", Some(agent.id))).await.unwrap();
        let found = house.matrix().await.roles.into_iter().find(|role| role.id == night).unwrap();
        assert_eq!((found.key.as_str(), found.holders), ("equipe_de_nuit", 0));
        assert_eq!(found.grants, agent.grants);
        let lead = house.acting(&["roles:*"]);
        let beyond = lead.perform(new("Like an admin", Some(agent.id))).await.unwrap_err();
        assert!(matches!(beyond, Error::Forbidden { .. }), "{beyond:?}");

        let rename = RenameRole { role: night, version: 1, name: "Night".into(), description: "After eight".into() };
        admin.perform(rename).await.unwrap();
        let held = admin.perform(ArchiveRole { role: agent.id, version: 1 }).await.unwrap_err();
        assert_eq!(held.of_field("role"), Some(&Rule::InUse(2)));
        admin.perform(ArchiveRole { role: night, version: 2 }).await.unwrap();
        let matrix = house.matrix().await;
        assert!(matrix.roles.iter().all(|role| role.id != night));
        assert_eq!(matrix.archived[0].name, "Night");
        let give = ChangeRoles { member: house.ana, version: 1, roles: vec![night] };
        assert_eq!(admin.perform(give).await.unwrap_err().of_field("roles"), Some(&Rule::Missing));
        admin.perform(RestoreRole { role: night, version: 3 }).await.unwrap();
    })
    .await;
}
