//! Issuers are set up by whoever may do everything, their secrets are kept, and invitations are accepted by them.

use kernel::Rule;

use super::*;
use crate::invitations::{InviteMember, accept};
use crate::issuers::load::{doors, load, look};
use crate::issuers::{ChangeIssuer, EDIT, RemoveIssuer, Trouble, VIEW};

#[tokio::test]
async fn a_secret_is_sealed_kept_and_never_sent_to_another_address() {
    each(async |house| {
        let (fake, evil) = (Issuer::start().await, Issuer::start().await);
        let id = house.add(house.workspace, fields(&fake)).await;
        let admin = house.super_admin(house.workspace);
        let sealed = house.texts("SELECT client_secret FROM issuers").await;
        assert!(sealed[0].starts_with("1.") && !sealed[0].contains(SECRET));
        let without =
            |issuer: &Issuer| IssuerFields { client_secret: String::new(), name: "New".into(), ..fields(issuer) };
        let moved = ChangeIssuer { issuer: id, version: 1, fields: without(&evil) };
        assert_eq!(admin.perform(moved).await.unwrap_err(), Error::invalid("client_secret", Rule::Required));
        admin.perform(ChangeIssuer { issuer: id, version: 1, fields: without(&fake) }).await.unwrap();
        assert_eq!(house.texts("SELECT client_secret FROM issuers").await, sealed, "kept");
        assert!(house.by(id, &fake, "s1", ADA, json!({})).await.is_ok());
        let shown = load(&admin.read(VIEW).unwrap(), "acme").await.unwrap();
        assert!(
            shown.issuers[0].secret && shown.issuers[0].fields.client_secret.is_empty() && shown.issuers[0].linked == 1
        );
        for entry in house.texts("SELECT changes FROM audit_entries").await {
            assert!(!entry.contains(SECRET) && !entry.contains("eyJ") && !entry.contains(&sealed[0]), "{entry}");
        }
        let session = house.by(id, &fake, "s1", ADA, json!({})).await.unwrap().token.unwrap();
        admin.perform(RemoveIssuer { issuer: id, version: 2 }).await.unwrap();
        assert_eq!(house.caller(&session).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert_eq!(house.texts("SELECT client_secret FROM issuers").await, [""]);
        assert!(house.texts("SELECT subject FROM identities").await.is_empty());
        assert!(load(&admin.read(VIEW).unwrap(), "acme").await.unwrap().issuers.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_do_everything_sets_no_issuer_up() {
    each(async |house| {
        let fake = Issuer::start().await;
        let some = house.db.actor(house.workspace).grants(["security:*", "members:*", "invitations:*"]).cx();
        let add = AddIssuer { issuer: IssuerId(house.db.clock.id()), fields: fields(&fake) };
        assert_eq!(some.perform(add).await.unwrap_err(), Error::Forbidden { needs: "*".into() });
        let id = house.add(house.workspace, fields(&fake)).await;
        for refused in [
            some.perform(ChangeIssuer { issuer: id, version: 1, fields: fields(&fake) }).await,
            some.perform(SwitchIssuer { issuer: id, version: 1, state: IssuerState::Off }).await,
            some.perform(RemoveIssuer { issuer: id, version: 1 }).await,
        ] {
            assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
        }
        // An id that is taken takes nobody's issuer over, in this workspace or another.
        let beta = crate::workspaces::create(&house.db.engine, crate::workspaces::CreateWorkspace::new("beta", "saas"))
            .await
            .unwrap();
        let over = AddIssuer { issuer: id, fields: fields(&fake) };
        assert_eq!(house.super_admin(beta).perform(over).await.unwrap_err(), Error::invalid("name", Rule::Taken));
        let change = ChangeIssuer { issuer: id, version: 1, fields: fields(&fake) };
        assert_eq!(house.super_admin(beta).perform(change).await.unwrap_err(), Error::NotFound);
    })
    .await;
}

#[tokio::test]
async fn a_look_says_what_an_issuer_offers_or_what_is_wrong() {
    each(async |house| {
        let fake = Issuer::start().await;
        let admin = house.super_admin(house.workspace);
        let id = house.add(house.workspace, fields(&fake)).await;
        let read = admin.read(EDIT).unwrap();
        let found = look(&read, id).await.unwrap().unwrap();
        assert_eq!((found.algorithms, found.key_count), (vec!["EdDSA".to_owned(), "RS256".to_owned()], 1));
        assert_eq!((found.end_session, found.names_itself), (Some(format!("{}/leave", fake.url())), false));
        for (said, trouble) in [
            (json!({"issuer": "https://another.example"}), "other_name"),
            (json!({"jwks_uri": "https://169.254.169.254/keys"}), "private"),
            (json!({"jwks_uri": "http://93.184.216.34/keys"}), "address"),
            (json!({"authorization_endpoint": "javascript:alert(1)"}), "address"),
            (json!({"id_token_signing_alg_values_supported": ["HS256", "none"]}), "keys"),
            (json!({"token_endpoint": null}), "unreadable"),
            (json!({"jwks_uri": null}), "unreadable"),
        ] {
            fake.configure(said.clone());
            let trouble_found = serde_json::to_value(look(&read, id).await.unwrap().unwrap_err()).unwrap();
            let name = trouble_found
                .as_str()
                .map(str::to_owned)
                .or_else(|| Some(trouble_found.as_object()?.keys().next()?.clone()));
            assert_eq!(name.as_deref(), Some(trouble), "{said}");
        }
        for (url, trouble) in [
            (format!("{}/nowhere", fake.url()), Trouble::Status(404)),
            ("https://10.0.0.1".to_owned(), Trouble::Private),
            ("http://10.0.0.1".to_owned(), Trouble::Private),
            ("http://93.184.216.34".to_owned(), Trouble::Address),
        ] {
            let id = house.add(house.workspace, IssuerFields { url: url.clone(), ..fields(&fake) }).await;
            assert_eq!(look(&read, id).await.unwrap(), Err(trouble), "{url}");
        }
    })
    .await;
}

#[tokio::test]
async fn issuers_are_found_by_workspace_or_domain_and_never_by_person() {
    each(async |house| {
        let fake = Issuer::start().await;
        house.add(house.workspace, IssuerFields { domains: vec!["Acme.example".into()], ..fields(&fake) }).await;
        let found = async |asked: &str| doors(&house.db.engine, asked).await.unwrap().len();
        for asked in ["acme", " ACME ", ADA, "nobody@acme.example", "ADA@ACME.EXAMPLE"] {
            assert_eq!(found(asked).await, 1, "{asked}");
        }
        for asked in ["beta", "", "x@beta.example", "x@cme.example", "x@%", "x@_cme.example", "acme.example"] {
            assert_eq!(found(asked).await, 0, "{asked}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_accepted_by_the_issuer_of_its_workspace_for_its_address() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let role = Some(crate::workspaces::role(&house.db.engine, house.workspace, "support_agent").await.unwrap());
        let email = "nina@acme.example";
        let invite = InviteMember {
            name: "Nina".into(),
            email: email.into(),
            role,
            locale: "es".into(),
            ..InviteMember::default()
        };
        house.super_admin(house.workspace).perform(invite).await.unwrap();
        house
            .db
            .meddle(&format!("UPDATE invitations SET token_hash = '{}'", crate::token::hash("link")))
            .await
            .unwrap();
        assert_eq!(accept::open_to_new(&house.db.engine, "link").await.unwrap(), Some(house.workspace));
        let go = async |email: &str, claims: Value| {
            let begun = house.begin(id, Purpose::accept("link", 0)).await;
            let code = fake.sign_in(&begun.url, "s9", email, house.db.clock.now(), claims);
            house.back(id, &begun, &code, None).await
        };
        // The page of the invitation says why, so that the way goes on.
        let back = |refusal: Refusal| {
            Ok(Arrived { token: None, next: format!("/invitation/link?refused={}", refusal.name()), second: false })
        };
        assert_eq!(go("eve@acme.example", json!({})).await, back(Refusal::Invitation));
        assert_eq!(go(email, json!({"email_verified": false})).await, back(Refusal::Unverified));
        let token = go(email, json!({"name": "Nina Okafor"})).await.unwrap().token.unwrap();
        let cx = house.caller(&token).enter("acme").await.unwrap();
        assert_eq!((cx.actor().name.as_str(), cx.actor().role.as_str()), ("Nina Okafor", "support_agent"));
        assert_eq!(go(email, json!({})).await, back(Refusal::Invitation), "the link is good once");
        assert!(house.by(id, &fake, "s9", email, json!({})).await.is_ok(), "and from then on she signs in");
        let refused = house.password(email).await.unwrap_err();
        assert_eq!(refused, Error::invalid("email", Rule::Credentials), "she has no password");
    })
    .await;
}
