//! The transaction a command runs in: scoped loads, saves that the audit log sees, events.

use kernel::id::WorkspaceId;
use kernel::{Actor, Error, Event, Permission, Reach, Result, Rule, Time, Trace, Uuid};
use sea_orm::sea_query::Value;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, ModelTrait,
    QueryFilter, QuerySelect, TransactionTrait,
};

use crate::audit::{self, Change};
use crate::group::Turn;
use crate::model::{cells, clean, column, int, search_text, set, taken, uuid};
use crate::{Cx, Dialect, Resource, Run, fault, live};

/// Open from the walk's `begin` to its `commit`; dropped without one, everything is rolled back.
pub struct Tx {
    db: DatabaseTransaction,
    /// On SQLite; dropped after `db`, whose savepoint is then rolled back.
    turn: Option<Turn>,
    cx: Cx,
    command: &'static str,
    reach: Reach,
    now: Time,
    rehearsal: bool,
    changes: Vec<Change>,
    /// Facts for the logs of other workspaces: who they are about there, and under which name.
    elsewhere: Vec<(Actor, &'static str, Change)>,
    events: Vec<Event>,
    /// What was written of the changes so far.
    trace: Option<Trace>,
}

impl Tx {
    pub(crate) async fn begin<C: Run>(cx: &Cx, reach: Reach) -> Result<Self> {
        Self::open(cx, C::NAME, reach, C::LONG).await
    }

    /// For what the engine itself does under a name of its own; `alone` when it takes seconds.
    pub(crate) async fn open(cx: &Cx, command: &'static str, reach: Reach, alone: bool) -> Result<Self> {
        let inner = cx.engine().inner();
        let (db, turn) = match inner.dialect {
            Dialect::Sqlite => inner.line.turn(alone).await.map(|(db, turn)| (db, Some(turn)))?,
            Dialect::Postgres => (inner.writer.begin().await.map_err(fault::database)?, None),
        };
        Ok(Self::named(db, turn, cx, command, reach))
    }

    /// A transaction that only looks: many records at a time are not stored, and nobody waits for the writer.
    pub(crate) async fn rehearse<C: Run>(cx: &Cx, reach: Reach) -> Result<Self> {
        let db = cx.engine().inner().rehearsals.begin().await.map_err(fault::database)?;
        Ok(Self { rehearsal: true, ..Self::of::<C>(db, None, cx, reach) })
    }

    fn of<C: Run>(db: DatabaseTransaction, turn: Option<Turn>, cx: &Cx, reach: Reach) -> Self {
        Self::named(db, turn, cx, C::NAME, reach)
    }

    fn named(db: DatabaseTransaction, turn: Option<Turn>, cx: &Cx, command: &'static str, reach: Reach) -> Self {
        let (changes, elsewhere, events) = (Vec::new(), Vec::new(), Vec::new());
        let (cx, now) = (cx.clone(), cx.now());
        Self { db, turn, cx, command, reach, now, rehearsal: false, changes, elsewhere, events, trace: None }
    }

    /// Whether nothing may be written.
    pub(crate) fn is_rehearsal(&self) -> bool {
        self.rehearsal
    }

    pub fn actor(&self) -> &Actor {
        self.cx.actor()
    }

    pub fn cx(&self) -> &Cx {
        &self.cx
    }

    /// One moment for everything the command does.
    pub fn now(&self) -> Time {
        self.now
    }

    /// A new id.
    pub fn id(&self) -> Uuid {
        self.cx.engine().clock().id()
    }

    pub fn workspace(&self) -> WorkspaceId {
        self.actor().workspace
    }

    /// The connection, for rows that are no resource (counters, sessions). It cannot commit.
    pub fn connection(&self) -> &DatabaseTransaction {
        &self.db
    }

    /// The record as far as the command's permission reaches, locked until commit. An archived one is restored before
    /// anything else is done with it.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when `version` is given and the record has moved on; `Invalid` on `archived_at`.
    pub async fn load<R: Resource>(&self, id: impl Into<Uuid>, version: Option<i64>) -> Result<R::Model> {
        self.load_where::<R>(id.into(), version, false).await
    }

    /// Takes a record out of use; nothing is lost.
    ///
    /// # Errors
    /// As `load`.
    pub async fn archive<R: Resource>(&mut self, id: impl Into<Uuid>, version: i64) -> Result<R::Model> {
        let mut model = self.load::<R>(id, Some(version)).await?;
        set::<R>(&mut model, "archived_at", Some(self.now.0).into())?;
        self.save::<R>(model).await
    }

    /// Brings an archived record back.
    ///
    /// # Errors
    /// As `load`; `Invalid` on `archived_at` for one that is in use.
    pub async fn restore<R: Resource>(&mut self, id: impl Into<Uuid>, version: i64) -> Result<R::Model> {
        let mut model = self.load_archived::<R>(id, version).await?;
        set::<R>(&mut model, "archived_at", Option::<i64>::None.into())?;
        self.save::<R>(model).await
    }

    /// An archived record, as `load` does it for one in use.
    ///
    /// # Errors
    /// As `load`; `Invalid` on `archived_at` for one that is in use.
    pub async fn load_archived<R: Resource>(&self, id: impl Into<Uuid>, version: i64) -> Result<R::Model> {
        self.load_where::<R>(id.into(), Some(version), true).await
    }

    /// Runs another command as a part of this one: with its permission, its validation and its rules, in the same
    /// transaction. The audit log has its changes under this command's name.
    ///
    /// # Errors
    /// As the walk would; what it has written until then is there, so give up the whole command.
    pub async fn also<C: Run>(&mut self, command: C) -> Result<C::Output> {
        let reach = self.actor().reach(C::NEEDS)?;
        command.validate()?;
        if C::CONFIRM && !self.cx.is_confirmed() {
            return Err(Error::Unconfirmed);
        }
        let own = std::mem::replace(&mut self.reach, reach);
        let outcome = command.run(self).await;
        self.reach = own;
        outcome
    }

    async fn load_where<R: Resource>(&self, id: Uuid, version: Option<i64>, archived: bool) -> Result<R::Model> {
        let model = self.find_within::<R>(id, &self.reach).await?.ok_or(Error::NotFound)?;
        let current = int::<R>(&model, "version")?;
        match version {
            Some(version) if version != current => Err(Error::Conflict { current }),
            _ if matches!(model.get(column::<R>("archived_at")?), Value::BigInt(Some(_))) != archived => {
                Err(Error::invalid("archived_at", Rule::State))
            }
            _ => Ok(model),
        }
    }

    /// Another resource's record, as far as `permission` reaches; `None` when the caller cannot see one.
    ///
    /// # Errors
    /// Faults of the database only.
    pub async fn find<R: Resource>(&self, id: impl Into<Uuid>, permission: Permission) -> Result<Option<R::Model>> {
        match self.actor().grants.reach(permission) {
            None => Ok(None),
            Some(reach) => self.find_within::<R>(id.into(), &reach).await,
        }
    }

    /// A record as far as the present permission reaches, archived or not.
    pub(crate) async fn within_reach<R: Resource>(&self, id: Uuid) -> Result<Option<R::Model>> {
        self.find_within::<R>(id, &self.reach).await
    }

    async fn find_within<R: Resource>(&self, id: Uuid, reach: &Reach) -> Result<Option<R::Model>> {
        R::Entity::find()
            .filter(column::<R>("id")?.eq(id))
            .filter(column::<R>("workspace_id")?.eq(self.workspace().0))
            .filter(R::scope().condition(self.actor(), reach))
            .lock_exclusive()
            .one(&self.db)
            .await
            .map_err(fault::database)
    }

    /// Stores a new record. The engine sets workspace, version, times and search text; the id is the caller's.
    ///
    /// # Errors
    /// `Invalid` with `Taken` on the resource's title when a unique key refuses it.
    pub async fn insert<R: Resource>(&mut self, mut model: R::Model) -> Result<R::Model> {
        set::<R>(&mut model, "workspace_id", self.workspace().0.into())?;
        set::<R>(&mut model, "version", 1_i64.into())?;
        set::<R>(&mut model, "created_at", self.now.0.into())?;
        set::<R>(&mut model, "updated_at", self.now.0.into())?;
        clean::<R>(&mut model)?;
        let search = search_text::<R>(&model)?;
        set::<R>(&mut model, "search", search.into())?;
        let row = model.clone().into_active_model().reset_all();
        R::Entity::insert(row).exec_without_returning(&self.db).await.map_err(taken::<R>)?;
        self.changes.push(Change::new(R::schema(), uuid::<R>(&model)?, None, Some(&cells::<R>(&model)?))?);
        Ok(model)
    }

    /// Stores a changed record: next version, `updated_at`, search text, and the audit entry of what differs.
    ///
    /// # Errors
    /// As `insert`; `NotFound` when the row is gone.
    pub async fn save<R: Resource>(&mut self, mut model: R::Model) -> Result<R::Model> {
        let id = uuid::<R>(&model)?;
        let before = self.find_within::<R>(id, &Reach::ALL).await?.ok_or(Error::NotFound)?;
        set::<R>(&mut model, "version", (int::<R>(&before, "version")? + 1).into())?;
        set::<R>(&mut model, "updated_at", self.now.0.into())?;
        clean::<R>(&mut model)?;
        let search = search_text::<R>(&model)?;
        set::<R>(&mut model, "search", search.into())?;
        let row = model.clone().into_active_model().reset_all();
        R::Entity::update(row).exec(&self.db).await.map_err(taken::<R>)?;
        self.changes.push(Change::new(R::schema(), id, Some(&cells::<R>(&before)?), Some(&cells::<R>(&model)?))?);
        Ok(model)
    }

    /// Says what happened; delivered after the commit.
    pub fn emit<R: Resource>(&mut self, kind: &str, record: impl Into<Uuid>) {
        let event = Event { kind: kind.to_owned(), resource: R::schema().name.to_owned(), record: record.into() };
        self.events.push(event);
    }

    /// Says that a record is another than before, whatever it was.
    pub(crate) fn tell(&mut self, resource: &str, record: Uuid) {
        self.events.push(Event { kind: "record_reverted".to_owned(), resource: resource.to_owned(), record });
    }

    /// Notes in the audit log what changed no record: a sign-in, an export.
    ///
    /// # Errors
    /// None in practice.
    pub fn witness(&mut self, resource: &'static str, record: impl Into<Uuid>, facts: &[(&str, &str)]) -> Result<()> {
        self.changes.push(Change::fact(resource, record.into(), facts)?);
        Ok(())
    }

    /// The same in the log of `actor`'s workspace, as theirs and under another name: a person's session reaches all of their
    /// workspaces.
    ///
    /// # Errors
    /// As `witness`.
    pub fn witness_as(
        &mut self,
        actor: Actor,
        name: &'static str,
        resource: &'static str,
        record: impl Into<Uuid>,
        facts: &[(&str, &str)],
    ) -> Result<()> {
        self.elsewhere.push((actor, name, Change::fact(resource, record.into(), facts)?));
        Ok(())
    }

    /// Notes changes that were written many at a time.
    pub(crate) fn note(&mut self, changes: Vec<Change>) {
        self.changes.extend(changes);
    }

    /// Writes the audit entries noted so far, so that a long command does not hold them all.
    pub(crate) async fn flush(&mut self) -> Result<()> {
        let changes = std::mem::take(&mut self.changes);
        let mut elsewhere = std::mem::take(&mut self.elsewhere);
        // A log is locked until commit: whoever writes to several takes them in one order.
        elsewhere.sort_by_key(|(actor, ..)| actor.workspace.0);
        let own = elsewhere.partition_point(|(actor, ..)| actor.workspace.0 < self.workspace().0);
        let behind = elsewhere.split_off(own);
        self.write_elsewhere(elsewhere).await?;
        let written = audit::write(&self.db, &self.cx, self.command, self.now, changes).await?;
        self.write_elsewhere(behind).await?;
        self.trace = match (self.trace, written) {
            (Some(before), Some(now)) => Some(Trace { last: now.last, ..before }),
            (before, now) => before.or(now),
        };
        Ok(())
    }

    async fn write_elsewhere(&self, facts: Vec<(Actor, &'static str, Change)>) -> Result<()> {
        for (actor, name, fact) in facts {
            audit::write(&self.db, &self.cx.acting(actor), name, self.now, vec![fact]).await?;
        }
        Ok(())
    }

    /// What has been written of the changes.
    pub(crate) fn trace(&self) -> Option<Trace> {
        self.trace
    }

    /// From here on as far as another permission reaches.
    pub(crate) fn reaching(&mut self, reach: Reach) {
        self.reach = reach;
    }

    /// What would be noted if this were the end.
    pub(crate) fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Begins one of several steps, each of which can be taken back alone.
    pub(crate) async fn step(&self) -> Result<Step> {
        self.db.execute_unprepared("SAVEPOINT step").await.map_err(fault::database)?;
        Ok(Step { changes: self.changes.len(), elsewhere: self.elsewhere.len(), events: self.events.len() })
    }

    /// Ends a step; one that did not go well leaves nothing.
    pub(crate) async fn stepped(&mut self, step: Step, well: bool) -> Result<()> {
        if !well {
            self.db.execute_unprepared("ROLLBACK TO SAVEPOINT step").await.map_err(fault::database)?;
            self.changes.truncate(step.changes);
            self.elsewhere.truncate(step.elsewhere);
            self.events.truncate(step.events);
        }
        self.db.execute_unprepared("RELEASE SAVEPOINT step").await.map_err(fault::database).map(drop)
    }

    /// Takes everything back and waits until that is done.
    pub(crate) async fn roll_back(self) -> Result<()> {
        self.db.rollback().await.map_err(fault::database)
    }

    pub(crate) async fn commit(mut self) -> Result<()> {
        self.flush().await?;
        live::write(&self.db, &self.cx, self.now, &self.events).await?;
        let Self { db, turn, cx, events, .. } = self;
        db.commit().await.map_err(fault::database)?;
        if let Some(turn) = turn {
            turn.done().await?;
        }
        if cx.engine().dialect() == Dialect::Sqlite {
            live::tell(cx.engine(), cx.actor().workspace, events);
        }
        Ok(())
    }
}

/// Where a step began.
pub(crate) struct Step {
    changes: usize,
    elsewhere: usize,
    events: usize,
}
