//! Many records in few statements, each with its audit entry.

use std::marker::PhantomData;

use kernel::{Result, Time, Uuid};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IdenStatic, Iterable, ModelTrait, QueryFilter, QueryOrder};
use sea_orm::{QuerySelect, Value};

use crate::audit::Change;
use crate::many::{execute, insert_text, statement, update_text};
use crate::model::{Column, cells, column, int, set, uuid};
use crate::search::search_of;
use crate::{Resource, Sql, Tx, fault};

/// Rows of one statement. With 32 columns it stays below the 32,766 parameters that SQLite takes.
pub const BATCH: usize = 500;

/// Where and when records are stored.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    pub workspace: Uuid,
    pub now: Time,
}

impl Stamp {
    pub fn of(tx: &Tx) -> Self {
        Self { workspace: tx.workspace().0, now: tx.now() }
    }
}

/// At most [`BATCH`] records made ready for their statements, with their audit entries. Making them needs no database,
/// so one batch is made while the one before it is stored.
pub struct Ready<R: Resource> {
    stamp: Stamp,
    new: usize,
    inserted: Vec<Value>,
    updated: Vec<Vec<Value>>,
    changes: Vec<Change>,
    of: PhantomData<R>,
}

impl<R: Resource> Ready<R> {
    pub fn new(stamp: Stamp) -> Self {
        let (inserted, updated, changes) = (Vec::new(), Vec::new(), Vec::new());
        Self { stamp, new: 0, inserted, updated, changes, of: PhantomData }
    }

    /// Adds a new record. Its id, and what else the resource needs, are set by the caller; workspace, version, times and
    /// search text are set here. A `created_at` that is not zero is kept.
    pub fn insert(&mut self, model: &mut R::Model) -> Result<()> {
        set::<R>(model, "workspace_id", self.stamp.workspace.into())?;
        set::<R>(model, "version", 1_i64.into())?;
        if int::<R>(model, "created_at")? == 0 {
            set::<R>(model, "created_at", self.stamp.now.0.into())?;
        }
        set::<R>(model, "updated_at", self.stamp.now.0.into())?;
        let cells = cells::<R>(model)?;
        set::<R>(model, "search", search_of(R::schema(), &cells).into())?;
        self.changes.push(Change::new(R::schema(), uuid::<R>(model)?, None, Some(&cells))?);
        self.inserted.extend(Column::<R>::iter().map(|column| model.get(column)));
        self.new += 1;
        Ok(())
    }

    /// Adds a changed record: next version, `updated_at`, search text.
    pub fn update(&mut self, before: &R::Model, mut after: R::Model) -> Result<()> {
        set::<R>(&mut after, "version", (int::<R>(before, "version")? + 1).into())?;
        set::<R>(&mut after, "updated_at", self.stamp.now.0.into())?;
        let cells_after = cells::<R>(&after)?;
        set::<R>(&mut after, "search", search_of(R::schema(), &cells_after).into())?;
        let change = Change::new(R::schema(), uuid::<R>(&after)?, Some(&cells::<R>(before)?), Some(&cells_after))?;
        self.changes.push(change);
        let values = changeable::<R>().map(|column| after.get(column));
        self.updated.push(values.chain([after.get(column::<R>("id")?)]).collect());
        Ok(())
    }

    /// Stores them and writes their audit entries. A rehearsal stores nothing.
    ///
    /// # Errors
    /// Faults of the database; a broken unique key is one of them, so look before.
    pub async fn store(self, tx: &mut Tx) -> Result<()> {
        if tx.is_rehearsal() {
            return Ok(());
        }
        let (dialect, table) = (tx.cx().engine().dialect(), R::schema().name);
        if self.new > 0 {
            let names: Vec<&str> = Column::<R>::iter().map(|column| IdenStatic::as_str(&column)).collect();
            execute(tx.connection(), dialect, insert_text(dialect, table, &names, self.new), self.inserted).await?;
        }
        if !self.updated.is_empty() {
            let names: Vec<&str> = changeable::<R>().map(|column| IdenStatic::as_str(&column)).collect();
            let text = update_text(dialect, table, &names);
            for values in self.updated {
                execute(tx.connection(), dialect, text.clone(), values).await?;
            }
        }
        tx.note(self.changes);
        tx.flush().await
    }
}

/// Every column but the key.
fn changeable<R: Resource>() -> impl Iterator<Item = Column<R>> {
    Column::<R>::iter().filter(|column| IdenStatic::as_str(column) != "id")
}

/// Stores new records. Their ids, and what else the resource needs, are set by the caller; workspace, version, times
/// and search text are set here. A `created_at` that is not zero is kept.
///
/// # Errors
/// Faults of the database; a broken unique key is one of them, so look before.
pub async fn insert<R: Resource>(tx: &mut Tx, models: &mut [R::Model]) -> Result<()> {
    for models in models.chunks_mut(BATCH) {
        let mut ready = Ready::<R>::new(Stamp::of(tx));
        models.iter_mut().try_for_each(|model| ready.insert(model))?;
        ready.store(tx).await?;
    }
    Ok(())
}

/// Takes `count` numbers from a counter at once and gives the first. The counter holds the last number given out.
/// A rehearsal takes none and says which would come next.
///
/// # Errors
/// Faults of the database.
pub async fn reserve(tx: &Tx, counter: &str, count: usize) -> Result<i64> {
    let dialect = tx.cx().engine().dialect();
    if tx.is_rehearsal() {
        let mut sql = Sql::new(dialect);
        sql.push("SELECT value FROM counters WHERE workspace_id = ").bind(tx.workspace().0);
        sql.push(" AND name = ").bind(counter);
        let last = tx.cx().engine().inner().reader.rows(sql, |record| record.int(0)).await?;
        return Ok(last.first().map_or(1, |last| last + 1));
    }
    let count = i64::try_from(count).unwrap_or(0);
    let mut text = insert_text(dialect, "counters", &["workspace_id", "name", "value"], 1);
    text.push_str(
        " ON CONFLICT (workspace_id, name) DO UPDATE SET value = counters.value + excluded.value RETURNING value",
    );
    let values: [Value; 3] = [tx.workspace().0.into(), counter.into(), count.into()];
    let row = tx
        .connection()
        .query_one_raw(statement(dialect, text, values.into()))
        .await
        .map_err(fault::database)?
        .ok_or_else(|| fault::internal("a counter gave nothing"))?;
    let last: i64 = row.try_get_by_index(0).map_err(fault::database)?;
    Ok(last - count + 1)
}

/// Id of every record of `R` in this workspace whose text column `name` has one of the values, with that value.
/// Records in use come last, so that in a map they win over archived ones.
///
/// # Errors
/// Faults of the database.
pub async fn ids_by<R: Resource>(tx: &Tx, name: &str, values: &[String]) -> Result<Vec<(String, Uuid)>> {
    let (id, by) = (column::<R>("id")?, column::<R>(name)?);
    let mut found = Vec::new();
    for values in values.chunks(BATCH) {
        let rows: Vec<(String, Uuid)> = R::Entity::find()
            .select_only()
            .column(by)
            .column(id)
            .filter(column::<R>("workspace_id")?.eq(tx.workspace().0))
            .filter(by.is_in(values.iter().map(String::as_str)))
            .order_by_asc(column::<R>("archived_at")?.is_null())
            .order_by_desc(id)
            .into_tuple()
            .all(tx.connection())
            .await
            .map_err(fault::database)?;
        found.extend(rows);
    }
    Ok(found)
}
