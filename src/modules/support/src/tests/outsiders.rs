//! What is tied to a customer, a team or a person, and who sees it; nobody gives others a further reach than their own.

use access::members::{ChangeGrants, ChangeReach};
use access::teams;
use access::testing::{PASSWORD, caller, join, password};
use customers::customers::{CreateCustomer, CustomerFields, CustomerId};

use super::*;

fn new_customer(name: &str) -> CreateCustomer {
    CreateCustomer { fields: CustomerFields { name: name.into(), ..CustomerFields::default() } }
}

impl House {
    async fn customer(&self, name: &str) -> CustomerId {
        self.ana().perform(new_customer(name)).await.unwrap()
    }

    /// Bia as the gate knows her.
    async fn bia_enters(&self) -> Cx {
        let token = password(&self.db.engine, BIA, PASSWORD).await.unwrap();
        caller(&self.db.engine, &token).enter("optim").await.unwrap()
    }
}

#[tokio::test]
async fn outsiders_do_not_see_what_colleagues_note() {
    each(async |house| {
        let ticket = house.ticket("Printer").await;
        house.ana().perform(AssignTicket { ticket, version: 1, to: Some(house.bia) }).await.unwrap();
        house.ana().perform(NoteOnTicket { ticket, body: "Between us".into() }).await.unwrap();
        house.ana().perform(ReplyToTicket { ticket, body: "Hello".into(), then: None }).await.unwrap();
        let seen = async |grants: &[&str]| {
            let read = house.bia(grants).read(VIEW).unwrap();
            load::load(&read, ticket).await.unwrap().messages.len()
        };
        assert_eq!(seen(&["tickets:view:own", "tickets:reply:own"]).await, 1);
        assert_eq!(seen(&["tickets:view:own", "tickets:note:own"]).await, 2);
        assert_eq!(seen(&["tickets:view"]).await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_outsider_sees_what_is_tied_to_their_customer() {
    each(async |house| {
        let shelter = house.customer("Shelter").await;
        let other = house.customer("Other").await;
        let of = |customer: CustomerId| TicketFields { customer: Some(customer), ..fields("Theirs") };
        let theirs = house.ana().perform(CreateTicket { fields: of(shelter), assignee: None }).await.unwrap();
        let strange = house.ana().perform(CreateTicket { fields: of(other), assignee: None }).await.unwrap();
        house.ticket("Nobody's").await;
        let reach = |version, customer| ChangeReach { member: house.bia, version, teams: Vec::new(), customer };
        house.ana().perform(reach(1, Some(shelter.into()))).await.unwrap();
        // As the gate knows her from her session.
        let guardian = workspaces::role(&house.db.engine, house.workspace, "guardian").await;
        assert!(guardian.is_err(), "the role is another pack's; her own permissions do as well");
        house.db.meddle("UPDATE roles SET grants = '[\"tickets:view:own\",\"tickets:reply:own\",\"customers:view:own\"]' WHERE key = 'support_agent'").await.unwrap();
        let cx = house.bia_enters().await;
        assert_eq!(cx.actor().customer, Some(shelter.into()));
        let read = cx.read(VIEW).unwrap();
        let page = read.list("tickets", &ListQuery::default()).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [theirs.0]);
        assert!(load::load(&read, theirs).await.is_ok());
        assert_eq!(load::load(&read, strange).await.unwrap_err(), Error::NotFound);
        let reply = |ticket| ReplyToTicket { ticket, body: "Thank you".into(), then: None };
        assert!(cx.perform(reply(theirs)).await.is_ok());
        assert_eq!(cx.perform(reply(strange)).await.unwrap_err(), Error::NotFound);
        let seen = cx.read(kernel::permission::may("customers", "view")).unwrap();
        let page = seen.list("customers", &ListQuery::default()).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [shelter.0]);
        // From the next request on she is an outsider of nobody.
        house.ana().perform(reach(2, None)).await.unwrap();
        let cx = house.bia_enters().await;
        let page = cx.read(VIEW).unwrap().list("tickets", &ListQuery::default()).await.unwrap();
        assert!(page.rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_ties_others_to_what_they_do_not_reach() {
    each(async |house| {
        join(&house.db.engine, house.workspace, "olga@optim.example", "super_admin").await;
        let shelter = house.customer("Shelter").await;
        let reach = |customer| ChangeReach { member: house.bia, version: 1, teams: Vec::new(), customer };
        let blind = house.bia(&["members:edit", "tickets:*", "customers:edit"]);
        let refused = blind.perform(reach(Some(shelter.into()))).await.unwrap_err();
        assert_eq!(refused.of_field("customer"), Some(&Rule::Missing), "who sees no customer names none");
        let nobody = house.ana().perform(reach(Some(Uuid::from_u128(7)))).await.unwrap_err();
        assert_eq!(nobody.of_field("customer"), Some(&Rule::Missing));
        let elsewhere = open(&house.db, "cienty").await;
        let foreign = house.db.actor(elsewhere).grants(["*"]).cx();
        let theirs = foreign.perform(new_customer("Foreign")).await.unwrap();
        let foreign = house.ana().perform(reach(Some(theirs.into()))).await.unwrap_err();
        assert_eq!(foreign.of_field("customer"), Some(&Rule::Missing));
        // Bia may do with her own tickets what the caller may do with none but theirs.
        house.db.meddle("UPDATE members SET grants = '[\"tickets:edit:own\"]' WHERE name = 'Bia Lima'").await.unwrap();
        let narrow = house.db.actor(house.workspace).member(house.ana);
        let narrow = narrow.grants(["members:edit", "customers:*", "tickets:view", "tickets:edit:own"]).cx();
        let further = narrow.perform(reach(Some(shelter.into()))).await.unwrap_err();
        assert_eq!(further, Error::Forbidden { needs: "tickets:edit".into() });
        assert!(house.ana().perform(reach(Some(shelter.into()))).await.is_ok());
        // Nor do they give what reaches there afterwards.
        let give = ChangeGrants {
            member: house.bia,
            version: 2,
            grants: vec!["tickets:edit:own".into(), "tickets:view:own".into()],
        };
        assert!(narrow.perform(give).await.is_ok(), "they see all tickets themselves");
        let give = ChangeGrants { member: house.bia, version: 3, grants: vec!["tickets:reply:own".into()] };
        let narrow = house.db.actor(house.workspace).member(house.ana);
        let narrow = narrow.grants(["members:edit", "tickets:view", "tickets:edit", "tickets:reply:own"]).cx();
        let further = narrow.perform(give).await.unwrap_err();
        assert_eq!(further, Error::Forbidden { needs: "tickets:reply".into() });
    })
    .await;
}

#[tokio::test]
async fn whoever_leads_a_team_gives_nobody_the_rows_of_another() {
    each(async |house| {
        join(&house.db.engine, house.workspace, "olga@optim.example", "super_admin").await;
        let (mine, theirs) = (
            teams::commands::create(&house.db.engine, house.workspace, "Mine", vec![house.ana]).await.unwrap(),
            teams::commands::create(&house.db.engine, house.workspace, "Theirs", vec![]).await.unwrap(),
        );
        let lead = house.db.actor(house.workspace).member(house.ana).teams([mine]);
        let lead = lead.grants(["members:edit", "teams:view", "tickets:assign:team"]).cx();
        // First the team, which gives nothing yet, then the permission that reaches it.
        let put = ChangeReach { member: house.bia, version: 1, teams: vec![theirs], customer: None };
        house.ana().perform(put).await.unwrap();
        let give = ChangeGrants { member: house.bia, version: 2, grants: vec!["tickets:assign:team".into()] };
        let further = lead.perform(give).await.unwrap_err();
        assert_eq!(further, Error::Forbidden { needs: "tickets:assign".into() });
        let own = ChangeReach { member: house.bia, version: 2, teams: vec![mine], customer: None };
        house.ana().perform(own).await.unwrap();
        let give = ChangeGrants { member: house.bia, version: 3, grants: vec!["tickets:assign:team".into()] };
        assert_eq!(lead.perform(give).await, Ok(()));
    })
    .await;
}
