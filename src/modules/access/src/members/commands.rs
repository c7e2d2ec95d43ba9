//! The rules of members: nobody hands out more than they hold, and somebody who may do everything always stays.

use engine::{Run, Tx, fault};
use kernel::{Error, Grants, Result, Rule};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{ChangeRole, DisableMember, EDIT, EnableMember, Members, entity};
use crate::roles::{self, Roles};
use crate::{sessions, workspaces};

impl Run for ChangeRole {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let mut member = tx.load::<Members>(self.member, Some(self.version)).await?;
        let role = tx.find::<Roles>(self.role, EDIT).await?.filter(|role| role.archived_at.is_none());
        let role = role.ok_or_else(|| Error::invalid("role", Rule::Missing))?;
        // Neither up to what the caller does not hold, nor down from there.
        for role in [Some(role), tx.find::<Roles>(member.role_id, EDIT).await?].into_iter().flatten() {
            within(tx, &role)?;
        }
        member.role_id = self.role;
        tx.save::<Members>(member).await?;
        somebody_is_left(tx, "role").await?;
        tx.emit::<Members>("member_role_changed", self.member);
        Ok(())
    }
}

impl Run for DisableMember {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let member = tx.load::<Members>(self.member, Some(self.version)).await?;
        if let Some(role) = tx.find::<Roles>(member.role_id, EDIT).await? {
            within(tx, &role)?;
        }
        let user = member.user_id;
        tx.archive::<Members>(self.member, self.version).await?;
        somebody_is_left(tx, "member").await?;
        end_sessions(tx, user).await?;
        tx.emit::<Members>("member_disabled", self.member);
        Ok(())
    }
}

impl Run for EnableMember {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.restore::<Members>(self.member, self.version).await?;
        if let Some(role) = tx.find::<Roles>(member.role_id, EDIT).await? {
            within(tx, &role)?;
        }
        tx.emit::<Members>("member_enabled", self.member);
        Ok(())
    }
}

/// Two admins who take the role from each other at one moment would both see the other one left.
async fn one_at_a_time(tx: &Tx) -> Result<()> {
    workspaces::entity::Entity::find_by_id(tx.workspace().0)
        .lock_exclusive()
        .one(tx.connection())
        .await
        .map_err(fault::database)?
        .ok_or(Error::NotFound)
        .map(drop)
}

fn grants(role: &roles::entity::Model) -> Grants {
    serde_json::from_str::<Vec<String>>(&role.grants).map(Grants::new).unwrap_or_default()
}

fn within(tx: &Tx, role: &roles::entity::Model) -> Result<()> {
    match tx.actor().grants.lacks(&grants(role)) {
        None => Ok(()),
        Some(grant) => Err(Error::Forbidden { needs: grant.to_owned() }),
    }
}

async fn somebody_is_left(tx: &Tx, field: &str) -> Result<()> {
    let roles = roles::entity::Entity::find()
        .filter(roles::entity::Column::WorkspaceId.eq(tx.workspace().0))
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let everything = Grants::new(["*"]);
    let admins = roles.iter().filter(|role| grants(role).lacks(&everything).is_none()).map(|role| role.id);
    let left = entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(entity::Column::ArchivedAt.is_null())
        .filter(entity::Column::RoleId.is_in(admins))
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    left.map(drop).ok_or_else(|| Error::invalid(field, Rule::LastAdmin))
}

/// A person who belongs to no workspace any more is signed out everywhere; elsewhere the membership is what counts.
async fn end_sessions(tx: &Tx, user: kernel::Uuid) -> Result<()> {
    let other = entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::ArchivedAt.is_null())
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    if other.is_some() {
        return Ok(());
    }
    sessions::entity::Entity::update_many()
        .col_expr(sessions::entity::Column::EndedAt, Expr::value(tx.now().0))
        .filter(sessions::entity::Column::UserId.eq(user))
        .filter(sessions::entity::Column::EndedAt.is_null())
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}
