//! The caller's own marks, read and changed.

use engine::Cx;
use kernel::{Actor, Grants, Result, Uuid};

use super::{Bookmark, Change, OWN, RECENT, Visit, Visited};

/// The caller with the one permission that everybody holds for themselves.
fn own(cx: &Cx) -> Cx {
    let actor = Actor { grants: Grants::new([OWN.to_string()]), ..cx.actor().clone() };
    cx.engine().as_actor(actor, cx.correlation())
}

/// The caller's favourites in order.
///
/// # Errors
/// Faults of the database.
pub async fn bookmarks(cx: &Cx) -> Result<Vec<Bookmark>> {
    let read = own(cx).read(OWN)?;
    let mut sql = read.sql();
    sql.push("SELECT id, path, label FROM bookmarks WHERE member_id = ").bind(cx.actor().member.0);
    sql.push(" ORDER BY position, id");
    read.rows(sql, |row| Ok(Bookmark { id: row.uuid(0)?, path: row.text(1)?, label: row.text(2)? })).await
}

/// Changes them.
///
/// # Errors
/// As the walk.
pub async fn change(cx: &Cx, change: Change) -> Result<Vec<Bookmark>> {
    let own = own(cx);
    match change {
        Change::Add(command) => own.perform(command).await?,
        Change::Rename(command) => own.perform(command).await?,
        Change::Move(command) => own.perform(command).await?,
        Change::Remove(command) => own.perform(command).await?,
    }
    bookmarks(cx).await
}

/// Notes that the caller opened a record. Of what they may not see, and of what somebody only looks at as another role would,
/// nothing is noted.
///
/// # Errors
/// As the walk.
pub async fn visit(cx: &Cx, resource: String, record: Uuid) -> Result<()> {
    let Ok(entry) = cx.engine().registry().resource(&resource) else { return Ok(()) };
    let read = cx.read_if(entry.schema.view()).filter(|_| entry.schema.pages.is_some() && !cx.actor().looking);
    let Some(read) = read else { return Ok(()) };
    if !read.sees(&resource, record).await? {
        return Ok(());
    }
    own(cx).perform(Visit { resource, record }).await
}

/// The records that the caller opened last, with their titles of today.
///
/// # Errors
/// Faults of the database.
pub async fn recent(cx: &Cx) -> Result<Vec<Visited>> {
    let read = own(cx).read(OWN)?;
    let mut sql = read.sql();
    sql.push("SELECT resource, record_id FROM visits WHERE member_id = ").bind(cx.actor().member.0);
    sql.push(" AND workspace_id = ").bind(cx.actor().workspace.0).push(" ORDER BY at DESC");
    let visits = read.rows(sql, |row| Ok((row.text(0)?, row.uuid(1)?))).await?;
    let mut recent = Vec::new();
    for (resource, id) in visits {
        if recent.len() == RECENT {
            break;
        }
        let Ok(entry) = cx.engine().registry().resource(&resource) else { continue };
        let Some(read) = cx.read_if(entry.schema.view()) else { continue };
        // What is out of reach is not there.
        if let Some((id, title)) = read.pick(&resource, &id.to_string(), 1).await?.into_iter().next() {
            recent.push(Visited { resource, id, title });
        }
    }
    Ok(recent)
}
