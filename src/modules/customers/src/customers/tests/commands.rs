use kernel::id::MemberId;
use kernel::{Error, Rule, Uuid};
use serde_json::json;

use super::super::find::find;
use super::*;
use crate::fixture::{Leave, each};

#[tokio::test]
async fn what_was_filled_in_is_kept_in_one_form() {
    each(async |house| {
        let fields = CustomerFields {
            name: "  Padaria São João ".into(),
            email: " contato@padaria.example ".into(),
            tax_id: "12.abc.345/01de-35".into(),
            tier: Tier::Enterprise,
            status: CustomerStatus::AtRisk,
            region: " São Paulo".into(),
            owner: Some(house.bia),
            notes: "Calls on Mondays\0.\n".into(),
            tags: vec!["VIP ".into(), "vip".into(), "Pão".into()],
        };
        let id = house.customer_with(fields).await;
        let detail = find(&house.ana(), id).await.unwrap();
        let expected = CustomerFields {
            name: "Padaria São João".into(),
            email: "contato@padaria.example".into(),
            tax_id: "12ABC34501DE35".into(),
            tier: Tier::Enterprise,
            status: CustomerStatus::AtRisk,
            region: "São Paulo".into(),
            owner: Some(house.bia),
            notes: "Calls on Mondays.".into(),
            tags: vec!["pao".into(), "vip".into()],
        };
        assert_eq!(detail.fields, expected);
        assert_eq!(detail.owner_name.as_deref(), Some("Bia Lima"));
        assert_eq!((detail.version, detail.archived_at), (1, None));
        assert_eq!(detail.created_at, engine::testing::NOW);
        assert_eq!(house.events(id).await, ["customer_created"]);
    })
    .await;
}

#[tokio::test]
async fn every_broken_rule_is_named_and_nothing_is_written() {
    each(async |house| {
        let fields = CustomerFields {
            name: " ".into(),
            email: "nobody".into(),
            tax_id: "11.222.333/0001-82".into(),
            region: "x".repeat(101),
            notes: "x".repeat(10_001),
            tags: vec!["t".repeat(41)],
            ..CustomerFields::default()
        };
        let error = house.ana().perform(CreateCustomer { fields }).await.unwrap_err();
        for (field, rule) in [
            ("name", Rule::Required),
            ("email", Rule::Email),
            ("tax_id", Rule::TaxId),
            ("region", Rule::TooLong(100)),
            ("notes", Rule::TooLong(10_000)),
            ("tags", Rule::TooLong(40)),
        ] {
            assert_eq!(error.of_field(field), Some(&rule));
        }
        assert_eq!((house.count("customers").await, house.count("events").await), (0, 3), "three members were added");
    })
    .await;
}

#[tokio::test]
async fn an_owner_is_a_member_one_sees() {
    each(async |house| {
        let owned = |owner| CreateCustomer { fields: CustomerFields { owner: Some(owner), ..named("Zebra") } };
        let missing = Err(Error::invalid("owner", Rule::Missing));
        assert_eq!(house.ana().perform(owned(MemberId(Uuid::nil()))).await, missing);
        assert_eq!(house.ana().perform(owned(house.elsewhere.1)).await, missing, "a member of another workspace");
        let alone = house.bia(&["customers:*"]);
        assert_eq!(alone.perform(owned(house.ana)).await, missing, "one who sees no members");
        let own = alone.perform(owned(house.bia)).await.unwrap();
        assert_eq!(find(&house.ana(), own).await.unwrap().fields.owner, Some(house.bia));

        house.ana().perform(Leave(house.bia)).await.unwrap();
        assert_eq!(house.ana().perform(owned(house.bia)).await, missing, "one who has left");

        // An owner whom the editor does not see may stay.
        let theirs = house.customer_with(CustomerFields { owner: Some(house.ana), ..named("Kiosk") }).await;
        let fields = CustomerFields { owner: Some(house.ana), ..named("Kiosk 2") };
        alone.perform(EditCustomer { customer: theirs, version: 1, fields }).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_edit_says_what_changed_and_a_late_one_is_a_conflict() {
    each(async |house| {
        let id = house.customer("Zebra").await;
        let edit = |version, name: &str| EditCustomer { customer: id, version, fields: named(name) };
        house.db.clock.advance(1_000);
        house.ana().perform(edit(1, "Zebra Ltda")).await.unwrap();
        assert_eq!(house.ana().perform(edit(1, "Written second")).await, Err(Error::Conflict { current: 2 }));
        let detail = find(&house.ana(), id).await.unwrap();
        assert_eq!((detail.version, detail.fields.name.as_str()), (2, "Zebra Ltda"));
        assert_eq!(detail.updated_at, detail.created_at.plus(1_000));

        let audit = house.audit(id).await;
        assert_eq!(
            audit.iter().map(|(command, _)| command.as_str()).collect::<Vec<_>>(),
            ["customers.create", "customers.edit"]
        );
        assert_eq!(audit[0].1["name"], json!([null, "Zebra"]));
        assert_eq!(audit[1].1["name"], json!(["Zebra", "Zebra Ltda"]));
        assert_eq!(audit[1].1.get("email"), None, "only what differs");
        assert_eq!(house.events(id).await, ["customer_created", "customer_edited"]);
    })
    .await;
}

#[tokio::test]
async fn an_archived_customer_rests_until_it_is_restored() {
    each(async |house| {
        let id = house.customer("Zebra").await;
        let state = Err(Error::invalid("archived_at", Rule::State));
        let archive = |version| ArchiveCustomer { customer: id, version };
        let restore = |version| RestoreCustomer { customer: id, version };
        assert_eq!(house.ana().perform(restore(1)).await, state, "it is in use");
        house.ana().perform(archive(1)).await.unwrap();
        assert!(find(&house.ana(), id).await.unwrap().archived_at.is_some());
        assert_eq!(house.ana().perform(archive(2)).await, state, "it is archived");
        let edit = EditCustomer { customer: id, version: 2, fields: named("New") };
        assert_eq!(house.ana().perform(edit).await, state);
        house.ana().perform(restore(2)).await.unwrap();
        assert_eq!(find(&house.ana(), id).await.unwrap().archived_at, None);
        assert_eq!(house.events(id).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn one_key_makes_one_customer() {
    each(async |house| {
        let create = |name: &str| CreateCustomer { fields: named(name) };
        let ana = house.ana();
        let (first, second) =
            tokio::join!(ana.perform_once(create("Zebra"), "key"), ana.perform_once(create("Zebra"), "key"));
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first.output, second.output);
        assert!(first.repeated != second.repeated);
        assert_eq!(house.count("customers").await, 1);
        let other = ana.perform_once(create("Another"), "key").await;
        assert_eq!(other, Err(Error::invalid("idempotency_key", Rule::Taken)));
        assert_eq!(house.count("customers").await, 1);
        // Somebody else's key is another key.
        house.bia(&["customers:*"]).perform_once(create("Zebra"), "key").await.unwrap();
        assert_eq!(house.count("customers").await, 2);
    })
    .await;
}

#[tokio::test]
async fn many_are_changed_and_archived_at_once_and_taken_back() {
    each(async |house| {
        let ana = house.ana();
        let [one, two] = [house.customer("Padaria").await, house.customer("Quitanda").await];
        let ids = [one.0, two.0];
        let tier = || Some(("tier".to_owned(), json!("enterprise")));
        let dry = ana.amend_all("customers.edit", tier(), &ids, true, None).await.unwrap();
        assert_eq!((dry.changed, dry.refused.len()), (2, 0));
        assert_eq!(find(&ana, one).await.unwrap().version, 1, "a dry run changes nothing");

        let done = ana.amend_all("customers.edit", tier(), &ids, false, None).await.unwrap();
        assert_eq!(find(&ana, two).await.unwrap().fields.tier, Tier::Enterprise);
        ana.take_back(done.undo.unwrap()).await.unwrap();
        assert_eq!(find(&ana, two).await.unwrap().fields.tier, CustomerFields::default().tier);

        let archived = ana.amend_all("customers.archive", None, &ids, false, None).await.unwrap();
        assert!(find(&ana, one).await.unwrap().archived_at.is_some());
        let again = ana.amend_all("customers.archive", None, &ids, false, None).await.unwrap();
        assert_eq!((again.changed, again.refused.len()), (0, 2), "they are archived");
        ana.take_back(archived.undo.unwrap()).await.unwrap();
        assert_eq!(find(&ana, one).await.unwrap().archived_at, None);

        // One's own rows only, where one reaches no others.
        let own = house.bia(&["customers:view", "customers:edit:own"]);
        let mine = house.customer_with(CustomerFields { owner: Some(house.bia), ..named("Empório") }).await;
        let some = own.amend_all("customers.edit", tier(), &[one.0, mine.0], false, None).await.unwrap();
        assert_eq!((some.changed, some.refused[0].why.clone()), (1, Error::NotFound));
    })
    .await;
}
