use kernel::Error;

use super::super::find::find;
use super::*;
use crate::fixture::each;

#[tokio::test]
async fn a_narrow_grant_changes_only_ones_own() {
    each(async |house| {
        let theirs = house.customer_with(CustomerFields { owner: Some(house.ana), ..named("Theirs") }).await;
        let own = house.customer_with(CustomerFields { owner: Some(house.bia), ..named("Own") }).await;
        let nobodys = house.customer("Nobody's").await;
        let bia = house.bia(&["customers:view", "customers:edit:own", "customers:archive:own"]);
        let edit = |customer| EditCustomer {
            customer,
            version: 1,
            fields: CustomerFields { owner: Some(house.bia), ..named("Changed") },
        };
        for customer in [theirs, nobodys] {
            assert_eq!(bia.perform(edit(customer)).await, Err(Error::NotFound));
            assert_eq!(bia.perform(ArchiveCustomer { customer, version: 1 }).await, Err(Error::NotFound));
            assert_eq!(find(&bia, customer).await.unwrap().version, 1, "seen, unchanged");
        }
        bia.perform(edit(own)).await.unwrap();
        assert_eq!(find(&bia, own).await.unwrap().fields.name, "Changed");
    })
    .await;
}

#[tokio::test]
async fn a_narrow_view_finds_only_ones_own() {
    each(async |house| {
        let theirs = house.customer_with(CustomerFields { owner: Some(house.ana), ..named("Theirs") }).await;
        let own = house.customer_with(CustomerFields { owner: Some(house.bia), ..named("Own") }).await;
        let bia = house.bia(&["customers:view:own"]);
        assert_eq!(find(&bia, theirs).await, Err(Error::NotFound));
        assert_eq!(find(&bia, own).await.unwrap().fields.name, "Own");
        assert_eq!(find(&house.bia(&["tickets:*"]), own).await, Err(Error::NotFound), "no grant at all");
    })
    .await;
}

#[tokio::test]
async fn another_workspaces_customer_is_not_there() {
    each(async |house| {
        let id = house.customer("Zebra").await;
        let caio = house.caio();
        assert_eq!(find(&caio, id).await, Err(Error::NotFound));
        let edit = EditCustomer { customer: id, version: 1, fields: named("Stolen") };
        assert_eq!(caio.perform(edit).await, Err(Error::NotFound));
        assert_eq!(caio.perform(ArchiveCustomer { customer: id, version: 1 }).await, Err(Error::NotFound));
        assert_eq!(caio.perform(RestoreCustomer { customer: id, version: 1 }).await, Err(Error::NotFound));
        assert_eq!(find(&house.ana(), id).await.unwrap().version, 1);
    })
    .await;
}

#[tokio::test]
async fn every_command_needs_its_permission() {
    each(async |house| {
        let id = house.customer("Zebra").await;
        let needs = |needs: &str| Error::Forbidden { needs: needs.into() };
        let but = |grants: &[&str]| house.bia(grants);
        let create = CreateCustomer { fields: named("X") };
        let edit = EditCustomer { customer: id, version: 1, fields: named("X") };
        let others = ["customers:view", "customers:archive"];
        assert_eq!(but(&others).perform(create).await.unwrap_err(), needs("customers:create"));
        assert_eq!(but(&others).perform(edit).await.unwrap_err(), needs("customers:edit"));
        let others = ["customers:view", "customers:edit", "customers:create"];
        let archive = ArchiveCustomer { customer: id, version: 1 };
        let restore = RestoreCustomer { customer: id, version: 1 };
        assert_eq!(but(&others).perform(archive).await.unwrap_err(), needs("customers:archive"));
        assert_eq!(but(&others).perform(restore).await.unwrap_err(), needs("customers:archive"));
    })
    .await;
}
