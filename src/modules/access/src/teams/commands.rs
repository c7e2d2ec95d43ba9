//! Setting teams up. Internal so far: their settings page comes later.

use engine::{Engine, Run, Tx, fault};
use kernel::id::{MemberId, TeamId, WorkspaceId};
use kernel::permission::may;
use kernel::{Check, Command, Permission, Result, Uuid};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::{Teams, entity, member_entity};

/// A new team and who is in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CreateTeam {
    name: String,
    members: Vec<MemberId>,
}

impl Command for CreateTeam {
    const NAME: &'static str = "teams.create";
    const NEEDS: Permission = may("teams", "create");
    type Output = TeamId;

    fn validate(&self) -> Result<()> {
        Check::new().text("name", &self.name, 100).done()
    }
}

impl Run for CreateTeam {
    async fn run(self, tx: &mut Tx) -> Result<TeamId> {
        let team = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            name: self.name.trim().to_owned(),
        };
        let team = tx.insert::<Teams>(team).await?;
        let (team_id, workspace_id) = (team.id, Some(team.workspace_id));
        let members = self.members.into_iter();
        let members = members.map(|member| member_entity::Model { team_id, member_id: member.0, workspace_id });
        member_entity::Entity::insert_many(members.map(member_entity::ActiveModel::from))
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        tx.emit::<Teams>("team_created", team.id);
        Ok(TeamId(team.id))
    }
}

/// Creates a team as the program itself (set-up, demo data).
///
/// # Errors
/// `Invalid` when the name is empty, too long or taken.
pub async fn create(engine: &Engine, workspace: WorkspaceId, name: &str, members: Vec<MemberId>) -> Result<TeamId> {
    engine.as_system(workspace, "setup").perform(CreateTeam { name: name.to_owned(), members }).await
}
