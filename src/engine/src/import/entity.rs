//! Files brought in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub member_id: Uuid,
    pub created_at: i64,
    pub finished_at: Option<i64>,
    pub resource: String,
    /// As the person's machine called it.
    pub file_name: String,
    /// Where it is kept.
    pub file_path: String,
    /// Name of an `ImportState`.
    pub state: String,
    /// JSON: `kernel::import::Mapping`.
    pub mapping: String,
    /// JSON: `kernel::import::Report`.
    pub report: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
