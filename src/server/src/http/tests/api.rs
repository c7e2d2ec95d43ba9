//! `/api/v1` as programs meet it: what they show, what they are told, and that a cookie is worth nothing there.

use axum::http::{HeaderName, StatusCode};
use data_encoding::BASE64;
use serde_json::{Value, json};

use super::*;

/// An answer: status, headers, body.
struct Answer(StatusCode, axum::http::HeaderMap, Value);

impl Answer {
    fn header(&self, name: HeaderName) -> &str {
        self.1.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

impl House {
    async fn answer(&self, request: axum::http::request::Builder, body: &str) -> Answer {
        let answer = self.ask(request, body.to_owned()).await;
        let (parts, body) = answer.into_parts();
        let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
        Answer(parts.status, parts.headers, serde_json::from_slice(&body).unwrap_or_default())
    }

    async fn me(&self, bearer: &str) -> Answer {
        self.answer(Request::get("/api/v1/me").header(header::AUTHORIZATION, format!("Bearer {bearer}")), "").await
    }

    async fn token(&self, form: &str) -> Answer {
        let post = Request::post("/api/v1/token").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.answer(post, form).await
    }

    async fn server_function(&self, cookie: &str, name: &str, body: Value) -> Answer {
        let post = Request::post(format!("/api/fn/access/{name}"))
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json");
        self.answer(post, &body.to_string()).await
    }

    /// A new key of the administrator.
    async fn key(&self, cookie: &str, grants: &[&str]) -> String {
        let fields = json!({ "name": "Export", "grants": grants, "days": 90, "networks": [] });
        let made =
            self.server_function(cookie, "keys/api/make_key", json!({ "workspace": "acme", "fields": fields })).await;
        assert_eq!(made.0, StatusCode::OK, "{}", made.2);
        made.2["key"].as_str().unwrap().to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_is_told_who_it_acts_for_until_its_key_is_revoked() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        let key = house.key(&cookie, &["tickets:view", "keys:view:own"]).await;
        let Answer(status, _, body) = house.me(&key).await;
        assert_eq!(status, StatusCode::OK, "{:?}", house.db);
        assert_eq!(body["member"]["email"], EMAIL);
        assert_eq!((&body["workspace"]["slug"], &body["role"]), (&json!("acme"), &json!("super_admin")));
        assert_eq!(body["grants"], json!(["keys:view:own", "tickets:view"]));
        assert_eq!(body["key"]["name"], "Export");
        assert!(!body.to_string().contains(key.rsplit('_').next().unwrap()));

        let listed = house.server_function(&cookie, "keys/api/load_keys", json!({ "workspace": "acme" })).await.2;
        let revoke = json!({ "key": listed["keys"][0]["id"], "version": listed["keys"][0]["version"] });
        let call = json!({ "workspace": "acme", "name": "keys.revoke", "body": revoke, "key": null });
        assert_eq!(house.server_function(&cookie, "gate/perform_json", call).await.0, StatusCode::OK);
        assert_eq!(house.me(&key).await.0, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_shows_nothing_good_is_told_what_to_show() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        let key = house.key(&cookie, &["tickets:view"]).await;
        let get = || Request::get("/api/v1/me");
        let bearer = format!("Bearer {key}");
        for (asked, challenge) in [
            (get(), r#"Bearer realm="backoffice""#),
            // A cookie is worth nothing here, and neither is a key anywhere but in its header.
            (get().header(header::COOKIE, &cookie), r#"Bearer realm="backoffice""#),
            (get().header(header::COOKIE, format!("session={key}")), r#"Bearer realm="backoffice""#),
            (Request::get(format!("/api/v1/me?access_token={key}")), r#"Bearer realm="backoffice""#),
            (get().header(header::AUTHORIZATION, format!("Basic {key}")), r#"Bearer realm="backoffice""#),
            (get().header(header::AUTHORIZATION, &key), r#"Bearer realm="backoffice""#),
            (
                get().header(header::AUTHORIZATION, &bearer).header(header::AUTHORIZATION, &bearer),
                r#"Bearer realm="backoffice""#,
            ),
            (get().header(header::AUTHORIZATION, "Bearer "), r#"Bearer realm="backoffice", error="invalid_token""#),
            (
                get().header(header::AUTHORIZATION, format!("{bearer}0")),
                r#"Bearer realm="backoffice", error="invalid_token""#,
            ),
            (
                get().header(header::AUTHORIZATION, "Bearer a.b.c"),
                r#"Bearer realm="backoffice", error="invalid_token""#,
            ),
        ] {
            let answer = house.answer(asked, "").await;
            assert_eq!(answer.0, StatusCode::UNAUTHORIZED, "{}", answer.2);
            assert_eq!(answer.header(header::WWW_AUTHENTICATE), challenge);
            assert_eq!(answer.header(header::CONTENT_TYPE), "application/problem+json");
            assert_eq!((&answer.2["status"], &answer.2["code"]), (&json!(401), &json!("signed_out")));
        }
        let lower = get().header(header::AUTHORIZATION, format!("bearer {key}"));
        assert_eq!(house.answer(lower, "").await.0, StatusCode::OK, "the scheme's case is free");
        // A bearer is nobody at the doors of the pages.
        let page = Request::get("/acme").header(header::AUTHORIZATION, &bearer);
        assert_eq!(house.answer(page, "").await.0, StatusCode::SEE_OTHER);
        let list = json!({ "workspace": "acme", "resource": "tickets", "query": {} }).to_string();
        let call = Request::post("/api/fn/access/gate/list")
            .header(header::AUTHORIZATION, &bearer)
            .header(header::CONTENT_TYPE, "application/json");
        assert_eq!(house.answer(call, &list).await.0, StatusCode::UNAUTHORIZED);
        let nowhere = house.answer(Request::get("/api/v1/planes"), "").await;
        assert_eq!((nowhere.0, &nowhere.2["code"]), (StatusCode::NOT_FOUND, &json!("not_found")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sites_page_may_ask_with_a_key_but_not_with_a_cookie() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        let key = house.key(&cookie, &["tickets:view"]).await;
        let post = Request::post("/api/v1/token")
            .header(header::ORIGIN, "https://other.example")
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = house.answer(post, &format!("grant_type=client_credentials&client_secret={key}")).await;
        assert_eq!(answer.0, StatusCode::OK, "{}", answer.2);
        let call = Request::post("/api/fn/access/gate/list")
            .header(header::ORIGIN, "https://other.example")
            .header("sec-fetch-site", "cross-site")
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, "application/json");
        assert_eq!(house.answer(call, "{}").await.0, StatusCode::FORBIDDEN);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_refresh_tokens_are_exchanged_as_the_standard_says() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        let key = house.key(&cookie, &["tickets:view", "customers:view"]).await;
        let prefix = key.rsplit_once('_').unwrap().0.to_owned();
        let pair = house
            .token(&format!("grant_type=client_credentials&client_id={prefix}&client_secret={key}&scope=tickets:view"))
            .await;
        assert_eq!(pair.0, StatusCode::OK, "{}", pair.2);
        assert_eq!((pair.header(header::CACHE_CONTROL), &pair.2["token_type"]), ("no-store", &json!("Bearer")));
        assert_eq!((&pair.2["expires_in"], &pair.2["scope"]), (&json!(900), &json!("tickets:view")));
        let access = pair.2["access_token"].as_str().unwrap().to_owned();
        assert_eq!(house.me(&access).await.2["grants"], json!(["tickets:view"]));

        let refresh = pair.2["refresh_token"].as_str().unwrap().to_owned();
        let wider =
            house.token(&format!("grant_type=refresh_token&refresh_token={refresh}&scope=customers:view")).await;
        assert_eq!((wider.0, &wider.2["error"]), (StatusCode::BAD_REQUEST, &json!("invalid_scope")));
        let next = house.token(&format!("grant_type=refresh_token&refresh_token={refresh}")).await;
        assert_eq!(next.0, StatusCode::OK, "{}", next.2);
        let again = house.token(&format!("grant_type=refresh_token&refresh_token={refresh}")).await;
        assert_eq!((again.0, &again.2["error"]), (StatusCode::BAD_REQUEST, &json!("invalid_grant")));
        assert_eq!(house.me(next.2["access_token"].as_str().unwrap()).await.0, StatusCode::UNAUTHORIZED);

        let basic = |text: String| {
            Request::post("/api/v1/token")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::AUTHORIZATION, format!("Basic {}", BASE64.encode(text.as_bytes())))
        };
        let form = "grant_type=client_credentials";
        assert_eq!(house.answer(basic(format!("{prefix}:{key}")), form).await.0, StatusCode::OK);
        for wrong in [format!("{prefix}:{key}0"), format!("bo_aaaaaaaa:{key}"), format!(":{key}"), format!("{key}:")] {
            let answer = house.answer(basic(wrong), form).await;
            assert_eq!((answer.0, &answer.2["error"]), (StatusCode::UNAUTHORIZED, &json!("invalid_client")));
            assert_eq!(answer.header(header::WWW_AUTHENTICATE), r#"Basic realm="backoffice""#);
        }
        for (form, error) in [
            (String::new(), "invalid_request"),
            (format!("grant_type=password&client_secret={key}"), "unsupported_grant_type"),
            ("grant_type=client_credentials".to_owned(), "invalid_request"),
            ("grant_type=refresh_token".to_owned(), "invalid_request"),
            (
                format!("grant_type=client_credentials&grant_type=client_credentials&client_secret={key}"),
                "invalid_request",
            ),
        ] {
            let answer = house.token(&form).await;
            assert_eq!((answer.0, &answer.2["error"]), (StatusCode::BAD_REQUEST, &json!(error)), "{form}");
        }
        let twice = house.answer(basic(format!("{prefix}:{key}")), &format!("{form}&client_secret={key}")).await;
        assert_eq!(twice.2["error"], "invalid_request");
        let not_a_form = Request::post("/api/v1/token").header(header::CONTENT_TYPE, "text/plain");
        assert_eq!(house.answer(not_a_form, form).await.2["error"], "invalid_request");
        assert_eq!(house.answer(Request::get("/api/v1/token"), "").await.0, StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_allow_list_holds_for_pages_calls_streams_and_programs() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        let key = house.key(&cookie, &["tickets:view"]).await;
        assert_eq!((house.answers(&cookie).await, house.me(&key).await.0), (IN, StatusCode::OK));
        // Behind the page's back, for from here nobody could: it would keep them out.
        let lists = r#"[{"range":"198.51.100.0/24","label":"","role":null}]"#;
        let row = format!(
            "INSERT INTO allowed_networks SELECT id, id, 1, 0, 0, NULL, '', '{lists}' FROM workspaces WHERE slug = 'acme'"
        );
        house.db.meddle(&row).await.unwrap();
        assert_eq!(house.answers(&cookie).await, [403, 403, 403], "{:?}", house.db);
        let refused = house.me(&key).await;
        assert_eq!((refused.0, &refused.2["code"]), (StatusCode::FORBIDDEN, &json!("network")));
        assert_eq!(refused.2["address"], "127.0.0.1");
        // Nobody talks themselves in: no proxy is trusted here.
        for name in ["x-forwarded-for", "x-real-ip", "forwarded", "x-client-ip", "true-client-ip", "cf-connecting-ip"] {
            let value = if name == "forwarded" { "for=198.51.100.7" } else { "198.51.100.7" };
            let page = Request::get("/acme").header(header::COOKIE, &cookie).header(name, value);
            assert_eq!(house.answer(page, "").await.0, StatusCode::FORBIDDEN, "{name}");
            let me =
                Request::get("/api/v1/me").header(header::AUTHORIZATION, format!("Bearer {key}")).header(name, value);
            assert_eq!(house.answer(me, "").await.0, StatusCode::FORBIDDEN, "{name}");
        }
    }
}
