//! What was delivered to an outlet: a row once anything was tried.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub outlet_id: Uuid,
    /// Of the newest checkpoint that arrived; 0 before the first.
    pub sequence: i64,
    /// When that was.
    pub at: i64,
    pub failed_at: Option<i64>,
    /// Why, in a short sentence; empty when the last attempt went well.
    pub failure: String,
    /// The outlet's; a row of before it was kept has been given it.
    pub workspace_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
