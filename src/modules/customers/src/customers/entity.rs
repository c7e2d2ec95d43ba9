//! The customers table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers")]
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
    pub name: String,
    pub email: String,
    /// CNPJ or CPF without punctuation; empty for none.
    pub tax_id: String,
    /// Rank of a Tier.
    pub tier: i64,
    /// Rank of a `CustomerStatus`.
    pub status: i64,
    pub region: String,
    pub owner_id: Option<Uuid>,
    pub notes: String,
    /// JSON array.
    pub tags: String,
    /// Sealed; empty for none.
    pub payment_details: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
