//! Links that set a new password.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "password_resets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose mail carries the link, and whose audit log knows of it.
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    /// SHA-256 of what the link carries.
    pub token_hash: String,
    pub created_at: i64,
    pub expires_at: i64,
    /// When it was used, or made useless by a newer one.
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
