//! One record changed by one command.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub at: i64,
    pub member_id: Uuid,
    pub actor: String,
    pub role: String,
    pub command: String,
    pub resource: String,
    pub record_id: Uuid,
    /// JSON: field → `[before, after]`.
    pub changes: String,
    pub correlation: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
