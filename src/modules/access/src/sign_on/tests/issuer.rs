//! An issuer of this process: what it says can be bent.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use data_encoding::BASE64URL_NOPAD;
use kernel::Time;
use openidconnect::url::Url;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub const CLIENT: &str = "backoffice";
pub const SECRET: &str = "the client's secret";

/// How its tokens are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    #[default]
    Rightly,
    /// With a key that is not among its keys, under the name of one that is.
    WithAnotherKey,
    /// Not at all: `alg` is `none`.
    Not,
    /// With the secret that both know.
    WithTheSecret,
}

struct Inner {
    url: String,
    key: (String, Ed25519KeyPair),
    /// What each code stands for: the challenge, and the claims.
    codes: BTreeMap<String, (String, Value)>,
    signs: Signs,
    /// What its configuration says beside, or instead.
    configuration: Value,
    /// How often its keys were asked for.
    asked: usize,
}

#[derive(Clone)]
pub struct Issuer(Arc<Mutex<Inner>>);

/// The parameters of the address that somebody was sent to.
pub fn parameters(url: &str) -> BTreeMap<String, String> {
    Url::parse(url).unwrap().query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

impl Issuer {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        // A port comes round again: what an issuer of another test said there is nothing to this one.
        crate::issuers::provider::forget(&url);
        let inner = Inner {
            url,
            key: key("one"),
            codes: BTreeMap::new(),
            signs: Signs::default(),
            configuration: json!({}),
            asked: 0,
        };
        let issuer = Self(Arc::new(Mutex::new(inner)));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(issuer.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        issuer
    }

    fn with<T>(&self, change: impl FnOnce(&mut Inner) -> T) -> T {
        change(&mut self.0.lock().unwrap())
    }

    pub fn url(&self) -> String {
        self.with(|inner| inner.url.clone())
    }

    pub fn signs(&self, signs: Signs) {
        self.with(|inner| inner.signs = signs);
    }

    pub fn configure(&self, configuration: Value) {
        self.with(|inner| inner.configuration = configuration);
    }

    /// Another key takes the place of the one before.
    pub fn rotate(&self) {
        self.with(|inner| inner.key = key("two"));
    }

    pub fn asked(&self) -> usize {
        self.with(|inner| inner.asked)
    }

    /// Signs somebody in who was sent to `address`, and gives the code. `claims` are what a token says beside, or instead of,
    /// what is right; null takes one out.
    pub fn sign_in(&self, address: &str, subject: &str, email: &str, now: Time, claims: Value) -> String {
        let asked = parameters(address);
        assert_eq!((asked["response_type"].as_str(), asked["code_challenge_method"].as_str()), ("code", "S256"));
        assert_eq!(asked["client_id"], CLIENT);
        let mut said = json!({
            "iss": self.url(),
            "aud": CLIENT,
            "sub": subject,
            "email": email,
            "email_verified": true,
            "nonce": asked["nonce"],
            "iat": now.0 / 1000,
            "exp": now.0 / 1000 + 300,
        });
        merge(&mut said, claims);
        let code = crate::token::new();
        self.with(|inner| inner.codes.insert(code.clone(), (asked["code_challenge"].clone(), said)));
        code
    }
}

fn merge(into: &mut Value, from: Value) {
    for (name, value) in from.as_object().cloned().unwrap_or_default() {
        match value {
            Value::Null => into.as_object_mut().unwrap().remove(&name),
            value => into.as_object_mut().unwrap().insert(name, value),
        };
    }
}

fn key(name: &str) -> (String, Ed25519KeyPair) {
    (name.to_owned(), Ed25519KeyPair::from_seed_unchecked(&rand::random::<[u8; 32]>()).unwrap())
}

async fn configuration(State(issuer): State<Issuer>) -> Json<Value> {
    let url = issuer.url();
    let mut said = json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/keys"),
        "end_session_endpoint": format!("{url}/leave"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "RS256", "HS256", "none"],
    });
    merge(&mut said, issuer.with(|inner| inner.configuration.clone()));
    Json(said)
}

async fn keys(State(issuer): State<Issuer>) -> Json<Value> {
    issuer.with(|inner| {
        inner.asked += 1;
        let x = BASE64URL_NOPAD.encode(inner.key.1.public_key().as_ref());
        Json(json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": inner.key.0, "x": x}]}))
    })
}

async fn token(
    State(issuer): State<Issuer>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let refuse = |why: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": why}))).into_response();
    let right =
        data_encoding::BASE64.encode(format!("{CLIENT}:{}", SECRET.replace('\'', "%27").replace(' ', "+")).as_bytes());
    if headers.get(header::AUTHORIZATION).is_none_or(|given| given.to_str().unwrap() != format!("Basic {right}")) {
        return refuse("invalid_client");
    }
    // A code is good once.
    let known = issuer.with(|inner| inner.codes.remove(&form["code"]));
    let Some((challenge, claims)) = known else { return refuse("invalid_grant") };
    if BASE64URL_NOPAD.encode(&Sha256::digest(form["code_verifier"].as_bytes())) != challenge {
        return refuse("invalid_grant");
    }
    let id_token = issuer.with(|inner| signed(inner, &claims));
    Json(json!({"access_token": "access", "token_type": "Bearer", "id_token": id_token})).into_response()
}

fn signed(inner: &Inner, claims: &Value) -> String {
    let (name, key) = &inner.key;
    let algorithm = match inner.signs {
        Signs::Rightly | Signs::WithAnotherKey => "EdDSA",
        Signs::Not => "none",
        Signs::WithTheSecret => "HS256",
    };
    let part = |value: Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let said = format!("{}.{}", part(json!({"alg": algorithm, "kid": name})), part(claims.clone()));
    let signature = match inner.signs {
        Signs::Rightly => key.sign(said.as_bytes()).as_ref().to_vec(),
        Signs::WithAnotherKey => self::key(name).1.sign(said.as_bytes()).as_ref().to_vec(),
        Signs::Not => Vec::new(),
        Signs::WithTheSecret => {
            let secret = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
            ring::hmac::sign(&secret, said.as_bytes()).as_ref().to_vec()
        }
    };
    format!("{said}.{}", BASE64URL_NOPAD.encode(&signature))
}
