//! The way to an issuer as a browser sees it: where it leads, what is kept, and that it leads to no other site afterwards.

use axum::Json;
use axum::routing::get;
use serde_json::json;

use super::*;

/// An issuer that says what it is and nothing more.
async fn issuer() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let configuration = json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    });
    // The first key of RFC 8037, appendix A.
    let keys = json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": "1", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]});
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(move || async { Json(configuration) }))
        .route("/keys", get(move || async { Json(keys) }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

impl House {
    /// Adds an issuer to `acme`; gives its id.
    async fn add_issuer(&self, url: &str) -> Uuid {
        let read = self.db.engine.as_system(WorkspaceId(Uuid::nil()), "test").read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT id FROM workspaces");
        let workspace = read.first(sql, |row| row.uuid(0)).await.unwrap().unwrap();
        let issuer = self.db.clock.id();
        let fields = json!({"name": "Example", "url": url, "client_id": "c", "client_secret": "s", "scopes": "", "domains": ["acme.example"], "strangers": "refuse", "role": null});
        let cx = self.db.actor(WorkspaceId(workspace)).grants(["*"]).cx();
        let add = cx.engine().registry().command("issuers.add").unwrap().perform;
        add(cx.clone(), json!({"issuer": issuer, "fields": fields}), None).await.unwrap();
        issuer
    }

    async fn get(&self, path: &str) -> (u16, String, String) {
        let answer = self.ask(Request::get(path), String::new()).await;
        let header =
            |name| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        (answer.status().as_u16(), header(header::LOCATION), header(header::SET_COOKIE))
    }

    async fn text(&self, path: &str) -> String {
        let answer = self.ask(Request::get(path), String::new()).await;
        let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[tokio::test]
async fn the_way_to_an_issuer_is_a_link_with_a_state_and_a_cookie() {
    for house in House::both().await {
        let url = issuer().await;
        let id = house.add_issuer(&url).await;
        let (status, location, cookie) = house.get(&format!("/sign-in/with/{id}?next=%2Facme")).await;
        assert_eq!(status, 303);
        assert!(location.starts_with(&format!("{url}/authorize?response_type=code&")), "{location}");
        for part in ["code_challenge_method=S256", "nonce=", "state=", "scope=openid+email+profile"] {
            assert!(location.contains(part), "{part}: {location}");
        }
        assert!(location.contains(&format!("%2Fsign-in%2Fwith%2F{id}%2Fcallback")), "{location}");
        assert!(cookie.starts_with("sign_on_"), "{cookie}");
        assert!(cookie.ends_with("; Path=/sign-in/with; HttpOnly; SameSite=Lax; Max-Age=600"), "{cookie}");
        let state = location.split("state=").nth(1).unwrap().split('&').next().unwrap();
        assert!(!cookie.contains(state), "the cookie does not give the state away");
        // Without the cookie it leads nowhere, and says so.
        let (status, location, _) = house.get(&format!("/sign-in/with/{id}/callback?code=1&state={state}")).await;
        assert_eq!((status, location.as_str()), (303, "/sign-in/sso/acme?refused=stale&next=%2F"));
        let (_, location, _) = house.get(&format!("/sign-in/with/{}?next=%2Facme", Uuid::from_u128(7))).await;
        assert_eq!(location, "/sign-in/sso?refused=stale&next=%2Facme");
        // An issuer that does not answer is told of in the same way.
        let dead = house.add_issuer("http://127.0.0.1:1").await;
        assert!(house.get(&format!("/sign-in/with/{dead}")).await.1.starts_with("/sign-in/sso/acme?refused=issuer"));
    }
}

#[tokio::test]
async fn no_door_leads_to_another_site_or_tells_who_is_there() {
    for house in House::both().await {
        let id = house.add_issuer(&issuer().await).await;
        for outside in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"] {
            let next = kernel::query::encode(outside);
            for page in [format!("/sign-in/sso/acme?next={next}"), format!("/sign-in?next={next}")] {
                let page = house.text(&page).await;
                assert!(!page.contains("href=\"//evil") && !page.contains("with/evil"), "{page}");
            }
            let page = house.text(&format!("/sign-in/sso/acme?next={next}")).await;
            assert!(page.contains(&format!("href=\"/sign-in/with/{id}?next=%2F\"")), "{outside}: {page}");
        }
        // The same for a member, for nobody, and for whoever knows the workspace.
        let doors = async |asked: &str| {
            let page = house.text(&format!("/sign-in/sso?asked={asked}")).await;
            page.contains(&format!("/sign-in/with/{id}"))
        };
        assert!(doors(EMAIL).await && doors("nobody@acme.example").await && doors("acme").await);
        assert!(!doors("nobody@else.example").await && !doors("else").await);
        // A page of the workspace offers its issuers beneath the password.
        assert!(
            house
                .text("/sign-in?next=%2Facme%2Ftickets")
                .await
                .contains(&format!("/sign-in/with/{id}?next=%2Facme%2Ftickets"))
        );
        assert!(!house.text("/sign-in").await.contains("/sign-in/with/"));
    }
}
