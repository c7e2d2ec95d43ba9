//! The emergencies table: one row for each time somebody asked.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "emergencies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    /// Whose account.
    pub member_id: Uuid,
    pub user_id: Uuid,
    pub asked_by: Uuid,
    pub asked_at: i64,
    pub granted_by: Option<Uuid>,
    pub granted_at: Option<i64>,
    /// SHA-256 of the code and the account.
    pub hash: Option<String>,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
