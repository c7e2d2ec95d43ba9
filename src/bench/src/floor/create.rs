//! The writing answer: the statements of the program's own transaction, written by hand.

use engine::{Clock, Param};
use kernel::Uuid;
use rusqlite::Connection;
use sqlx::{AssertSqlSafe, Row as _};

use super::sql::{AUDIT, CUSTOMER, EVENT, NOTIFY, NUMBER, TICKET};
use super::store::{Store, bind, dollars};
use crate::data::Facts;
use crate::plain::{Outcome, Plain};

pub const TITLE: &str = "The invoice of November does not arrive";
pub const BODY: &str = "It worked until yesterday; since this morning the page stays empty and nothing we tried helps.";
pub const ASKER: &str = "Person 1 <person1@client.example>";

pub async fn create(store: &Store, facts: &Facts) -> Outcome<Uuid> {
    let facts = facts.clone();
    match store {
        Store::Sqlite { writer, .. } => {
            writer
                .run(move |connection| {
                    connection.execute_batch("BEGIN IMMEDIATE").plain()?;
                    let done = sqlite(connection, &facts);
                    connection.execute_batch(if done.is_ok() { "COMMIT" } else { "ROLLBACK" }).plain()?;
                    done
                })
                .await
        }
        Store::Postgres(pool) => {
            let mut tx = pool.begin().await.plain()?;
            let new = New::of(&facts);
            let query = |sql| sqlx::query(AssertSqlSafe(dollars(sql)));
            bind(query(CUSTOMER), new.customer()).fetch_one(&mut *tx).await.plain()?;
            let counted = bind(query(NUMBER), vec![facts.workspace.into()]).fetch_one(&mut *tx).await.plain()?;
            for (sql, params) in new.inserts(counted.try_get(0).plain()?) {
                bind(query(sql), params).execute(&mut *tx).await.plain()?;
            }
            let news = serde_json::json!({"workspace": facts.workspace, "event": {"kind": "ticket_created", "resource": "tickets", "record": new.id}});
            bind(query(NOTIFY), vec![news.to_string().into()]).execute(&mut *tx).await.plain()?;
            tx.commit().await.plain()?;
            Ok(new.id)
        }
    }
}

fn sqlite(connection: &Connection, facts: &Facts) -> Outcome<Uuid> {
    let new = New::of(facts);
    let mut customer = connection.prepare_cached(CUSTOMER).plain()?;
    customer.query_row(rusqlite::params_from_iter(new.customer()), |row| row.get::<_, String>(1)).plain()?;
    let mut counter = connection.prepare_cached(NUMBER).plain()?;
    let number = counter.query_row([facts.workspace], |row| row.get(0)).plain()?;
    for (sql, params) in new.inserts(number) {
        connection.prepare_cached(sql).plain()?.execute(rusqlite::params_from_iter(params)).plain()?;
    }
    Ok(new.id)
}

/// A ticket to be.
struct New<'a> {
    facts: &'a Facts,
    id: Uuid,
    now: i64,
}

impl<'a> New<'a> {
    fn of(facts: &'a Facts) -> Self {
        Self { facts, id: Clock::System.id(), now: Clock::System.now().0 }
    }

    fn customer(&self) -> Vec<Param> {
        vec![self.facts.customer.into(), self.facts.workspace.into()]
    }

    fn inserts(&self, number: i64) -> [(&'static str, Vec<Param>); 3] {
        let Facts { workspace, member, customer, .. } = self.facts;
        let search = format!("{number} {TITLE} {ASKER}").to_lowercase();
        let changes = serde_json::json!({
            "number": [null, number], "title": [null, TITLE], "description": [null, BODY], "customer": [null, customer],
            "requester": [null, ASKER], "status": [null, "open"], "priority": [null, "medium"], "assignee": [null, member],
            "tags": [null, []], "channel": [null, "web"], "created_at": [null, self.now], "updated_at": [null, self.now],
        });
        let (correlation, at) = (self.id.simple().to_string(), self.now);
        [
            (
                TICKET,
                vec![
                    self.id.into(),
                    (*workspace).into(),
                    at.into(),
                    search.into(),
                    number.into(),
                    TITLE.into(),
                    BODY.into(),
                    (*customer).into(),
                    ASKER.into(),
                    (*member).into(),
                ],
            ),
            (
                AUDIT,
                vec![
                    Clock::System.id().into(),
                    (*workspace).into(),
                    at.into(),
                    (*member).into(),
                    self.id.into(),
                    changes.to_string().into(),
                    correlation.clone().into(),
                ],
            ),
            (
                EVENT,
                vec![Clock::System.id().into(), (*workspace).into(), at.into(), self.id.into(), correlation.into()],
            ),
        ]
    }
}
