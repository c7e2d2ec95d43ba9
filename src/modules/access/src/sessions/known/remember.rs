//! After a sign-in: the device is known from now on.

use engine::Engine;
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Result, Uuid};

use super::commands::RememberDevice;
use crate::sessions::Stage;
use crate::sessions::sign_in::system;
use crate::token;

/// What a browser shows of itself.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The device cookie.
    pub device: Option<&'a str>,
    /// IP address of the peer.
    pub address: &'a str,
    pub agent: &'a str,
}

/// Notes that the person of this session has signed in with this device; gives the device cookie's value. Nothing for a session
/// that waits for its second step or came by an issuer, and for somebody who is no member anywhere.
///
/// # Errors
/// Faults of the database.
pub async fn remember(engine: &Engine, session: &str, shown: Shown<'_>) -> Result<Option<String>> {
    let Some((user, Some(workspace))) = owner(engine, session).await? else { return Ok(None) };
    let next = token::new();
    let remember = RememberDevice {
        user,
        shown: shown.device.map(token::hash).unwrap_or_default(),
        next: token::hash(&next),
        address: shown.address.to_owned(),
        agent: shown.agent.to_owned(),
    };
    let is_new = engine.as_system(workspace, "sign-in").perform(remember).await?;
    Ok(if is_new { Some(next) } else { shown.device.map(str::to_owned) })
}

/// Whose whole session it is, without an issuer, and the workspace that their mails come from.
async fn owner(engine: &Engine, session: &str) -> Result<Option<(Uuid, Option<WorkspaceId>)>> {
    let read = system(engine).read(may("sessions", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT s.user_id FROM sessions s WHERE s.ended_at IS NULL AND s.issuer_id IS NULL AND s.stage = ");
    sql.bind(Stage::Whole as i64).push(" AND s.token_hash = ").bind(token::hash(session));
    let Some(user) = read.first(sql, |row| row.uuid(0)).await? else { return Ok(None) };
    Ok(Some((user, workspace_of(engine, user).await?)))
}

/// The workspace that a person's own mails come from: the one that they have been in the longest.
///
/// # Errors
/// Faults of the database.
pub(super) async fn workspace_of(engine: &Engine, user: Uuid) -> Result<Option<WorkspaceId>> {
    let read = system(engine).read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT m.workspace_id FROM members m WHERE m.archived_at IS NULL AND m.user_id = ").bind(user);
    sql.push(" ORDER BY m.created_at, m.id LIMIT 1");
    read.first(sql, |row| Ok(WorkspaceId(row.uuid(0)?))).await
}
