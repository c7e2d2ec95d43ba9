//! The sign-ons table: people who are at an issuer and expected back.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_ons")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub issuer_id: Uuid,
    /// SHA-256 of the state that the issuer gives back.
    pub state_hash: String,
    /// SHA-256 of the cookie of the browser in which it was begun.
    pub browser_hash: String,
    /// What is needed at the end, a [`super::begin::Kept`].
    pub sealed: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
