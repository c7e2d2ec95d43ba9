//! Allow-lists hold at the next request, whoever changes them stays in, and a refusal is noted once.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::net::IpAddr;

use engine::Cx;
use kernel::{Actor, Error, Rule};

use super::commands::clear;
use super::{AllowNetwork, KeptOut, Network, RemoveNetwork, load};
use crate::factors::tests::{House, each};
use crate::security::EDIT;
use crate::sessions::caller::Caller;

const ADA: &str = "ada@acme.example";
const TOM: &str = "tom@acme.example";
const OFFICE: &str = "192.0.2.0/24";

fn entry(range: &str, role: Option<&str>) -> Network {
    Network { range: range.into(), label: "Office".into(), role: role.map(str::to_owned) }
}

fn allow(version: i64, range: &str, role: Option<&str>) -> AllowNetwork {
    AllowNetwork { version, network: entry(range, role) }
}

impl House {
    fn at(&self, token: &str, address: &str) -> Caller {
        Caller { address: address.parse().unwrap(), ..self.caller(token) }
    }

    async fn enters_from(&self, token: &str, address: &str) -> Result<(), Error> {
        self.at(token, address).enter("acme").await.map(drop)
    }

    /// Ada, in the office.
    async fn in_office(&self, token: &str) -> Cx {
        self.at(token, "192.0.2.7").enter("acme").await.unwrap()
    }
}

fn kept_out(address: &str) -> Result<(), Error> {
    Err(Error::Network { address: address.to_owned() })
}

#[tokio::test]
async fn a_list_holds_from_the_next_request_for_pages_and_for_ones_own_account() {
    each(async |house| {
        let token = house.password(ADA).await.unwrap();
        assert_eq!(house.enters_from(&token, "203.0.113.1").await, Ok(()), "no list, no limit");
        let ada = house.in_office(&token).await;
        ada.perform(allow(0, "192.0.2.99/24", None)).await.unwrap();
        assert_eq!(house.enters_from(&token, "192.0.2.200").await, Ok(()));
        assert_eq!(house.enters_from(&token, "::ffff:192.0.2.200").await, Ok(()));
        for outside in ["203.0.113.1", "2001:db8::1", "0.0.0.0"] {
            assert_eq!(house.enters_from(&token, outside).await, kept_out(outside));
            let own = house.at(&token, outside).account("acme").await;
            assert_eq!(own.map(drop), kept_out(outside));
        }
        ada.perform(allow(1, "2001:db8::/32", None)).await.unwrap();
        assert_eq!(house.enters_from(&token, "2001:db8::1").await, Ok(()));
        let stale = ada.perform(allow(1, "198.51.100.0/24", None)).await.unwrap_err();
        assert_eq!(stale, Error::Conflict { current: 2 });
        let changes = house.texts("SELECT changes FROM audit_entries WHERE command = 'networks.allow'").await;
        assert!(changes.iter().any(|change| change.contains(OFFICE)), "{changes:?}");
        // The list of devices calls the network what the list of networks does.
        let own = ada.read(crate::gate::OWN).unwrap();
        let devices = crate::sessions::load::own(&own, &token).await.unwrap();
        let places: Vec<_> = devices.iter().map(|device| (device.address.as_str(), device.place.as_str())).collect();
        assert_eq!(places, [("192.0.2.1", "Office")]);
    })
    .await;
}

#[tokio::test]
async fn whoever_changes_a_list_stays_in() {
    each(async |house| {
        let token = house.password(ADA).await.unwrap();
        let ada = house.in_office(&token).await;
        let locked_out = Rule::LockedOut { address: "192.0.2.7".into() };
        for (range, role) in [("203.0.113.0/24", None), ("203.0.113.0/24", Some("super_admin")), ("::/0", None)] {
            let refused = ada.perform(allow(0, range, role)).await.unwrap_err();
            assert_eq!(refused.of_field("range"), Some(&locked_out), "{range} {role:?}");
        }
        ada.perform(allow(0, "203.0.113.0/24", Some("support_agent"))).await.unwrap();
        ada.perform(allow(1, OFFICE, None)).await.unwrap();
        ada.perform(allow(2, "203.0.113.0/24", None)).await.unwrap();
        let last = RemoveNetwork { version: 3, network: entry(OFFICE, None) };
        assert_eq!(ada.perform(last).await.unwrap_err().of_field("range"), Some(&locked_out));
        // Whose address nobody knows is in no network that they could name.
        let unknown = ada.clone().calling_from(IpAddr::from([0, 0, 0, 0]));
        assert!(unknown.perform(allow(3, "198.51.100.0/24", None)).await.is_err());
        let wrong = ada.perform(allow(3, "192.0.2.0/33", None)).await.unwrap_err();
        assert_eq!(wrong.of_field("range"), Some(&Rule::Network));
        let twice = ada.perform(allow(3, OFFICE, None)).await.unwrap_err();
        assert_eq!(twice.of_field("range"), Some(&Rule::Taken));
        let nobody = ada.perform(allow(3, OFFICE, Some("pilot"))).await.unwrap_err();
        assert_eq!(nobody.of_field("role"), Some(&Rule::Missing));
        let agent = house.db.actor(house.workspace).grants(["security:view"]).cx();
        assert!(matches!(agent.perform(allow(3, OFFICE, None)).await, Err(Error::Forbidden { .. })));
    })
    .await;
}

#[tokio::test]
async fn the_list_of_a_role_concerns_whoever_holds_it_and_an_operator_opens_everything() {
    each(async |house| {
        house.join("tom", "support_agent").await;
        let (ada, tom) = (house.password(ADA).await.unwrap(), house.password(TOM).await.unwrap());
        house.in_office(&ada).await.perform(allow(0, OFFICE, Some("super_admin"))).await.unwrap();
        assert_eq!(house.enters_from(&ada, "203.0.113.1").await, kept_out("203.0.113.1"));
        assert_eq!(house.enters_from(&tom, "203.0.113.1").await, Ok(()));
        // The office is gone, and with it everybody who could say so.
        house.db.clock.advance(1);
        clear(&house.db.engine, house.workspace).await.unwrap();
        assert_eq!(house.enters_from(&ada, "203.0.113.1").await, Ok(()));
        let who = house.texts("SELECT actor FROM audit_entries WHERE command = 'networks.clear'").await;
        assert_eq!(who, ["operator"]);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_is_noted_once_for_each_session_and_address() {
    each(async |house| {
        let (one, two) = (house.password(ADA).await.unwrap(), house.password(ADA).await.unwrap());
        house.in_office(&one).await.perform(allow(0, OFFICE, None)).await.unwrap();
        for address in ["203.0.113.1", "203.0.113.1", "203.0.113.2", "203.0.113.1"] {
            assert_eq!(house.enters_from(&one, address).await, kept_out(address));
        }
        assert_eq!(house.enters_from(&two, "203.0.113.1").await, kept_out("203.0.113.1"));
        let noted =
            house.texts("SELECT changes FROM audit_entries WHERE command = 'networks.refuse' ORDER BY sequence");
        let (first, second) = ("{\"address\":[null,\"203.0.113.1\"]}", "{\"address\":[null,\"203.0.113.2\"]}");
        assert_eq!(noted.await, [first, second, first]);
    })
    .await;
}

#[tokio::test]
async fn it_is_foreseen_who_would_be_kept_out() {
    each(async |house| {
        house.join("tom", "support_agent").await;
        // Both signed in at 192.0.2.1.
        let (ada, _) = (house.password(ADA).await.unwrap(), house.password(TOM).await.unwrap());
        let cx = house.in_office(&ada).await;
        let foresee = async |range: &str, role| {
            load::kept_out(&cx.read(EDIT).unwrap(), entry(range, role))
                .await
                .map(|people| people.into_iter().map(|KeptOut { name, .. }| name).collect::<Vec<_>>())
        };
        assert_eq!(foresee(OFFICE, None).await.unwrap(), Vec::<String>::new());
        assert_eq!(foresee("203.0.113.0/24", None).await.unwrap(), ["ada", "tom"]);
        assert_eq!(foresee("203.0.113.0/24", Some("support_agent")).await.unwrap(), ["tom"]);
        assert_eq!(foresee("office", None).await.unwrap_err().of_field("range"), Some(&Rule::Network));
        let looking = Actor { looking: true, ..cx.actor().clone() };
        let looking = house.db.engine.as_actor(looking, "test");
        assert_eq!(looking.perform(allow(0, OFFICE, None)).await, Err(Error::Looking));
    })
    .await;
}
