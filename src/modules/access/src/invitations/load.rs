//! Reads an invitation, and what an inviter may choose from.

use engine::Read;
use kernel::{Error, Grants, Result, Time};

use super::{InvitationDetail, InvitationId, InvitationState};
use crate::members::RoleOption;
use crate::roles::words;

/// The invitation.
///
/// # Errors
/// `NotFound`.
pub async fn load(read: &Read, id: InvitationId) -> Result<InvitationDetail> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.version, t.name, t.email, t.department, m.name, r.name, i.name, t.state, t.created_at, t.expires_at
         FROM invitations t JOIN roles r ON r.id = t.role_id
         LEFT JOIN members m ON m.id = t.manager_id
         LEFT JOIN members i ON i.id = t.inviter_id
         WHERE t.id = ",
    );
    sql.bind(id.0);
    read.within(&mut sql, "invitations")?;
    let found = read.first(sql, move |row| {
        Ok(InvitationDetail {
            id,
            version: row.int(0)?,
            name: row.text(1)?,
            email: row.text(2)?,
            department: row.text(3)?,
            manager: row.maybe_text(4)?,
            role: row.text(5)?,
            inviter: row.maybe_text(6)?,
            state: InvitationState::from_rank(row.int(7)?).unwrap_or(InvitationState::Revoked),
            created_at: Time(row.int(8)?),
            expires_at: Time(row.int(9)?),
        })
    });
    let found = found.await?.ok_or(Error::NotFound)?;
    read.shown("invitations", [id.0])?;
    Ok(found)
}

/// The roles that somebody may be invited into, by name; those beyond the caller's own are marked.
///
/// # Errors
/// Faults of the database.
pub async fn roles(read: &Read) -> Result<Vec<RoleOption>> {
    let actor = read.cx().actor().clone();
    let mut sql = read.sql();
    sql.push("SELECT id, name, description, grants FROM roles WHERE archived_at IS NULL AND workspace_id = ");
    sql.bind(actor.workspace.0).push(" ORDER BY name");
    read.rows(sql, move |row| {
        let grants = Grants::new(words(&row.text(3)?));
        let beyond = actor.grants.lacks(&grants).is_some();
        Ok(RoleOption { id: row.uuid(0)?, name: row.text(1)?, description: row.text(2)?, held: false, beyond })
    })
    .await
}
