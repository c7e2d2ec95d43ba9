//! Ending sessions.

use engine::{Tx, fault};
use kernel::Result;
use sea_orm::sea_query::{Expr, IntoCondition};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity;

/// Ends the open sessions of a condition. What would sign them out at their issuer goes with them.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn end_where(tx: &Tx, which: impl IntoCondition) -> Result<()> {
    entity::Entity::update_many()
        .col_expr(entity::Column::EndedAt, Expr::value(tx.now().0))
        .col_expr(entity::Column::IdToken, Expr::value(Option::<String>::None))
        .filter(which)
        .filter(entity::Column::EndedAt.is_null())
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}
