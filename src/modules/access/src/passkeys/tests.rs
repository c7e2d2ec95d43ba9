//! A passkey lets its owner in and nobody else: answers are good once, in time, on this site, with the owner's finger.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use data_encoding::BASE64URL_NOPAD;
use kernel::{Error, Uuid};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::commands::AddPasskey;
use super::enter::{Coming, begin_adding, begin_confirming, begin_using, enter};
use super::{Answer, Begun, relying};
use crate::factors::gains::Gains;
use crate::factors::tests::{House, each};
use crate::sessions::second::confirm;
use crate::testing::VISIT;

const EMAIL: &str = "ada@acme.example";
/// User present, user verified.
const VERIFIED: u8 = 0b101;
/// User present.
const PRESENT: u8 = 0b001;
/// A credential is attached.
const ATTACHED: u8 = 0b100_0000;

/// An authenticator in software, as the standard describes one.
struct Authenticator {
    pair: EcdsaKeyPair,
    id: [u8; 32],
    user: Uuid,
    counter: u32,
    /// What the browser says the page's site is.
    origin: &'static str,
    flags: u8,
}

impl Authenticator {
    fn new(user: Uuid) -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random).unwrap();
        Self { pair, id: rand::random(), user, counter: 1, origin: "http://localhost:3000", flags: VERIFIED }
    }

    fn client_data(&self, kind: &str, begun: &Begun) -> Vec<u8> {
        let options: Value = serde_json::from_str(&begun.options).unwrap();
        json!({ "type": kind, "challenge": options.get("challenge"), "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(b"localhost").to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn answer(&self, begun: &Begun, response: &Value) -> Answer {
        let id = BASE64URL_NOPAD.encode(&self.id);
        let credential =
            json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} });
        Answer { ceremony: begun.ceremony.clone(), credential: credential.to_string() }
    }

    fn create(&self, begun: &Begun) -> Answer {
        let mut data = self.data(self.flags | ATTACHED);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(self.id);
        // COSE: an elliptic key (1: 2) for ES256 (3: -7) on P-256 (-1: 1), its two coordinates.
        let (_, point) = self.pair.public_key().as_ref().split_first().unwrap();
        let (x, y) = point.split_at(32);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        // CBOR: { "fmt": "none", "attStmt": {}, "authData": … }
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        let response = json!({
            "attestationObject": BASE64URL_NOPAD.encode(&attestation),
            "clientDataJSON": BASE64URL_NOPAD.encode(&self.client_data("webauthn.create", begun)),
        });
        self.answer(begun, &response)
    }

    fn get(&mut self, begun: &Begun) -> Answer {
        self.counter += 1;
        let (data, client) = (self.data(self.flags), self.client_data("webauthn.get", begun));
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        let response = json!({
            "authenticatorData": BASE64URL_NOPAD.encode(&data),
            "clientDataJSON": BASE64URL_NOPAD.encode(&client),
            "signature": BASE64URL_NOPAD.encode(signature.as_ref()),
            "userHandle": BASE64URL_NOPAD.encode(self.user.as_bytes()),
        });
        self.answer(begun, &response)
    }
}

/// Adds a passkey to Ada's account.
async fn added(house: &House) -> Authenticator {
    let token = house.password(EMAIL).await.unwrap();
    let cx = house.caller(&token).account("acme").await.unwrap();
    let authenticator = Authenticator::new(cx.actor().user.0);
    let begun = begin_adding(&cx).await.unwrap();
    let gains = Gains { codes: vec!["hash".into()], session: None };
    let add = AddPasskey { answer: authenticator.create(&begun), name: "Key".into(), gains };
    assert!(cx.perform(add.clone()).await.unwrap(), "who has none gets codes");
    assert_eq!(cx.perform(add).await, Err(relying::refused()), "a challenge is answered once");
    authenticator
}

async fn come(house: &House, answer: Answer) -> Result<String, Error> {
    enter(&house.db.engine, Coming { answer, visit: VISIT }).await
}

#[tokio::test]
async fn a_passkey_signs_in_alone_once() {
    each(async |house| {
        let mut key = added(&house).await;
        let begun = begin_using(&house.db.engine, None, "192.0.2.1").await.unwrap();
        let answer = key.get(&begun);
        let token = come(&house, answer.clone()).await.unwrap();
        assert_eq!(house.caller(&token).enter("acme").await.unwrap().actor().user.0, key.user);
        assert_eq!(come(&house, answer).await, Err(relying::refused()), "an answer is good once");

        let begun = begin_using(&house.db.engine, None, "192.0.2.1").await.unwrap();
        let (one, other) = (key.get(&begun), key.get(&begun));
        let came = [one, other].map(|answer| Box::pin(come(&house, answer)));
        let came = futures::future::join_all(came).await;
        assert_eq!(came.iter().filter(|came| came.is_ok()).count(), 1, "of two at a moment one gets in: {came:?}");
    })
    .await;
}

#[tokio::test]
async fn a_passkey_stands_in_for_a_code() {
    each(async |house| {
        let mut key = added(&house).await;
        let waits = house.password(EMAIL).await.unwrap();
        assert_eq!(
            house.caller(&waits).enter("acme").await.map(drop),
            Err(Error::SignedOut),
            "the second step is wanted"
        );
        // Somebody's own challenge: one that asks for any passkey is no second step.
        let any = begin_using(&house.db.engine, None, "192.0.2.1").await.unwrap();
        assert_eq!(house.second(&waits, &key.get(&any).text()).await, Err(relying::refused()));
        let begun = begin_using(&house.db.engine, Some(&waits), "192.0.2.1").await.unwrap();
        let token = house.second(&waits, &key.get(&begun).text()).await.unwrap();
        assert!(house.caller(&token).enter("acme").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn wrong_answers_are_refused() {
    each(async |house| {
        let mut key = added(&house).await;
        let begin = async || begin_using(&house.db.engine, None, "192.0.2.1").await.unwrap();
        let refused = Err(relying::refused());

        key.origin = "https://localhost.evil.example";
        assert_eq!(come(&house, key.get(&begin().await)).await, refused, "given to another site");
        key.origin = "http://localhost:3000";

        key.flags = PRESENT;
        assert_eq!(come(&house, key.get(&begin().await)).await, refused, "without the owner's finger");
        key.flags = VERIFIED;

        let begun = begin().await;
        house.db.clock.advance(5 * 60_000);
        assert_eq!(come(&house, key.get(&begun)).await, refused, "too late");

        let mut strange = Authenticator::new(key.user);
        strange.id = key.id;
        assert_eq!(come(&house, strange.get(&begin().await)).await, refused, "signed by another key");
        assert_eq!(come(&house, Authenticator::new(Uuid::from_u128(9)).get(&begin().await)).await, refused, "nobody's");

        key.counter = 50;
        assert!(come(&house, key.get(&begin().await)).await.is_ok());
        key.counter = 3;
        assert_eq!(come(&house, key.get(&begin().await)).await, refused, "a copy, whose counter lags behind");

        // Each that names somebody stands in the log of their workspaces.
        let noted =
            async || house.texts("SELECT address FROM audit_entries WHERE command = 'sign_ins.refuse'").await.len();
        for _ in 0..200 {
            if noted().await == 5 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        assert_eq!(noted().await, 5);
    })
    .await;
}

#[tokio::test]
async fn it_does_where_the_password_is_asked_for_again() {
    each(async |house| {
        let mut key = added(&house).await;
        let begin = async || begin_using(&house.db.engine, None, "192.0.2.1").await.unwrap();
        let coming = Coming { answer: key.get(&begin().await), visit: VISIT };
        let token = enter(&house.db.engine, coming).await.unwrap();
        let caller = house.caller(&token);
        let begun = begin_confirming(&caller.account("acme").await.unwrap()).await.unwrap();
        let answer = key.get(&begun).text();
        let after = confirm(&caller, "acme", &answer).await.unwrap();
        assert!(house.caller(&after).account("acme").await.is_ok());
        assert!(confirm(&house.caller(&after), "acme", &answer).await.is_err(), "once");
        // A challenge of nobody in particular is answered by whoever likes: it confirms nothing.
        let any = key.get(&begin().await).text();
        assert!(confirm(&house.caller(&after), "acme", &any).await.is_err());
        house.join("tom", "support_agent").await;
        let toms = house.caller(&house.password("tom@acme.example").await.unwrap());
        let tom = toms.account("acme").await.unwrap();
        assert_eq!(begin_confirming(&tom).await.unwrap_err(), relying::refused(), "he has none");
        let hers = begin_confirming(&house.caller(&after).account("acme").await.unwrap()).await.unwrap();
        assert!(confirm(&toms, "acme", &key.get(&hers).text()).await.is_err(), "nor does hers do for him");
    })
    .await;
}

#[tokio::test]
async fn an_address_gets_so_many_challenges_and_no_more() {
    each(async |house| {
        for _ in 0..200 {
            begin_using(&house.db.engine, None, "2001:db8::1").await.unwrap();
        }
        let more = begin_using(&house.db.engine, None, "2001:db8::ffff").await;
        assert!(matches!(more, Err(Error::TooMany { .. })), "its network counts");
        assert!(begin_using(&house.db.engine, None, "2001:db8:0:1::1").await.is_ok());
    })
    .await;
}
