//! Codes by text message: through the workspace's provider, once, in time, so often and no oftener; and where they do not count.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what is wrong by failing")]

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use futures::future::join_all;
use kernel::{Command as _, Error, Rule, Uuid};
use serde_json::{Value, json};
use ui::i18n::Locale;

use super::factor::{ConfirmSms, begin, test};
use super::{Format, Method, Offer, RemoveTextProvider, SaveTextProvider, Undelivered, load, offered};
use crate::factors::gains::Gains;
use crate::factors::tests::{House, each};
use crate::factors::{backup, load::load as load_factors};
use crate::gate::OWN;
use crate::security::{self, SaveSecurity, TextMessages};
use crate::sessions::Stage;
use crate::sessions::second::{send, waiting};

const ADA: &str = "ada@acme.example";
const NUMBER: &str = "+55 (11) 91234-5678";
const MINUTE: i64 = 60_000;

/// A provider of this process: what it was asked, and what it answers.
#[derive(Clone)]
struct Sink {
    url: String,
    asked: Arc<Mutex<Vec<(String, String, String)>>>,
    answer: Arc<Mutex<StatusCode>>,
}

impl Sink {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/messages", listener.local_addr().unwrap());
        let sink = Self { url, asked: Arc::default(), answer: Arc::new(Mutex::new(StatusCode::OK)) };
        let take = async |State(sink): State<Self>, headers: HeaderMap, body: Bytes| {
            let said =
                |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
            let body = String::from_utf8(body.to_vec()).unwrap();
            sink.asked.lock().unwrap().push((said("content-type"), said("x-api-key"), body));
            *sink.answer.lock().unwrap()
        };
        let router = Router::new().route("/messages", any(take)).with_state(sink.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        sink
    }

    fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    /// The code of the newest message, which is for the number.
    fn code(&self) -> String {
        let body: Value = serde_json::from_str(&self.asked.lock().unwrap().last().unwrap().2).unwrap();
        assert_eq!(body["to"], "+5511912345678");
        body["text"].as_str().unwrap().chars().filter(char::is_ascii_digit).collect()
    }

    fn provider(&self) -> SaveTextProvider {
        SaveTextProvider {
            version: 0,
            url: self.url.clone(),
            method: Method::Post,
            header: "X-Api-Key".into(),
            secret: "s3cret".into(),
            format: Format::Json,
            body: r#"{"to": "{to}", "text": "{text}", "from": "Acme"}"#.into(),
        }
    }
}

impl House {
    fn boss(&self) -> engine::Cx {
        self.db.actor(self.workspace).grants(["*"]).cx()
    }

    /// A provider, and Ada's number as a factor; gives her session.
    async fn numbered(&self, sink: &Sink) -> String {
        self.boss().perform(sink.provider()).await.unwrap();
        let token = self.password(ADA).await.unwrap();
        let cx = self.caller(&token).account("acme").await.unwrap();
        let factor = begin(&cx, NUMBER, Locale::En).await.unwrap();
        let codes = vec![backup::hash(cx.actor().user.0, "back")];
        let confirm = |code: &str| ConfirmSms {
            factor,
            code: code.to_owned(),
            gains: Gains { codes: codes.clone(), session: None },
        };
        assert_eq!(cx.perform(confirm("00000x")).await.unwrap_err(), wrong());
        assert_eq!(self.stage(&self.password(ADA).await.unwrap()).await, None, "begun is not set up");
        assert!(cx.perform(confirm(&sink.code())).await.unwrap(), "who has none gets backup codes");
        token
    }

    async fn stage(&self, token: &str) -> Option<Stage> {
        waiting(&self.db.engine, token).await.unwrap().map(|waits| waits.stage)
    }

    async fn ignore_texts(&self) {
        let version = load_security(self).await;
        let ignore = SaveSecurity { version, text_messages: TextMessages::Ignore, ..SaveSecurity::default() };
        self.boss().perform(ignore).await.unwrap();
    }
}

async fn load_security(house: &House) -> i64 {
    security::load::load(&house.boss().read(security::VIEW).unwrap()).await.unwrap().version
}

fn wrong() -> Error {
    Error::invalid("code", Rule::Code)
}

#[test]
fn a_body_is_filled_in_without_a_way_out_of_it() {
    let json = r#"{"to":"{to}","text":"{text}"}"#;
    let hostile = "\"}, {to} {text}\n\\ é";
    let filled: Value = serde_json::from_str(&Format::Json.fill(json, "+1", hostile)).unwrap();
    assert_eq!(filled, json!({"to": "+1", "text": hostile}));
    let form = Format::Form.fill("To={to}&Body={text}&From=%2B1", "+1", "a&b=c {to}");
    assert_eq!(form.split('&').count(), 3, "{form}");
    assert!(form.starts_with("To=%2B1&Body=a%26b%3Dc"), "{form}");
    let with = |change: fn(&mut SaveTextProvider)| {
        let mut provider = SaveTextProvider {
            version: 0,
            url: "https://sms.example/send".into(),
            method: Method::Post,
            header: String::new(),
            secret: String::new(),
            format: Format::Json,
            body: json.into(),
        };
        change(&mut provider);
        provider.validate()
    };
    assert_eq!(with(|_| ()), Ok(()));
    let field = |checked: Result<(), Error>, field: &str| checked.unwrap_err().of_field(field).cloned();
    assert_eq!(field(with(|it| it.url = "sms.example".into()), "url"), Some(Rule::Url));
    assert_eq!(field(with(|it| it.body = "{\"to\":\"{to}\"}".into()), "body"), Some(Rule::Template));
    assert_eq!(field(with(|it| it.body = "{to} {text}".into()), "body"), Some(Rule::Template));
    assert_eq!(field(with(|it| it.header = "Host".into()), "header"), Some(Rule::Choice));
    assert_eq!(field(with(|it| it.header = "X: y".into()), "header"), Some(Rule::Choice));
    assert_eq!(field(with(|it| it.secret = "s".into()), "header"), Some(Rule::Required));
    assert_eq!(field(with(|it| it.secret = "a\r\nX: y".into()), "secret"), Some(Rule::Choice));
}

#[tokio::test]
async fn a_number_counts_once_its_code_came_back_and_is_asked_for_from_then_on() {
    each(async |house| {
        let (sink, engine) = (Sink::start().await, &house.db.engine);
        house.numbered(&sink).await;
        let asked = sink.asked.lock().unwrap()[0].clone();
        assert_eq!((asked.0.as_str(), asked.1.as_str()), ("application/json", "s3cret"));
        let before = house.password(ADA).await.unwrap();
        assert_eq!(house.stage(&before).await, Some(Stage::Second));
        assert_eq!(sink.count(), 1, "nothing is sent that nobody asked for");
        send(engine, &before, Locale::En).await.unwrap();
        let first = sink.code();
        send(engine, &before, Locale::En).await.unwrap();
        let second = sink.code();
        if first != second {
            assert_eq!(house.second(&before, &first).await.unwrap_err(), wrong(), "a newer one was sent");
        }
        let after = house.second(&before, &second).await.unwrap();
        assert!(house.caller(&after).enter("acme").await.is_ok());
        let user = house.caller(&after).account("acme").await.unwrap();
        let factors = load_factors(&user.read(OWN).unwrap()).await.unwrap();
        assert_eq!(
            (factors.texts.unwrap().name.as_str(), factors.offer, factors.codes_left),
            ("… 5678", Offer::Yes, 1)
        );
        assert_eq!(offered(engine, user.actor().user.0).await.unwrap().as_deref(), Some("… 5678"));

        house.db.clock.advance(15 * MINUTE);
        let late = house.password(ADA).await.unwrap();
        send(engine, &late, Locale::En).await.unwrap();
        house.db.clock.advance(5 * MINUTE);
        assert_eq!(house.second(&late, &sink.code()).await.unwrap_err(), wrong(), "five minutes");
        // Neither the number, nor a code, nor the secret stands anywhere.
        let mut kept = house.texts("SELECT changes FROM audit_entries").await;
        kept.extend(house.texts("SELECT secret FROM factors").await);
        kept.extend(house.texts("SELECT hash FROM one_time_codes").await);
        kept.extend(house.texts("SELECT secret FROM text_providers").await);
        kept.extend(house.texts("SELECT key FROM sign_in_limits").await);
        for text in kept {
            // Among the digits of a sealed value any few may stand by chance: the whole number, and the code as a word.
            let words = text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == sink.code());
            assert!(!text.contains("912345678") && !text.contains("s3cret") && !words, "{text}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_give_a_code_at_one_moment_one_gets_in() {
    each(async |house| {
        let sink = Sink::start().await;
        house.numbered(&sink).await;
        let waiting = [house.password(ADA).await.unwrap(), house.password(ADA).await.unwrap()];
        send(&house.db.engine, &waiting[0], Locale::En).await.unwrap();
        let code = sink.code();
        let tries = join_all(waiting.iter().map(|token| house.second(token, &code))).await;
        assert_eq!(tries.iter().filter(|tried| tried.is_ok()).count(), 1, "{:?} {tries:?}", house.db);
    })
    .await;
}

#[tokio::test]
async fn messages_are_sent_so_often_and_codes_tried_so_often_and_no_oftener() {
    each(async |house| {
        let (sink, engine) = (Sink::start().await, &house.db.engine);
        house.numbered(&sink).await;
        let before = house.password(ADA).await.unwrap();
        for _ in 0..4 {
            send(engine, &before, Locale::En).await.unwrap();
        }
        assert!(matches!(send(engine, &before, Locale::En).await, Err(Error::TooMany { .. })));
        assert_eq!(sink.count(), 5);
        for _ in 0..5 {
            assert_eq!(house.second(&before, "00000x").await.unwrap_err(), wrong());
        }
        assert!(matches!(house.second(&before, &sink.code()).await, Err(Error::TooMany { .. })));
        // Nor does somebody else have messages sent to the same number.
        house.join("tom", "support_agent").await;
        let toms = house.password("tom@acme.example").await.unwrap();
        let tom = house.caller(&toms).account("acme").await.unwrap();
        for _ in 0..4 {
            begin(&tom, NUMBER, Locale::En).await.unwrap();
        }
        assert!(matches!(begin(&tom, NUMBER, Locale::En).await, Err(Error::TooMany { .. })));
        assert_eq!(send(engine, &toms, Locale::En).await.unwrap_err(), Error::SignedOut, "he is in");
    })
    .await;
}

#[tokio::test]
async fn nobody_who_names_a_number_keeps_its_owner_from_their_codes() {
    each(async |house| {
        let (sink, engine) = (Sink::start().await, &house.db.engine);
        house.numbered(&sink).await;
        for name in ["tom", "eve"] {
            house.join(name, "support_agent").await;
            let token = house.password(&format!("{name}@acme.example")).await.unwrap();
            let other = house.caller(&token).account("acme").await.unwrap();
            while begin(&other, NUMBER, Locale::En).await.is_ok() {}
        }
        let before = house.password(ADA).await.unwrap();
        send(engine, &before, Locale::En).await.unwrap();
        assert!(house.second(&before, &sink.code()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_code_that_is_on_its_way_is_good_also_when_no_other_can_be_sent() {
    each(async |house| {
        let sink = Sink::start().await;
        house.boss().perform(sink.provider()).await.unwrap();
        let token = house.password(ADA).await.unwrap();
        let cx = house.caller(&token).account("acme").await.unwrap();
        let mut factor = None;
        while let Ok(begun) = begin(&cx, NUMBER, Locale::En).await {
            factor = Some(begun);
        }
        let confirm = ConfirmSms { factor: factor.unwrap(), code: sink.code(), gains: Gains::default() };
        assert!(cx.perform(confirm).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn where_messages_do_not_count_or_nobody_carries_them_nobody_relies_on_them() {
    each(async |house| {
        let (sink, engine) = (Sink::start().await, &house.db.engine);
        let token = house.password(ADA).await.unwrap();
        let cx = house.caller(&token).account("acme").await.unwrap();
        assert_eq!(load::offer(&cx.read(OWN).unwrap()).await.unwrap(), Offer::NoProvider);
        let refused = |answer: Result<Uuid, Error>| answer.unwrap_err().of_field("number").cloned();
        assert_eq!(refused(begin(&cx, NUMBER, Locale::En).await), Some(Rule::State));
        assert_eq!(refused(begin(&cx, "0119123", Locale::En).await), Some(Rule::Phone));
        house.boss().perform(sink.provider()).await.unwrap();
        *sink.answer.lock().unwrap() = StatusCode::FORBIDDEN;
        assert_eq!(refused(begin(&cx, NUMBER, Locale::En).await), Some(Rule::Undelivered));
        assert_eq!(test(&house.boss(), NUMBER, Locale::En).await, Ok(Err(Undelivered::Status(403))));
        *sink.answer.lock().unwrap() = StatusCode::OK;
        let factor = begin(&cx, NUMBER, Locale::En).await.unwrap();
        cx.perform(ConfirmSms { factor, code: sink.code(), gains: Gains::default() }).await.unwrap();
        assert_eq!(house.stage(&house.password(ADA).await.unwrap()).await, Some(Stage::Second));

        house.db.clock.advance(15 * MINUTE);
        let before = house.password(ADA).await.unwrap();
        send(engine, &before, Locale::En).await.unwrap();
        house.ignore_texts().await;
        assert_eq!(load::offer(&cx.read(OWN).unwrap()).await.unwrap(), Offer::Ignored);
        assert_eq!(house.second(&before, &sink.code()).await.unwrap_err(), wrong(), "not any more");
        assert_eq!(house.stage(&house.password(ADA).await.unwrap()).await, None, "whose only factor it was has none");
        let user = cx.actor().user.0;
        assert_eq!(offered(engine, user).await.unwrap(), None);
        let version = load_security(&house).await;
        let wanted = SaveSecurity {
            version,
            text_messages: TextMessages::Ignore,
            factor_roles: vec!["super_admin".into()],
            ..SaveSecurity::default()
        };
        house.boss().perform(wanted).await.unwrap();
        assert_eq!(house.caller(&token).enter("acme").await.unwrap_err(), Error::Unprotected);
        let read = house.boss().read(security::VIEW).unwrap();
        let roles = security::load::load(&read).await.unwrap().roles;
        assert_eq!(roles.iter().find(|role| role.key == "super_admin").unwrap().without, 1);
    })
    .await;
}

#[tokio::test]
async fn a_provider_is_set_up_by_who_may_do_everything_and_its_secret_moves_nowhere() {
    each(async |house| {
        let sink = Sink::start().await;
        let lesser = house.db.actor(house.workspace).grants(["security:*"]).cx();
        assert!(matches!(lesser.perform(sink.provider()).await, Err(Error::Forbidden { .. })));
        house.boss().perform(sink.provider()).await.unwrap();
        let moved = SaveTextProvider {
            version: 1,
            url: "https://evil.example".into(),
            secret: String::new(),
            ..sink.provider()
        };
        let refused = house.boss().perform(moved).await.unwrap_err();
        assert_eq!(refused.of_field("secret"), Some(&Rule::Required));
        let same = SaveTextProvider { version: 1, secret: String::new(), method: Method::Put, ..sink.provider() };
        house.boss().perform(same).await.unwrap();
        assert_eq!(test(&house.boss(), NUMBER, Locale::Es).await, Ok(Ok(())));
        assert_eq!(sink.asked.lock().unwrap()[0].1, "s3cret", "it was kept");
        let provider = load::provider(&house.boss().read(security::VIEW).unwrap()).await.unwrap();
        assert!(provider.secret && provider.fields.secret.is_empty());
        house.boss().perform(RemoveTextProvider { version: 2 }).await.unwrap();
        assert_eq!(test(&house.boss(), NUMBER, Locale::Es).await, Ok(Err(Undelivered::Nobody)));
        assert_eq!(house.texts("SELECT secret FROM text_providers").await, [""]);
        house.boss().perform(SaveTextProvider { version: 3, ..sink.provider() }).await.unwrap();
        let log = house.texts("SELECT changes FROM audit_entries WHERE command LIKE 'texts.%'").await;
        assert!(log.iter().all(|changes| !changes.contains("s3cret")), "{log:?}");
    })
    .await;
}
