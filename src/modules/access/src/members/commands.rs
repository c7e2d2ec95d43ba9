//! The rules of members: nobody hands out more than they hold, and somebody who may do everything always stays.

use engine::{Run, Tx, fault};
use kernel::id::MemberId;
use kernel::{Error, Grants, Result, Rule};
use sea_orm::sea_query::{Condition, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    ChangeGrants, ChangeRoles, DisableMember, EDIT, EnableMember, MemberStatus, Members, entity, notices, reach,
};
use crate::roles::{self, Roles, holding};
use crate::sessions::active_entity;
use crate::sessions::ending::end_where;
use crate::sign_on::required::commands::somebody_still_comes_in;
use crate::{keys, sessions, workspaces};

impl Run for ChangeRoles {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let mut member = tx.load::<Members>(self.member, Some(self.version)).await?;
        let mut wanted = Vec::with_capacity(self.roles.len());
        for id in self.roles {
            let role = tx.find::<Roles>(id, EDIT).await?.filter(|role| role.archived_at.is_none());
            wanted.push(role.ok_or_else(|| Error::invalid("roles", Rule::Missing))?);
        }
        let had = roles::words(&member.roles);
        // Neither up to what the caller does not hold, nor down from there.
        for role in wanted.iter().filter(|role| !had.contains(&role.key)) {
            within(tx, &roles::grants(role))?;
            reach::within_reach(tx, &roles::grants(role), &member).await?;
        }
        let all = all_roles(tx).await?;
        for role in &all {
            if had.contains(&role.key) && !wanted.iter().any(|wanted| wanted.id == role.id) {
                within(tx, &roles::grants(role))?;
            }
        }
        let default = wanted.first().ok_or_else(|| Error::invalid("roles", Rule::Required))?;
        member.role_id = default.id;
        member.roles = roles::text(wanted.iter().map(|role| role.key.clone()))?;
        let member = tx.save::<Members>(member).await?;
        end_other_roles(tx, &member, &wanted).await?;
        holding::note(tx, member.id, &roles::words(&member.roles), &roles::words(&member.grants)).await?;
        somebody_is_left(tx, "roles").await?;
        let names = |keys: &[String]| {
            let held = all.iter().filter(|role| keys.contains(&role.key)).map(|role| role.name.as_str());
            held.collect::<Vec<_>>().join(", ")
        };
        let (before, after) = (names(&had), names(&roles::words(&member.roles)));
        notices::role_changed(tx, member.id, &before, &after).await?;
        tx.emit::<Members>("member_role_changed", self.member);
        Ok(())
    }
}

impl Run for ChangeGrants {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let mut member = tx.load::<Members>(self.member, Some(self.version)).await?;
        let (had, wanted) = (roles::words(&member.grants), Grants::new(self.grants));
        let known = tx.cx().engine().registry().permissions();
        if let Some(unknown) =
            wanted.iter().find(|word| !had.iter().any(|had| had == word) && !roles::means(&known, word))
        {
            return Err(Error::invalid(&format!("grants.{unknown}"), Rule::Choice));
        }
        let had = Grants::new(had);
        let (given, taken) = (wanted.without(&had), had.without(&wanted));
        within(tx, &given)?;
        within(tx, &taken)?;
        reach::within_reach(tx, &given, &member).await?;
        member.grants = roles::text(wanted.iter().map(str::to_owned))?;
        let member = tx.save::<Members>(member).await?;
        holding::note(tx, member.id, &roles::words(&member.roles), &roles::words(&member.grants)).await?;
        somebody_is_left(tx, "grants").await?;
        notices::grants_changed(tx, member.id, &given, &taken).await?;
        tx.emit::<Members>("member_role_changed", self.member);
        Ok(())
    }
}

impl Run for DisableMember {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let mut member = tx.load::<Members>(self.member, Some(self.version)).await?;
        within(tx, &held(&all_roles(tx).await?, &member))?;
        let user = member.user_id;
        member.archived_at = Some(tx.now().0);
        member.status = MemberStatus::Disabled.rank();
        tx.save::<Members>(member).await?;
        somebody_is_left(tx, "member").await?;
        keys::commands::revoke_all(tx, self.member).await?;
        end_sessions(tx, user).await?;
        tx.emit::<Members>("member_disabled", self.member);
        Ok(())
    }
}

impl Run for EnableMember {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut member = tx.load_archived::<Members>(self.member, self.version).await?;
        within(tx, &held(&all_roles(tx).await?, &member))?;
        member.archived_at = None;
        member.status = MemberStatus::Active.rank();
        let member = tx.save::<Members>(member).await?;
        // What a review took away and this gives again is held from now on, given by whoever does it.
        holding::note(tx, member.id, &roles::words(&member.roles), &roles::words(&member.grants)).await?;
        tx.emit::<Members>("member_enabled", self.member);
        Ok(())
    }
}

/// Two admins who take the role from each other at one moment would both see the other one left.
pub(crate) async fn one_at_a_time(tx: &Tx) -> Result<()> {
    workspaces::entity::Entity::find_by_id(tx.workspace().0)
        .lock_exclusive()
        .one(tx.connection())
        .await
        .map_err(fault::database)?
        .ok_or(Error::NotFound)
        .map(drop)
}

/// Holds a member's row until commit: what is counted about them is counted by one at a time.
pub(crate) async fn lock(tx: &Tx, member: MemberId) -> Result<()> {
    entity::Entity::find_by_id(member.0).lock_exclusive().one(tx.connection()).await.map_err(fault::database).map(drop)
}

/// Nobody hands out, or takes away, what goes further than what they hold.
pub(crate) fn within(tx: &Tx, grants: &Grants) -> Result<()> {
    match tx.actor().grants.lacks(grants) {
        None => Ok(()),
        Some(grant) => Err(Error::Forbidden { needs: grant.to_owned() }),
    }
}

/// Every role of the workspace.
pub(crate) async fn all_roles(tx: &Tx) -> Result<Vec<roles::entity::Model>> {
    roles::entity::Entity::find()
        .filter(roles::entity::Column::WorkspaceId.eq(tx.workspace().0))
        .all(tx.connection())
        .await
        .map_err(fault::database)
}

/// Everything a member holds, in whichever of their roles.
pub(crate) fn held(roles: &[roles::entity::Model], member: &entity::Model) -> Grants {
    let keys = roles::words(&member.roles);
    let own = Grants::new(roles::words(&member.grants));
    roles.iter().filter(|role| keys.contains(&role.key)).map(roles::grants).fold(own, Grants::and)
}

/// Somebody who may do everything is left in the workspace, and comes in also when its issuers fail.
pub(crate) async fn somebody_is_left(tx: &Tx, field: &str) -> Result<()> {
    let (roles, everything) = (all_roles(tx).await?, Grants::new(["*"]));
    let members = entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(entity::Column::ArchivedAt.is_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let left = members.iter().any(|member| held(&roles, member).lacks(&everything).is_none());
    left.then_some(()).ok_or_else(|| Error::invalid(field, Rule::LastAdmin))?;
    somebody_still_comes_in(tx, field).await
}

/// Sessions that act in a role that is no longer held act in the first one again.
async fn end_other_roles(tx: &Tx, member: &entity::Model, roles: &[roles::entity::Model]) -> Result<()> {
    let theirs = Query::select()
        .column(sessions::entity::Column::Id)
        .from(sessions::entity::Entity)
        .and_where(sessions::entity::Column::UserId.eq(member.user_id))
        .to_owned();
    active_entity::Entity::delete_many()
        .filter(active_entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(active_entity::Column::SessionId.in_subquery(theirs))
        .filter(active_entity::Column::RoleId.is_not_in(roles.iter().map(|role| role.id)))
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}

/// A person who belongs to no workspace any more is signed out everywhere; of another one's only this workspace's own sessions
/// end, elsewhere the membership is what counts.
async fn end_sessions(tx: &Tx, user: kernel::Uuid) -> Result<()> {
    let other = entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::ArchivedAt.is_null())
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    let theirs = Condition::all().add(sessions::entity::Column::UserId.eq(user));
    if other.is_some() {
        // What an issuer of this workspace opened reaches no other one.
        return end_where(tx, theirs.add(sessions::entity::Column::WorkspaceId.eq(tx.workspace().0))).await;
    }
    end_where(tx, theirs).await
}
