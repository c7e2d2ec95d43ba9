//! The providers of text messages: at most one row for each workspace.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "text_providers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    /// Empty where the provider was taken away.
    pub url: String,
    /// Rank of a [`super::Method`].
    pub method: i64,
    pub header: String,
    /// Sealed; empty without one.
    pub secret: String,
    pub secret_at: Option<i64>,
    /// Rank of a [`super::Format`].
    pub format: i64,
    pub body: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
