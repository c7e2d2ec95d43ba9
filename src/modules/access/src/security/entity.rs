//! The security settings table: at most one row for each workspace.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "security_settings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    pub idle_hours: i64,
    pub absolute_hours: i64,
    pub devices: i64,
    /// Rank of a [`super::WhenFull`].
    pub when_full: i64,
    /// JSON array of role keys.
    pub factor_roles: String,
    /// Rank of a [`super::NewDevices`].
    pub new_devices: i64,
    /// Rank of a [`super::TextMessages`].
    pub text_messages: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
