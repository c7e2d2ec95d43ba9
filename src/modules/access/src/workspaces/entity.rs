//! The workspaces table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "workspaces")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// As in the address.
    pub slug: String,
    pub name: String,
    pub pack: String,
    /// Name of an accent colour.
    pub accent: String,
    pub locale: String,
    /// ISO 4217.
    pub currency: String,
    /// IANA name.
    pub zone: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
