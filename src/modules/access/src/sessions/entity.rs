//! The sessions table: one signed-in browser.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the cookie; the cookie itself is nowhere on the server.
    pub token_hash: String,
    pub user_id: Uuid,
    pub address: String,
    pub agent: String,
    pub created_at: i64,
    pub seen_at: i64,
    pub ended_at: Option<i64>,
    /// Rank of a [`super::Stage`].
    pub stage: i64,
    /// When a password or factor was last given in it.
    pub confirmed_at: i64,
    /// Through which issuer somebody came, if not by a password.
    pub issuer_id: Option<Uuid>,
    /// The only workspace that it reaches; none for all of the person's.
    pub workspace_id: Option<Uuid>,
    /// When a password was given at the issuer, or 0. Counts in the issuer's workspace alone.
    pub signed_on_at: i64,
    /// Whether the issuer says that two factors were given there. Counts in its workspace alone.
    pub issuer_factor: i64,
    /// To sign out at the issuer; sealed.
    pub id_token: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
