//! The users table: a person, across workspaces.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Folded to lower case.
    pub email: String,
    pub name: String,
    /// PHC string of argon2id; empty for nobody can sign in with a password.
    pub password_hash: String,
    pub locale: String,
    pub theme: String,
    pub disabled_at: Option<i64>,
    pub created_at: i64,
    /// When the terms were accepted; none for people who were set up by the program.
    pub terms_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
