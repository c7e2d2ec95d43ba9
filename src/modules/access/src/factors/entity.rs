//! The factors table: what a person proves who they are with, beside the password. A factor belongs to the person, in
//! all their workspaces.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// Rank of a [`super::Kind`].
    pub kind: i64,
    pub name: String,
    /// Sealed.
    pub secret: String,
    /// The last time step whose code was taken; no earlier one is any more.
    pub step: i64,
    pub created_at: i64,
    /// When its first code was right; until then it counts for nothing.
    pub confirmed_at: Option<i64>,
    pub used_at: Option<i64>,
    /// Whose provider sends codes to a number.
    pub workspace_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
