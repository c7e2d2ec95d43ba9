//! Reads a member.

use engine::Read;
use kernel::audit::READ;
use kernel::id::{MemberId, TeamId};
use kernel::permission::{Rows, may};
use kernel::{Error, Grants, Result, Time};

use super::{Deed, EDIT, Explanation, MemberDetail, RoleOption, Source, TeamOption};
use crate::roles;

/// Most entries of the audit log on a member's page.
const DEEDS: i64 = 30;

/// The member with their role, devices and last deeds.
///
/// # Errors
/// `NotFound`.
pub async fn load(read: &Read, id: MemberId) -> Result<MemberDetail> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.version, t.name, t.email, t.roles, t.grants, t.created_at, t.archived_at,
            (SELECT max(s.seen_at) FROM sessions s WHERE s.user_id = t.user_id AND s.stage = 0
                AND (s.workspace_id IS NULL OR s.workspace_id = t.workspace_id)),
            (SELECT count(*) FROM sessions s WHERE s.user_id = t.user_id AND s.ended_at IS NULL AND s.stage = 0
                AND (s.workspace_id IS NULL OR s.workspace_id = t.workspace_id)),
            t.department, b.id, b.name, t.terms_number, t.terms_at, c.id, c.name,
            (SELECT max(a.at) FROM audit_entries a WHERE a.workspace_id = t.workspace_id AND a.member_id = t.id
                AND a.command = 'sign_ins.accept')
         FROM members t LEFT JOIN members b ON b.id = t.manager_id LEFT JOIN customers c ON c.id = t.customer_id
         WHERE t.id = ",
    );
    sql.bind(id.0);
    read.within(&mut sql, "members")?;
    let found = read.first(sql, move |row| {
        let held = roles::words(&row.text(3)?);
        let member = MemberDetail {
            id,
            version: row.int(0)?,
            name: row.text(1)?,
            email: row.text(2)?,
            grants: roles::words(&row.text(4)?),
            created_at: Time(row.int(5)?),
            archived_at: row.maybe_int(6)?.map(Time),
            seen_at: row.maybe_int(7)?.map(Time),
            signed_in_at: row.maybe_int(16)?.map(Time),
            devices: row.int(8)?,
            department: row.text(9)?,
            manager: row.maybe_uuid(10)?.map(MemberId).zip(row.maybe_text(11)?),
            customer: row.maybe_uuid(14)?.zip(row.maybe_text(15)?),
            terms: row.maybe_int(12)?.zip(row.maybe_int(13)?.map(Time)),
            roles: Vec::new(),
            teams: Vec::new(),
            permissions: Vec::new(),
            deeds: Vec::new(),
        };
        Ok((held, member))
    });
    let (held, member) = found.await?.ok_or(Error::NotFound)?;
    read.shown("members", [id.0])?;
    let permissions = read.cx().engine().registry().permissions();
    let permissions = permissions.iter().filter(|_| read.cx().actor().may(EDIT)).map(ToString::to_string).collect();
    let (roles, teams, deeds) = (options(read, &held).await?, teams(read, id).await?, deeds(read, id).await?);
    Ok(MemberDetail { roles, teams, permissions, deeds, ..member })
}

/// The roles that are held, in their order, and for whoever may change them all others after them.
///
/// # Errors
/// Faults of the database.
pub async fn options(read: &Read, held: &[String]) -> Result<Vec<RoleOption>> {
    let actor = read.cx().actor().clone();
    let mut sql = read.sql();
    sql.push("SELECT id, name, description, grants, key FROM roles WHERE archived_at IS NULL AND workspace_id = ");
    sql.bind(actor.workspace.0).push(" ORDER BY name");
    let (keys, editor) = (held.to_vec(), actor.may(EDIT));
    let found = read.rows(sql, move |row| {
        let (grants, key) = (Grants::new(roles::words(&row.text(3)?)), row.text(4)?);
        let place = keys.iter().position(|held| *held == key);
        let (beyond, held) = (actor.grants.lacks(&grants).is_some(), place.is_some());
        Ok((place, RoleOption { id: row.uuid(0)?, name: row.text(1)?, description: row.text(2)?, held, beyond }))
    });
    let mut found: Vec<_> = found.await?.into_iter().filter(|(_, role)| editor || role.held).collect();
    found.sort_by_key(|(place, _)| place.unwrap_or(usize::MAX));
    Ok(found.into_iter().map(|(_, role)| role).collect())
}

/// The teams they are in, and for whoever may change them all others after them.
async fn teams(read: &Read, id: MemberId) -> Result<Vec<TeamOption>> {
    let mut sql = read.sql();
    sql.push("SELECT t.id, t.name, CASE WHEN x.member_id IS NULL THEN 0 ELSE 1 END FROM teams t");
    sql.push(" LEFT JOIN team_members x ON x.team_id = t.id AND x.member_id = ").bind(id.0);
    sql.push(" WHERE t.archived_at IS NULL AND t.workspace_id = ").bind(read.cx().actor().workspace.0);
    if !read.cx().actor().may(EDIT) {
        sql.push(" AND x.member_id IS NOT NULL");
    }
    sql.push(" ORDER BY 3 DESC, t.name");
    read.rows(sql, |row| Ok(TeamOption { id: TeamId(row.uuid(0)?), name: row.text(1)?, held: row.int(2)? != 0 })).await
}

/// What the reader of the page may read of it in the audit log.
async fn deeds(read: &Read, id: MemberId) -> Result<Vec<Deed>> {
    let Some(log) = read.cx().read_if(may("audit", "view")) else { return Ok(Vec::new()) };
    if !log.sees_all() && log.cx().actor().member != id {
        return Ok(Vec::new());
    }
    let mut sql = log.sql();
    sql.push("SELECT id, at, command FROM audit_entries WHERE workspace_id = ").bind(log.cx().actor().workspace.0);
    // What they looked at is in the log itself; here it would hide what they did.
    sql.push(" AND command <> ").bind(READ);
    sql.push(" AND member_id = ").bind(id.0).push(" ORDER BY at DESC, id DESC LIMIT ").bind(DEEDS);
    log.rows(sql, |row| Ok(Deed { entry: row.uuid(0)?, at: Time(row.int(1)?), command: row.text(2)? })).await
}

/// Why a member may do something, or may not.
///
/// # Errors
/// `NotFound` for a permission nobody asks for or a member who is not there.
pub async fn explain(read: &Read, id: MemberId, permission: &str) -> Result<Explanation> {
    let known = read.cx().engine().registry().permissions();
    let asked = *known.iter().find(|known| known.to_string() == permission).ok_or(Error::NotFound)?;
    let mut sql = read.sql();
    sql.push("SELECT t.roles, t.grants, t.role_id FROM members t WHERE t.id = ").bind(id.0);
    read.within(&mut sql, "members")?;
    let found = read.first(sql, |row| Ok((roles::words(&row.text(0)?), roles::words(&row.text(1)?), row.uuid(2)?)));
    let (held, own, default) = found.await?.ok_or(Error::NotFound)?;
    let mut sql = read.sql();
    sql.push("SELECT id, key, name, grants FROM roles WHERE workspace_id = ").bind(read.cx().actor().workspace.0);
    let roles =
        read.rows(sql, |row| Ok((row.uuid(0)?, row.text(1)?, row.text(2)?, Grants::new(roles::words(&row.text(3)?)))));
    let roles: Vec<_> = roles.await?.into_iter().filter(|(_, key, ..)| held.contains(key)).collect();
    let own = Grants::new(own);
    let mut sources = vec![Source { role: None, acting: true, steps: own.trace(asked) }];
    let mut counted = own;
    for (id, _, name, grants) in roles {
        let (acting, steps) = (id == default, grants.trace(asked));
        let source = Source { role: Some(name), acting, steps };
        if acting {
            sources.insert(0, source);
            counted = counted.and(grants);
        } else {
            sources.push(source);
        }
    }
    let reach = counted.reach(asked);
    Ok(Explanation {
        permission: permission.to_owned(),
        rows: reach.as_ref().map_or(Rows::None, |reach| reach.rows),
        records: reach.map_or(0, |reach| reach.records.len()),
        sources,
    })
}
