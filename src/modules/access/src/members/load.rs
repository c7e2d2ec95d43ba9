//! Reads a member.

use engine::Read;
use kernel::id::MemberId;
use kernel::permission::may;
use kernel::{Error, Grants, Result, Time};

use super::{Deed, EDIT, MemberDetail, RoleOption};

/// Most entries of the audit log on a member's page.
const DEEDS: i64 = 30;

/// The member with their role, devices and last deeds.
///
/// # Errors
/// `NotFound`.
pub async fn load(read: &Read, id: MemberId) -> Result<MemberDetail> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.version, t.name, t.email, t.role_id, r.name, t.created_at, t.archived_at,
            (SELECT max(s.seen_at) FROM sessions s WHERE s.user_id = t.user_id),
            (SELECT count(*) FROM sessions s WHERE s.user_id = t.user_id AND s.ended_at IS NULL)
         FROM members t JOIN roles r ON r.id = t.role_id WHERE t.id = ",
    );
    sql.bind(id.0);
    read.within(&mut sql, "members")?;
    let member = read.first(sql, move |row| {
        Ok(MemberDetail {
            id,
            version: row.int(0)?,
            name: row.text(1)?,
            email: row.text(2)?,
            role: row.uuid(3)?,
            role_name: row.text(4)?,
            created_at: Time(row.int(5)?),
            archived_at: row.maybe_int(6)?.map(Time),
            seen_at: row.maybe_int(7)?.map(Time),
            devices: row.int(8)?,
            roles: Vec::new(),
            deeds: Vec::new(),
        })
    });
    let member = member.await?.ok_or(Error::NotFound)?;
    Ok(MemberDetail { roles: roles(read).await?, deeds: deeds(read, id).await?, ..member })
}

async fn roles(read: &Read) -> Result<Vec<RoleOption>> {
    if !read.cx().actor().may(EDIT) {
        return Ok(Vec::new());
    }
    let actor = read.cx().actor().clone();
    let mut sql = read.sql();
    sql.push("SELECT id, name, description, grants FROM roles WHERE archived_at IS NULL AND workspace_id = ");
    sql.bind(actor.workspace.0).push(" ORDER BY name");
    read.rows(sql, move |row| {
        let grants = serde_json::from_str::<Vec<String>>(&row.text(3)?).map(Grants::new).unwrap_or_default();
        let beyond = actor.grants.lacks(&grants).is_some();
        Ok(RoleOption { id: row.uuid(0)?, name: row.text(1)?, description: row.text(2)?, beyond })
    })
    .await
}

/// What the reader of the page may read of it in the audit log.
async fn deeds(read: &Read, id: MemberId) -> Result<Vec<Deed>> {
    let Ok(log) = read.cx().read(may("audit", "view")) else { return Ok(Vec::new()) };
    if !log.sees_all() && log.cx().actor().member != id {
        return Ok(Vec::new());
    }
    let mut sql = log.sql();
    sql.push("SELECT id, at, command FROM audit_entries WHERE workspace_id = ").bind(log.cx().actor().workspace.0);
    sql.push(" AND member_id = ").bind(id.0).push(" ORDER BY at DESC, id DESC LIMIT ").bind(DEEDS);
    log.rows(sql, |row| Ok(Deed { entry: row.uuid(0)?, at: Time(row.int(1)?), command: row.text(2)? })).await
}
