//! What an issuer says is worth nothing unless everything about it is right.

use super::*;

#[tokio::test]
async fn tokens_that_are_not_right_let_nobody_in() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let now = house.db.clock.now().0 / 1000;
        for (what, claims) in [
            ("another way's nonce", json!({"nonce": "another"})),
            ("no nonce", json!({"nonce": null})),
            ("another client's", json!({"aud": "another"})),
            ("another client's too", json!({"aud": [CLIENT, "another"]})),
            ("no audience", json!({"aud": null})),
            ("another issuer's", json!({"iss": "https://another.example"})),
            ("no issuer", json!({"iss": null})),
            ("over", json!({"exp": now - 1})),
            ("without end", json!({"exp": null})),
            ("nobody's", json!({"sub": null})),
        ] {
            assert_eq!(house.by(id, &fake, "s1", ADA, claims).await, Err(Refusal::Issuer), "{what}");
        }
        for signs in [Signs::WithAnotherKey, Signs::Not, Signs::WithTheSecret] {
            fake.signs(signs);
            assert_eq!(house.by(id, &fake, "s1", ADA, json!({})).await, Err(Refusal::Issuer), "{signs:?}");
        }
        fake.signs(Signs::Rightly);
        assert_eq!(house.sessions().await, 0);
        assert!(house.by(id, &fake, "s1", ADA, json!({})).await.is_ok(), "and what is right lets in");
    })
    .await;
}

#[tokio::test]
async fn a_code_is_good_for_the_way_on_which_it_was_given() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        // A code that was stolen from Ada's browser, brought back on another way: PKCE.
        let (hers, his) = (house.begin(id, Purpose::Enter).await, house.begin(id, Purpose::Enter).await);
        let code = fake.sign_in(&hers.url, "s1", ADA, house.db.clock.now(), json!({}));
        assert_eq!(house.back(id, &his, &code, None).await, Err(Refusal::Issuer));
        assert_eq!(house.back(id, &hers, &code, None).await, Err(Refusal::Issuer), "the code was used");
        assert_eq!(house.sessions().await, 0);
    })
    .await;
}

#[tokio::test]
async fn another_key_is_looked_for_once() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        assert!(house.by(id, &fake, "s1", ADA, json!({})).await.is_ok());
        assert!(house.by(id, &fake, "s1", ADA, json!({})).await.is_ok());
        assert_eq!(fake.asked(), 1, "its keys are remembered");
        fake.rotate();
        assert!(house.by(id, &fake, "s1", ADA, json!({})).await.is_ok(), "the new key is found");
        assert_eq!(fake.asked(), 2);
        house.db.clock.advance(60 * MINUTE);
        assert!(house.by(id, &fake, "s1", ADA, json!({})).await.is_ok());
        assert_eq!(fake.asked(), 3, "an hour later it is asked again");
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_at_the_issuer_counts_in_its_workspace() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let own = house.password(ADA).await.unwrap();
        let (app, _) = house.enrol(&own).await;
        // One factor there: the usual second step stands, and the session reaches no further after it.
        let waiting = house.by(id, &fake, "s1", ADA, json!({"amr": ["pwd"]})).await.unwrap();
        let token = waiting.token.unwrap();
        assert!(waiting.second && house.caller(&token).enter("acme").await.is_err());
        let token = house.second(&token, &app.code(house.db.clock.now())).await.unwrap();
        assert!(house.caller(&token).enter("acme").await.is_ok());
        for two in [json!({"amr": ["pwd", "mfa"]}), json!({"acr": "https://refeds.org/profile/mfa"})] {
            let arrived = house.by(id, &fake, "s1", ADA, two).await.unwrap();
            assert!(!arrived.second && house.caller(&arrived.token.unwrap()).enter("acme").await.is_ok());
        }
    })
    .await;
}

#[tokio::test]
async fn whose_role_asks_for_a_factor_may_have_it_at_the_issuer() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        house.join("tom", "support_agent").await;
        let asks = crate::security::SaveSecurity {
            version: 0,
            idle_hours: 8,
            absolute_hours: 12,
            devices: 9,
            when_full: crate::security::WhenFull::EndOldest,
            factor_roles: vec!["support_agent".into()],
            ..crate::security::SaveSecurity::default()
        };
        house.super_admin(house.workspace).perform(asks).await.unwrap();
        let one = house.by(id, &fake, "s1", TOM, json!({"amr": ["pwd"]})).await.unwrap().token.unwrap();
        assert_eq!(house.caller(&one).enter("acme").await.unwrap_err(), Error::Unprotected);
        let two = house.by(id, &fake, "s1", TOM, json!({"amr": ["mfa"]})).await.unwrap().token.unwrap();
        assert!(house.caller(&two).enter("acme").await.is_ok());
    })
    .await;
}
