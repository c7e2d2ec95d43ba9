//! Two admins let somebody in who has lost their factors, once, and for a quarter of an hour.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use futures::future::join_all;
use kernel::id::MemberId;
use kernel::{Error, Rule};

use super::commands::GrantEmergency;
use super::{AskEmergency, GRANTED, State, load};
use crate::factors::tests::{House, each};
use crate::members::EDIT;

const TOM: &str = "tom@acme.example";
const CODE: &str = "kkkk-0000-kkkk-0000";

struct Admins {
    ada: engine::Cx,
    eve: engine::Cx,
    tom: MemberId,
}

impl House {
    /// Two admins, and Tom, who has an app.
    async fn admins(&self) -> Admins {
        let (tom, eve) = (self.join("tom", "support_agent").await, self.join("eve", "super_admin").await);
        let token = self.password(TOM).await.unwrap();
        self.enrol(&token).await;
        let ada = self.password("ada@acme.example").await.unwrap();
        let ada = self.caller(&ada).enter("acme").await.unwrap();
        Admins { ada, eve: self.db.actor(self.workspace).member(eve).grants(["*"]).cx(), tom }
    }
}

async fn state(cx: &engine::Cx, member: MemberId) -> State {
    load::load(&cx.read(EDIT).unwrap(), member).await.unwrap().state
}

#[tokio::test(flavor = "multi_thread")]
async fn one_asks_another_grants_and_the_code_works_once() {
    each(async |house| {
        let Admins { ada, eve, tom } = house.admins().await;
        let (ask, grant) = (AskEmergency { member: tom }, GrantEmergency { member: tom, code: CODE.into() });
        assert_eq!(
            eve.perform(grant.clone()).await.unwrap_err().of_field("member"),
            Some(&Rule::State),
            "nobody asked"
        );
        ada.perform(ask.clone()).await.unwrap();
        assert_eq!((state(&ada, tom).await, state(&eve, tom).await), (State::AskedByReader, State::AskedByOther));
        assert_eq!(eve.perform(ask).await.unwrap_err().of_field("member"), Some(&Rule::State), "once at a time");
        assert_eq!(ada.perform(grant.clone()).await.unwrap_err().of_field("member"), Some(&Rule::Second));
        eve.perform(grant.clone()).await.unwrap();
        assert_eq!(state(&ada, tom).await, State::Granted);
        assert_eq!(eve.perform(grant).await.unwrap_err().of_field("member"), Some(&Rule::State));

        let waiting = [house.password(TOM).await.unwrap(), house.password(TOM).await.unwrap()];
        let tries = join_all(waiting.iter().map(|token| house.second(token, CODE))).await;
        let refused: Vec<&Error> = tries.iter().filter_map(|tried| tried.as_ref().err()).collect();
        assert_eq!(refused, [&Error::invalid("code", Rule::Code)], "{:?} {tries:?}", house.db);
        let log = house
            .texts("SELECT command FROM audit_entries WHERE command LIKE 'members.%emergency' ORDER BY sequence")
            .await;
        assert_eq!(log, ["members.ask_emergency", "members.grant_emergency"]);
        let kept = house.texts("SELECT changes FROM audit_entries").await;
        assert!(!kept.iter().any(|text| text.contains(CODE)), "the code is in the log");
    })
    .await;
}

#[tokio::test]
async fn it_is_over_after_a_quarter_of_an_hour_and_reaches_only_down() {
    each(async |house| {
        let Admins { ada, eve, tom } = house.admins().await;
        ada.perform(AskEmergency { member: tom }).await.unwrap();
        eve.perform(GrantEmergency { member: tom, code: CODE.into() }).await.unwrap();
        house.db.clock.advance(GRANTED);
        assert_eq!(state(&ada, tom).await, State::None);
        let token = house.password(TOM).await.unwrap();
        assert_eq!(house.second(&token, CODE).await.unwrap_err(), Error::invalid("code", Rule::Code));

        let lead = house.db.actor(house.workspace).member(tom).grants(["members:*"]).cx();
        let up = AskEmergency { member: ada.actor().member };
        assert!(matches!(lead.perform(up).await, Err(Error::Forbidden { .. })));
        let own = AskEmergency { member: tom };
        assert_eq!(
            lead.perform(own).await.unwrap_err().of_field("member"),
            Some(&Rule::State),
            "nobody for themselves"
        );
        // Who has no factor needs none of this.
        let up = AskEmergency { member: ada.actor().member };
        assert_eq!(eve.perform(up).await.unwrap_err().of_field("member"), Some(&Rule::State));
    })
    .await;
}
