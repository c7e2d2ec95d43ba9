//! The views table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "views")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    /// The resource whose list it is.
    pub resource: String,
    pub name: String,
    /// As in the address, from its question mark on.
    pub query: String,
    pub member_id: Uuid,
    /// Of a team's view.
    pub team_id: Option<Uuid>,
    pub sharing: i64,
    /// Whether the list opens with it: 1.
    pub opens: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
