//! Changing one cell, several rows, and taking it back.

use engine::Cx;
use kernel::{Error, ListQuery, Reversal, Rule, Uuid};
use serde_json::{Value, json};

use super::*;
use crate::tickets::PrioritiseTicket;

/// A command's argument; none without a name.
fn argument(name: &str, value: Value) -> Option<(String, Value)> {
    (!name.is_empty()).then(|| (name.to_owned(), value))
}

async fn priority(cx: &Cx, ticket: TicketId) -> Priority {
    detail(cx, ticket).await.fields.priority
}

async fn detail(cx: &Cx, ticket: TicketId) -> TicketDetail {
    load::load(&cx.read(VIEW).unwrap(), ticket).await.unwrap()
}

#[tokio::test]
async fn a_cell_is_changed_by_its_command_with_its_rules_and_version() {
    each(async |house| {
        let (cx, ticket) = (house.ana(), house.ticket("Printer").await);
        let priority_of = |value: &str| argument("priority", json!(value));
        let undo = cx.amend("tickets.prioritise", priority_of("urgent"), ticket.0, 1).await.unwrap().undo.unwrap();
        assert_eq!(priority(&cx, ticket).await, Priority::Urgent);
        let stale = cx.amend("tickets.prioritise", priority_of("low"), ticket.0, 1).await;
        assert_eq!(stale, Err(Error::Conflict { current: 2 }));
        let wrong = cx.amend("tickets.prioritise", priority_of("huge"), ticket.0, 2).await;
        assert_eq!(wrong, Err(Error::invalid("priority", Rule::Choice)));
        let blank = cx.amend("tickets.edit", argument("title", json!(" ")), ticket.0, 2).await;
        assert_eq!(blank, Err(Error::invalid("title", Rule::Required)));
        let unknown = cx.amend("tickets.edit", argument("workspace_id", json!(Uuid::nil())), ticket.0, 2).await;
        assert_eq!(unknown, Err(Error::malformed("workspace_id")));
        assert_eq!(cx.amend("tickets.reply", argument("body", json!("x")), ticket.0, 2).await, Err(Error::NotFound));
        cx.take_back(undo).await.unwrap();
        assert_eq!(priority(&cx, ticket).await, Priority::Medium);
    })
    .await;
}

#[tokio::test]
async fn several_are_changed_whatever_becomes_of_the_others_and_taken_back() {
    each(async |house| {
        let cx = house.ana();
        let tickets = [house.ticket("One").await, house.ticket("Two").await, house.ticket("Three").await];
        cx.perform(ArchiveTicket { ticket: tickets[2], version: 1 }).await.unwrap();
        cx.perform(PrioritiseTicket { ticket: tickets[1], version: 1, priority: Priority::Urgent }).await.unwrap();
        let ids: Vec<Uuid> = tickets.iter().map(|it| it.0).chain([Uuid::from_u128(7)]).collect();
        let urgent = || argument("priority", json!("urgent"));

        let before = house.db.engine.clone();
        let dry = cx.amend_all("tickets.prioritise", urgent(), &ids, true, None).await.unwrap();
        assert_eq!((dry.changed, dry.same, dry.refused.len(), dry.undo), (1, 1, 2, None));
        assert_eq!(dry.foreseen[0].title, "One");
        assert_eq!(dry.foreseen[0].changes.len(), 1);
        assert_eq!(priority(&cx, tickets[0]).await, Priority::Medium, "a dry run changes nothing");
        drop(before);

        let key = || Some("k1".to_owned());
        let done = cx.amend_all("tickets.prioritise", urgent(), &ids, false, key()).await.unwrap();
        let refused: Vec<_> = done.refused.iter().map(|it| (it.title.as_str(), it.why.clone())).collect();
        assert_eq!(refused, [("Three", Error::invalid("archived_at", Rule::State)), ("", Error::NotFound)]);
        assert_eq!(priority(&cx, tickets[0]).await, Priority::Urgent);
        let again = cx.amend_all("tickets.prioritise", urgent(), &ids, false, key()).await.unwrap();
        assert_eq!(again.changed, 1, "the first answer");
        assert_eq!(detail(&cx, tickets[0]).await.version, 2, "and no second change");

        cx.take_back(done.undo.unwrap()).await.unwrap();
        assert_eq!(priority(&cx, tickets[0]).await, Priority::Medium);
        assert_eq!(priority(&cx, tickets[1]).await, Priority::Urgent, "who was so before stays so");
    })
    .await;
}

#[tokio::test]
async fn what_somebody_changed_since_is_not_taken_back_and_nothing_else_either() {
    each(async |house| {
        let (cx, ticket) = (house.ana(), house.ticket("Printer").await);
        let edited = TicketFields { priority: Priority::High, requester: "Rui".into(), ..fields("Scanner") };
        let edit = house.db.engine.registry().command("tickets.edit").unwrap().perform;
        let body = json!({ "ticket": ticket, "version": 1, "fields": edited });
        let undo = edit(cx.clone(), body, None).await.unwrap().undo.unwrap();
        cx.perform(PrioritiseTicket { ticket, version: 2, priority: Priority::Low }).await.unwrap();
        assert_eq!(cx.take_back(undo).await, Err(Error::invalid("priority", Rule::Changed)));
        assert_eq!(detail(&cx, ticket).await.fields.title, "Scanner");
        cx.perform(PrioritiseTicket { ticket, version: 3, priority: Priority::High }).await.unwrap();
        cx.take_back(undo).await.unwrap();
        let now = detail(&cx, ticket).await.fields;
        assert_eq!((now.title.as_str(), now.requester.as_str(), now.priority), ("Printer", "", Priority::Medium));
    })
    .await;
}

#[tokio::test]
async fn taking_back_needs_what_the_command_needs_and_is_for_what_can_be_taken_back() {
    each(async |house| {
        let (cx, registry) = (house.ana(), house.db.engine.registry());
        let create = registry.command("tickets.create").unwrap().perform;
        let body = json!({ "fields": fields("Made by mistake"), "assignee": null });
        let made = create(cx.clone(), body, None).await.unwrap();
        let (ticket, undo) = (TicketId(made.output.as_str().unwrap().parse().unwrap()), made.undo.unwrap());

        for grants in [&["tickets:view"][..], &[]] {
            let refused = house.bia(grants).take_back(undo).await;
            assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
        }
        let narrow = house.bia(&["tickets:view", "tickets:create:own"]).take_back(undo).await;
        assert_eq!(narrow, Err(Error::NotFound), "somebody else's row");
        let elsewhere = open(&house.db, "cienty").await;
        let stranger = house.db.actor(elsewhere).grants(["*"]).cx();
        assert_eq!(stranger.take_back(undo).await, Err(Error::NotFound));

        cx.take_back(undo).await.unwrap();
        assert!(detail(&cx, ticket).await.archived_at.is_some(), "what was made goes to the archive");
        cx.perform(RestoreTicket { ticket, version: 2 }).await.unwrap();

        let reply = registry.command("tickets.reply").unwrap();
        assert_eq!(reply.reversal, Reversal::None);
        let said = (reply.perform)(cx.clone(), json!({ "ticket": ticket, "body": "Hello", "then": "solved" }), None);
        assert_eq!(said.await.unwrap().undo, None, "the customer has read it");
        let whole = kernel::Trace { first: 1, last: 3 };
        assert!(cx.take_back(whole).await.is_err(), "several commands are not one");
    })
    .await;
}

#[tokio::test]
async fn all_that_match_are_named() {
    each(async |house| {
        let (cx, one) = (house.ana(), house.ticket("One").await);
        house.ticket("Two").await;
        let query = ListQuery { q: "one".into(), ..ListQuery::default() };
        assert_eq!(cx.read(VIEW).unwrap().ids("tickets", &query, 10).await.unwrap(), [one.0]);
        assert_eq!(cx.read(VIEW).unwrap().ids("tickets", &ListQuery::default(), 1).await.unwrap().len(), 1);
    })
    .await;
}
