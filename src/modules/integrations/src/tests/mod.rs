//! Files into customers and tickets, on both databases.

#![cfg(test)]

mod http;
mod shared;
mod terminal;
mod tickets;

use access::workspaces::{CreateWorkspace, create};
use engine::testing::{self, TestDb};
use engine::{Cx, Module};
use kernel::import::{Report, Tally};
use kernel::permission::may;

const SLUG: &str = "optim";

fn modules() -> Vec<Module> {
    vec![access::module(), customers::module(), support::module(), crate::module()]
}

/// Both databases with one workspace.
async fn houses() -> Vec<TestDb> {
    let houses = testing::both(modules).await;
    for db in &houses {
        furnish(db).await;
    }
    houses
}

async fn furnish(db: &TestDb) {
    create(&db.engine, CreateWorkspace::new(SLUG, "saas")).await.unwrap();
}

async fn cx(db: &TestDb, grants: &[&'static str]) -> Cx {
    let found = access::workspaces::find(&db.engine, SLUG).await.unwrap().unwrap();
    db.actor(found.id).grants(grants.iter().copied()).cx()
}

/// Brings a text in through the command line's door.
async fn bring(db: &TestDb, resource: &str, text: &str) -> Report {
    send(db, resource, text, false).await
}

/// The same without changing anything.
async fn try_out(db: &TestDb, resource: &str, text: &str) -> Report {
    send(db, resource, text, true).await
}

async fn send(db: &TestDb, resource: &str, text: &str, dry_run: bool) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.csv");
    std::fs::write(&path, text).unwrap();
    crate::import_file(&db.engine, wanted(resource, &path, dry_run), |_| ()).await.unwrap().0.report
}

/// As it is guessed.
fn wanted<'a>(resource: &'a str, file: &'a std::path::Path, dry_run: bool) -> crate::FileImport<'a> {
    crate::FileImport { workspace: SLUG, resource, file, dry_run, map: &[], refused: None }
}

/// Every row of a statement of one text column.
async fn texts(db: &TestDb, sql: &str) -> Vec<String> {
    let read = cx(db, &["*"]).await.read(may("tests", "view")).unwrap();
    let mut statement = read.sql();
    statement.push(sql);
    read.rows(statement, |row| row.text(0)).await.unwrap()
}

async fn number(db: &TestDb, sql: &str) -> i64 {
    let read = cx(db, &["*"]).await.read(may("tests", "view")).unwrap();
    let mut statement = read.sql();
    statement.push(sql);
    read.first(statement, |row| row.int(0)).await.unwrap().unwrap()
}

const fn tally(created: u64, updated: u64, unchanged: u64, refused: u64) -> Tally {
    Tally { created, updated, unchanged, refused }
}
