//! Reads the text that holds now.

use engine::{Read, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::{Result, Time};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Terms, entity};

/// The text of a workspace; number 0 where there is none.
///
/// # Errors
/// Faults of the database.
pub async fn current(read: &Read, workspace: WorkspaceId) -> Result<Terms> {
    let mut sql = read.sql();
    sql.push("SELECT number, body, created_at FROM terms WHERE workspace_id = ").bind(workspace.0);
    sql.push(" ORDER BY number DESC LIMIT 1");
    let found =
        read.first(sql, |row| Ok(Terms { number: row.int(0)?, body: row.text(1)?, since: Some(Time(row.int(2)?)) }));
    Ok(found.await?.unwrap_or_default())
}

/// Its number, inside a command.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn number(tx: &Tx) -> Result<i64> {
    let found = entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .order_by_desc(entity::Column::Number)
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(found.map_or(0, |row| row.number))
}
