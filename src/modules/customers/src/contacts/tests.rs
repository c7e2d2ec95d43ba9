//! The rules of contacts, on real databases.

use kernel::{Error, Rule};
use serde_json::json;

use super::{Contact, ContactFields, CreateContact, EditContact, RemoveContact};
use crate::customers::find::find;
use crate::customers::{ArchiveCustomer, CustomerFields};
use crate::fixture::each;

fn paula() -> ContactFields {
    ContactFields {
        name: " Paula Dias ".into(),
        email: "paula@zebra.example ".into(),
        phone: "+55 11 5555-0100".into(),
        position: "Finance".into(),
    }
}

#[tokio::test]
async fn a_contact_comes_changes_and_goes() {
    each(async |house| {
        let (ana, customer) = (house.ana(), house.customer("Zebra").await);
        house.db.clock.advance(1);
        let contact = ana.perform(CreateContact { customer, fields: paula() }).await.unwrap();
        house.db.clock.advance(1);
        let kept = ContactFields { name: "Paula Dias".into(), email: "paula@zebra.example".into(), ..paula() };
        let detail = find(&ana, customer).await.unwrap();
        assert_eq!(detail.contacts, [Contact { id: contact, version: 1, fields: kept.clone() }]);
        assert_eq!(detail.version, 1, "the customer itself has not changed");

        let fields = ContactFields { position: "Buying".into(), ..kept };
        let edit = EditContact { customer, contact, version: 1, fields: fields.clone() };
        ana.perform(edit.clone()).await.unwrap();
        assert_eq!(ana.perform(edit).await, Err(Error::Conflict { current: 2 }));
        assert_eq!(find(&ana, customer).await.unwrap().contacts, [Contact { id: contact, version: 2, fields }]);
        let audit = house.audit(contact).await;
        assert_eq!(audit[1], ("contacts.edit".into(), json!({ "position": ["Finance", "Buying"] })));

        house.db.clock.advance(1);
        ana.perform(RemoveContact { customer, contact, version: 2 }).await.unwrap();
        assert_eq!(find(&ana, customer).await.unwrap().contacts, []);
        assert_eq!(ana.perform(RemoveContact { customer, contact, version: 3 }).await, Err(Error::NotFound));
        assert_eq!(house.audit(contact).await.len(), 3, "the removal is on record");
        let events = house.events(customer).await;
        assert_eq!(events, ["customer_created", "contact_created", "contact_edited", "contact_removed"]);
    })
    .await;
}

#[tokio::test]
async fn a_contact_is_reached_through_its_customer() {
    each(async |house| {
        let own = house
            .customer_with(CustomerFields { owner: Some(house.bia), name: "Own".into(), ..Default::default() })
            .await;
        let theirs = house.customer("Theirs").await;
        let contact = house.ana().perform(CreateContact { customer: theirs, fields: paula() }).await.unwrap();
        let bia = house.bia(&["customers:view", "customers:edit:own"]);
        let edit = |customer| EditContact { customer, contact, version: 1, fields: paula() };
        assert_eq!(bia.perform(edit(theirs)).await, Err(Error::NotFound), "another's customer");
        assert_eq!(bia.perform(edit(own)).await, Err(Error::NotFound), "not this customer's contact");
        assert_eq!(bia.perform(CreateContact { customer: theirs, fields: paula() }).await, Err(Error::NotFound));
        bia.perform(CreateContact { customer: own, fields: paula() }).await.unwrap();
        assert_eq!(house.caio().perform(edit(theirs)).await, Err(Error::NotFound), "another workspace");
        let without = house.bia(&["customers:view"]).perform(edit(theirs)).await;
        assert_eq!(without, Err(Error::Forbidden { needs: "customers:edit".into() }));
    })
    .await;
}

#[tokio::test]
async fn rules_and_state_hold() {
    each(async |house| {
        let (ana, customer) = (house.ana(), house.customer("Zebra").await);
        let fields = ContactFields { email: "nobody".into(), phone: "0".repeat(41), ..ContactFields::default() };
        let error = ana.perform(CreateContact { customer, fields }).await.unwrap_err();
        assert_eq!(error.of_field("name"), Some(&Rule::Required));
        assert_eq!(error.of_field("email"), Some(&Rule::Email));
        assert_eq!(error.of_field("phone"), Some(&Rule::TooLong(40)));
        ana.perform(ArchiveCustomer { customer, version: 1 }).await.unwrap();
        let error = ana.perform(CreateContact { customer, fields: paula() }).await.unwrap_err();
        assert_eq!(error.of_field("archived_at"), Some(&Rule::State));
        assert_eq!(house.count("contacts").await, 0);
    })
    .await;
}
