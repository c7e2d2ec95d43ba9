//! Everybody changes their own profile and password, and nobody another's.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::Cx;
use engine::testing::{TestDb, both};
use kernel::id::{MemberId, UserId, WorkspaceId};
use kernel::permission::may;
use kernel::{Error, Rule, Uuid};

use super::commands::{change_password, load, own};
use super::{EditProfile, Profile};
use crate::members::Notices;
use crate::testing::{self, PASSWORD as OLD, join_as};
use crate::workspaces::{self, CreateWorkspace};

const NEW: &str = "Glass-otter-paints-7";

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    tom: MemberId,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let tom = join_as(&db.engine, workspace, "Tom", "tom@optim.example", "support_agent").await;
        test(House { db, workspace, tom }).await;
    }
}

impl House {
    /// Tom, who holds nothing.
    async fn tom(&self) -> Cx {
        let read = self.db.engine.as_system(self.workspace, "test").read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT user_id FROM members WHERE id = ").bind(self.tom.0);
        let user: Uuid = read.first(sql, |row| row.uuid(0)).await.unwrap().unwrap();
        let cx = self.db.actor(self.workspace).member(self.tom).name("Tom").cx();
        let actor = kernel::Actor { user: UserId(user), ..cx.actor().clone() };
        self.db.engine.as_actor(actor, "test")
    }

    async fn sign_in(&self, password: &str) -> Result<String, Error> {
        testing::password(&self.db.engine, "tom@optim.example", password).await
    }
}

fn edit(name: &str, version: i64) -> EditProfile {
    let notices = Notices { role_changed: false, joined: true };
    EditProfile { version, name: name.into(), locale: "es".into(), department: "Nights".into(), notices }
}

#[tokio::test]
async fn a_profile_is_ones_own() {
    each(async |house| {
        let tom = house.tom().await;
        own(&tom).perform(edit("Tom Baker", 1)).await.unwrap();
        let Profile { version, name, locale, department, notices, .. } = load(&tom).await.unwrap();
        let said = (version, name.as_str(), locale.as_str(), department.as_str(), notices.role_changed);
        assert_eq!(said, (2, "Tom Baker", "es", "Nights", false));
        let blank = own(&tom).perform(edit(" ", 2)).await.unwrap_err();
        assert_eq!(blank.of_field("name"), Some(&Rule::Required));
        assert_eq!(own(&tom).perform(edit("Tom", 1)).await.unwrap_err(), Error::Conflict { current: 2 });
        assert!(own(&tom).read(crate::members::VIEW).is_err(), "and nothing else is");
    })
    .await;
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_the_old_one_and_other_sessions_end() {
    each(async |house| {
        let tom = house.tom().await;
        let (here, there) = (house.sign_in(OLD).await.unwrap(), house.sign_in(OLD).await.unwrap());
        let wrong = change_password(&tom, &here, "not it", NEW).await.unwrap_err();
        assert_eq!(wrong.of_field("old"), Some(&Rule::Credentials));
        let weak = change_password(&tom, &here, OLD, "Password1234!").await.unwrap_err();
        assert_eq!(weak.of_field("password"), Some(&Rule::Breached));
        change_password(&tom, &here, OLD, NEW).await.unwrap();
        let read = tom.engine().as_system(house.workspace, "test").read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT token_hash FROM sessions WHERE ended_at IS NULL");
        let living = read.rows(sql, |row| row.text(0)).await.unwrap();
        assert_eq!(living, [crate::token::hash(&here)], "not {}", crate::token::hash(&there));
        assert!(house.sign_in(OLD).await.is_err());
        house.sign_in(NEW).await.unwrap();
        for _ in 0..10 {
            change_password(&tom, &here, "guess", NEW).await.unwrap_err();
        }
        assert!(matches!(change_password(&tom, &here, NEW, OLD).await, Err(Error::TooMany { .. })));
    })
    .await;
}
