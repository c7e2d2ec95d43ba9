//! Asking again who is there, and ending sessions from elsewhere.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use kernel::id::MemberId;
use kernel::permission::may;
use kernel::{Error, Rule};

use super::end::{EndDevice, EndOtherDevices};
use super::second::confirm;
use super::sign_in::{Attempt, sign_in, sign_out};
use super::told::Visit;
use super::{Device, EndMemberDevice, load};
use crate::factors::tests::{House, each};
use crate::gate::OWN;
use crate::members::{EDIT, EditMember};
use crate::security::SaveSecurity;
use crate::token::hash;
use crate::users::{NewMember, add_member};
use crate::workspaces::{self, CreateWorkspace};

const ADA: &str = "ada@acme.example";
const PASSWORD: &str = "Correct-horse-1";
const MINUTE: i64 = 60_000;

impl House {
    async fn devices(&self, token: &str) -> Vec<Device> {
        let cx = self.caller(token).account("acme").await.unwrap();
        load::own(&cx.read(OWN).unwrap(), token).await.unwrap()
    }

    /// Runs something that asks for a password or factor.
    async fn save(&self, token: &str, version: i64) -> Result<(), Error> {
        let settings = SaveSecurity {
            version,
            idle_hours: 8,
            absolute_hours: 12,
            devices: 4,
            when_full: crate::security::WhenFull::EndOldest,
            ..SaveSecurity::default()
        };
        self.caller(token).enter("acme").await?.perform(settings).await
    }
}

#[tokio::test]
async fn what_asks_for_a_password_asks_after_ten_minutes_and_the_id_changes() {
    each(async |house| {
        let token = house.password(ADA).await.unwrap();
        assert_eq!(house.save(&token, 0).await, Ok(()), "the password was given a moment ago");
        house.db.clock.advance(10 * MINUTE);
        assert_eq!(house.save(&token, 1).await, Err(Error::Unconfirmed));
        // Other things do not ask, and the program itself is not asked.
        let cx = house.caller(&token).enter("acme").await.unwrap();
        let member = MemberId(kernel::Uuid::from_u128(7));
        let gone = EditMember { member, version: 1, department: String::new(), manager: None };
        assert_eq!(cx.perform(gone).await.unwrap_err(), Error::NotFound);

        let caller = house.caller(&token);
        let wrong = confirm(&caller, "acme", "Wrong-horse-12").await.unwrap_err();
        assert_eq!(wrong, Error::invalid("answer", Rule::Code));
        let after = confirm(&caller, "acme", PASSWORD).await.unwrap();
        assert_eq!(house.save(&token, 1).await, Err(Error::SignedOut), "the id before is worth nothing");
        assert_eq!(house.save(&after, 1).await, Ok(()));

        // A code does as well as the password, once.
        let (app, _) = house.enrol(&after).await;
        house.db.clock.advance(10 * MINUTE);
        let code = app.code(house.db.clock.now());
        let later = confirm(&house.caller(&after), "acme", &code).await.unwrap();
        assert_eq!(house.save(&later, 2).await, Ok(()));
        assert!(confirm(&house.caller(&later), "acme", &code).await.is_err());
        let log =
            house.texts("SELECT changes FROM audit_entries WHERE command = 'sessions.confirm' ORDER BY sequence").await;
        assert_eq!(log, [r#"{"by":[null,"password"]}"#, r#"{"by":[null,"app"]}"#]);
    })
    .await;
}

#[tokio::test]
async fn whoever_sits_at_a_session_cannot_try_passwords_for_long() {
    each(async |house| {
        let token = house.password(ADA).await.unwrap();
        for _ in 0..5 {
            assert!(matches!(confirm(&house.caller(&token), "acme", "Wrong-horse-12").await, Err(Error::Invalid(_))));
        }
        let late = confirm(&house.caller(&token), "acme", PASSWORD).await.unwrap_err();
        assert!(matches!(late, Error::TooMany { .. }), "{late:?}");
    })
    .await;
}

#[tokio::test]
async fn devices_are_listed_and_ended_from_elsewhere() {
    each(async |house| {
        house.join("tom", "support_agent").await;
        let (one, two) = (house.password(ADA).await.unwrap(), house.password(ADA).await.unwrap());
        let toms = house.password("tom@acme.example").await.unwrap();
        let devices = house.devices(&one).await;
        assert_eq!((devices.len(), devices.iter().filter(|device| device.this).count()), (2, 1));
        let other = devices.iter().find(|device| !device.this).unwrap().id;
        let tom = house.devices(&toms).await[0].id;

        let cx = house.caller(&one).account("acme").await.unwrap();
        assert_eq!(cx.perform(EndDevice { device: tom }).await.unwrap_err(), Error::NotFound, "not hers");
        cx.perform(EndDevice { device: other }).await.unwrap();
        assert_eq!(cx.perform(EndDevice { device: other }).await.unwrap_err(), Error::NotFound);
        assert_eq!(house.caller(&two).enter("acme").await.unwrap_err(), Error::SignedOut);
        let two = house.password(ADA).await.unwrap();
        cx.perform(EndOtherDevices { but: hash(&one) }).await.unwrap();
        assert_eq!(house.caller(&two).enter("acme").await.unwrap_err(), Error::SignedOut);
        assert!(house.caller(&one).enter("acme").await.is_ok() && house.caller(&toms).enter("acme").await.is_ok());
        let log = house.texts("SELECT command FROM audit_entries WHERE command LIKE 'devices.%'").await;
        assert_eq!(log, ["devices.end", "devices.end_others"]);
    })
    .await;
}

#[tokio::test]
async fn an_admin_ends_a_members_sessions_within_their_reach() {
    each(async |house| {
        let tom = house.join("tom", "support_agent").await;
        let (ada, toms) = (house.password(ADA).await.unwrap(), house.password("tom@acme.example").await.unwrap());
        let admin = house.caller(&ada).enter("acme").await.unwrap();
        let devices = load::of_member(&admin.read(EDIT).unwrap(), tom).await.unwrap();
        assert_eq!((devices.len(), devices[0].this), (1, false));
        let end = EndMemberDevice { member: tom, device: devices[0].id };
        let agent = house.caller(&toms).enter("acme").await.unwrap();
        assert!(matches!(agent.perform(end.clone()).await, Err(Error::Forbidden { .. })));
        admin.perform(end).await.unwrap();
        assert_eq!(house.caller(&toms).enter("acme").await.unwrap_err(), Error::SignedOut);
        // Nobody reaches up to somebody who may do more, nor to another member's device by its id.
        let her = admin.actor().member;
        let hers = load::of_member(&admin.read(EDIT).unwrap(), her).await.unwrap()[0].id;
        let lead = house.db.actor(house.workspace).grants(["members:*", "tickets:*"]).cx();
        assert!(matches!(
            lead.perform(EndMemberDevice { member: her, device: hers }).await,
            Err(Error::Forbidden { .. })
        ));
        let astray = EndMemberDevice { member: tom, device: hers };
        assert_eq!(admin.perform(astray).await.unwrap_err(), Error::NotFound);
        assert!(admin.may_perform::<EndMemberDevice>() && admin.actor().may(may("members", "edit")));
    })
    .await;
}

#[tokio::test]
async fn the_logs_of_all_workspaces_are_told_of_a_session_as_it_begins_ends_and_makes_room() {
    each(async |house| {
        workspaces::create(&house.db.engine, CreateWorkspace::new("other", "saas")).await.unwrap();
        let other = workspaces::find(&house.db.engine, "other").await.unwrap().unwrap();
        let role = workspaces::role(&house.db.engine, other.id, "support_agent").await.unwrap();
        let again = NewMember { name: "Ada Lovelace", email: ADA, password: PASSWORD, role, locale: "en" };
        add_member(&house.db.engine, other.id, again).await.unwrap();

        let visit = |correlation| Visit { address: "192.0.2.7", agent: "Browser", correlation };
        let enter = async |correlation| {
            let attempt = Attempt { email: ADA, password: PASSWORD, visit: visit(correlation) };
            let token = sign_in(&house.db.engine, attempt).await.unwrap();
            house.db.clock.advance(MINUTE);
            token
        };
        let first = enter("one").await;
        for correlation in ["two", "three"] {
            enter(correlation).await;
        }
        // The fourth one takes the place of the first.
        let last = enter("four").await;
        sign_out(&house.db.engine, &last, visit("five")).await.unwrap();
        sign_out(&house.db.engine, &last, visit("six")).await.unwrap();
        sign_out(&house.db.engine, &first, visit("seven")).await.unwrap();

        for workspace in [house.workspace, other.id] {
            let read = house.db.actor(workspace).grants(["*"]).cx().read(may("tests", "view")).unwrap();
            let mut sql = read.sql();
            sql.push("SELECT command, correlation, actor, address FROM audit_entries WHERE resource = 'sessions'");
            sql.push(" AND workspace_id = ").bind(workspace.0).push(" ORDER BY sequence");
            let row = |row: &engine::Record<'_>| Ok([row.text(0)?, row.text(1)?, row.text(2)?, row.text(3)?].join(" "));
            let log = read.rows(sql, row).await.unwrap();
            let name = if workspace == other.id { "Ada Lovelace" } else { "ada" };
            let told = |command: &str, correlation: &str| format!("{command} {correlation} {name} 192.0.2.7");
            let expected = [
                told("sign_ins.accept", "one"),
                told("sign_ins.accept", "two"),
                told("sign_ins.accept", "three"),
                told("devices.drop", "four"),
                told("sign_ins.accept", "four"),
                told("sign_ins.end", "five"),
            ];
            assert_eq!(log, expected);
            assert_eq!(engine::audit::verify(&read, &[], |_| ()).await.unwrap().bad, None);
        }
    })
    .await;
}
