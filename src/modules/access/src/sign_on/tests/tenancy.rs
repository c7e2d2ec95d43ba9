//! An issuer of one workspace opens no other, whatever its admin has it say.

use kernel::permission::may;

use super::*;
use crate::emergency::AskEmergency;
use crate::emergency::commands::GrantEmergency;
use crate::factors::commands::BeginApp;
use crate::gate::OWN;
use crate::invitations::InviteMember;
use crate::invitations::accept::join as accept_signed_in;
use crate::security::{SaveSecurity, WhenFull};
use crate::sessions::end::{EndDevice, EndOtherDevices};
use crate::sessions::second::confirm;
use crate::sessions::{self, EndMemberDevices};
use crate::sign_on::commands::{EnterBySignOn, Outcome};
use crate::sign_on::identities::{PrepareLink, UnlinkIdentity};
use crate::testing::{PASSWORD, join};
use crate::workspaces::{self, CreateWorkspace};

impl House {
    /// Another workspace, of which Ada is the administrator too.
    pub(super) async fn beta(&self) -> WorkspaceId {
        let beta = workspaces::create(&self.db.engine, CreateWorkspace::new("beta", "saas")).await.unwrap();
        join(&self.db.engine, beta, ADA, "super_admin").await;
        beta
    }

    /// What two admins grant somebody who has lost their factors.
    async fn emergency(&self, email: &str) -> String {
        let read = self.super_admin(self.workspace).read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT id FROM members WHERE workspace_id = ")
            .bind(self.workspace.0)
            .push(" AND email = ")
            .bind(email);
        let member = read.first(sql, |row| row.uuid(0)).await.unwrap().map(kernel::id::MemberId).unwrap();
        self.super_admin(self.workspace).perform(AskEmergency { member }).await.unwrap();
        let other = kernel::id::MemberId(kernel::Uuid::from_u128(1));
        let other = self.db.actor(self.workspace).member(other).grants(["*"]).cx();
        let code = crate::factors::backup::one();
        other.perform(GrantEmergency { member, code: code.clone() }).await.unwrap();
        code
    }

    /// Sends somebody to the issuer who is to give their password there again.
    async fn begin_again(&self, issuer: IssuerId) -> Begun {
        let wanted =
            Wanted { issuer, purpose: Purpose::Enter, next: "/acme/tickets", again: true, address: "192.0.2.1" };
        begin(&self.db.engine, wanted).await.unwrap()
    }

    /// Ada, as that issuer says it.
    fn entering(&self, issuer: IssuerId, fake: &Issuer) -> EnterBySignOn {
        EnterBySignOn {
            issuer: issuer.0,
            name: "Example".into(),
            url: fake.url(),
            subject: "s1".into(),
            email: Some(ADA.into()),
            session: self.db.clock.id(),
            token_hash: "early".into(),
            replaces: String::new(),
            signed_on_at: 0,
            factor: false,
            id_token: String::new(),
            address: "192.0.2.1".into(),
            agent: "test".into(),
        }
    }

    fn issuing(&self) -> engine::Cx {
        self.db.engine.as_system(self.workspace, "sign-on")
    }

    /// Links an identity to whoever has that session.
    pub(super) async fn link(
        &self,
        id: IssuerId,
        fake: &Issuer,
        token: &str,
        reaches: Reaches,
    ) -> Result<Arrived, Refusal> {
        let caller = self.caller(token);
        let user = caller.account("acme").await.unwrap().actor().user.0;
        let begun = self.begin(id, Purpose::Link { user, token_hash: caller.token_hash(), reaches }).await;
        let code = fake.sign_in(&begun.url, "s1", "whoever@else.example", self.db.clock.now(), json!({}));
        self.back(id, &begun, &code, Some(&caller)).await
    }
}

fn settings(version: i64) -> SaveSecurity {
    SaveSecurity {
        version,
        idle_hours: 8,
        absolute_hours: 12,
        devices: 9,
        when_full: WhenFull::EndOldest,
        ..SaveSecurity::default()
    }
}

#[tokio::test]
async fn an_admin_who_has_their_issuer_name_somebody_gets_no_further_than_their_workspace() {
    each(async |house| {
        let beta = house.beta().await;
        let evil = Issuer::start().await;
        let id = house.add(house.workspace, fields(&evil)).await;
        let now = house.db.clock.now().0 / 1000;
        // Everything that an issuer can say in its favour.
        let said = json!({"auth_time": now, "amr": ["mfa"], "acr": "phrh"});
        let token = house.by(id, &evil, "s1", ADA, said).await.unwrap().token.unwrap();
        let caller = house.caller(&token);
        assert!(caller.enter("acme").await.is_ok());
        assert_eq!(caller.enter("beta").await.unwrap_err(), Error::NotFound);
        assert_eq!(caller.account("beta").await.unwrap_err(), Error::NotFound);
        let reached: Vec<String> = caller.memberships().await.unwrap().into_iter().map(|place| place.slug).collect();
        assert_eq!(reached, ["acme"]);
        assert!(crate::sessions::roles::act(&caller, "beta", crate::sessions::roles::Acting::Back).await.is_err());

        // In the workspace the password given at the issuer counts; for what is Ada's in all of them it does not.
        assert_eq!(caller.enter("acme").await.unwrap().perform(settings(0)).await, Ok(()));
        let account = caller.account("acme").await.unwrap();
        assert_eq!(account.perform(BeginApp {}).await.unwrap_err(), Error::Unconfirmed);
        assert_eq!(account.perform(PrepareLink {}).await.unwrap_err(), Error::Unconfirmed);
        let identity = kernel::Uuid::from_u128(1);
        let unlink = UnlinkIdentity { identity, but: String::new() };
        assert_eq!(account.perform(unlink).await.unwrap_err(), Error::Unconfirmed);

        // Nor does Ada join another workspace by it.
        let gamma = workspaces::create(&house.db.engine, CreateWorkspace::new("gamma", "saas")).await.unwrap();
        let role = Some(workspaces::role(&house.db.engine, gamma, "super_admin").await.unwrap());
        let invite = InviteMember {
            name: "Ada".into(),
            email: ADA.into(),
            role,
            locale: "en".into(),
            ..InviteMember::default()
        };
        house.super_admin(gamma).perform(invite).await.unwrap();
        house
            .db
            .meddle(&format!("UPDATE invitations SET token_hash = '{}'", crate::token::hash("link")))
            .await
            .unwrap();
        let joined = accept_signed_in(&house.db.engine, "link", Some(&token), 0).await;
        assert_eq!(joined.unwrap_err(), Error::SignedOut);
        let log = house.db.actor(beta).grants(["*"]).cx().read(may("tests", "view")).unwrap();
        let mut sql = log.sql();
        sql.push("SELECT count(*) FROM audit_entries WHERE command LIKE 'sign%' AND workspace_id = ").bind(beta.0);
        assert_eq!(log.first(sql, |row| row.int(0)).await.unwrap(), Some(0), "and beta's log knows of no sign-in");
    })
    .await;
}

#[tokio::test]
async fn after_a_password_of_her_own_the_account_is_hers_and_the_session_reaches_no_further() {
    each(async |house| {
        house.beta().await;
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let token = house.by(id, &fake, "s1", ADA, json!({})).await.unwrap().token.unwrap();
        let caller = house.caller(&token);
        assert_eq!(
            caller.enter("acme").await.unwrap().perform(settings(0)).await,
            Err(Error::Unconfirmed),
            "no time was said"
        );
        let token = confirm(&caller, "acme", PASSWORD).await.unwrap();
        let caller = house.caller(&token);
        assert!(caller.account("acme").await.unwrap().perform(BeginApp {}).await.is_ok());
        assert_eq!(caller.enter("beta").await.unwrap_err(), Error::NotFound);
    })
    .await;
}

#[tokio::test]
async fn codes_that_admins_had_in_their_hands_open_no_account() {
    each(async |house| {
        house.beta().await;
        let evil = Issuer::start().await;
        let id = house.add(house.workspace, fields(&evil)).await;
        let own = house.password(ADA).await.unwrap();
        house.enrol(&own).await;
        // Two admins ask for and grant a code for Ada, and have their issuer name her.
        let code = house.emergency(ADA).await;
        let arrived = house.by(id, &evil, "s1", ADA, json!({})).await.unwrap();
        assert!(arrived.second);
        let token = house.second(&arrived.token.unwrap(), &code).await.unwrap();
        let caller = house.caller(&token);
        assert_eq!(
            caller.enter("acme").await.unwrap().perform(settings(0)).await,
            Ok(()),
            "in their workspace it counts"
        );
        let account = caller.account("acme").await.unwrap();
        assert_eq!(account.perform(BeginApp {}).await.unwrap_err(), Error::Unconfirmed);
        assert_eq!(account.perform(PrepareLink {}).await.unwrap_err(), Error::Unconfirmed);
        assert_eq!(caller.enter("beta").await.unwrap_err(), Error::NotFound);
        // Asked again it is the same, and the password makes it hers.
        let code = house.emergency(ADA).await;
        let token = confirm(&caller, "acme", &code).await.unwrap();
        let caller = house.caller(&token);
        let account = caller.account("acme").await.unwrap();
        assert_eq!(account.perform(BeginApp {}).await.unwrap_err(), Error::Unconfirmed);
        let token = confirm(&caller, "acme", PASSWORD).await.unwrap();
        assert!(house.caller(&token).account("acme").await.unwrap().perform(BeginApp {}).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_issuer_that_names_somebody_uses_up_no_tries_of_theirs_elsewhere() {
    each(async |house| {
        house.beta().await;
        let evil = Issuer::start().await;
        let id = house.add(house.workspace, fields(&evil)).await;
        let own = house.password(ADA).await.unwrap();
        let (app, _) = house.enrol(&own).await;
        let arrived = house.by(id, &evil, "s1", ADA, json!({})).await.unwrap().token.unwrap();
        while !matches!(house.second(&arrived, "000000").await, Err(Error::TooMany { .. })) {}
        let hers = house.password(ADA).await.unwrap();
        assert!(house.second(&hers, &app.code(house.db.clock.now())).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn coming_back_from_an_issuer_proves_nothing_unless_it_says_when() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let now = house.db.clock.now().0 / 1000;
        for (said, proven) in
            [(json!({}), false), (json!({"auth_time": now - 3_600}), false), (json!({"auth_time": now}), true)]
        {
            let begun = house.begin_again(id).await;
            assert!(begun.url.contains("prompt=login") && begun.url.contains("max_age=0"), "{}", begun.url);
            let code = fake.sign_in(&begun.url, "s1", ADA, house.db.clock.now(), said.clone());
            let token = house.back(id, &begun, &code, None).await.unwrap().token.unwrap();
            let cx = house.caller(&token).enter("acme").await.unwrap();
            let version = i64::from(house.texts("SELECT 'x' FROM security_settings").await.len() == 1);
            let saved = cx.perform(settings(version)).await;
            assert_eq!(saved.is_ok(), proven, "{said} {saved:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_issuer_that_is_switched_off_meanwhile_opens_nothing() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let off = SwitchIssuer { issuer: id, version: 1, state: IssuerState::Off };
        let enter = house.entering(id, &fake);
        assert!(matches!(house.issuing().perform(enter.clone()).await, Ok(Outcome::In { .. })));
        house.super_admin(house.workspace).perform(off).await.unwrap();
        let late = EnterBySignOn { session: kernel::Uuid::from_u128(9), token_hash: "late".into(), ..enter };
        let refused = Outcome::Refused(Refusal::Stale);
        assert_eq!(house.issuing().perform(late).await, Ok(refused));
    })
    .await;
}

#[tokio::test]
async fn an_identity_that_the_person_linked_themselves_may_reach_everywhere() {
    each(async |house| {
        let beta = house.beta().await;
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let own = house.password(ADA).await.unwrap();
        let arrived = house.link(id, &fake, &own, Reaches::Everywhere).await.unwrap();
        assert_eq!((arrived.token, arrived.next.as_str()), (None, "/acme/tickets"), "the session stays what it is");
        let now = house.db.clock.now().0 / 1000;
        let said = json!({"auth_time": now, "amr": ["mfa"]});
        let token = house.by(id, &fake, "s1", "whoever@else.example", said.clone()).await.unwrap().token.unwrap();
        let caller = house.caller(&token);
        assert!(caller.enter("acme").await.is_ok());
        // There, but confirmed nowhere: what an issuer says of passwords and factors counts in its workspace, and nowhere for
        // sessions that reach further.
        let there = caller.enter("beta").await.unwrap();
        assert_eq!(there.perform(settings(0)).await, Err(Error::Unconfirmed));
        house.enrol(&own).await;
        let again = house.by(id, &fake, "s1", "whoever@else.example", said.clone()).await.unwrap();
        assert!(again.second, "a second factor of her own is asked for");

        // Once the issuer's workspace has let her go, its issuer says nothing about her.
        house
            .db
            .meddle(&format!("UPDATE members SET archived_at = 1 WHERE workspace_id <> {}", literal(&house, beta)))
            .await
            .unwrap();
        assert_eq!(house.by(id, &fake, "s1", "whoever@else.example", said).await, Err(Refusal::Stranger));
    })
    .await;
}

/// An id as the database writes it in a statement.
fn literal(house: &House, id: WorkspaceId) -> String {
    match house.db.engine.dialect() {
        engine::Dialect::Sqlite => format!("x'{}'", id.0.simple()),
        engine::Dialect::Postgres => format!("'{}'", id.0),
    }
}

#[tokio::test]
async fn what_an_issuer_opened_sees_and_ends_nothing_of_the_account_elsewhere() {
    each(async |house| {
        let beta = house.beta().await;
        let (evil, honest) = (Issuer::start().await, Issuer::start().await);
        let (id, elsewhere) = (house.add(house.workspace, fields(&evil)).await, house.add(beta, fields(&honest)).await);
        let own = house.password(ADA).await.unwrap();
        let there = house.by(elsewhere, &honest, "s9", ADA, json!({})).await.unwrap().token.unwrap();
        let token = house.by(id, &evil, "s1", ADA, json!({})).await.unwrap().token.unwrap();
        let caller = house.caller(&token);
        let seen = async |caller: &Caller| {
            let cx = caller.account("acme").await.unwrap();
            let read = cx.read(OWN).unwrap();
            let identities = crate::sign_on::load::load(&read).await.unwrap().linked.len();
            (sessions::load::own(&read, &token).await.unwrap(), identities)
        };
        let (devices, identities) = seen(&caller).await;
        assert_eq!((devices.len(), devices[0].this, identities), (1, true, 1));
        let (all, identities) = seen(&house.caller(&own)).await;
        assert_eq!((all.len(), identities), (3, 2));
        let account = caller.account("acme").await.unwrap();
        for device in all.iter().filter(|device| !device.this) {
            let end = EndDevice { device: device.id };
            assert_eq!(account.perform(end).await.unwrap_err(), Error::NotFound);
        }
        account.perform(EndOtherDevices { but: crate::token::hash(&token) }).await.unwrap();
        assert!(house.caller(&own).enter("acme").await.is_ok());
        assert!(house.caller(&there).enter("beta").await.is_ok());
        // With her password it is her account.
        let token = confirm(&caller, "acme", PASSWORD).await.unwrap();
        let caller = house.caller(&token);
        let account = caller.account("acme").await.unwrap();
        account.perform(EndOtherDevices { but: crate::token::hash(&token) }).await.unwrap();
        assert_eq!(house.caller(&own).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert_eq!(house.caller(&there).enter("beta").await.unwrap_err(), Error::SignedOut);
    })
    .await;
}

#[tokio::test]
async fn whoever_ends_a_members_sessions_ends_none_that_an_issuer_elsewhere_opened() {
    each(async |house| {
        let beta = house.beta().await;
        let honest = Issuer::start().await;
        let id = house.add(beta, fields(&honest)).await;
        let own = house.password(ADA).await.unwrap();
        let there = house.by(id, &honest, "s9", ADA, json!({})).await.unwrap().token.unwrap();
        let member = house.caller(&own).enter("acme").await.unwrap().actor().member;
        let boss = house.super_admin(house.workspace);
        let listed = sessions::load::of_member(&boss.read(crate::members::EDIT).unwrap(), member).await.unwrap();
        assert_eq!(listed.len(), 1);
        // An issuer brought the admin: what they may see of others is no less for it.
        let brought = kernel::Actor { bound: true, ..boss.actor().clone() };
        let read = house.db.engine.as_actor(brought, "test").read(crate::members::EDIT).unwrap();
        assert_eq!(sessions::load::of_member(&read, member).await.unwrap(), listed);
        boss.perform(EndMemberDevices { member }).await.unwrap();
        assert_eq!(house.caller(&own).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert!(house.caller(&there).enter("beta").await.is_ok());
    })
    .await;
}
