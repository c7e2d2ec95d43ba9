//! What the workspaces of a person say about their sessions. Where they say different things, the strictest holds.

use engine::{Sql, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::{Error, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::ending::end_where;
use super::told::{self, Told};
use super::{ABSOLUTE, DEVICES, IDLE, Stage, entity};
use crate::security::{self, NewDevices, TextMessages, WhenFull};
use crate::token::hash;
use crate::{members, users};

const HOUR: i64 = 3_600_000;

/// Adds the condition that the session `s` of the user `u` is the token's, whole, and not over.
pub(crate) fn living(sql: &mut Sql, token: &str, now: i64) {
    sql.push("s.token_hash = ").bind(hash(token)).push(" AND ");
    alive(sql, now);
}

/// The same for any session of the user.
pub(crate) fn alive(sql: &mut Sql, now: i64) {
    sql.push("s.ended_at IS NULL AND s.stage = ").bind(Stage::Whole as i64);
    for (column, setting, hours) in [("seen_at", "idle_hours", IDLE), ("created_at", "absolute_hours", ABSOLUTE)] {
        sql.push(" AND s.").push(column).push(" > ").bind(now).push(" - ");
        sql.push(&format!(
            "{HOUR} * coalesce((SELECT min(coalesce(q.{setting}, {hours})) FROM members y
             LEFT JOIN security_settings q ON q.workspace_id = y.workspace_id
             WHERE y.user_id = u.id AND y.archived_at IS NULL), {hours})"
        ));
    }
}

/// Sees to it that one more session of the person may begin: ends the oldest, or refuses.
///
/// # Errors
/// `Invalid` on `email` with `Devices` where a workspace refuses another one.
pub(crate) async fn make_room(tx: &mut Tx, user: Uuid) -> Result<()> {
    let now = tx.now().0;
    // Whoever signs in twice at one moment waits here, or both would count the sessions without the other.
    users::lock(tx, user).await?;
    let Allowed { idle, absolute, devices, when_full, .. } = allowed(tx, user).await?;
    let open = entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::EndedAt.is_null())
        .filter(entity::Column::Stage.eq(Stage::Whole as i64))
        .filter(entity::Column::SeenAt.gt(now - idle))
        .filter(entity::Column::CreatedAt.gt(now - absolute))
        .order_by_desc(entity::Column::SeenAt)
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let beyond: Vec<_> = open.into_iter().skip(devices.saturating_sub(1) as usize).collect();
    if beyond.is_empty() {
        return Ok(());
    }
    if when_full == WhenFull::Refuse {
        return Err(Error::invalid("email", Rule::Devices(devices)));
    }
    end_where(tx, entity::Column::Id.is_in(beyond.iter().map(|session| session.id))).await?;
    for session in beyond {
        let only = session.workspace_id.map(WorkspaceId);
        told::tell(tx, Told::Dropped, user, only, (&session.address, &session.agent)).await?;
    }
    Ok(())
}

/// Whether one of the person's workspaces has new devices confirmed.
pub(crate) async fn confirms_devices(tx: &Tx, user: Uuid) -> Result<bool> {
    Ok(allowed(tx, user).await?.new_devices == NewDevices::Confirm)
}

/// Whether text messages are a second factor in all workspaces of the person.
pub(crate) async fn counts_texts(tx: &Tx, user: Uuid) -> Result<bool> {
    Ok(allowed(tx, user).await?.text_messages == TextMessages::Count)
}

struct Allowed {
    /// Milliseconds.
    idle: i64,
    /// Milliseconds.
    absolute: i64,
    devices: i64,
    when_full: WhenFull,
    new_devices: NewDevices,
    text_messages: TextMessages,
}

async fn allowed(tx: &Tx, user: Uuid) -> Result<Allowed> {
    let workspaces = members::entity::Entity::find()
        .filter(members::entity::Column::UserId.eq(user))
        .filter(members::entity::Column::ArchivedAt.is_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let said = security::entity::Entity::find()
        .filter(security::entity::Column::WorkspaceId.is_in(workspaces.iter().map(|member| member.workspace_id)))
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    // A workspace without settings says what is usual.
    let silent = said.len() < workspaces.len();
    let least = |usual: i64, of: fn(&security::entity::Model) -> i64| {
        said.iter().map(of).chain(silent.then_some(usual)).min().unwrap_or(usual)
    };
    let refuse = said.iter().any(|settings| settings.when_full == WhenFull::Refuse as i64);
    let confirm = silent || said.iter().any(|settings| settings.new_devices == NewDevices::Confirm as i64);
    let ignored = said.iter().any(|settings| settings.text_messages == TextMessages::Ignore as i64);
    Ok(Allowed {
        idle: HOUR * least(IDLE, |settings| settings.idle_hours),
        absolute: HOUR * least(ABSOLUTE, |settings| settings.absolute_hours),
        devices: least(DEVICES, |settings| settings.devices),
        when_full: if refuse { WhenFull::Refuse } else { WhenFull::EndOldest },
        new_devices: if confirm { NewDevices::Confirm } else { NewDevices::Trust },
        text_messages: if ignored { TextMessages::Ignore } else { TextMessages::Count },
    })
}
