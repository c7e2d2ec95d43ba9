//! What a review lists, with names as they were when it began.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reviewed_holdings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub review_id: Uuid,
    pub workspace_id: Uuid,
    pub member_id: Uuid,
    pub member: String,
    /// As in `holdings`: `role:{key}` or `grant:{word}`.
    pub holding: String,
    /// Name of the role, or the grant.
    pub called: String,
    pub since: i64,
    pub used_at: Option<i64>,
    pub given_by: String,
    /// Rank of a `Decision`.
    pub decision: i64,
    pub note: String,
    pub decided_by: String,
    pub decided_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
