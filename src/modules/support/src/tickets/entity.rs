//! The tickets table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tickets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    pub external_id: Option<String>,
    /// Counted per workspace from 1.
    pub number: i64,
    pub title: String,
    pub description: String,
    pub customer_id: Option<Uuid>,
    /// Who asked: a name, an e-mail address, or both.
    pub requester: String,
    /// Rank of a Priority.
    pub priority: i64,
    /// Rank of a Status.
    pub status: i64,
    pub assignee_id: Option<Uuid>,
    pub team_id: Option<Uuid>,
    /// JSON array.
    pub tags: String,
    /// Rank of a Channel.
    pub channel: i64,
    pub due_at: Option<i64>,
    pub solved_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
