//! Who joins which team. A team is a reach: nobody gives one that goes further than what they hold.

use engine::{Run, Tx, fault};
use kernel::id::TeamId;
use kernel::{Error, Grants, Permission, Result, Rule, Uuid};
use sea_orm::EntityTrait;

use super::{JoinTeam, LeaveTeam, Teams, entity, member_entity};
use crate::members::commands::{all_roles, held, within};
use crate::members::{EDIT, Members};

impl Run for JoinTeam {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.load::<Members>(self.member, None).await?;
        let team = found(tx, self.team, EDIT).await?;
        within_team(tx, &held(&all_roles(tx).await?, &member), self.team)?;
        let row =
            member_entity::Model { team_id: team.id, member_id: member.id, workspace_id: Some(team.workspace_id) };
        let joined = member_entity::Entity::insert(member_entity::ActiveModel::from(row))
            .on_conflict_do_nothing()
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        if matches!(joined, sea_orm::TryInsertResult::Inserted(1..)) {
            tx.witness("members", member.id, &[("joined", &team.name)])?;
            tx.emit::<Members>("member_joined_team", member.id);
        }
        Ok(())
    }
}

impl Run for LeaveTeam {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.load::<Members>(self.member, None).await?;
        let team = found(tx, self.team, EDIT).await?;
        within_team(tx, &held(&all_roles(tx).await?, &member), self.team)?;
        let left = member_entity::Entity::delete_by_id((team.id, member.id)).exec(tx.connection()).await;
        if left.map_err(fault::database)?.rows_affected > 0 {
            tx.witness("members", member.id, &[("left", &team.name)])?;
            tx.emit::<Members>("member_left_team", member.id);
        }
        Ok(())
    }
}

/// Puts a new member into teams, as far as they are there still.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn join(tx: &Tx, member: Uuid, teams: Vec<Uuid>) -> Result<()> {
    for id in teams {
        let known = entity::Entity::find_by_id(id).one(tx.connection()).await.map_err(fault::database)?;
        if known.is_some_and(|team| team.workspace_id == tx.workspace().0 && team.archived_at.is_none()) {
            let workspace_id = Some(tx.workspace().0);
            let row = member_entity::Model { team_id: id, member_id: member, workspace_id };
            let row = member_entity::ActiveModel::from(row);
            let joined = member_entity::Entity::insert(row).on_conflict_do_nothing();
            joined.exec_without_returning(tx.connection()).await.map_err(fault::database)?;
        }
    }
    Ok(())
}

/// The team, if it is in use and the caller may see it by that permission.
///
/// # Errors
/// `Invalid` on `team` with `Missing`.
pub(crate) async fn found(tx: &Tx, team: TeamId, by: Permission) -> Result<entity::Model> {
    let team = tx.find::<Teams>(team, by).await?.filter(|team| team.archived_at.is_none());
    team.ok_or_else(|| Error::invalid("team", Rule::Missing))
}

/// What somebody with these grants may do with a team's rows, the caller may do with this team's: as one of it, or with
/// everybody's.
///
/// # Errors
/// `Forbidden`.
pub(crate) fn within_team(tx: &Tx, held: &Grants, team: TeamId) -> Result<()> {
    if tx.actor().teams.contains(&team) {
        return Ok(());
    }
    let wider = held.iter().filter_map(|word| word.strip_suffix(":team")).map(str::to_owned);
    within(tx, &Grants::new(wider))
}
