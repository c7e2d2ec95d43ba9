//! Many records in few statements, each with its audit entry.

use kernel::{Result, Uuid};
use sea_orm::{ConnectionTrait, DbBackend, IdenStatic, Iterable, ModelTrait, Statement, Value};

use crate::audit::Change;
use crate::transaction::{Column, cells, column, int, search_of, set, uuid};
use crate::{Dialect, Resource, Tx, fault};

/// Rows of one statement. With 32 columns it stays below the 32,766 parameters that SQLite takes.
pub const BATCH: usize = 500;

/// Stores new records. Their ids, and what else the resource needs, are set by the caller; workspace, version, times
/// and search text are set here. A `created_at` that is not zero is kept.
///
/// # Errors
/// Faults of the database; a broken unique key is one of them, so look before.
pub async fn insert<R: Resource>(tx: &mut Tx, models: &mut [R::Model]) -> Result<()> {
    let (workspace, now, schema) = (tx.workspace().0, tx.now().0, R::schema());
    for models in models.chunks_mut(BATCH) {
        let mut changes = Vec::with_capacity(models.len());
        for model in models.iter_mut() {
            set::<R>(model, "workspace_id", workspace.into())?;
            set::<R>(model, "version", 1_i64.into())?;
            if int::<R>(model, "created_at")? == 0 {
                set::<R>(model, "created_at", now.into())?;
            }
            set::<R>(model, "updated_at", now.into())?;
            let cells = cells::<R>(model)?;
            set::<R>(model, "search", search_of(schema, &cells).into())?;
            changes.push(Change::new(schema, uuid::<R>(model)?, None, Some(cells)));
        }
        let columns: Vec<Column<R>> = Column::<R>::iter().collect();
        let names: Vec<&str> = columns.iter().map(IdenStatic::as_str).collect();
        let values = models.iter().flat_map(|model| columns.iter().map(|column| model.get(*column)));
        let dialect = tx.cx().engine().dialect();
        execute(tx, insert_text(dialect, schema.name, &names, models.len()), values.collect()).await?;
        tx.note(changes);
        tx.flush().await?;
    }
    Ok(())
}

/// Stores changed records, given before and after: next version, `updated_at`, search text.
///
/// # Errors
/// Faults of the database.
pub async fn update<R: Resource>(tx: &mut Tx, pairs: Vec<(R::Model, R::Model)>) -> Result<()> {
    let (now, schema) = (tx.now().0, R::schema());
    let key = column::<R>("id")?;
    let columns: Vec<Column<R>> = Column::<R>::iter().filter(|column| column.as_str() != "id").collect();
    let names: Vec<&str> = columns.iter().map(IdenStatic::as_str).collect();
    let text = update_text(tx.cx().engine().dialect(), schema.name, &names);
    let mut changes = Vec::with_capacity(pairs.len());
    for (before, mut after) in pairs {
        set::<R>(&mut after, "version", (int::<R>(&before, "version")? + 1).into())?;
        set::<R>(&mut after, "updated_at", now.into())?;
        let cells_after = cells::<R>(&after)?;
        set::<R>(&mut after, "search", search_of(schema, &cells_after).into())?;
        let values = columns.iter().map(|column| after.get(*column)).chain([after.get(key)]);
        execute(tx, text.clone(), values.collect()).await?;
        changes.push(Change::new(schema, uuid::<R>(&after)?, Some(cells::<R>(&before)?), Some(cells_after)));
    }
    tx.note(changes);
    tx.flush().await
}

/// Takes `count` numbers from a counter at once and gives the first. The counter holds the last number given out.
///
/// # Errors
/// Faults of the database.
pub async fn reserve(tx: &Tx, counter: &str, count: usize) -> Result<i64> {
    let count = i64::try_from(count).unwrap_or(0);
    let dialect = tx.cx().engine().dialect();
    let mut text = insert_text(dialect, "counters", &["workspace_id", "name", "value"], 1);
    text.push_str(
        " ON CONFLICT (workspace_id, name) DO UPDATE SET value = counters.value + excluded.value RETURNING value",
    );
    let values: [Value; 3] = [tx.workspace().0.into(), counter.into(), count.into()];
    let row = tx
        .connection()
        .query_one_raw(Statement::from_sql_and_values(backend(dialect), text, values))
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
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
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

async fn execute(tx: &Tx, text: String, values: Vec<Value>) -> Result<()> {
    let dialect = tx.cx().engine().dialect();
    let statement = Statement::from_sql_and_values(backend(dialect), text, values);
    tx.connection().execute_raw(statement).await.map_err(fault::database).map(drop)
}

const fn backend(dialect: Dialect) -> DbBackend {
    match dialect {
        Dialect::Sqlite => DbBackend::Sqlite,
        Dialect::Postgres => DbBackend::Postgres,
    }
}

fn place(dialect: Dialect, text: &mut String, number: &mut usize) {
    *number += 1;
    match dialect {
        Dialect::Sqlite => text.push('?'),
        Dialect::Postgres => {
            text.push('$');
            text.push_str(&number.to_string());
        }
    }
}

/// The same text for every full batch, so that it is prepared once.
fn insert_text(dialect: Dialect, table: &str, columns: &[&str], rows: usize) -> String {
    let mut text = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    let mut number = 0;
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            if column > 0 {
                text.push_str(", ");
            }
            place(dialect, &mut text, &mut number);
        }
        text.push(')');
    }
    text
}

fn update_text(dialect: Dialect, table: &str, columns: &[&str]) -> String {
    let mut text = format!("UPDATE {table} SET ");
    let mut number = 0;
    for (count, column) in columns.iter().enumerate() {
        if count > 0 {
            text.push_str(", ");
        }
        text.push_str(column);
        text.push_str(" = ");
        place(dialect, &mut text, &mut number);
    }
    text.push_str(" WHERE id = ");
    place(dialect, &mut text, &mut number);
    text
}
