//! The pieces of work: what is asked of both sides.

use kernel::{Counting, Filter, ListQuery, Op, Sort, schema::Direction};
use serde_json::json;

use super::bench::{Bench, answer};
use super::{Limits, Measured, measure};
use crate::data::SLUG;
use crate::floor::create::{ASKER, BODY, TITLE};
use crate::plain::{Outcome, Plain};

impl Bench<'_> {
    pub async fn w1(&self) -> Outcome<Measured> {
        let limits = Limits { ratio: Some(1.4), share: Some(0.65), p99: Some(5.0), ..Limits::default() };
        self.compare("W1", "25 tickets, newest first, without a count", self.list(&newest()), limits).await
    }

    pub async fn w2(&self) -> Outcome<Measured> {
        let assignee = is("assignee", &[&self.facts.assignee.to_string()]);
        let filters = vec![assignee, is("status", &["open", "pending"]), is("priority", &["high", "urgent"])];
        let query = ListQuery { filters, counting: Counting::Capped, ..newest() };
        let limits = Limits { ratio: Some(1.5), p99: Some(15.0), ..Limits::default() };
        let title = "somebody's open or pending tickets of high priority, newest first, capped count";
        self.compare("W2", title, self.list(&query), limits).await
    }

    pub async fn w2b(&self) -> Outcome<Measured> {
        let filters =
            vec![is("status", &["open", "pending"]), is("priority", &["high", "urgent"]), is("channel", &["email"])];
        let query = ListQuery { filters, counting: Counting::Capped, ..newest() };
        let limits = Limits { ratio: Some(1.5), p99: Some(15.0), ..Limits::default() };
        self.compare("W2b", "the same over everybody's tickets by e-mail", self.list(&query), limits).await
    }

    pub async fn w4(&self) -> Outcome<Measured> {
        let after = format!("i{}.{}", self.facts.after.0, self.facts.after.1.simple());
        let limits = Limits { ratio: Some(1.4), p99: Some(5.0), ..Limits::default() };
        let title = format!("page {} by its cursor", self.facts.depth / 25 + 1);
        self.compare("W4", &title, self.list(&ListQuery { after: Some(after), ..newest() }), limits).await
    }

    pub async fn w6(&self) -> Outcome<Measured> {
        let ours = self.call("support/tickets/api/ticket", &json!({"workspace": SLUG, "id": self.facts.record}));
        let limits = Limits { ratio: Some(1.5), p99: Some(8.0), ..Limits::default() };
        self.compare("W6", "a ticket with customer, assignee, team and 50 messages", ours, limits).await
    }

    pub async fn w7(&self) -> Outcome<Measured> {
        let fields = json!({"title": TITLE, "description": BODY, "customer": self.facts.customer, "requester": ASKER,
            "priority": "medium", "channel": "web", "team": null, "tags": [], "due_at": null});
        let body = json!({"fields": fields, "assignee": self.facts.member});
        let ours = self.call(
            "access/gate/perform_json",
            &json!({"workspace": SLUG, "name": "tickets.create", "body": body, "key": null}),
        );
        let floor = self.floor("/sql/w7")?;
        for target in [&ours, &floor] {
            let said = answer(target).await?;
            let ours = serde_json::from_slice::<kernel::Answer>(&said).ok().and_then(|answer| answer.undo).is_some();
            if !ours && serde_json::from_slice::<kernel::Uuid>(&said).is_err() {
                return Err(format!("W7: {}", String::from_utf8_lossy(&said)));
            }
        }
        let limits = Limits { share: Some(0.6), rate: self.database.is_none().then_some(1_500.0), ..Limits::default() };
        let sides = [("floor: same transaction, bare driver".to_owned(), floor), ("Backoffice".to_owned(), ours)];
        measure("W7", "create a ticket: validated, audited, announced, on the disk", &sides, limits).await
    }

    pub async fn w14(&self) -> Outcome<Measured> {
        let page = self.page(&format!("/{SLUG}/tickets"));
        let list = self.list(&newest());
        let html = String::from_utf8_lossy(&answer(&page).await?).into_owned();
        let rows: kernel::ListPage = serde_json::from_slice(&answer(&list).await?).plain()?;
        if let Some(row) = rows.rows.iter().find(|row| !html.contains(&row.id.to_string())) {
            return Err(format!(
                "W14: the page lacks ticket {}\n{}",
                row.id,
                html.chars().take(1500).collect::<String>()
            ));
        }
        let fixed = self.fixed("W14", "text/html; charset=utf-8", html.as_bytes()).await?;
        let limits = Limits { ratio: Some(2.0), p99: Some(20.0), ..Limits::default() };
        let sides = [
            ("floor: ready-made bytes".to_owned(), fixed),
            ("W1 as JSON, Backoffice".to_owned(), list),
            ("Backoffice".to_owned(), page),
        ];
        let title = format!("the ticket list as HTML ({} KB, uncompressed), held against W1", html.len() / 1024);
        measure("W14", &title, &sides, limits).await
    }
}

pub fn newest() -> ListQuery {
    let sort = Sort { field: "created_at".into(), direction: Direction::Descending };
    ListQuery { sort: vec![sort], counting: Counting::None, ..ListQuery::default() }
}

fn is(field: &str, values: &[&str]) -> Filter {
    Filter { field: field.into(), op: Op::Is, values: values.iter().map(|value| (*value).to_owned()).collect() }
}
