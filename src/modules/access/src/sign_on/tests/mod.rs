//! Signing in by issuers that say the truth, and by such that do not.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what is wrong by failing")]

mod issuer;
mod linking;
mod required;
mod setting_up;
mod tenancy;
mod tokens;
mod ways;

use kernel::Error;
use kernel::id::WorkspaceId;
use serde_json::{Value, json};

use self::issuer::{CLIENT, Issuer, SECRET, Signs, parameters};
use super::begin::{Begun, Purpose, Stopped, Wanted, begin};
use super::finish::{Arrived, Back, finish};
use super::{AWAY, Reaches, Refusal};
use crate::factors::tests::{House, each};
use crate::issuers::{AddIssuer, IssuerFields, IssuerId, IssuerState, Strangers, SwitchIssuer};
use crate::sessions::caller::Caller;
use crate::testing::VISIT;

const ADA: &str = "ada@acme.example";
const TOM: &str = "tom@acme.example";
const MINUTE: i64 = 60_000;

/// What the fake issuer is set up with.
fn fields(issuer: &Issuer) -> IssuerFields {
    IssuerFields {
        name: "Example".into(),
        url: issuer.url(),
        client_id: CLIENT.into(),
        client_secret: SECRET.into(),
        scopes: String::new(),
        domains: Vec::new(),
        strangers: Strangers::Refuse,
        role: None,
    }
}

impl House {
    fn super_admin(&self, workspace: WorkspaceId) -> engine::Cx {
        self.db.actor(workspace).grants(["*"]).cx()
    }

    async fn add(&self, workspace: WorkspaceId, fields: IssuerFields) -> IssuerId {
        let issuer = IssuerId(self.db.clock.id());
        self.super_admin(workspace).perform(AddIssuer { issuer, fields }).await.unwrap();
        issuer
    }

    async fn begin(&self, issuer: IssuerId, purpose: Purpose) -> Begun {
        let wanted = Wanted { issuer, purpose, next: "/acme/tickets", again: false, address: "192.0.2.1" };
        begin(&self.db.engine, wanted).await.unwrap()
    }

    /// Comes back as the browser that went.
    async fn back(
        &self,
        issuer: IssuerId,
        begun: &Begun,
        code: &str,
        caller: Option<&Caller>,
    ) -> Result<Arrived, Refusal> {
        let state = parameters(&begun.url)["state"].clone();
        let back = Back {
            issuer: Some(issuer),
            state: &state,
            code: Some(code),
            browser: Some(&begun.cookie.1),
            caller,
            visit: VISIT,
            ..Back::default()
        };
        self.finish(back).await
    }

    async fn finish(&self, back: Back<'_>) -> Result<Arrived, Refusal> {
        Box::pin(finish(&self.db.engine, back)).await.map_err(|stopped| match stopped {
            Stopped::Refused(refusal) => refusal,
            Stopped::Returned(refusal, next) => {
                assert_eq!(next, "/acme/tickets", "the way they wanted to go is not lost");
                refusal
            }
            Stopped::Failed(error) => panic!("{error:?}"),
        })
    }

    /// There and back, as somebody whom the fake issuer knows.
    async fn by(
        &self,
        id: IssuerId,
        fake: &Issuer,
        subject: &str,
        email: &str,
        claims: Value,
    ) -> Result<Arrived, Refusal> {
        let begun = self.begin(id, Purpose::Enter).await;
        let code = fake.sign_in(&begun.url, subject, email, self.db.clock.now(), claims);
        self.back(id, &begun, &code, None).await
    }

    async fn sessions(&self) -> usize {
        self.texts("SELECT token_hash FROM sessions WHERE ended_at IS NULL").await.len()
    }
}

#[tokio::test]
async fn a_member_is_linked_the_first_time_and_known_from_then_on() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let arrived = house.by(id, &fake, "s1", "Ada@acme.example", json!({})).await.unwrap();
        assert_eq!((arrived.next.as_str(), arrived.second), ("/acme/tickets", false));
        let token = arrived.token.unwrap();
        let cx = house.caller(&token).enter("acme").await.unwrap();
        assert_eq!((cx.actor().name.as_str(), cx.actor().role.as_str()), ("ada", "super_admin"));
        // The subject counts, whatever address it has there now.
        assert!(house.by(id, &fake, "s1", "ada@elsewhere.example", json!({"email_verified": false})).await.is_ok());
        assert_eq!(house.texts("SELECT subject FROM identities").await, ["s1"]);
        // Another subject does not take the account, though the issuer gives it the address now.
        assert_eq!(house.by(id, &fake, "s2", ADA, json!({})).await, Err(Refusal::Linked));
        let log = house.texts("SELECT command FROM audit_entries WHERE command LIKE 'sign%' ORDER BY sequence").await;
        assert_eq!(
            log,
            [
                "sign_ons.enter",
                "sign_ons.enter",
                "sign_ins.accept",
                "sign_ons.enter",
                "sign_ins.accept",
                "sign_ons.refuse"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn whom_the_workspace_does_not_know_is_refused_or_invited() {
    each(async |house| {
        let fake = Issuer::start().await;
        let narrow = IssuerFields { domains: vec!["acme.example".into()], ..fields(&fake) };
        let id = house.add(house.workspace, narrow).await;
        assert_eq!(house.by(id, &fake, "s1", "eve@acme.example", json!({})).await, Err(Refusal::Stranger));
        assert_eq!(house.by(id, &fake, "s1", "eve@evil.example", json!({})).await, Err(Refusal::Domain));
        for unverified in [json!({"email_verified": false}), json!({"email_verified": null}), json!({"email": null})] {
            assert_eq!(house.by(id, &fake, "s1", ADA, unverified).await, Err(Refusal::Unverified));
        }
        house.join("tom", "support_agent").await;
        house.db.meddle("UPDATE members SET archived_at = 1 WHERE email = 'tom@acme.example'").await.unwrap();
        assert_eq!(house.by(id, &fake, "s3", TOM, json!({})).await, Err(Refusal::Stranger), "disabled");
        assert_eq!((house.sessions().await, house.texts("SELECT subject FROM identities").await.len()), (0, 0));

        let role = crate::workspaces::role(&house.db.engine, house.workspace, "support_agent").await.unwrap();
        let inviting = IssuerFields { strangers: Strangers::Invite, role: Some(role), ..fields(&fake) };
        let inviting = house.add(house.workspace, inviting).await;
        for _ in 0..2 {
            assert_eq!(house.by(inviting, &fake, "s1", "eve@acme.example", json!({})).await, Err(Refusal::Invited));
        }
        assert_eq!(house.by(inviting, &fake, "s3", TOM, json!({})).await, Err(Refusal::Stranger), "disabled");
        assert_eq!(house.texts("SELECT email FROM invitations").await, ["eve@acme.example"], "once");
        assert_eq!(house.texts("SELECT recipient FROM mails").await, ["eve@acme.example"]);
        let reasons =
            house.texts("SELECT changes FROM audit_entries WHERE command = 'sign_ons.refuse' ORDER BY sequence").await;
        assert!(reasons[0].contains("stranger") && reasons[0].contains("eve@acme.example"), "{reasons:?}");
    })
    .await;
}

#[tokio::test]
async fn an_issuer_that_is_off_lets_nobody_in_and_ends_what_came_by_it() {
    each(async |house| {
        let fake = Issuer::start().await;
        let id = house.add(house.workspace, fields(&fake)).await;
        let token = house.by(id, &fake, "s1", ADA, json!({})).await.unwrap().token.unwrap();
        let own = house.password(ADA).await.unwrap();
        let begun = house.begin(id, Purpose::Enter).await;
        let code = fake.sign_in(&begun.url, "s1", ADA, house.db.clock.now(), json!({}));
        let off = SwitchIssuer { issuer: id, version: 1, state: IssuerState::Off };
        house.super_admin(house.workspace).perform(off).await.unwrap();
        assert_eq!(house.caller(&token).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert!(house.caller(&own).enter("acme").await.is_ok(), "a password is no issuer's");
        assert_eq!(house.back(id, &begun, &code, None).await, Err(Refusal::Stale));
        let wanted = Wanted { issuer: id, purpose: Purpose::Enter, next: "/", again: false, address: "192.0.2.1" };
        assert_eq!(begin(&house.db.engine, wanted).await.unwrap_err(), Stopped::Failed(Error::NotFound));
    })
    .await;
}
