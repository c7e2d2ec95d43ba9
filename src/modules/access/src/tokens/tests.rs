//! Pairs of tokens: what they are good for, how they end, and every forgery that we know of.

use data_encoding::BASE64URL_NOPAD;
use engine::testing::Letterbox;
use futures::future::join_all;
use kernel::time::DAY;
use kernel::{Error, Uuid};
use ring::hmac;
use serde_json::{Value, json};

use super::{ACCESS, Pair, REFRESH, Refused, jwt};
use crate::factors::tests::House;
use crate::keys::RevokeKey;
use crate::keys::bearer::Program;
use crate::keys::tests::{each, fields, words};
use crate::members::{ChangeRoles, DisableMember};
use crate::workspaces::{self, CreateWorkspace};

const ADA: &str = "ada@acme.example";
const TOM: &str = "tom@acme.example";
const MINUTE: i64 = 60_000;

impl House {
    /// A key of Tom's, and a pair that came of it.
    async fn exchanged(&self, grants: &[&str], scope: Option<&str>) -> (String, Pair) {
        self.join("tom", "operations_manager").await;
        let key = self.make(&self.signed_in(TOM).await, fields(grants)).await.unwrap();
        let pair = self.program().exchange(&key, scope).await.unwrap();
        (key, pair)
    }

    async fn closed(&self, token: &str) -> bool {
        self.entered(token).await.map(drop) == Err(Error::SignedOut)
    }
}

fn parts(token: &str) -> (Value, Value) {
    let mut parts = token.split('.').map(|part| BASE64URL_NOPAD.decode(part.as_bytes()).unwrap());
    let mut next = || serde_json::from_slice(&parts.next().unwrap()).unwrap();
    (next(), next())
}

fn written(header: &Value, claims: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let text = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let body = format!("{}.{}", text(header), text(claims));
    let signature = BASE64URL_NOPAD.encode(&sign(body.as_bytes()));
    format!("{body}.{signature}")
}

#[tokio::test]
async fn a_key_is_exchanged_for_a_quarter_of_an_hour() {
    each(async |house| {
        let (_, pair) = house.exchanged(&["tickets:view", "tickets:note"], Some("tickets:view")).await;
        assert_eq!((pair.seconds, pair.scope.iter().collect::<Vec<_>>()), (900, vec!["tickets:view"]));
        let entered = house.entered(&pair.access).await.unwrap();
        assert_eq!(words(&entered), ["tickets:view"], "what was asked for, not all of the key's");
        assert_eq!(entered.cx.actor().key.as_deref(), Some("Nightly export"));
        let (header, claims) = parts(&pair.access);
        assert_eq!((&header["alg"], &header["typ"]), (&json!("HS256"), &json!("at+jwt")));
        assert_eq!(claims["iss"], "https://backoffice.example");
        assert_eq!(claims["aud"], "https://backoffice.example/api");
        assert_eq!((&claims["workspace"], &claims["role"]), (&json!("acme"), &json!("operations_manager")));
        assert_eq!(claims["permissions"], json!(["tickets:view"]));
        house.db.clock.advance(ACCESS * 1000 - 1000);
        assert!(!house.closed(&pair.access).await);
        house.db.clock.advance(1000);
        assert!(house.closed(&pair.access).await);
        let kept = house.texts("SELECT hash FROM refresh_tokens").await;
        assert!(kept.iter().all(|hash| *hash != pair.refresh), "its hash only");
        let agents = house.texts("SELECT agent || ' ' || address FROM refresh_tokens").await;
        assert_eq!(agents, ["curl/8 192.0.2.7"]);
    })
    .await;
}

#[tokio::test]
async fn a_refresh_token_is_good_once_and_a_second_use_ends_the_family() {
    each(async |house| {
        let (key, first) = house.exchanged(&["tickets:view"], None).await;
        let post = Letterbox::default();
        let program = house.program();
        let second = program.refresh(&first.refresh, None).await.unwrap();
        assert!(!house.closed(&first.access).await, "until it is over");
        let third = program.refresh(&second.refresh, None).await.unwrap();
        let other = program.exchange(&key, None).await.unwrap();
        let thief = Program { address: [203, 0, 113, 9].into(), ..house.program() };
        assert_eq!(thief.refresh(&first.refresh, None).await, Err(Refused::Grant));
        for token in [&first.access, &second.access, &third.access] {
            assert!(house.closed(token).await, "the whole family");
        }
        assert_eq!(program.refresh(&third.refresh, None).await, Err(Refused::Grant), "whoever has the newest one too");
        assert!(!house.closed(&other.access).await, "another exchange is another family");
        let entries = house.texts("SELECT changes FROM audit_entries WHERE command = 'tokens.refresh'").await;
        assert!(matches!(entries.as_slice(), [one] if one.contains("203.0.113.9")), "{entries:?}");
        let mails = post.mails(&house.db.engine).await;
        assert!(mails.iter().any(|mail| format!("{mail:?}").contains("203.0.113.9")), "{mails:?}");
        // Each lives for a fortnight.
        let late = program.refresh(&other.refresh, None).await.unwrap();
        house.db.clock.advance(REFRESH * DAY);
        assert_eq!(program.refresh(&late.refresh, None).await, Err(Refused::Grant));
        for none in ["", "0", &crate::token::new()] {
            assert_eq!(program.refresh(none, None).await, Err(Refused::Grant));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_one_moment_one_gets_a_pair() {
    each(async |house| {
        let (_, pair) = house.exchanged(&["tickets:view"], None).await;
        let program = house.program();
        let tries = join_all((0..8).map(|_| program.refresh(&pair.refresh, None))).await;
        let (won, lost): (Vec<_>, Vec<_>) = tries.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 7), "{:?}", house.db);
        assert!(lost.iter().all(|refused| *refused == Err(Refused::Grant)), "{lost:?}");
        // Eight had it, so that at least seven should not have.
        assert!(house.closed(&won[0].as_ref().unwrap().access).await);
    })
    .await;
}

#[tokio::test]
async fn nothing_wider_is_given_than_there_was() {
    each(async |house| {
        let (key, pair) = house.exchanged(&["tickets:view", "tickets:note"], Some("tickets:view:own")).await;
        let program = house.program();
        for wider in ["tickets:view", "tickets:note", "tickets:view:own tickets:note", "*", "tickets:*"] {
            assert_eq!(program.refresh(&pair.refresh, Some(wider)).await, Err(Refused::Scope), "{wider}");
        }
        for wider in ["tickets:edit", "*", "tickets:view keys:view:own"] {
            assert_eq!(program.exchange(&key, Some(wider)).await, Err(Refused::Scope), "{wider}");
        }
        let next = program.refresh(&pair.refresh, None).await.unwrap();
        assert_eq!(words(&house.entered(&next.access).await.unwrap()), ["tickets:view:own"], "it was not used up");
    })
    .await;
}

#[tokio::test]
async fn what_ends_a_key_ends_its_tokens_at_once() {
    each(async |house| {
        let (key, pair) = house.exchanged(&["tickets:view"], None).await;
        let (ada, tom, program) = (house.signed_in(ADA).await, house.signed_in(TOM).await, house.program());
        let member = tom.actor().member;
        let fixed = workspaces::role(&house.db.engine, house.workspace, "compliance_officer").await.unwrap();
        let version = house.member_version(member).await;
        ada.perform(ChangeRoles { member, version, roles: vec![fixed] }).await.unwrap();
        assert_eq!(words(&house.entered(&pair.access).await.unwrap()), Vec::<String>::new(), "the role was taken away");
        let role = workspaces::role(&house.db.engine, house.workspace, "operations_manager").await.unwrap();
        ada.perform(ChangeRoles { member, version: version + 1, roles: vec![role] }).await.unwrap();
        assert_eq!(words(&house.entered(&pair.access).await.unwrap()), ["tickets:view"]);
        let known = house.keys(&tom).await.remove(0);
        tom.perform(RevokeKey { key: known.id, version: known.version }).await.unwrap();
        assert!(house.closed(&pair.access).await);
        assert_eq!(program.refresh(&pair.refresh, None).await, Err(Refused::Grant));
        assert_eq!(program.exchange(&key, None).await, Err(Refused::Client));

        let key = house.make(&tom, fields(&["tickets:view"])).await.unwrap();
        let pair = program.exchange(&key, None).await.unwrap();
        let version = house.member_version(member).await;
        ada.perform(DisableMember { member, version }).await.unwrap();
        assert!(house.closed(&pair.access).await);
        assert_eq!(program.refresh(&pair.refresh, None).await, Err(Refused::Grant));
    })
    .await;
}

#[tokio::test]
async fn a_forged_token_opens_nothing() {
    each(async |house| {
        let (_, pair) = house.exchanged(&["tickets:view"], None).await;
        let engine = &house.db.engine;
        let known = engine.sealer().unwrap().derive("access tokens").remove(0);
        let mac = |algorithm, secret: &[u8]| {
            let key = hmac::Key::new(algorithm, secret);
            move |body: &[u8]| hmac::sign(&key, body).as_ref().to_vec()
        };
        let right = mac(hmac::HMAC_SHA256, &known.bytes);
        let (header, claims) = parts(&pair.access);
        let with = |of: &Value, name: &str, value: Value| {
            let mut changed = of.clone();
            changed[name] = value;
            changed
        };
        assert!(!house.closed(&written(&header, &claims, &right)).await, "written as it should be it is good");

        // Another algorithm, or none.
        for none in ["none", "None", "NONE", "", "HS256 "] {
            let header = with(&header, "alg", json!(none));
            assert!(house.closed(&written(&header, &claims, |_| Vec::new())).await, "alg {none}");
            assert!(house.closed(&written(&header, &claims, &right)).await, "alg {none}");
        }
        for (name, algorithm) in [("HS384", hmac::HMAC_SHA384), ("HS512", hmac::HMAC_SHA512)] {
            let header = with(&header, "alg", json!(name));
            assert!(house.closed(&written(&header, &claims, mac(algorithm, &known.bytes))).await, "{name}");
        }
        for confused in ["RS256", "ES256", "EdDSA", "PS256"] {
            let header = with(&header, "alg", json!(confused));
            assert!(house.closed(&written(&header, &claims, &right)).await, "{confused}");
        }
        // Another key, and names of keys that lead elsewhere.
        for secret in [&[0; 32][..], b"", known.id.as_bytes(), b"access tokens"] {
            assert!(house.closed(&written(&header, &claims, mac(hmac::HMAC_SHA256, secret))).await, "{secret:?}");
        }
        let capitals = known.id.to_uppercase();
        let others = ["", "../../../dev/null", "/dev/null", "' OR 1=1 --", "0", &capitals, &known.id[..7]];
        // A name of digits alone is the same in capitals.
        for kid in others.into_iter().filter(|other| *other != known.id) {
            let header = with(&header, "kid", json!(kid));
            assert!(house.closed(&written(&header, &claims, &right)).await, "kid {kid}");
            assert!(house.closed(&written(&header, &claims, mac(hmac::HMAC_SHA256, b""))).await, "kid {kid}");
        }
        for (name, value) in [("jwk", json!({"kty": "oct", "k": "AA"})), ("jku", json!("https://evil.example/keys"))] {
            let header = with(&header, name, value);
            assert!(house.closed(&written(&header, &claims, mac(hmac::HMAC_SHA256, &[0]))).await, "{name}");
        }
        assert!(house.closed(&written(&with(&header, "typ", json!("JWT")), &claims, &right)).await, "another type");
        // Rightly signed, for somebody else or another time.
        let now = house.db.clock.now().0 / 1000;
        for (name, value) in [
            ("iss", json!("https://evil.example")),
            ("iss", json!("https://backoffice.example/")),
            ("aud", json!("https://backoffice.example")),
            ("aud", json!([])),
            ("exp", json!(now)),
            ("exp", json!("never")),
            ("nbf", json!(now + 1)),
            ("workspace", json!("other")),
            ("sub", json!(Uuid::from_u128(7))),
            ("sid", json!(Uuid::from_u128(7))),
            ("client_id", json!(Uuid::from_u128(7))),
        ] {
            let changed = with(&claims, name, value.clone());
            assert!(house.closed(&written(&header, &changed, &right)).await, "{name} {value}");
        }
        for missing in ["iss", "aud", "exp", "nbf", "sub", "sid", "client_id", "workspace", "permissions"] {
            let mut changed = claims.clone();
            changed.as_object_mut().unwrap().remove(missing);
            assert!(house.closed(&written(&header, &changed, &right)).await, "without {missing}");
        }
        // Cut off, or with something more.
        let token = pair.access.as_str();
        let body = token.rsplit_once('.').unwrap().0;
        for end in (0..token.len()).step_by(7) {
            assert!(house.closed(&token[..end]).await, "{end}");
        }
        for odd in [
            format!("{token}A"),
            format!("{token}.{token}"),
            format!("{body}."),
            format!("{body}.AA"),
            "a".repeat(20_000),
        ] {
            assert!(house.closed(&odd).await, "{odd}");
        }
        // More in the claims than the key has gives nothing more.
        let wide = with(&claims, "permissions", json!(["*"]));
        let entered = house.entered(&written(&header, &wide, &right)).await.unwrap();
        assert_eq!(words(&entered), ["tickets:view"]);
    })
    .await;
}

#[tokio::test]
async fn a_token_is_of_one_workspace_and_one_key() {
    each(async |house| {
        let (_, pair) = house.exchanged(&["tickets:view"], None).await;
        let engine = &house.db.engine;
        let other = workspaces::create(engine, CreateWorkspace::new("other", "saas")).await.unwrap();
        let token = jwt::Token::read(engine, "https://backoffice.example", &pair.access).unwrap();
        let elsewhere = jwt::Token { workspace: "other".into(), ..token.clone() };
        assert!(house.closed(&elsewhere.write(engine, "https://backoffice.example").unwrap()).await, "{other:?}");
        // Of another key of the same holder.
        let tom = house.signed_in(TOM).await;
        house.db.clock.advance(1);
        house.make(&tom, fields(&["tickets:note"])).await.unwrap();
        let second = house.keys(&tom).await.remove(0);
        assert_ne!(second.id, token.key);
        let swapped = jwt::Token { key: second.id, ..token };
        assert!(house.closed(&swapped.write(engine, "https://backoffice.example").unwrap()).await);
    })
    .await;
}

#[tokio::test]
async fn whoever_guesses_has_to_wait_and_no_key_gets_pairs_without_end() {
    each(async |house| {
        let (key, _) = house.exchanged(&["tickets:view"], None).await;
        let (program, guesser) = (house.program(), Program { address: [203, 0, 113, 9].into(), ..house.program() });
        for _ in 0..50 {
            assert_eq!(guesser.exchange("bo_guess", None).await, Err(Refused::Client));
        }
        assert!(matches!(guesser.exchange(&key, None).await, Err(Refused::Other(Error::TooMany { .. }))));
        assert!(matches!(guesser.refresh("guess", None).await, Err(Refused::Other(Error::TooMany { .. }))));
        assert!(program.exchange(&key, None).await.is_ok(), "elsewhere nobody waits");
        for _ in 2..100 {
            assert!(program.exchange(&key, None).await.is_ok());
        }
        assert!(matches!(program.exchange(&key, None).await, Err(Refused::Other(Error::TooMany { .. }))));
        house.db.clock.advance(15 * MINUTE);
        assert!(program.exchange(&key, None).await.is_ok() && guesser.exchange(&key, None).await.is_ok());
    })
    .await;
}
