//! The mails table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    /// E-mail address.
    pub recipient: String,
    /// BCP 47 tag.
    pub locale: String,
    /// Name of a template.
    pub kind: String,
    /// JSON object of texts.
    pub parameters: String,
    /// Path of the link, without its secret; empty for none.
    pub link: String,
    /// End of the link, sealed; empty for none and once it has been sent.
    pub secret: String,
    /// Rank of a `MailState`.
    pub state: i64,
    /// Tries so far, the one under way included.
    pub attempts: i64,
    /// When it is tried next; while it is being sent, when it counts as lost. None once nothing more is tried.
    pub due_at: Option<i64>,
    pub sent_at: Option<i64>,
    /// Why the last try failed.
    pub error: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
