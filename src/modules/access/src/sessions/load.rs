//! Reads whose devices are signed in.

use engine::Read;
use kernel::id::MemberId;
use kernel::{Error, Result, Time, Uuid};

use super::{Device, agent, limits};
use crate::networks;
use crate::token::hash;

/// The devices of the reader, the last used first. `token` is the cookie of the one that asks.
///
/// # Errors
/// Faults of the database.
pub async fn own(read: &Read, token: &str) -> Result<Vec<Device>> {
    of(read, read.cx().actor().user.0, Some(hash(token))).await
}

/// The devices of a member.
///
/// # Errors
/// `NotFound` for a member whom the reader may not see.
pub async fn of_member(read: &Read, member: MemberId) -> Result<Vec<Device>> {
    let mut sql = read.sql();
    sql.push("SELECT t.user_id FROM members t WHERE t.id = ").bind(member.0);
    read.within(&mut sql, "members")?;
    let user = read.first(sql, |row| row.uuid(0)).await?.ok_or(Error::NotFound)?;
    of(read, user, None).await
}

async fn of(read: &Read, user: Uuid, this: Option<String>) -> Result<Vec<Device>> {
    let mut sql = read.sql();
    sql.push(
        "SELECT s.id, s.agent, s.address, s.created_at, s.seen_at, s.token_hash FROM sessions s
         JOIN users u ON u.id = s.user_id WHERE s.user_id = ",
    );
    sql.bind(user);
    let actor = read.cx().actor();
    if this.is_some() && actor.bound {
        sql.push(" AND s.workspace_id = ").bind(actor.workspace.0);
    } else if this.is_none() {
        // What an issuer opened in another workspace is nothing to the admins of this one.
        sql.push(" AND (s.workspace_id IS NULL OR s.workspace_id = ").bind(actor.workspace.0).push(")");
    }
    sql.push(" AND ");
    limits::alive(&mut sql, read.cx().now().0);
    sql.push(" ORDER BY s.seen_at DESC, s.id DESC");
    let known = networks::load::entries(read).await?;
    read.rows(sql, move |row| {
        let (browser, system) = agent::name(&row.text(1)?);
        let address = row.text(2)?;
        Ok(Device {
            id: row.uuid(0)?,
            browser: browser.to_owned(),
            system: system.to_owned(),
            place: address.parse().map(|address| networks::range::place(&known, address)).unwrap_or_default(),
            address,
            since: Time(row.int(3)?),
            seen: Time(row.int(4)?),
            this: Some(row.text(5)?) == this,
        })
    })
    .await
}
