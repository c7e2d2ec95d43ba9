//! A key acts for its holder, as far as both reach, until it is over; its secret is nowhere.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::time::Duration;

use engine::testing::both;
use engine::{Cx, Module};
use kernel::id::MemberId;
use kernel::permission::may;
use kernel::time::DAY;
use kernel::{Error, Grants, Result, Rule, Time, Uuid};

use super::bearer::{Entered, Program};
use super::commands::{CreateKey, RotateKey};
use super::{ApiKey, EDIT, KeyFields, MOST, RevokeKey, Standing, VIEW, load, secret};
use crate::factors::tests::House;
use crate::members::{ChangeGrants, ChangeRoles, DisableMember, EnableMember};
use crate::networks::AllowNetwork;
use crate::roles::RoleGrants;
use crate::security::{SaveSecurity, WhenFull};
use crate::token;
use crate::workspaces::{self, CreateWorkspace};

const ADA: &str = "ada@acme.example";
const TOM: &str = "tom@acme.example";

/// What another room declares.
fn tickets() -> Module {
    ["view", "edit", "note", "assign"]
        .into_iter()
        .fold(Module::new(), |module, action| module.permission(may("tickets", action)))
}

pub(crate) async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module(), tickets()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("acme", "saas")).await.unwrap();
        let house = House { db, workspace };
        house.join("ada", "super_admin").await;
        test(house).await;
    }
}

pub(crate) fn fields(grants: &[&str]) -> KeyFields {
    let grants = grants.iter().map(|word| (*word).to_owned()).collect();
    KeyFields { name: "Nightly export".into(), grants, days: 90, networks: Vec::new() }
}

impl House {
    pub(crate) fn program(&self) -> Program {
        Program {
            engine: self.db.engine.clone(),
            address: [192, 0, 2, 7].into(),
            agent: "curl/8".into(),
            correlation: "test".into(),
            issuer: "https://backoffice.example".into(),
        }
    }

    /// Somebody who has just signed in.
    pub(crate) async fn signed_in(&self, email: &str) -> Cx {
        let token = self.password(email).await.unwrap();
        self.caller(&token).enter("acme").await.unwrap()
    }

    pub(crate) async fn make(&self, cx: &Cx, fields: KeyFields) -> Result<String> {
        let made = secret::make();
        cx.perform(CreateKey { fields, prefix: made.prefix, hash: token::hash(&made.key) }).await?;
        Ok(made.key)
    }

    pub(crate) async fn entered(&self, key: &str) -> Result<Entered> {
        self.program().enter(key).await
    }

    pub(crate) async fn keys(&self, cx: &Cx) -> Vec<ApiKey> {
        load::load(&cx.read(VIEW).unwrap()).await.unwrap().keys
    }

    pub(crate) async fn member_version(&self, member: MemberId) -> i64 {
        let read = self.db.actor(self.workspace).grants(["*"]).cx().read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT version FROM members WHERE id = ").bind(member.0);
        read.first(sql, |row| row.int(0)).await.unwrap().unwrap()
    }
}

pub(crate) fn words(entered: &Entered) -> Vec<String> {
    entered.cx.actor().grants.iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn a_key_reaches_what_both_it_and_its_holder_reach_now() {
    each(async |house| {
        let tom = house.join("tom", "operations_manager").await;
        let (ada, key) = (house.signed_in(ADA).await, {
            let tom = house.signed_in(TOM).await;
            house.make(&tom, fields(&["tickets:view", "tickets:note", "members:view:own"])).await.unwrap()
        });
        let entered = house.entered(&key).await.unwrap();
        assert_eq!(words(&entered), ["members:view:own", "tickets:note", "tickets:view"]);
        let actor = entered.cx.actor();
        assert_eq!(
            (actor.member, actor.role.as_str(), actor.key.as_deref()),
            (tom, "operations_manager", Some("Nightly export"))
        );
        assert_eq!(entered.workspace, ("acme".to_owned(), "acme".to_owned()));

        // The role grants less from now on, then the member holds another one.
        let role = workspaces::role(&house.db.engine, house.workspace, "operations_manager").await.unwrap();
        let less = RoleGrants { role, version: 1, grants: Grants::new(["tickets:view:team", "tickets:edit"]) };
        ada.perform(crate::roles::SetGrants { changes: vec![less] }).await.unwrap();
        assert_eq!(words(&house.entered(&key).await.unwrap()), ["tickets:view:team"]);
        let other = workspaces::role(&house.db.engine, house.workspace, "super_admin").await.unwrap();
        let version = house.member_version(tom).await;
        ada.perform(ChangeRoles { member: tom, version, roles: vec![other] }).await.unwrap();
        assert_eq!(
            words(&house.entered(&key).await.unwrap()),
            Vec::<String>::new(),
            "it acts in the role that is gone"
        );
        let own = ChangeGrants { member: tom, version: version + 1, grants: vec!["tickets:*:own".into()] };
        ada.perform(own).await.unwrap();
        assert_eq!(words(&house.entered(&key).await.unwrap()), ["tickets:note:own", "tickets:view:own"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_makes_a_key_that_goes_further_than_they_do() {
    each(async |house| {
        house.join("tom", "operations_manager").await;
        let tom = house.signed_in(TOM).await;
        for beyond in ["*", "tickets:*", "tickets:edit", "tickets:edit:own", "keys:edit"] {
            let refused = house.make(&tom, fields(&["tickets:view", beyond])).await.unwrap_err();
            assert_eq!(refused, Error::Forbidden { needs: beyond.into() });
        }
        let wrong =
            async |fields: KeyFields, field: &str| house.make(&tom, fields).await.unwrap_err().of_field(field).cloned();
        let good = || fields(&["tickets:view"]);
        assert_eq!(wrong(fields(&["tickets:fly"]), "grants.tickets:fly").await, Some(Rule::Choice));
        assert_eq!(wrong(fields(&[]), "grants").await, Some(Rule::Required));
        let range = Rule::Range { min: 1, max: 365 };
        for days in [0, 366, i64::MIN, i64::MAX] {
            assert_eq!(wrong(KeyFields { days, ..good() }, "days").await, Some(range.clone()));
        }
        assert_eq!(wrong(KeyFields { name: " ".into(), ..good() }, "name").await, Some(Rule::Required));
        let office = KeyFields { networks: vec!["office".into()], ..good() };
        assert_eq!(wrong(office, "networks").await, Some(Rule::Network));
        let unsure = tom.clone().proven(Time(0));
        assert_eq!(house.make(&unsure, good()).await, Err(Error::Unconfirmed));
        for _ in 0..MOST {
            house.make(&tom, good()).await.unwrap();
        }
        assert_eq!(wrong(good(), "name").await, Some(Rule::TooMany(MOST)));

        house.join("eve", "support_agent").await;
        let eve = house.signed_in("eve@acme.example").await;
        assert_eq!(house.make(&eve, good()).await, Err(Error::Forbidden { needs: EDIT.to_string() }));
    })
    .await;
}

#[tokio::test]
async fn the_secret_is_kept_nowhere_and_the_log_says_as_which_key() {
    each(async |house| {
        let ada = house.signed_in(ADA).await;
        let key = house.make(&ada, fields(&["keys:*:own"])).await.unwrap();
        let [own] = house.keys(&ada).await.try_into().unwrap();
        assert!(key.starts_with(&format!("{}_", own.prefix)));
        let program = house.entered(&key).await.unwrap().cx;
        let refused = house.make(&program, fields(&["keys:view:own"])).await;
        assert_eq!(refused, Err(Error::Unconfirmed), "nobody is there to give a password");
        program.perform(RevokeKey { key: own.id, version: own.version }).await.unwrap();
        let roles = house.texts("SELECT role FROM audit_entries WHERE command = 'keys.revoke'").await;
        assert_eq!(roles, ["super_admin, key Nightly export"]);
        let secret = key.rsplit('_').next().unwrap();
        for column in [
            "SELECT changes FROM audit_entries",
            "SELECT hash FROM api_keys",
            "SELECT search FROM api_keys",
            "SELECT networks FROM api_keys",
        ] {
            let texts = house.texts(column).await;
            assert!(!texts.is_empty() && texts.iter().all(|text| !text.contains(secret)), "{column}: {texts:?}");
        }
        let changes = house.texts("SELECT changes FROM audit_entries WHERE resource = 'api_keys'").await;
        assert!(changes.iter().all(|text| !text.contains(&token::hash(&key))), "{changes:?}");
    })
    .await;
}

#[tokio::test]
async fn a_key_ends() {
    each(async |house| {
        let tom = house.join("tom", "operations_manager").await;
        let (ada, own) = (house.signed_in(ADA).await, house.signed_in(TOM).await);
        let keys = async || house.make(&own, fields(&["tickets:view"])).await.unwrap();
        // By its expiry.
        let key = keys().await;
        house.db.clock.advance(90 * DAY - 1);
        assert!(house.entered(&key).await.is_ok());
        house.db.clock.advance(1);
        assert_eq!(house.entered(&key).await.unwrap_err(), Error::SignedOut);
        assert_eq!(house.keys(&own).await[0].standing, Standing::Expired);
        // By its revocation, once.
        let (ada, own) = (ada.clone().proven(house.db.clock.now()), own.clone().proven(house.db.clock.now()));
        let key = house.make(&own, fields(&["tickets:view"])).await.unwrap();
        let ApiKey { id, version, .. } = house.keys(&own).await.remove(0);
        own.perform(RevokeKey { key: id, version }).await.unwrap();
        assert_eq!(house.entered(&key).await.unwrap_err(), Error::SignedOut);
        let again = own.perform(RevokeKey { key: id, version: version + 1 }).await.unwrap_err();
        assert_eq!(again.of_field("key"), Some(&Rule::State));
        // By the member's leaving, for good.
        let key = house.make(&own, fields(&["tickets:view"])).await.unwrap();
        let version = house.member_version(tom).await;
        ada.perform(DisableMember { member: tom, version }).await.unwrap();
        assert_eq!(house.entered(&key).await.unwrap_err(), Error::SignedOut);
        ada.perform(EnableMember { member: tom, version: version + 1 }).await.unwrap();
        assert_eq!(house.entered(&key).await.unwrap_err(), Error::SignedOut);
        // And what never was one.
        for none in ["", "bo_", "bo_aaaaaaaa_b", &secret::make().key, "eyJhbGciOiJub25lIn0.e30."] {
            assert_eq!(house.entered(none).await.unwrap_err(), Error::SignedOut, "{none}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_is_rotated_by_its_holder_and_the_old_one_lives_on_for_a_while() {
    each(async |house| {
        house.join("tom", "operations_manager").await;
        let (ada, tom) = (house.signed_in(ADA).await, house.signed_in(TOM).await);
        let old = house.make(&tom, fields(&["tickets:view"])).await.unwrap();
        let ApiKey { id, version, expires, .. } = house.keys(&tom).await.remove(0);
        let rotate = |hours: i64| {
            let made = secret::make();
            (RotateKey { key: id, version, hours, prefix: made.prefix, hash: token::hash(&made.key) }, made.key)
        };
        assert_eq!(ada.perform(rotate(2).0).await, Err(Error::NotFound), "she would act as him");
        let wrong = tom.perform(rotate(169).0).await.unwrap_err();
        assert_eq!(wrong.of_field("hours"), Some(&Rule::Range { min: 0, max: 168 }));
        house.db.clock.advance(1);
        let (command, new) = rotate(2);
        assert_eq!(tom.perform(command).await.unwrap(), "Nightly export");
        assert_eq!(tom.perform(rotate(2).0).await, Err(Error::Conflict { current: version + 1 }));
        assert!(house.entered(&old).await.is_ok() && house.entered(&new).await.is_ok());
        let next = house.keys(&tom).await.into_iter().find(|key| key.id != id).unwrap();
        assert_eq!(next.expires.0, expires.0 + 1, "for as long again");
        house.db.clock.advance(2 * DAY / 24);
        assert_eq!(house.entered(&old).await.unwrap_err(), Error::SignedOut);
        assert!(house.entered(&new).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn everybody_sees_their_own_keys_and_who_may_sees_everybodys() {
    each(async |house| {
        house.join("tom", "operations_manager").await;
        house.join("eve", "operations_manager").await;
        let (ada, tom, eve) =
            (house.signed_in(ADA).await, house.signed_in(TOM).await, house.signed_in("eve@acme.example").await);
        let key = house.make(&tom, fields(&["tickets:view"])).await.unwrap();
        let ApiKey { id, version, .. } = house.keys(&tom).await.remove(0);
        assert_eq!(house.keys(&eve).await, []);
        assert_eq!(eve.perform(RevokeKey { key: id, version }).await, Err(Error::NotFound));
        let seen: Vec<(String, bool)> = house.keys(&ada).await.into_iter().map(|key| (key.holder, key.own)).collect();
        assert_eq!(seen, [("tom".to_owned(), false)]);
        let offer = load::load(&tom.read(VIEW).unwrap()).await.unwrap().offer;
        assert!(
            offer.contains(&"keys:edit:own".to_owned()) && !offer.contains(&"tickets:edit".to_owned()),
            "{offer:?}"
        );
        ada.perform(RevokeKey { key: id, version }).await.unwrap();
        assert_eq!(house.entered(&key).await.unwrap_err(), Error::SignedOut);
    })
    .await;
}

#[tokio::test]
async fn networks_and_factors_concern_keys_too() {
    each(async |house| {
        let ada = house.signed_in(ADA).await;
        let office = KeyFields { networks: vec!["192.0.2.0/29".into()], ..fields(&["security:view"]) };
        let narrow = house.make(&ada, office).await.unwrap();
        let wide = house.make(&ada, fields(&["security:view"])).await.unwrap();
        let outside = Program { address: [192, 0, 2, 8].into(), ..house.program() };
        let refused = Error::Network { address: "192.0.2.8".into() };
        assert_eq!(outside.enter(&narrow).await.unwrap_err(), refused);
        assert_eq!(outside.enter(&narrow).await.unwrap_err(), refused);
        assert!(outside.enter(&wide).await.is_ok() && house.entered(&narrow).await.is_ok());
        let noted = house.texts("SELECT role FROM audit_entries WHERE command = 'networks.refuse'").await;
        assert_eq!(noted, ["super_admin, key Nightly export"], "once");
        let entry = crate::networks::Network { range: "127.0.0.0/8".into(), ..Default::default() };
        ada.perform(AllowNetwork { version: 0, network: entry }).await.unwrap();
        assert_eq!(outside.enter(&wide).await.unwrap_err(), refused, "the workspace's own list");
        crate::networks::commands::clear(&house.db.engine, house.workspace).await.unwrap();
        let factor = SaveSecurity {
            version: 0,
            idle_hours: 8,
            absolute_hours: 12,
            devices: 3,
            when_full: WhenFull::EndOldest,
            factor_roles: vec!["super_admin".into()],
            ..SaveSecurity::default()
        };
        ada.perform(factor).await.unwrap();
        assert_eq!(house.entered(&wide).await.unwrap_err(), Error::Unprotected);
    })
    .await;
}

#[tokio::test]
async fn its_last_use_is_noted_once_a_minute() {
    each(async |house| {
        let ada = house.signed_in(ADA).await;
        let key = house.make(&ada, fields(&["tickets:view"])).await.unwrap();
        assert_eq!(house.keys(&ada).await[0].used, None);
        let first = house.db.clock.now();
        house.entered(&key).await.unwrap();
        // It is noted beside the answer.
        let noted = async |at: Time| {
            for _ in 0..500 {
                if house.keys(&ada).await[0].used == Some((at, "192.0.2.7".to_owned())) {
                    return true;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            false
        };
        assert!(noted(first).await);
        house.db.clock.advance(60_000);
        house.entered(&key).await.unwrap();
        house.db.clock.advance(1);
        let second = house.db.clock.now();
        house.entered(&key).await.unwrap();
        assert!(noted(second).await);
        let entries = house.texts("SELECT command FROM audit_entries WHERE command LIKE 'keys.%'").await;
        assert_eq!(entries, ["keys.create"], "a use is no entry of the log");
        let _: Uuid = house.keys(&ada).await[0].id;
    })
    .await;
}
