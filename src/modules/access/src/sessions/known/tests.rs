//! A new device is confirmed: by a code that is mailed, once, in time, or by a factor. What an issuer says confirms none.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::testing::Letterbox;
use futures::future::join_all;
use kernel::{Error, Rule, Uuid};

use super::commands::ForgetDevice;
use super::{Shown, code, load, remember};
use crate::factors::commands::RemoveFactor;
use crate::factors::tests::{House, each};
use crate::gate::OWN;
use crate::security::{NewDevices, SaveSecurity};
use crate::sessions::Stage;
use crate::sessions::second::waiting;
use crate::sessions::sign_in::{Attempt, sign_in_from};
use crate::testing::{PASSWORD, VISIT, join};
use crate::workspaces::{self, CreateWorkspace};

const ADA: &str = "ada@acme.example";
const TOM: &str = "tom@acme.example";
const MINUTE: i64 = 60_000;

impl House {
    /// The right password, in a browser with this device cookie.
    async fn arrives(&self, email: &str, device: Option<&str>) -> Result<String, Error> {
        let attempt = Attempt { email, password: PASSWORD, visit: VISIT };
        sign_in_from(&self.db.engine, attempt, device).await
    }

    /// What the session of a cookie waits for.
    async fn waits(&self, token: &str) -> Option<Stage> {
        waiting(&self.db.engine, token).await.unwrap().map(|waits| waits.stage)
    }

    async fn remembers(&self, token: &str, device: Option<&str>) -> Option<String> {
        let shown = Shown { device, address: "192.0.2.1", agent: "Firefox/1 Windows" };
        remember(&self.db.engine, token, shown).await.unwrap()
    }

    /// A first sign-in, which asks for nothing; gives the session and the device.
    async fn settled(&self, email: &str) -> (String, String) {
        let token = self.arrives(email, None).await.unwrap();
        assert_eq!(self.waits(&token).await, None, "there is no device yet that it could differ from");
        let device = self.remembers(&token, None).await.unwrap();
        (token, device)
    }
}

fn wrong() -> Error {
    Error::invalid("code", Rule::Code)
}

#[tokio::test]
async fn a_new_device_is_confirmed_by_mail_and_known_from_then_on() {
    each(async |house| {
        let post = Letterbox::default();
        let (_, laptop) = house.settled(ADA).await;
        let again = house.arrives(ADA, Some(&laptop)).await.unwrap();
        assert_eq!(house.waits(&again).await, None);
        assert_eq!(house.remembers(&again, Some(&laptop)).await.as_ref(), Some(&laptop), "it keeps its cookie");
        assert_eq!(post.mails(&house.db.engine).await, [], "nobody was told of the first one");

        for unknown in [None, Some("made up"), Some("")] {
            let token = house.arrives(ADA, unknown).await.unwrap();
            assert_eq!(house.waits(&token).await, Some(Stage::Device), "{unknown:?}");
            assert_eq!(house.caller(&token).enter("acme").await.unwrap_err(), Error::SignedOut);
            assert_eq!(house.caller(&token).account("acme").await.unwrap_err(), Error::SignedOut);
            assert_eq!(house.remembers(&token, unknown).await, None, "not before it is confirmed");
        }
        house.db.clock.advance(15 * MINUTE);
        let token = house.arrives(ADA, None).await.unwrap();
        assert_eq!(house.second(&token, "000000").await.unwrap_err(), wrong());
        let code = post.code(&house.db.engine, ADA).await;
        let inside = house.second(&token, &format!(" {} {} ", &code[..3], &code[3..])).await.unwrap();
        assert!(house.caller(&inside).enter("acme").await.is_ok());
        assert_eq!(house.caller(&token).enter("acme").await.unwrap_err(), Error::SignedOut, "another id");
        let phone = house.remembers(&inside, None).await.unwrap();
        let later = house.arrives(ADA, Some(&phone)).await.unwrap();
        assert_eq!(house.waits(&later).await, None);
        let mails = post.mails(&house.db.engine).await;
        let told = mails.iter().filter(|(to, text)| to == ADA && text.contains("Firefox, Windows")).count();
        assert_eq!(told, 1, "{mails:#?}");
        // In the browser of somebody else it is new.
        house.join("tom", "support_agent").await;
        house.settled(TOM).await;
        let toms = house.arrives(TOM, Some(&phone)).await.unwrap();
        assert_eq!(house.waits(&toms).await, Some(Stage::Device));
        // Browsers forget it after 400 days, and so does the program.
        house.db.clock.advance(400 * 24 * 60 * MINUTE);
        let late = house.arrives(ADA, Some(&phone)).await.unwrap();
        assert_eq!(house.waits(&late).await, Some(Stage::Device));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_works_once_for_its_own_sign_in_for_ten_minutes() {
    each(async |house| {
        let (post, engine) = (Letterbox::default(), &house.db.engine);
        house.settled(ADA).await;
        let token = house.arrives(ADA, None).await.unwrap();
        let first = post.code(engine, ADA).await;
        let other = house.arrives(ADA, None).await.unwrap();
        let second = post.code(engine, ADA).await;
        if first != second {
            assert_eq!(house.second(&other, &first).await.unwrap_err(), wrong(), "another sign-in's");
        }
        code::send(engine, &token).await.unwrap();
        let third = post.code(engine, ADA).await;
        if first != third {
            assert_eq!(house.second(&token, &first).await.unwrap_err(), wrong(), "a newer one was sent");
        }
        let tries = join_all((0..3).map(|_| house.second(&token, &third))).await;
        assert_eq!(tries.iter().filter(|tried| tried.is_ok()).count(), 1, "{:?} {tries:?}", house.db);

        house.db.clock.advance(15 * MINUTE);
        let token = house.arrives(ADA, None).await.unwrap();
        let late = post.code(engine, ADA).await;
        house.db.clock.advance(10 * MINUTE);
        assert_eq!(house.second(&token, &late).await.unwrap_err(), Error::SignedOut);
        // Nothing of a code is kept that could be searched for, nor is it in a log.
        let mut kept = house.texts("SELECT hash FROM one_time_codes").await;
        kept.extend(house.texts("SELECT parameters FROM mails").await);
        kept.extend(house.texts("SELECT changes FROM audit_entries").await);
        kept.extend(house.texts("SELECT response FROM idempotency_keys").await);
        assert!(kept.iter().all(|text| !text.contains(&late)), "{kept:?}");
    })
    .await;
}

#[tokio::test]
async fn codes_are_tried_and_sent_so_often_and_no_oftener() {
    each(async |house| {
        let post = Letterbox::default();
        let (_, laptop) = house.settled(ADA).await;
        let token = house.arrives(ADA, None).await.unwrap();
        for _ in 0..5 {
            assert_eq!(house.second(&token, "00000a").await.unwrap_err(), wrong());
        }
        let right = post.code(&house.db.engine, ADA).await;
        assert!(matches!(house.second(&token, &right).await, Err(Error::TooMany { .. })));
        for _ in 0..4 {
            code::send(&house.db.engine, &token).await.unwrap();
        }
        assert!(matches!(code::send(&house.db.engine, &token).await, Err(Error::TooMany { .. })));
        assert!(matches!(house.arrives(ADA, None).await, Err(Error::TooMany { .. })));
        // A device that is known asks for no code, so nobody is kept out of it.
        assert!(house.arrives(ADA, Some(&laptop)).await.is_ok());
        assert_eq!(code::send(&house.db.engine, "nobody").await.unwrap_err(), Error::SignedOut);
    })
    .await;
}

#[tokio::test]
async fn a_factor_counts_as_confirmation() {
    each(async |house| {
        let (token, _) = house.settled(ADA).await;
        let (app, _) = house.enrol(&token).await;
        let before = house.arrives(ADA, None).await.unwrap();
        assert_eq!(house.waits(&before).await, Some(Stage::Second), "one question, not two");
        assert_eq!(code::send(&house.db.engine, &before).await.unwrap_err(), Error::SignedOut, "no mail opens it");
        let inside = house.second(&before, &app.code(house.db.clock.now())).await.unwrap();
        let phone = house.remembers(&inside, None).await.unwrap();
        let own = house.caller(&inside).account("acme").await.unwrap();
        let app = crate::factors::load::load(&own.read(OWN).unwrap()).await.unwrap().app.unwrap();
        own.perform(RemoveFactor { factor: app.id }).await.unwrap();
        let known = house.arrives(ADA, Some(&phone)).await.unwrap();
        assert_eq!(house.waits(&known).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_workspace_may_let_new_devices_in_unless_another_one_of_the_person_does_not() {
    each(async |house| {
        house.settled(ADA).await;
        let trust = SaveSecurity { new_devices: NewDevices::Trust, ..SaveSecurity::default() };
        house.db.actor(house.workspace).grants(["*"]).cx().perform(trust).await.unwrap();
        let token = house.arrives(ADA, None).await.unwrap();
        assert_eq!(house.waits(&token).await, None);
        let engine = &house.db.engine;
        let beta = workspaces::create(engine, CreateWorkspace::new("beta", "saas")).await.unwrap();
        join(engine, beta, ADA, "super_admin").await;
        let token = house.arrives(ADA, None).await.unwrap();
        assert_eq!(house.waits(&token).await, Some(Stage::Device));
    })
    .await;
}

#[tokio::test]
async fn a_planted_cookie_is_worth_nothing_once_somebody_is_known_by_it() {
    each(async |house| {
        let post = Letterbox::default();
        house.join("tom", "support_agent").await;
        house.settled(ADA).await;
        // Tom's own cookie, which he has put into Ada's browser.
        let (_, planted) = house.settled(TOM).await;
        let token = house.arrives(ADA, Some(&planted)).await.unwrap();
        let code = post.code(&house.db.engine, ADA).await;
        let inside = house.second(&token, &code).await.unwrap();
        let after = house.remembers(&inside, Some(&planted)).await.unwrap();
        assert_ne!(after, planted);
        let his = house.arrives(ADA, Some(&planted)).await.unwrap();
        assert_eq!(house.waits(&his).await, Some(Stage::Device));
        // Whoever really shares the browser is known by its new cookie.
        let shared = house.arrives(TOM, Some(&after)).await.unwrap();
        assert_eq!(house.waits(&shared).await, None);
    })
    .await;
}

#[tokio::test]
async fn devices_are_listed_and_forgotten_by_their_owner_alone() {
    each(async |house| {
        house.join("tom", "support_agent").await;
        let (token, laptop) = house.settled(ADA).await;
        let (toms, _) = house.settled(TOM).await;
        let (ada, tom) = (house.caller(&token), house.caller(&toms));
        let (ada, tom) = (ada.account("acme").await.unwrap(), tom.account("acme").await.unwrap());
        let devices = load::own(&ada.read(OWN).unwrap()).await.unwrap().unwrap();
        let said: Vec<_> = devices.iter().map(|it| (it.browser.as_str(), it.system.as_str())).collect();
        assert_eq!(said, [("Firefox", "Windows")]);
        let forget = ForgetDevice { device: devices.first().unwrap().id };
        assert_eq!(tom.perform(forget.clone()).await.unwrap_err(), Error::NotFound, "not his");
        ada.perform(forget.clone()).await.unwrap();
        assert_eq!(ada.perform(forget).await.unwrap_err(), Error::NotFound);
        assert!(house.caller(&token).enter("acme").await.is_ok(), "who is in stays so");
        let again = house.arrives(ADA, Some(&laptop)).await.unwrap();
        assert_eq!(house.waits(&again).await, Some(Stage::Device));
        assert_eq!(ada.perform(ForgetDevice { device: Uuid::nil() }).await.unwrap_err(), Error::NotFound);
    })
    .await;
}

#[tokio::test]
async fn what_an_issuer_says_makes_no_device_known() {
    each(async |house| {
        house.settled(ADA).await;
        let token = house.password(ADA).await.unwrap();
        house.db.meddle("UPDATE sessions SET issuer_id = id").await.unwrap();
        assert_eq!(house.remembers(&token, None).await, None);
    })
    .await;
}
