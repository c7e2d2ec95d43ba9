//! What happens at one moment, which PostgreSQL lets happen at one moment.

use engine::testing;
use futures::future::join_all;
use kernel::Uuid;
use kernel::permission::may;

use super::commands::{CountFailure, OpenSession};
use super::sign_in::system;
use crate::testing::{PASSWORD, join, password};
use crate::workspaces::{self, CreateWorkspace};

/// Callers at once.
const CALLERS: i64 = 8;
/// In the first round each caller waits for a connection to be made, and none is early enough to meet another.
const ROUNDS: i64 = 10;

async fn numbers(engine: &engine::Engine, sql: &str) -> Vec<i64> {
    let read = system(engine).read(may("tests", "view")).unwrap();
    let mut statement = read.sql();
    statement.push(sql);
    read.rows(statement, |row| row.int(0)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_at_one_moment_are_all_counted() {
    for db in testing::both(|| vec![crate::module()]).await {
        let cx = system(&db.engine);
        let fail = |round: i64| cx.perform(CountFailure { keys: vec![format!("account:{round}"), "address".into()] });
        for round in 0..ROUNDS {
            let tries = join_all((0..CALLERS).map(|_| fail(round))).await;
            assert!(tries.iter().all(Result::is_ok), "{db:?}: {tries:?}");
        }
        let counted = numbers(&db.engine, "SELECT failures FROM sign_in_limits ORDER BY key DESC").await;
        assert_eq!((counted[0], &counted[1..]), (ROUNDS * CALLERS, &[CALLERS; ROUNDS as usize][..]), "{db:?}");
        // The window over, counting begins anew.
        db.clock.advance(super::commands::WINDOW);
        fail(0).await.unwrap();
        let anew = format!("SELECT failures FROM sign_in_limits WHERE since = {}", db.clock.now().0);
        assert_eq!(numbers(&db.engine, &anew).await, [1; 2], "{db:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn devices_at_one_moment_are_three_at_most() {
    for db in testing::both(|| vec![crate::module()]).await {
        let command = CreateWorkspace::new("acme", "saas");
        let workspace = workspaces::create(&db.engine, command).await.unwrap();
        join(&db.engine, workspace, "ada@acme.example", "super_admin").await;
        let cx = system(&db.engine);
        let read = cx.read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT id FROM users");
        let user = read.first(sql, |row| row.uuid(0)).await.unwrap().unwrap();
        let open = |number: i64| OpenSession {
            user,
            token_hash: Uuid::from_u128(number.unsigned_abs().into()).to_string(),
            address: String::new(),
            agent: String::new(),
            device: None,
            account_key: String::new(),
        };
        for round in 0..ROUNDS {
            let opened = join_all((0..CALLERS).map(|caller| cx.perform(open(round * CALLERS + caller)))).await;
            assert!(opened.iter().all(Result::is_ok), "{db:?}: {opened:?}");
            let living = numbers(&db.engine, "SELECT count(*) FROM sessions WHERE ended_at IS NULL").await;
            assert_eq!(living, [3], "{db:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_that_are_tried_at_one_moment_are_no_more_than_one_after_another() {
    const TRIED: usize = 40;
    for db in testing::both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("acme", "saas")).await.unwrap();
        join(&db.engine, workspace, "ada@acme.example", "super_admin").await;
        let attempt = |place: usize| {
            let said = if place == TRIED - 1 { PASSWORD } else { "Wrong-horse-12" };
            password(&db.engine, "ada@acme.example", said)
        };
        // All of them come before the first is judged; the right one is the last.
        let tried = join_all((0..TRIED).map(attempt)).await;
        assert!(matches!(tried.last(), Some(Err(kernel::Error::TooMany { .. }))), "{db:?}: {:?}", tried.last());
    }
}
