//! What a workspace asks for holds from the next request on, and where a person is in several, the strictest holds.

use kernel::{Error, Rule};

use super::{SaveSecurity, VIEW, WhenFull, load};
use crate::factors::tests::{House, each};
use crate::testing::join;
use crate::workspaces::{self, CreateWorkspace};

const HOUR: i64 = 3_600_000;
const ADA: &str = "ada@acme.example";
const TOM: &str = "tom@acme.example";

fn usual() -> SaveSecurity {
    SaveSecurity::default()
}

impl House {
    fn admin(&self) -> engine::Cx {
        self.db.actor(self.workspace).grants(["*"]).cx()
    }

    async fn enters(&self, token: &str) -> Result<(), Error> {
        self.caller(token).enter("acme").await.map(drop)
    }
}

#[tokio::test]
async fn settings_are_kept_checked_and_versioned() {
    each(async |house| {
        let admin = house.admin();
        let before = load::load(&admin.read(VIEW).unwrap()).await.unwrap();
        assert_eq!((before.version, before.idle_hours, before.absolute_hours, before.devices), (0, 8, 12, 3));
        let wrong = SaveSecurity { idle_hours: 0, devices: 21, ..usual() };
        let refused = admin.perform(wrong).await.unwrap_err();
        assert_eq!(refused.of_field("idle_hours"), Some(&Rule::Range { min: 1, max: 168 }));
        assert_eq!(refused.of_field("devices"), Some(&Rule::Range { min: 1, max: 20 }));
        let nobody = SaveSecurity { factor_roles: vec!["nobody".into()], ..usual() };
        assert_eq!(admin.perform(nobody).await.unwrap_err().of_field("factor_roles"), Some(&Rule::Missing));

        admin.perform(SaveSecurity { idle_hours: 2, ..usual() }).await.unwrap();
        let saved = SaveSecurity { version: 1, devices: 5, factor_roles: vec!["super_admin".into()], ..usual() };
        admin.perform(saved.clone()).await.unwrap();
        assert_eq!(admin.perform(saved).await.unwrap_err(), Error::Conflict { current: 2 });
        let after = load::load(&admin.read(VIEW).unwrap()).await.unwrap();
        assert_eq!((after.version, after.idle_hours, after.devices), (2, 8, 5));
        let wanted: Vec<(&str, i64)> =
            after.roles.iter().filter(|role| role.wanted).map(|role| (role.key.as_str(), role.without)).collect();
        assert_eq!(wanted, [("super_admin", 1)]);
        let changes = house.texts("SELECT changes FROM audit_entries WHERE command = 'security.save'").await;
        assert!(changes.iter().any(|change| change.contains("\"devices\":[3,5]")), "{changes:?}");
        let agent = house.db.actor(house.workspace).grants(["security:view"]).cx();
        assert!(matches!(agent.perform(usual()).await, Err(Error::Forbidden { .. })));
    })
    .await;
}

#[tokio::test]
async fn hours_hold_from_the_next_request_and_the_strictest_workspace_wins() {
    each(async |house| {
        let token = house.password(ADA).await.unwrap();
        house.db.clock.advance(2 * HOUR);
        assert_eq!(house.enters(&token).await, Ok(()));
        // Another workspace of hers is stricter, where she is not at the moment.
        let engine = &house.db.engine;
        let other = workspaces::create(engine, CreateWorkspace::new("other", "saas")).await.unwrap();
        join(engine, other, ADA, "super_admin").await;
        let strict = SaveSecurity { idle_hours: 1, ..usual() };
        house.db.actor(other).grants(["*"]).cx().perform(strict).await.unwrap();
        // One that nobody uses in between: its use is noted beside the answer, whenever that is.
        let (used, unused) = (house.password(ADA).await.unwrap(), house.password(ADA).await.unwrap());
        house.db.clock.advance(HOUR - 1);
        assert_eq!(house.enters(&used).await, Ok(()));
        house.db.clock.advance(1);
        assert_eq!(house.enters(&unused).await, Err(Error::SignedOut));
        // Longer in one is not longer in all: the usual counts for a workspace that says nothing.
        let long = SaveSecurity { version: 1, idle_hours: 100, absolute_hours: 100, ..usual() };
        house.db.actor(other).grants(["*"]).cx().perform(long).await.unwrap();
        let token = house.password(ADA).await.unwrap();
        house.db.clock.advance(8 * HOUR);
        assert_eq!(house.enters(&token).await, Err(Error::SignedOut));
    })
    .await;
}

#[tokio::test]
async fn one_device_too_many_is_refused_where_a_workspace_says_so() {
    each(async |house| {
        house.admin().perform(SaveSecurity { devices: 1, when_full: WhenFull::Refuse, ..usual() }).await.unwrap();
        let first = house.password(ADA).await.unwrap();
        let refused = house.password(ADA).await.unwrap_err();
        assert_eq!(refused, Error::invalid("email", Rule::Devices(1)));
        assert_eq!(house.enters(&first).await, Ok(()));
        house.admin().perform(SaveSecurity { version: 1, devices: 1, ..usual() }).await.unwrap();
        let second = house.password(ADA).await.unwrap();
        assert_eq!((house.enters(&first).await, house.enters(&second).await), (Err(Error::SignedOut), Ok(())));
    })
    .await;
}

#[tokio::test]
async fn who_lacks_a_factor_that_the_role_asks_for_gets_to_set_one_up_and_nothing_else() {
    each(async |house| {
        house.join("tom", "support_agent").await;
        let (ada, tom) = (house.password(ADA).await.unwrap(), house.password(TOM).await.unwrap());
        house.admin().perform(SaveSecurity { factor_roles: vec!["super_admin".into()], ..usual() }).await.unwrap();
        assert_eq!(house.enters(&ada).await, Err(Error::Unprotected));
        assert_eq!(house.enters(&tom).await, Ok(()), "his role does not ask");
        let own = house.caller(&ada).account("acme").await.unwrap();
        assert!(matches!(own.read(VIEW), Err(Error::Forbidden { .. })));
        let shell = crate::shell::enter_account(&house.caller(&ada), "acme".into()).await.unwrap();
        assert!(!shell.may(VIEW));
        house.enrol(&ada).await;
        assert_eq!(house.enters(&ada).await, Ok(()));
    })
    .await;
}
