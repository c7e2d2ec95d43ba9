//! The rules of roles: nothing is given or taken away that goes further than what the caller holds, a role that somebody
//! holds stays, and somebody who may do everything always remains.

use engine::{Run, Tx, fault};
use kernel::{Error, Grants, Result, Rule, Uuid, text};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{ArchiveRole, CreateRole, EDIT, RenameRole, RestoreRole, Roles, SetGrants, entity, grants, holding, means};
use crate::members::commands::{all_roles, one_at_a_time, somebody_is_left, within};

impl Run for CreateRole {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        one_at_a_time(tx).await?;
        let like = match self.like {
            None => None,
            Some(id) => Some(tx.find::<Roles>(id, EDIT).await?.ok_or_else(|| Error::invalid("like", Rule::Missing))?),
        };
        let granted = like.as_ref().map(grants).unwrap_or_default();
        within(tx, &granted)?;
        let name = self.name.trim().to_owned();
        let known = all_roles(tx).await?;
        free(&known, &name, None)?;
        let role = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            key: key(&known, &name),
            name,
            description: self.description.trim().to_owned(),
            grants: super::text(granted.iter().map(str::to_owned))?,
        };
        let role = tx.insert::<Roles>(role).await?;
        tx.emit::<Roles>("role_created", role.id);
        Ok(role.id)
    }
}

impl Run for RenameRole {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let mut role = tx.load::<Roles>(self.role, Some(self.version)).await?;
        let name = self.name.trim().to_owned();
        free(&all_roles(tx).await?, &name, Some(self.role))?;
        role.name = name;
        self.description.trim().clone_into(&mut role.description);
        tx.save::<Roles>(role).await?;
        tx.emit::<Roles>("role_changed", self.role);
        Ok(())
    }
}

impl Run for SetGrants {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let known = tx.cx().engine().registry().permissions();
        for change in self.changes {
            let mut role = tx.load::<Roles>(change.role, Some(change.version)).await?;
            let (had, wanted) = (grants(&role), change.grants);
            let added = wanted.without(&had);
            if added.iter().any(|word| !means(&known, word)) {
                return Err(Error::invalid("changes", Rule::Choice));
            }
            within(tx, &added)?;
            within(tx, &had.without(&wanted))?;
            role.grants = super::text(wanted.iter().map(str::to_owned))?;
            tx.save::<Roles>(role).await?;
            tx.emit::<Roles>("role_changed", change.role);
        }
        somebody_is_left(tx, "changes").await
    }
}

impl Run for ArchiveRole {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let role = tx.archive::<Roles>(self.role, self.version).await?;
        within(tx, &grants(&role))?;
        let held = holding::Entity::find()
            .filter(holding::Column::WorkspaceId.eq(tx.workspace().0))
            .filter(holding::Column::Holding.eq(format!("role:{}", role.key)))
            .count(tx.connection())
            .await
            .map_err(fault::database)?;
        if held > 0 {
            return Err(Error::invalid("role", Rule::InUse(usize::try_from(held).unwrap_or(usize::MAX))));
        }
        tx.emit::<Roles>("role_archived", self.role);
        Ok(())
    }
}

impl Run for RestoreRole {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let role = tx.restore::<Roles>(self.role, self.version).await?;
        within(tx, &grants(&role))?;
        tx.emit::<Roles>("role_restored", self.role);
        Ok(())
    }
}

/// Two roles of one name could not be told apart.
fn free(known: &[entity::Model], name: &str, but: Option<Uuid>) -> Result<()> {
    let taken = known.iter().any(|role| Some(role.id) != but && text::fold(&role.name) == text::fold(name));
    if taken { Err(Error::invalid("name", Rule::Taken)) } else { Ok(()) }
}

/// A key that no role has: `night_shift`, `night_shift_2`.
fn key(known: &[entity::Model], name: &str) -> String {
    let word: String =
        text::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect();
    let word = word.trim_matches('_').to_owned();
    let word = if word.is_empty() { "role".to_owned() } else { word };
    let numbered = (2..).map(|number| format!("{word}_{number}"));
    let mut candidates = std::iter::once(word.clone()).chain(numbered);
    candidates.find(|key| known.iter().all(|role| role.key != *key)).unwrap_or(word)
}

/// Every role of these with its grants as `changes` would have them.
pub(super) fn as_changed(roles: &[(Uuid, Grants)], changes: &[super::RoleGrants]) -> Vec<(Uuid, Grants)> {
    let changed = |id: Uuid| changes.iter().find(|change| change.role == id).map(|change| change.grants.clone());
    roles.iter().map(|(id, grants)| (*id, changed(*id).unwrap_or_else(|| grants.clone()))).collect()
}
