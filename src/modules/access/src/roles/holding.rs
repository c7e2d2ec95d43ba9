//! What members hold, and since when: `role:{key}` and `grant:{word}`, one row each.

use engine::{Tx, fault};
use kernel::{Result, Uuid};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holdings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub holding: String,
    pub workspace_id: Uuid,
    pub since: i64,
    pub given_by: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Notes what a member holds from now on; what they held before keeps its date.
///
/// # Errors
/// Faults of the database.
pub async fn note(tx: &Tx, member: Uuid, roles: &[String], grants: &[String]) -> Result<()> {
    note_by(tx, None, member, roles, grants).await
}

/// Notes that a member does not hold that any more.
///
/// # Errors
/// Faults of the database.
pub async fn forget(tx: &Tx, member: Uuid, holding: &str) -> Result<()> {
    let gone = Entity::delete_by_id((member, holding.to_owned())).exec(tx.connection()).await;
    gone.map_err(fault::database).map(drop)
}

/// The same, given by somebody else than the caller.
///
/// # Errors
/// Faults of the database.
pub async fn note_by(tx: &Tx, by: Option<Uuid>, member: Uuid, roles: &[String], grants: &[String]) -> Result<()> {
    let held = roles.iter().map(|key| format!("role:{key}")).chain(grants.iter().map(|word| format!("grant:{word}")));
    let held: Vec<String> = held.collect();
    Entity::delete_many()
        .filter(Column::MemberId.eq(member))
        .filter(Column::Holding.is_not_in(held.clone()))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    let (workspace_id, since) = (tx.workspace().0, tx.now().0);
    let given_by = by.unwrap_or(tx.actor().member.0);
    for holding in held {
        let row = Model { member_id: member, holding, workspace_id, since, given_by };
        Entity::insert(ActiveModel::from(row))
            .on_conflict(OnConflict::columns([Column::MemberId, Column::Holding]).do_nothing().to_owned())
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
    }
    Ok(())
}
