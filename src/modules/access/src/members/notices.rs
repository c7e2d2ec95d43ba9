//! What a member is told of by mail, and in which words they are to be addressed.

use engine::mail::Letter;
use engine::{Tx, fault};
use kernel::{Result, Uuid};
use sea_orm::EntityTrait;

use super::{Notices, entity};
use crate::{mail, users, workspaces};

/// Somebody to whom a mail may go.
#[derive(Clone, Debug)]
pub struct Reader {
    pub name: String,
    pub email: String,
    pub locale: String,
    pub notices: Notices,
}

/// A member, as mails address them; none for one who is disabled.
///
/// # Errors
/// Faults of the database.
pub async fn reader(tx: &Tx, member: Uuid) -> Result<Option<Reader>> {
    let member = entity::Entity::find_by_id(member).one(tx.connection()).await.map_err(fault::database)?;
    let Some(member) = member.filter(|member| member.archived_at.is_none()) else { return Ok(None) };
    let user = users::entity::Entity::find_by_id(member.user_id).one(tx.connection()).await.map_err(fault::database)?;
    Ok(user.map(|user| Reader {
        name: member.name,
        email: user.email,
        locale: user.locale,
        notices: Notices::read(&member.notices),
    }))
}

/// Tells a member that their role is another one, unless they asked not to be told.
///
/// # Errors
/// Faults of the database.
pub async fn role_changed(tx: &mut Tx, member: Uuid, before: &str, after: &str) -> Result<()> {
    let Some(reader) = reader(tx, member).await?.filter(|reader| reader.notices.role_changed) else { return Ok(()) };
    if before == after {
        return Ok(());
    }
    let workspace = workspaces::own(tx).await?;
    let letter = Letter::new(mail::ROLE_CHANGED.kind, reader.email, reader.locale)
        .with("name", reader.name)
        .with("workspace", workspace.name)
        .with("before", before)
        .with("after", after)
        .with("by", tx.actor().name.clone())
        .link(format!("/{}", workspace.slug));
    tx.mail(letter).await.map(drop)
}
