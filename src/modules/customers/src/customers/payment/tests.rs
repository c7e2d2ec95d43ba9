//! What is sealed stays so in the database, in lists, files and the log; who sees it is noted.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use kernel::{Error, ListQuery};

use super::{RevealPaymentDetails, SetPaymentDetails};
use crate::customers::{CustomerId, VIEW};
use crate::fixture::{House, each};

const ACCOUNT: &str = "Banco 341, ag. 0001, c/c 12345-6";

impl House {
    async fn paid(&self, name: &str) -> CustomerId {
        let customer = self.customer(name).await;
        let details = ACCOUNT.to_owned();
        self.ana().perform(SetPaymentDetails { customer, version: 1, details }).await.unwrap();
        customer
    }

    async fn texts(&self, sql: &str) -> Vec<String> {
        let read = self.ana().read(VIEW).unwrap();
        let mut statement = read.sql();
        statement.push(sql);
        read.rows(statement, |row| row.text(0)).await.unwrap()
    }
}

#[tokio::test]
async fn sealed_details_are_shown_to_who_asks_and_nowhere_else() {
    each(async |house| {
        let customer = house.paid("Acme").await;
        let reveal = RevealPaymentDetails { customer };
        assert_eq!(house.ana().perform(reveal.clone()).await.unwrap(), ACCOUNT);
        // A key does not keep the answer.
        house.ana().perform_once(reveal.clone(), "key").await.unwrap();
        for sql in [
            "SELECT payment_details FROM customers",
            "SELECT search FROM customers",
            "SELECT changes FROM audit_entries",
            "SELECT response FROM idempotency_keys",
        ] {
            let kept = house.texts(sql).await;
            assert!(kept.iter().all(|text| !text.contains("12345") && !text.contains("Banco")), "{sql}: {kept:?}");
        }
        let read = house.ana().read(VIEW).unwrap();
        let query = ListQuery { columns: vec!["name".into(), "payment_details".into()], ..ListQuery::default() };
        let page = read.list("customers", &query).await.unwrap();
        assert_eq!(page.rows[0].cells[1].text(), "••••••••");
        let file = read.records("customers", &ListQuery::default()).await.unwrap();
        assert!(!format!("{file:?}").contains("12345"));
        for wrong in ["q=12345&payment_details=x", "sort=payment_details"] {
            let pairs: Vec<(String, String)> = wrong
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            assert!(ListQuery::parse(&crate::customers::SCHEMA, &pairs).is_err(), "{wrong}");
        }
        let log =
            house.texts("SELECT command FROM audit_entries WHERE command LIKE '%payment%' ORDER BY sequence").await;
        assert_eq!(
            log,
            ["customers.set_payment_details", "customers.reveal_payment_details", "customers.reveal_payment_details"]
        );
    })
    .await;
}

#[tokio::test]
async fn details_are_for_whoever_may_and_can_be_taken_away() {
    each(async |house| {
        let customer = house.paid("Acme").await;
        let reveal = RevealPaymentDetails { customer };
        for grants in [["customers:view"].as_slice(), &["customers:view", "customers:edit"]] {
            assert!(
                matches!(house.bia(grants).perform(reveal.clone()).await, Err(Error::Forbidden { .. })),
                "{grants:?}"
            );
        }
        let own = house.bia(&["customers:reveal:own"]).perform(reveal.clone()).await;
        assert_eq!(own, Err(Error::NotFound), "somebody else's");
        let stale = SetPaymentDetails { customer, version: 1, details: String::new() };
        assert_eq!(house.ana().perform(stale).await, Err(Error::Conflict { current: 2 }));
        let none = SetPaymentDetails { customer, version: 2, details: "  ".into() };
        house.ana().perform(none).await.unwrap();
        assert_eq!(house.ana().perform(reveal).await.unwrap(), "");
    })
    .await;
}

#[tokio::test]
async fn a_sealed_value_opens_in_its_own_row_only() {
    each(async |house| {
        let (one, other) = (house.paid("Acme").await, house.paid("Zebra").await);
        let sql = "UPDATE customers SET payment_details =
            (SELECT c.payment_details FROM customers c WHERE c.name = 'Acme') WHERE name = 'Zebra'";
        house.db.meddle(sql).await.unwrap();
        assert_eq!(house.ana().perform(RevealPaymentDetails { customer: one }).await.unwrap(), ACCOUNT);
        let moved = house.ana().perform(RevealPaymentDetails { customer: other }).await;
        assert!(matches!(moved, Err(Error::Internal { .. })), "{moved:?}");
    })
    .await;
}
