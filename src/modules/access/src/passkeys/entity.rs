//! The ceremonies table: challenges that wait for their answer.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ceremonies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// Whose answer is waited for; nobody's where somebody signs in without a password.
    pub user_id: Option<Uuid>,
    /// JSON of a [`super::ceremonies::State`]; holds a challenge and public keys, nothing secret.
    pub state: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
