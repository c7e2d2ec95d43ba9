//! The sessions table: one signed-in browser.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the cookie; the cookie itself is nowhere on the server.
    pub token_hash: String,
    pub user_id: Uuid,
    pub address: String,
    pub agent: String,
    pub created_at: i64,
    pub seen_at: i64,
    pub ended_at: Option<i64>,
    /// Rank of a [`super::Stage`].
    pub stage: i64,
    /// When a password or factor was last given in it.
    pub confirmed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
