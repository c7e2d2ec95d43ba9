//! The whole way of a file into records, on both databases.

mod files;
mod runs;
mod store;

use std::sync::LazyLock;

use kernel::id::WorkspaceId;
use kernel::import::{ImportState, Report, Tally};
use kernel::schema::{Schema, choice, prose, tags, text, time};
use kernel::{Result, Uuid, choices};
use sea_orm::entity::prelude::*;

use super::{EXTERNAL_ID, Importable, Incoming, Target, target};
use crate::testing::{self, TestDb};
use crate::{Cx, Module, Resource};

choices! {
    /// A test's own words for the column `status`.
    pub enum Standing {
        Good = 1 "good" Green "circle-check",
        Bad = 2 "bad" Red "circle-x",
    }
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("customers", "customers")
        .field(text("name", 20).title().search())
        .field(text("email", 254).search())
        .field(text("tax_id", 20))
        .field(choice("status", Standing::CHOICES))
        .field(prose("notes", 100))
        .field(tags("tags"))
        .field(time("created_at"))
});

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    pub external_id: Option<String>,
    pub name: String,
    pub email: String,
    pub tax_id: String,
    pub tier: i64,
    pub status: i64,
    pub region: String,
    pub owner_id: Option<Uuid>,
    pub notes: String,
    pub tags: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

struct Things;

impl Resource for Things {
    type Entity = Entity;
    type Model = Model;
    type ActiveModel = ActiveModel;

    fn schema() -> &'static Schema {
        &SCHEMA
    }
}

impl Importable for Things {
    const KEYS: &'static [&'static str] = &["tax_id"];

    fn targets() -> &'static [Target] {
        const TARGETS: &[Target] = &[
            target(EXTERNAL_ID, &["code"]),
            target("name", &["company"]).required(),
            target("email", &["mail"]).email(),
            target("tax_id", &["cnpj"]).tax_id(),
            target("status", &[]).values(&[("fine", "good"), ("péssimo", "bad")]),
            target("notes", &[]),
            target("tags", &[]),
            target("created_at", &["since"]),
        ];
        TARGETS
    }

    fn blank() -> Model {
        Model {
            id: Uuid::nil(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            external_id: None,
            name: String::new(),
            email: String::new(),
            tax_id: String::new(),
            tier: 1,
            status: 1,
            region: String::new(),
            owner_id: None,
            notes: String::new(),
            tags: "[]".to_owned(),
        }
    }
}

/// An empty workspace on each kind of database.
async fn houses() -> Vec<(TestDb, Cx)> {
    let mut houses = Vec::new();
    for db in testing::both(|| vec![Module::new().resource::<Things>().import::<Things>()]).await {
        let workspace = WorkspaceId(db.engine.clock().id());
        let sql = format!(
            "INSERT INTO workspaces (id, slug, name, pack, accent, locale, currency, zone, created_at)
             VALUES ({}, 'a', 'A', 'saas', 'blue', 'en', 'EUR', 'UTC', 0)",
            match db.engine.dialect() {
                crate::Dialect::Sqlite => format!("x'{}'", workspace.0.simple()),
                crate::Dialect::Postgres => format!("'{}'", workspace.0),
            }
        );
        db.engine.inner().writer.execute_unprepared(&sql).await.unwrap();
        let cx = db.actor(workspace).grants(["imports:run", "customers:*"]).cx();
        houses.push((db, cx));
    }
    houses
}

async fn bring(cx: &Cx, name: &str, text: &str) -> Uuid {
    let mut incoming = Incoming::begin(cx).await.unwrap();
    incoming.write(text.as_bytes()).await.unwrap();
    incoming.register(cx, "customers", name).await.unwrap()
}

async fn run(cx: &Cx, text: &str, dry_run: bool) -> Result<Report> {
    let id = bring(cx, "file.csv", text).await;
    super::run(cx, id, dry_run).await
}

const fn tally(created: u64, updated: u64, unchanged: u64, refused: u64) -> Tally {
    Tally { created, updated, unchanged, refused }
}

/// Everything there is, so that a test can say that nothing has changed.
async fn counts(cx: &Cx) -> [i64; 3] {
    let read = cx.read(super::PERMISSION).unwrap();
    let mut counts = [0; 3];
    for (place, table) in counts.iter_mut().zip(["customers", "audit_entries", "events"]) {
        let mut sql = read.sql();
        sql.push("SELECT count(*) FROM ").push(table);
        *place = read.first(sql, |record| record.int(0)).await.unwrap().unwrap();
    }
    counts
}

async fn all(cx: &Cx) -> Vec<Model> {
    use sea_orm::QueryOrder;
    let writer = &cx.engine().inner().writer;
    Entity::find().order_by_asc(Column::Name).order_by_asc(Column::Id).all(writer).await.unwrap()
}

async fn state(cx: &Cx, id: Uuid) -> ImportState {
    super::get(cx, id).await.unwrap().state
}
