//! The members table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    pub user_id: Uuid,
    pub role_id: Uuid,
    pub name: String,
    pub email: String,
    /// JSON array of the keys of every role held, the one of `role_id` among them.
    pub roles: String,
    /// JSON array of the grants held beside the roles'.
    pub grants: String,
    pub department: String,
    pub manager_id: Option<Uuid>,
    /// Whom an outsider belongs to.
    pub customer_id: Option<Uuid>,
    /// Rank of a `MemberStatus`; what `archived_at` says, as a value.
    pub status: i64,
    /// Number of the terms they accepted when they joined, and when; 0 for the general sentence alone.
    pub terms_number: Option<i64>,
    pub terms_at: Option<i64>,
    /// JSON: `members::Notices`.
    pub notices: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
