//! The identities table: as whom an issuer knows a person.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identities")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The issuer's.
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub issuer_id: Uuid,
    /// The issuer's address when it was linked: at another address nobody is vouched for any more.
    pub url: String,
    pub subject: String,
    /// As the issuer said it then.
    pub email: String,
    /// Rank of a [`super::Reaches`].
    pub reaches: i64,
    pub linked_at: i64,
    pub used_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
