//! What a member is told of by mail, and in which words they are to be addressed.

use engine::mail::Letter;
use engine::{Tx, fault};
use kernel::{Grants, Result, Uuid};
use sea_orm::EntityTrait;
use ui::i18n::Locale;

use super::{Notices, entity};
use crate::roles::plain;
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

/// Tells a member that their role is another one, unless they did it themselves or asked not to be told.
///
/// # Errors
/// Faults of the database.
pub async fn role_changed(tx: &mut Tx, member: Uuid, before: &str, after: &str) -> Result<()> {
    if before == after {
        return Ok(());
    }
    let Some(reader) = told(tx, member).await? else { return Ok(()) };
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

/// Tells a member which grants of their own are new, and which are gone; in plain words, as `role_changed` does.
///
/// # Errors
/// Faults of the database.
pub async fn grants_changed(tx: &mut Tx, member: Uuid, given: &Grants, taken: &Grants) -> Result<()> {
    if given == taken {
        return Ok(());
    }
    let Some(reader) = told(tx, member).await? else { return Ok(()) };
    let (workspace, locale) = (workspaces::own(tx).await?, Locale::parse(&reader.locale).unwrap_or_default());
    let letter = Letter::new(mail::GRANTS_CHANGED.kind, reader.email, reader.locale)
        .with("name", reader.name)
        .with("workspace", workspace.name)
        .with("given", plain::said(locale, given))
        .with("taken", plain::said(locale, taken))
        .with("by", tx.actor().name.clone())
        .link(format!("/{}", workspace.slug));
    tx.mail(letter).await.map(drop)
}

/// Who is to hear of what somebody else has changed about their access.
async fn told(tx: &Tx, member: Uuid) -> Result<Option<Reader>> {
    if member == tx.actor().member.0 {
        return Ok(None);
    }
    Ok(reader(tx, member).await?.filter(|reader| reader.notices.role_changed))
}
