//! The issuers table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "issuers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    /// When it was removed.
    pub archived_at: Option<i64>,
    pub search: String,
    pub name: String,
    pub url: String,
    pub client_id: String,
    /// Sealed; empty for none.
    pub client_secret: String,
    /// Since when there is that secret.
    pub secret_at: Option<i64>,
    pub scopes: String,
    /// JSON array, in lower case.
    pub domains: String,
    /// Rank of a [`super::Strangers`].
    pub strangers: i64,
    pub role_id: Option<Uuid>,
    /// Rank of an [`super::IssuerState`].
    pub state: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
