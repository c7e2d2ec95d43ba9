//! Where a workspace takes single sign-on only, nothing else opens it, and nobody is locked out for good.

use engine::testing::Letterbox;
use kernel::Rule;
use kernel::id::MemberId;

use super::*;
use crate::invitations::InviteMember;
use crate::invitations::accept::{Answer, accept, door};
use crate::invitations::door::Standing;
use crate::issuers::{ChangeIssuer, RemoveIssuer};
use crate::members::{ChangeRoles, DisableMember};
use crate::resets::SendPasswordReset;
use crate::resets::request::request;
use crate::sign_on::required::{RequireSignOn, Required, commands::clear};
use crate::testing::PASSWORD;
use crate::workspaces;

const NINA: &str = "nina@acme.example";

impl House {
    /// The session of Ada, whom an issuer that is on has brought, and the issuer.
    async fn brought(&self, fake: &Issuer) -> (String, IssuerId) {
        let id = self.add(self.workspace, fields(fake)).await;
        let now = self.db.clock.now().0 / 1000;
        let arrived = self.by(id, fake, "s1", ADA, json!({ "auth_time": now })).await.unwrap();
        (arrived.token.unwrap(), id)
    }

    async fn require(&self, token: &str, version: i64, exceptions: &[MemberId]) -> Result<(), Error> {
        let require = RequireSignOn { version, required: Required::Yes, exceptions: exceptions.to_vec() };
        self.caller(token).enter("acme").await?.perform(require).await
    }

    async fn me(&self, token: &str) -> MemberId {
        self.caller(token).enter("acme").await.unwrap().actor().member
    }
}

fn of(outcome: Result<(), Error>, field: &str) -> Option<Rule> {
    outcome.unwrap_err().of_field(field).cloned()
}

#[tokio::test]
async fn a_password_opens_other_workspaces_and_not_this_one() {
    each(async |house| {
        let beta = house.beta().await;
        let fake = Issuer::start().await;
        let (brought, _) = house.brought(&fake).await;
        house.join("tom", "support_agent").await;
        let (ada, toms) = (house.password(ADA).await.unwrap(), house.password(TOM).await.unwrap());
        let me = house.me(&brought).await;
        house.require(&brought, 0, &[me]).await.unwrap();

        // From the next request on, whatever it asks for.
        let caller = house.caller(&toms);
        assert_eq!(caller.enter("acme").await.unwrap_err(), Error::SingleSignOn);
        assert_eq!(caller.account("acme").await.unwrap_err(), Error::SingleSignOn);
        let again = house.password(TOM).await.unwrap();
        assert_eq!(house.caller(&again).enter("acme").await.unwrap_err(), Error::SingleSignOn);
        assert!(house.caller(&ada).enter("beta").await.is_ok(), "another workspace has no say in that");
        let accepted = "SELECT command FROM audit_entries WHERE command = 'sign_ins.accept'";
        let before = house.texts(accepted).await.len();
        house.password(TOM).await.unwrap();
        assert_eq!(house.texts(accepted).await.len(), before, "he is not in, and no log says so");

        // An issuer of another workspace does not open it, also one that reaches everywhere.
        let other = Issuer::start().await;
        let elsewhere = house.add(beta, fields(&other)).await;
        let token = house.by(elsewhere, &other, "s7", ADA, json!({})).await.unwrap().token.unwrap();
        house.db.meddle("UPDATE sessions SET workspace_id = NULL").await.unwrap();
        house.db.meddle("UPDATE sign_on_rules SET exceptions = '[]'").await.unwrap();
        assert_eq!(house.caller(&token).enter("acme").await.unwrap_err(), Error::SingleSignOn);
        assert!(house.caller(&brought).enter("acme").await.is_ok());
        clear(&house.db.engine, house.workspace).await.unwrap();
        assert!(house.caller(&toms).enter("acme").await.is_ok(), "the way back from the command line");
    })
    .await;
}

#[tokio::test]
async fn it_is_asked_for_by_somebody_whom_an_issuer_brought_and_leaves_somebody_a_way_in() {
    each(async |house| {
        let fake = Issuer::start().await;
        let ada = house.password(ADA).await.unwrap();
        let me = house.me(&ada).await;
        let tom = house.join("tom", "support_agent").await;
        assert_eq!(of(house.require(&ada, 0, &[me]).await, "required"), Some(Rule::State), "no issuer");
        let id = house.add(house.workspace, fields(&fake)).await;
        assert_eq!(of(house.require(&ada, 0, &[me]).await, "required"), Some(Rule::State), "not tried");
        house.by(id, &fake, "s1", ADA, json!({})).await.unwrap();
        assert_eq!(of(house.require(&ada, 0, &[]).await, "exceptions"), Some(Rule::LastAdmin));
        assert_eq!(
            of(house.require(&ada, 0, &[tom]).await, "exceptions"),
            Some(Rule::LastAdmin),
            "he may not do everything"
        );
        let nobody = MemberId(kernel::Uuid::from_u128(7));
        assert_eq!(of(house.require(&ada, 0, &[me, nobody]).await, "exceptions"), Some(Rule::Missing));
        let off = SwitchIssuer { issuer: id, version: 1, state: IssuerState::Off };
        house.super_admin(house.workspace).perform(off).await.unwrap();
        assert_eq!(of(house.require(&ada, 0, &[me]).await, "required"), Some(Rule::State), "it is off");
        let on = SwitchIssuer { issuer: id, version: 2, state: IssuerState::On };
        house.super_admin(house.workspace).perform(on).await.unwrap();
        let lesser = house.db.actor(house.workspace).grants(["security:*"]).cx();
        let require = RequireSignOn { version: 0, required: Required::Yes, exceptions: vec![me] };
        assert!(matches!(lesser.perform(require).await, Err(Error::Forbidden { .. })));
        house.require(&ada, 0, &[me]).await.unwrap();

        // The only issuer stays as long as it is relied on.
        let boss = house.super_admin(house.workspace);
        let off = SwitchIssuer { issuer: id, version: 3, state: IssuerState::Off };
        assert_eq!(of(boss.perform(off).await, "issuer"), Some(Rule::Relied));
        assert_eq!(of(boss.perform(RemoveIssuer { issuer: id, version: 3 }).await, "issuer"), Some(Rule::Relied));
        let elsewhere = IssuerFields { url: "https://elsewhere.example".into(), ..fields(&fake) };
        let moved = ChangeIssuer { issuer: id, version: 3, fields: elsewhere };
        assert_eq!(of(boss.perform(moved).await, "issuer"), Some(Rule::Relied), "nobody is linked there");
        let renamed = IssuerFields { name: "Renamed".into(), ..fields(&fake) };
        boss.perform(ChangeIssuer { issuer: id, version: 3, fields: renamed }).await.unwrap();
        house.add(house.workspace, fields(&fake)).await;
        boss.perform(RemoveIssuer { issuer: id, version: 4 }).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exception_comes_in_and_everybody_who_may_do_everything_hears_of_it_once() {
    each(async |house| {
        let (fake, post) = (Issuer::start().await, Letterbox::default());
        let (brought, _) = house.brought(&fake).await;
        let me = house.me(&brought).await;
        let tom = house.join("tom", "support_agent").await;
        house.require(&brought, 0, &[me, tom]).await.unwrap();
        let toms = house.password(TOM).await.unwrap();
        let caller = house.caller(&toms);
        let at_once = futures::future::join_all((0..3).map(|_| caller.enter("acme"))).await;
        assert!(at_once.iter().all(Result::is_ok), "{:?}", house.db);
        assert!(caller.account("acme").await.is_ok());
        let noted = house.texts("SELECT changes FROM audit_entries WHERE command = 'sign_ons.except'").await;
        assert_eq!(noted, [r#"{"address":[null,"127.0.0.1"]}"#], "{:?}", house.db);
        let mails = post.mails(&house.db.engine).await;
        let told: Vec<&str> =
            mails.iter().filter(|(_, text)| text.contains("came into")).map(|(to, _)| to.as_str()).collect();
        assert_eq!(told.len(), 2, "{mails:#?}");
        assert!(told.contains(&ADA) && told.contains(&TOM));
        // Who came by the issuer is no exception.
        house.caller(&brought).enter("acme").await.unwrap();
        assert_eq!(house.texts("SELECT changes FROM audit_entries WHERE command = 'sign_ons.except'").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_forgot_a_password_that_opens_nothing_is_told_where_to_sign_in() {
    each(async |house| {
        let (fake, post) = (Issuer::start().await, Letterbox::default());
        let (brought, _) = house.brought(&fake).await;
        let me = house.me(&brought).await;
        let tom = house.join("tom", "support_agent").await;
        house.require(&brought, 0, &[me]).await.unwrap();
        request(&house.db.engine, TOM, "192.0.2.1").await.unwrap();
        request(&house.db.engine, ADA, "192.0.2.1").await.unwrap();
        let mut mails = Vec::new();
        for _ in 0..200 {
            mails = post.mails(&house.db.engine).await;
            if mails.len() > 1 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        let to = |whom: &str| mails.iter().find(|(to, _)| to == whom).map(|(_, text)| text.as_str()).unwrap();
        assert!(to(TOM).contains("/sign-in/sso/acme") && !to(TOM).contains("/reset-password/"), "{mails:#?}");
        assert!(to(ADA).contains("/reset-password/"), "an exception has a password to set");
        let boss = house.super_admin(house.workspace);
        assert_eq!(boss.perform(SendPasswordReset { member: tom }).await.unwrap_err(), Error::SingleSignOn);
        assert!(boss.perform(SendPasswordReset { member: me }).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn whoever_is_invited_is_offered_no_password_that_would_not_let_them_in() {
    each(async |house| {
        let fake = Issuer::start().await;
        let (brought, issuer) = house.brought(&fake).await;
        let role = workspaces::role(&house.db.engine, house.workspace, "support_agent").await.unwrap();
        let invite =
            InviteMember { name: "Nina".into(), email: NINA.into(), role: Some(role), ..InviteMember::default() };
        let ada = house.caller(&brought).enter("acme").await.unwrap();
        ada.perform(invite).await.unwrap();
        let link = Letterbox::default().token(&house.db.engine, NINA, "/invitation/").await;
        let invited = async || match door(&house.db.engine, &link, None).await.unwrap().standing {
            Standing::New(invited) => invited,
            other => panic!("{other:?}"),
        };
        assert!(!invited().await.sign_on_only);
        let me = house.me(&brought).await;
        house.require(&brought, 0, &[me]).await.unwrap();
        let shown = invited().await;
        assert!(shown.sign_on_only);
        assert_eq!(shown.issuers.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [issuer.0]);
        let answer = || Answer { name: "Nina".into(), password: PASSWORD.into(), terms: true, ..Answer::default() };
        assert_eq!(accept(&house.db.engine, &link, answer()).await.unwrap_err(), Error::SingleSignOn);
        clear(&house.db.engine, house.workspace).await.unwrap();
        assert!(accept(&house.db.engine, &link, answer()).await.is_ok(), "the link was not used up");
    })
    .await;
}

#[tokio::test]
async fn the_last_exception_who_may_do_everything_stays_one() {
    each(async |house| {
        let fake = Issuer::start().await;
        let (brought, _) = house.brought(&fake).await;
        let me = house.me(&brought).await;
        let olga = house.join("olga", "super_admin").await;
        house.require(&brought, 0, &[me]).await.unwrap();
        let boss = house.super_admin(house.workspace);
        // Olga may do everything too, and comes in by the issuer alone.
        let agent = workspaces::role(&house.db.engine, house.workspace, "support_agent").await.unwrap();
        let fewer = ChangeRoles { member: me, version: 1, roles: vec![agent] };
        assert_eq!(of(boss.perform(fewer.clone()).await, "roles"), Some(Rule::LastAdmin));
        let out = boss.perform(DisableMember { member: me, version: 1 }).await;
        assert_eq!(of(out, "member"), Some(Rule::LastAdmin));
        house.require(&brought, 1, &[me, olga]).await.unwrap();
        boss.perform(fewer).await.unwrap();
    })
    .await;
}
