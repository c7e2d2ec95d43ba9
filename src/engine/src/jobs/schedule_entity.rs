//! The schedules table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "schedules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    /// Name of the kind of job that it makes.
    pub kind: String,
    pub cron: String,
    /// Rank of a `Switch`.
    pub enabled: i64,
    /// None while it is off.
    pub next_at: Option<i64>,
    pub last_at: Option<i64>,
    pub last_job_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
