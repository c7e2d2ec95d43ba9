//! The button that verifies the log knows more than the database says of itself.

use engine::Dialect;
use engine::audit::sign_all;

use super::*;

impl House {
    /// The verdict's first bad entry.
    async fn verified(&self, cookie: &str) -> serde_json::Value {
        let call = Request::post("/api/fn/compliance/audit/api/verify_log")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json");
        let answer = self.ask(call, r#"{"workspace":"acme"}"#.to_owned()).await;
        assert_eq!(answer.status().as_u16(), 200);
        let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        serde_json::from_slice::<serde_json::Value>(&body).unwrap()["bad"].take()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_sees_a_tail_that_was_cut_with_its_checkpoints() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        sign_all(&house.db.engine).await.unwrap();
        assert_eq!(house.verified(&cookie).await, serde_json::Value::Null, "{:?}", house.db);
        let guards: &[&str] = match house.db.engine.dialect() {
            Dialect::Sqlite => &["DROP TRIGGER audit_entries_remain", "DROP TRIGGER audit_checkpoints_remain"],
            Dialect::Postgres => &["DROP FUNCTION audit_only_grows() CASCADE"],
        };
        let cut = ["DELETE FROM audit_checkpoints", "DELETE FROM audit_entries WHERE sequence > 2"];
        for statement in guards.iter().chain(&cut) {
            house.db.meddle(statement).await.unwrap();
        }
        // The database agrees with itself; the file beside it has the checkpoint still.
        assert_ne!(house.verified(&cookie).await, serde_json::Value::Null, "{:?}", house.db);
    }
}
