//! A second factor is asked for, each code works once, and a session that waits for one is good for nothing else.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::testing::{TestDb, both};
use futures::future::join_all;
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Error, Rule, Time};

use super::commands::{BeginApp, ConfirmApp, RemoveFactor, ReplaceCodes};
use super::gains::Gains;
use super::{Enrolment, Factors, backup, load};
use crate::gate::OWN;
use crate::sessions::caller::Caller;
use crate::sessions::second::{Given, finish, waiting};
use crate::testing::{self, PASSWORD, VISIT};
use crate::token::hash;
use crate::workspaces::{self, CreateWorkspace};

const EMAIL: &str = "ada@acme.example";
/// Milliseconds of a time step.
const STEP: i64 = 30_000;

/// A workspace with its administrator, Ada.
pub(crate) struct House {
    pub db: TestDb,
    pub workspace: WorkspaceId,
}

pub(crate) async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("acme", "saas")).await.unwrap();
        let house = House { db, workspace };
        house.join("ada", "super_admin").await;
        test(house).await;
    }
}

impl House {
    pub async fn join(&self, name: &str, role: &str) -> kernel::id::MemberId {
        testing::join(&self.db.engine, self.workspace, &format!("{name}@acme.example"), role).await
    }

    pub fn caller(&self, token: &str) -> Caller {
        testing::caller(&self.db.engine, token)
    }

    /// The cookie after the right password.
    pub async fn password(&self, email: &str) -> Result<String, Error> {
        testing::password(&self.db.engine, email, PASSWORD).await
    }

    /// The cookie after the code.
    pub async fn second(&self, token: &str, code: &str) -> Result<String, Error> {
        finish(&self.db.engine, Given { token, code, visit: VISIT }).await
    }

    async fn own(&self, token: &str) -> engine::Cx {
        self.caller(token).account("acme").await.unwrap()
    }

    /// Sets an app up; gives its secret and ten backup codes.
    pub async fn enrol(&self, token: &str) -> (App, Vec<String>) {
        let cx = self.own(token).await;
        cx.perform(BeginApp {}).await.unwrap();
        let Enrolment { factor, key, .. } = load::enrolment(&cx.read(OWN).unwrap()).await.unwrap();
        let app = App(totp_rs::Secret::try_from_base32(key.replace(' ', "")).unwrap().as_bytes().to_vec());
        let codes = backup::make();
        let hashes = codes.iter().map(|code| backup::hash(cx.actor().user.0, code)).collect();
        let gains = Gains { codes: hashes, session: None };
        let confirm = ConfirmApp { factor, code: app.code(self.db.clock.now()), gains };
        assert!(cx.perform(confirm).await.unwrap(), "who has none gets codes");
        self.db.clock.advance(STEP);
        (app, codes)
    }

    async fn factors(&self, token: &str) -> Factors {
        load::load(&self.own(token).await.read(OWN).unwrap()).await.unwrap()
    }

    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let read = self.db.actor(self.workspace).grants(["*"]).cx().read(may("tests", "view")).unwrap();
        let mut statement = read.sql();
        statement.push(sql);
        read.rows(statement, |row| row.text(0)).await.unwrap()
    }
}

/// The app on Ada's phone.
pub(crate) struct App(Vec<u8>);

impl App {
    pub fn code(&self, now: Time) -> String {
        let totp = totp_rs::Builder::new().with_secret(self.0.clone()).with_account_name("ada").build().unwrap();
        totp.generate(now.0.unsigned_abs() / 1000).to_string()
    }
}

fn wrong() -> Error {
    Error::invalid("code", Rule::Code)
}

#[tokio::test]
async fn a_factor_that_counts_from_now_on_gives_the_session_another_id() {
    each(async |house| {
        let token = house.password(EMAIL).await.unwrap();
        let cx = house.own(&token).await;
        cx.perform(BeginApp {}).await.unwrap();
        let Enrolment { factor, key, .. } = load::enrolment(&cx.read(OWN).unwrap()).await.unwrap();
        let app = App(totp_rs::Secret::try_from_base32(key.replace(' ', "")).unwrap().as_bytes().to_vec());
        let confirm = |code: String, before: &str| {
            let gains = Gains { codes: Vec::new(), session: Some((hash(before), hash("another"))) };
            cx.perform(ConfirmApp { factor, code, gains })
        };
        let code = app.code(house.db.clock.now());
        assert_eq!(confirm("000000".into(), &token).await.unwrap_err(), wrong());
        assert_eq!(confirm(code.clone(), "nobody's").await.unwrap_err(), Error::SignedOut);
        assert!(house.caller(&token).enter("acme").await.is_ok(), "nothing was set up");
        confirm(code, &token).await.unwrap();
        assert_eq!(house.caller(&token).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert!(house.caller("another").enter("acme").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_app_counts_after_its_first_code_and_is_asked_for_from_then_on() {
    each(async |house| {
        let token = house.password(EMAIL).await.unwrap();
        let cx = house.own(&token).await;
        cx.perform(BeginApp {}).await.unwrap();
        let Enrolment { factor, picture, .. } = load::enrolment(&cx.read(OWN).unwrap()).await.unwrap();
        assert!(picture.starts_with("<svg"));
        let confirm = ConfirmApp { factor, code: "000000".into(), gains: Gains::default() };
        assert_eq!(cx.perform(confirm).await.unwrap_err(), wrong());
        // Begun is not set up: the password alone still does.
        let other = house.password(EMAIL).await.unwrap();
        assert!(house.caller(&other).enter("acme").await.is_ok());

        let (app, _) = house.enrol(&token).await;
        let before = house.password(EMAIL).await.unwrap();
        assert_eq!(house.caller(&before).enter("acme").await.unwrap_err(), Error::SignedOut);
        let after = house.second(&before, &app.code(house.db.clock.now())).await.unwrap();
        assert!(house.caller(&after).enter("acme").await.is_ok());
        // Whoever planted or saw the first id has nothing.
        assert_ne!(before, after);
        assert_eq!(house.caller(&before).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert_eq!(house.second(&before, &app.code(house.db.clock.now())).await.unwrap_err(), Error::SignedOut);

        let Factors { app, codes_left, wanting, .. } = house.factors(&after).await;
        assert_eq!((codes_left, wanting), (10, false));
        house.own(&after).await.perform(RemoveFactor { factor: app.unwrap().id }).await.unwrap();
        assert_eq!(
            house.factors(&after).await,
            Factors {
                app: None,
                passkeys: Vec::new(),
                texts: None,
                offer: super::sms::Offer::NoProvider,
                codes_left: 0,
                wanting: false
            }
        );
        let alone = house.password(EMAIL).await.unwrap();
        assert!(house.caller(&alone).enter("acme").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_session_that_waits_reaches_nothing_and_waits_ten_minutes() {
    each(async |house| {
        let token = house.password(EMAIL).await.unwrap();
        let (app, _) = house.enrol(&token).await;
        let before = house.password(EMAIL).await.unwrap();
        let caller = house.caller(&before);
        assert_eq!(caller.enter("acme").await.unwrap_err(), Error::SignedOut);
        assert_eq!(caller.account("acme").await.unwrap_err(), Error::SignedOut);
        assert_eq!(caller.memberships().await.unwrap_err(), Error::SignedOut);
        assert!(waiting(&house.db.engine, &before).await.unwrap().is_some());
        assert_eq!(waiting(&house.db.engine, &token).await.unwrap(), None, "a whole one does not wait");
        // It takes nobody's place before it is whole.
        for _ in 0..5 {
            house.password(EMAIL).await.unwrap();
        }
        assert!(house.caller(&token).enter("acme").await.is_ok());
        house.db.clock.advance(10 * 60_000);
        let late = house.second(&before, &app.code(house.db.clock.now())).await;
        assert_eq!(late.unwrap_err(), Error::SignedOut);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_works_once_also_when_two_give_it_at_one_moment() {
    each(async |house| {
        let token = house.password(EMAIL).await.unwrap();
        let (app, codes) = house.enrol(&token).await;
        for round in 0..3 {
            house.db.clock.advance(STEP);
            let code = if round == 0 { codes[0].clone() } else { app.code(house.db.clock.now()) };
            let waiting = [house.password(EMAIL).await.unwrap(), house.password(EMAIL).await.unwrap()];
            let tries = join_all(waiting.iter().map(|token| house.second(token, &code))).await;
            let refused: Vec<&Error> = tries.iter().filter_map(|tried| tried.as_ref().err()).collect();
            assert_eq!(refused, [&wrong()], "{:?} {tries:?}", house.db);
            // Nor later, nor the one of the step before, which the app may still show elsewhere.
            let again = house.password(EMAIL).await.unwrap();
            assert_eq!(house.second(&again, &code).await.unwrap_err(), wrong());
            let earlier = app.code(Time(house.db.clock.now().0 - STEP));
            if round > 0 {
                assert_eq!(house.second(&again, &earlier).await.unwrap_err(), wrong());
            }
            // Counted tries are forgotten after a quarter of an hour.
            house.db.clock.advance(15 * 60_000);
        }
    })
    .await;
}

#[tokio::test]
async fn a_backup_code_works_once_in_any_spelling_and_not_after_new_ones() {
    each(async |house| {
        let token = house.password(EMAIL).await.unwrap();
        let (_, codes) = house.enrol(&token).await;
        let before = house.password(EMAIL).await.unwrap();
        let after = house.second(&before, &codes[3].to_uppercase().replace('-', " ")).await.unwrap();
        assert_eq!(house.factors(&after).await.codes_left, 9);
        let before = house.password(EMAIL).await.unwrap();
        assert_eq!(house.second(&before, &codes[3]).await.unwrap_err(), wrong());
        let cx = house.own(&after).await;
        let hash = backup::hash(cx.actor().user.0, "new0-new0-new0-new0");
        cx.perform(ReplaceCodes { codes: vec![hash] }).await.unwrap();
        assert_eq!(house.second(&before, &codes[4]).await.unwrap_err(), wrong());
        assert!(house.second(&before, "NEW0new0new0new0").await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_tries_are_looked_at_in_a_quarter_of_an_hour_however_many_come_at_once() {
    each(async |house| {
        let token = house.password(EMAIL).await.unwrap();
        let (app, _) = house.enrol(&token).await;
        let before = house.password(EMAIL).await.unwrap();
        let tries = join_all((0..20).map(|_| house.second(&before, "000000"))).await;
        let looked_at = tries.iter().filter(|tried| **tried == Err(wrong())).count();
        assert!(looked_at <= 5, "{:?} {looked_at}", house.db);
        let late = house.second(&before, &app.code(house.db.clock.now())).await.unwrap_err();
        assert!(matches!(late, Error::TooMany { retry_after: 1..=900 }), "{late:?}");
        // Who is signed in stays so, and nobody is kept out for longer than that.
        assert!(house.caller(&token).enter("acme").await.is_ok());
        house.db.clock.advance(15 * 60_000);
        let before = house.password(EMAIL).await.unwrap();
        assert!(house.second(&before, &app.code(house.db.clock.now())).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn neither_secrets_nor_codes_are_in_the_database_or_the_log() {
    each(async |house| {
        let token = house.password(EMAIL).await.unwrap();
        let (app, codes) = house.enrol(&token).await;
        let used = app.code(house.db.clock.now());
        let before = house.password(EMAIL).await.unwrap();
        house.second(&before, &used).await.unwrap();
        let mut kept = house.texts("SELECT changes FROM audit_entries").await;
        kept.extend(house.texts("SELECT secret FROM factors").await);
        kept.extend(house.texts("SELECT hash FROM backup_codes").await);
        kept.extend(house.texts("SELECT response FROM idempotency_keys").await);
        let bare = codes[0].replace('-', "");
        let secret = engine::hex(&app.0);
        for text in kept {
            assert!(!text.contains(&bare) && !text.contains(&codes[0]) && !text.contains(&secret), "{text}");
            assert!(!text.contains(&format!("\"{used}\"")), "{text}");
        }
        let log = house.texts("SELECT command FROM audit_entries").await;
        assert!(log.iter().any(|command| command == "factors.confirm_app"), "{log:?}");
    })
    .await;
}
