//! The invitations table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    pub name: String,
    /// Folded to lower case.
    pub email: String,
    pub department: String,
    pub manager_id: Option<Uuid>,
    /// Whom an outsider belongs to.
    pub customer_id: Option<Uuid>,
    pub role_id: Uuid,
    /// JSON array of the keys of every role, the one of `role_id` first.
    pub roles: String,
    /// JSON array of grants of their own.
    pub grants: String,
    /// JSON array of the ids of teams.
    pub teams: String,
    /// Who invites; none when the program itself did.
    pub inviter_id: Option<Uuid>,
    /// BCP 47 tag.
    pub locale: String,
    /// Rank of an `InvitationState`.
    pub state: i64,
    pub expires_at: i64,
    /// SHA-256 of what the link carries.
    pub token_hash: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
