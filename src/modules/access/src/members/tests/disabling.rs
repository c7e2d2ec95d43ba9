//! Who is disabled is out, there and at once.

use super::*;

#[tokio::test]
async fn who_is_disabled_is_out_at_once_and_may_come_back() {
    each(async |house| {
        let token = house.sign_in("tom").await;
        let caller = |token: &str| house.caller(token);
        assert!(caller(&token).enter("optim").await.is_ok());
        let olga = house.acting(house.olga, &["*"]);
        olga.perform(DisableMember { member: house.tom, version: 1 }).await.unwrap();
        assert_eq!(caller(&token).enter("optim").await.unwrap_err(), Error::SignedOut);
        // The password still fits, but there is no workspace to enter.
        let again = house.sign_in("tom").await;
        assert_eq!(caller(&again).enter("optim").await.unwrap_err(), Error::NotFound);
        olga.perform(EnableMember { member: house.tom, version: 2 }).await.unwrap();
        assert!(caller(&again).enter("optim").await.is_ok());
        assert_eq!(caller(&token).enter("optim").await.unwrap_err(), Error::SignedOut, "what has ended stays so");
        let tom = house.member(house.tom).await;
        assert_eq!((tom.devices, tom.seen_at, tom.archived_at), (1, Some(house.db.clock.now()), None));
        assert!(tom.signed_in_at.is_some_and(|at| at <= house.db.clock.now()), "{:?}", tom.signed_in_at);
        // His sign-ins are in the log of his workspace.
        let log = house.acting(house.olga, &["*"]).read(may("audit", "view")).unwrap();
        let mut sql = log.sql();
        sql.push("SELECT count(*) FROM audit_entries WHERE command = 'sign_ins.accept' AND member_id = ");
        sql.bind(house.tom.0);
        assert_eq!(log.first(sql, |row| row.int(0)).await.unwrap(), Some(1), "while disabled he is no member");
    })
    .await;
}

#[tokio::test]
async fn who_is_disabled_in_one_workspace_goes_on_in_another() {
    each(async |house| {
        let cienty = CreateWorkspace::new("cienty", "saas");
        let cienty = workspaces::create(&house.db.engine, cienty).await.unwrap();
        let role = workspaces::role(&house.db.engine, cienty, "support_agent").await.unwrap();
        let tom = NewMember { name: "Tom", email: "tom@optim.example", password: PASSWORD, role, locale: "en" };
        add_member(&house.db.engine, cienty, tom).await.unwrap();
        // One that an issuer of this workspace opened, and one of his own.
        let here = house.sign_in("tom").await;
        house
            .db
            .meddle("UPDATE sessions SET workspace_id = (SELECT id FROM workspaces WHERE slug = 'optim')")
            .await
            .unwrap();
        let own = house.sign_in("tom").await;
        for (token, workspace) in [(&here, "optim"), (&own, "optim"), (&own, "cienty")] {
            assert!(house.caller(token).enter(workspace).await.is_ok(), "{workspace}");
        }
        house.acting(house.olga, &["*"]).perform(DisableMember { member: house.tom, version: 1 }).await.unwrap();
        assert_eq!(house.caller(&here).enter("optim").await.unwrap_err(), Error::SignedOut);
        assert_eq!(house.caller(&own).enter("optim").await.unwrap_err(), Error::NotFound);
        assert!(house.caller(&own).enter("cienty").await.is_ok());
    })
    .await;
}
