//! The jobs table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub archived_at: Option<i64>,
    pub search: String,
    /// Name of a registered kind.
    pub kind: String,
    /// JSON: the job itself.
    pub payload: String,
    /// Where the last step left off, in the job's own words; empty at the start.
    pub place: String,
    /// Rank of a `JobState`.
    pub state: i64,
    /// Tries so far, the one under way included.
    pub attempts: i64,
    /// When it is tried next; while somebody is at it, when they count as gone. None once nothing more is tried.
    pub due_at: Option<i64>,
    /// Of whoever is at it; another one at each try.
    pub claim: Option<Uuid>,
    /// When somebody asked to stop it.
    pub cancel_at: Option<i64>,
    pub done: i64,
    pub total: Option<i64>,
    pub result: String,
    /// JSON: the `JobFault` of the last try; empty for none.
    pub fault: String,
    /// The member who asked for it; none for the program itself.
    pub asker_id: Option<Uuid>,
    /// Key of the role in which they asked.
    pub role: String,
    /// JSON array of what they held then.
    pub grants: String,
    pub started_at: Option<i64>,
    pub ended_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
