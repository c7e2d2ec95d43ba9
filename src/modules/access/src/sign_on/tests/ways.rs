//! Only who went comes back: once, in the same browser, from the same issuer, within ten minutes.

use super::*;
use crate::sign_on::leave::sign_out;

#[tokio::test]
async fn a_way_is_ended_once_and_in_time() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let begun = house.begin(id, Purpose::Enter).await;
        let now = house.db.clock.now();
        let code = fake.sign_in(&begun.url, "s1", ADA, now, json!({}));
        assert!(house.back(id, &begun, &code, None).await.is_ok());
        let again = fake.sign_in(&begun.url, "s1", ADA, now, json!({}));
        assert_eq!(house.back(id, &begun, &again, None).await, Err(Refusal::Stale), "taken");

        let late = house.begin(id, Purpose::Enter).await;
        house.db.clock.advance(AWAY);
        let code = fake.sign_in(&late.url, "s1", ADA, house.db.clock.now(), json!({}));
        assert_eq!(house.back(id, &late, &code, None).await, Err(Refusal::Stale), "over");
        house.begin(id, Purpose::Enter).await;
        assert_eq!(house.texts("SELECT sealed FROM sign_ons").await.len(), 1, "who did not come back is forgotten");
    })
    .await;
}

#[tokio::test]
async fn another_browser_and_another_issuer_bring_nothing_back() {
    each(async |house| {
        let (fake, evil) = (Issuer::start().await, Issuer::start().await);
        let id = house.add(house.workspace, fields(&fake)).await;
        let other = house.add(house.workspace, fields(&evil)).await;
        let begun = house.begin(id, Purpose::Enter).await;
        let code = fake.sign_in(&begun.url, "s1", ADA, house.db.clock.now(), json!({}));
        let state = parameters(&begun.url)["state"].clone();
        let right = Back {
            issuer: Some(id),
            state: &state,
            code: Some(&code),
            iss: None,
            browser: Some(&begun.cookie.1),
            caller: None,
            visit: VISIT,
        };
        let elsewhere = house.begin(id, Purpose::Enter).await;
        for (what, back) in [
            ("no cookie", Back { browser: None, ..right.clone() }),
            ("an empty one", Back { browser: Some(""), ..right.clone() }),
            ("another browser's", Back { browser: Some(&elsewhere.cookie.1), ..right.clone() }),
            ("no state", Back { state: "", ..right.clone() }),
            ("another state", Back { state: "0000", ..right.clone() }),
            ("another issuer's address", Back { issuer: Some(other), ..right.clone() }),
            ("no issuer's", Back { issuer: Some(IssuerId(kernel::Uuid::from_u128(9))), ..right.clone() }),
        ] {
            assert_eq!(house.finish(back).await, Err(Refusal::Stale), "{what}");
        }
        // None of them has used it up, and nobody was let in.
        assert_eq!(house.sessions().await, 0);
        assert!(house.finish(right).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_answer_names_its_issuer_where_it_says_it_does() {
    each(async |house| {
        let fake = Issuer::start().await;
        fake.configure(json!({"authorization_response_iss_parameter_supported": true}));
        let id = house.add(house.workspace, fields(&fake)).await;
        let url = fake.url();
        for (iss, outcome) in [(None, false), (Some("https://evil.example"), false), (Some(url.as_str()), true)] {
            let begun = house.begin(id, Purpose::Enter).await;
            let code = fake.sign_in(&begun.url, "s1", ADA, house.db.clock.now(), json!({}));
            let state = parameters(&begun.url)["state"].clone();
            let back = Back {
                issuer: Some(id),
                state: &state,
                code: Some(&code),
                iss,
                browser: Some(&begun.cookie.1),
                ..Back::default()
            };
            assert_eq!(house.finish(back).await.is_ok(), outcome, "{iss:?}");
        }
        // Whoever was refused there comes without a code.
        let begun = house.begin(id, Purpose::Enter).await;
        let state = parameters(&begun.url)["state"].clone();
        let denied = Back {
            issuer: Some(id),
            state: &state,
            iss: Some(&url),
            browser: Some(&begun.cookie.1),
            ..Back::default()
        };
        assert_eq!(house.finish(denied).await, Err(Refusal::Denied));
    })
    .await;
}

#[tokio::test]
async fn signing_out_leads_to_the_issuer_with_its_own_token() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let token = house.by(id, &fake, "s1", ADA, json!({})).await.unwrap().token.unwrap();
        let kept = house.texts("SELECT id_token FROM sessions WHERE id_token IS NOT NULL").await;
        assert!(kept[0].starts_with("1.") && !kept[0].contains("eyJ"), "it is sealed");
        let leaving = sign_out(&house.db.engine, &token, VISIT).await.unwrap().unwrap();
        let asked = parameters(&leaving.url);
        assert!(leaving.url.starts_with(&format!("{}/leave?", fake.url())), "{}", leaving.url);
        assert!(asked["id_token_hint"].starts_with("eyJ") && asked["client_id"] == CLIENT);
        assert!(asked["post_logout_redirect_uri"].ends_with("/sign-in"));
        assert_eq!(house.caller(&token).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert_eq!(sign_out(&house.db.engine, &token, VISIT).await.unwrap(), None, "once");
        assert!(house.texts("SELECT id_token FROM sessions WHERE id_token IS NOT NULL").await.is_empty());
        let own = house.password(ADA).await.unwrap();
        assert_eq!(sign_out(&house.db.engine, &own, VISIT).await.unwrap(), None, "a password is no issuer's");
    })
    .await;
}

#[tokio::test]
async fn ways_from_one_address_are_limited() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let go = |address| {
            begin(&house.db.engine, Wanted { issuer: id, purpose: Purpose::Enter, next: "/", again: false, address })
        };
        for _ in 0..200 {
            go("192.0.2.9").await.unwrap();
        }
        assert!(matches!(go("192.0.2.9").await, Err(Stopped::Failed(Error::TooMany { .. }))));
        assert!(go("192.0.2.10").await.is_ok());
    })
    .await;
}
