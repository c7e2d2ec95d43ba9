//! To whom an identity is linked, and whom it is not believed from.

use super::*;
use crate::issuers::ChangeIssuer;
use crate::sign_on::identities::UnlinkIdentity;

#[tokio::test]
async fn another_issuer_behind_the_same_row_is_not_believed() {
    each(async |house| {
        house.beta().await;
        let (fake, evil) = (Issuer::start().await, Issuer::start().await);
        let id = house.add(house.workspace, fields(&fake)).await;
        let own = house.password(ADA).await.unwrap();
        house.link(id, &fake, &own, Reaches::Everywhere).await.unwrap();
        let begun = house.begin(id, Purpose::Enter).await;
        // The admin puts an issuer of their own in its place, which gives them Ada's subject.
        let swap = ChangeIssuer { issuer: id, version: 1, fields: fields(&evil) };
        house.super_admin(house.workspace).perform(swap).await.unwrap();
        let token = house.by(id, &evil, "s1", ADA, json!({})).await.unwrap().token.unwrap();
        assert_eq!(
            house.caller(&token).enter("beta").await.unwrap_err(),
            Error::NotFound,
            "linked anew, to this workspace"
        );
        // A way that was begun before ends nowhere.
        let code = evil.sign_in(&begun.url, "s1", ADA, house.db.clock.now(), json!({}));
        assert_eq!(house.back(id, &begun, &code, None).await, Err(Refusal::Stale));
    })
    .await;
}

#[tokio::test]
async fn an_identity_is_linked_to_whoever_asked_for_it_and_to_nobody_else() {
    each(async |house| {
        house.join("tom", "support_agent").await;
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let (ada, tom) = (house.password(ADA).await.unwrap(), house.password(TOM).await.unwrap());
        let caller = house.caller(&ada);
        let user = caller.account("acme").await.unwrap().actor().user.0;
        let way = || Purpose::Link { user, token_hash: caller.token_hash(), reaches: Reaches::Everywhere };
        for other in [Some(house.caller(&tom)), None] {
            let begun = house.begin(id, way()).await;
            let code = fake.sign_in(&begun.url, "s1", TOM, house.db.clock.now(), json!({}));
            let arrived = house.back(id, &begun, &code, other.as_ref()).await.unwrap();
            assert_eq!(arrived.next, "/acme/tickets?refused=stale");
        }
        assert!(house.texts("SELECT subject FROM identities").await.is_empty());
        house.link(id, &fake, &ada, Reaches::Workspace).await.unwrap();
        // The same identity is nobody else's, and who has one gets no second one there.
        assert_eq!(house.link(id, &fake, &tom, Reaches::Workspace).await.unwrap().next, "/acme/tickets?refused=linked");
        assert_eq!(house.by(id, &fake, "s2", ADA, json!({})).await, Err(Refusal::Linked));

        // It can be unlinked while there is a password, and the sessions that came by it end.
        let session = house.by(id, &fake, "s1", "x@else.example", json!({})).await.unwrap().token.unwrap();
        let account = caller.account("acme").await.unwrap();
        let identities = crate::sign_on::load::load(&account.read(crate::gate::OWN).unwrap()).await.unwrap();
        assert_eq!((identities.linked.len(), identities.others.len(), identities.elsewhere), (1, 0, false));
        let unlink = UnlinkIdentity { identity: identities.linked[0].id, but: caller.token_hash() };
        house.db.meddle("UPDATE users SET password_hash = '' WHERE email = 'ada@acme.example'").await.unwrap();
        let alone = account.perform(unlink.clone()).await.unwrap_err();
        assert_eq!(alone, Error::invalid("identity", kernel::Rule::State), "her only way in");
        house.db.meddle("UPDATE users SET password_hash = 'x' WHERE email = 'ada@acme.example'").await.unwrap();
        let toms = house.caller(&tom).account("acme").await.unwrap();
        assert_eq!(toms.perform(unlink.clone()).await.unwrap_err(), Error::NotFound, "not his");
        account.perform(unlink).await.unwrap();
        assert_eq!(house.caller(&session).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert!(house.caller(&ada).enter("acme").await.is_ok());
    })
    .await;
}
