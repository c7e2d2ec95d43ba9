//! The view over the audit log with the columns that every resource has.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    pub sequence: i64,
    pub member_id: Uuid,
    pub actor: String,
    pub role: String,
    pub command: String,
    pub resource: String,
    pub record_id: Uuid,
    /// JSON: field → `[before, after]`.
    pub changes: String,
    pub correlation: String,
    pub address: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
