//! Databases and callers for the tests of every room. A test says what it wants proven once, and proves it on both
//! databases:
//!
//! ```ignore
//! for db in testing::both(|| vec![access::module(), customers::module()]).await {
//!     let cx = db.actor(workspace).member(ana).grants(["customers:*"]).cx();
//!     cx.perform(CreateCustomer { … }).await.unwrap();
//! }
//! ```
//!
//! A database is fresh, migrated and empty. PostgreSQL is one throw-away cluster per test process, started by the first
//! test that asks and gone with the process. Without PostgreSQL's programs such a test fails, unless
//! `BACKOFFICE_TEST_SQLITE_ONLY=1` says that this is meant. Time stands still at [`NOW`] until `db.clock` is moved.

#![expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod letterbox;
pub mod postgres;

pub use letterbox::Letterbox;

use kernel::id::{MemberId, TeamId, UserId, WorkspaceId};
use kernel::{Actor, Grants, Time, Uuid, Zone};
use tempfile::TempDir;

use crate::outbound::Allowed;
use crate::{Clock, Cx, Engine, Module, Settings};

/// When tests take place: 2026-11-21T09:30:00Z, a Saturday.
pub const NOW: Time = Time(1_795_253_400_000);

/// An empty database of one kind and the engine on it.
#[derive(Debug)]
pub struct TestDb {
    pub engine: Engine,
    /// Stands at [`NOW`].
    pub clock: Clock,
    /// How to open the same database once more.
    pub settings: Box<Settings>,
    /// Removed with the value.
    _folder: Option<TempDir>,
}

/// One database of each kind.
pub async fn both(modules: fn() -> Vec<Module>) -> Vec<TestDb> {
    let mut databases = vec![TestDb::sqlite(modules()).await];
    if postgres::wanted() {
        databases.push(TestDb::postgres(modules()).await);
    }
    databases
}

impl TestDb {
    /// A new SQLite file in a folder of its own.
    pub async fn sqlite(modules: Vec<Module>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self::open(Settings::new(url), modules, Some(folder)).await
    }

    /// A new database in this process's PostgreSQL cluster.
    pub async fn postgres(modules: Vec<Module>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = Some(folder.path().join("files"));
        let settings = Settings { connections: 5, files, ..Settings::new(postgres::database().await) };
        Self::open(settings, modules, Some(folder)).await
    }

    async fn open(settings: Settings, modules: Vec<Module>, folder: Option<TempDir>) -> Self {
        // Servers that tests ask are on this machine.
        let outbound = Allowed::parse("127.0.0.1").expect("an address");
        let settings = Settings { outbound, ..settings };
        let clock = Clock::at(NOW);
        let engine = Engine::open(&settings, clock.clone(), modules).await.expect("the database opens");
        engine.migrate().await.expect("the database migrates");
        Self { engine, clock, settings: Box::new(settings), _folder: folder }
    }

    /// Runs statements behind the program's back, as somebody with the database's password could.
    ///
    /// # Errors
    /// What the database says.
    pub async fn meddle(&self, sql: &str) -> Result<(), sea_orm::DbErr> {
        use sea_orm::ConnectionTrait;
        self.engine.inner().writer.execute_unprepared(sql).await.map(drop)
    }

    /// Somebody who calls; holds nothing until told.
    pub fn actor(&self, workspace: WorkspaceId) -> ActorBuilder<'_> {
        let actor = Actor {
            workspace,
            user: UserId(Uuid::nil()),
            member: MemberId(Uuid::nil()),
            name: "Test".into(),
            role: "test".into(),
            grants: Grants::default(),
            teams: Vec::new(),
            customer: None,
            key: None,
            looking: false,
            bound: false,
            zone: Zone::utc(),
        };
        ActorBuilder { db: self, actor }
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        self.engine.inner().reader.close();
    }
}

/// Builds the context of one call.
#[derive(Clone, Debug)]
pub struct ActorBuilder<'a> {
    db: &'a TestDb,
    actor: Actor,
}

impl ActorBuilder<'_> {
    /// Which member calls; rows may point at a member only when it is there.
    #[must_use]
    pub fn member(mut self, member: MemberId) -> Self {
        self.actor.member = member;
        self
    }

    /// As the audit log shows it.
    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        name.clone_into(&mut self.actor.name);
        self
    }

    /// What the caller holds, `tickets:edit:own`; replaces what it held.
    #[must_use]
    pub fn grants<'a>(mut self, grants: impl IntoIterator<Item = &'a str>) -> Self {
        self.actor.grants = Grants::new(grants);
        self
    }

    /// The caller's teams.
    #[must_use]
    pub fn teams(mut self, teams: impl IntoIterator<Item = TeamId>) -> Self {
        self.actor.teams = teams.into_iter().collect();
        self
    }

    /// The context.
    pub fn cx(self) -> Cx {
        self.db.engine.as_actor(self.actor, "test")
    }
}
