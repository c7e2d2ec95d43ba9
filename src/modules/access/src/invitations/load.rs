//! Reads an invitation, and what an inviter may choose from.

use engine::Read;
use kernel::{Error, Grants, Result, Time};

use super::{Invitable, InvitationDetail, InvitationId, InvitationState};
use crate::members::RoleOption;
use crate::roles::words;

/// The invitation.
///
/// # Errors
/// `NotFound`.
pub async fn load(read: &Read, id: InvitationId) -> Result<InvitationDetail> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.version, t.name, t.email, t.department, m.name, r.name, i.name, t.state, t.created_at, t.expires_at,
            t.roles, t.grants, t.teams, c.name
         FROM invitations t JOIN roles r ON r.id = t.role_id
         LEFT JOIN members m ON m.id = t.manager_id
         LEFT JOIN members i ON i.id = t.inviter_id
         LEFT JOIN customers c ON c.id = t.customer_id
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
            customer: row.maybe_text(13)?,
            role: row.text(5)?,
            inviter: row.maybe_text(6)?,
            state: InvitationState::from_rank(row.int(7)?).unwrap_or(InvitationState::Revoked),
            created_at: Time(row.int(8)?),
            expires_at: Time(row.int(9)?),
            more_roles: words(&row.text(10)?),
            grants: words(&row.text(11)?),
            teams: words(&row.text(12)?),
        })
    });
    let found = found.await?.ok_or(Error::NotFound)?;
    read.shown("invitations", [id.0])?;
    let (roles, teams) = (named(read, "key", "roles").await?, named(read, "id", "teams").await?);
    let name = |known: &[(String, String)], word: &String| {
        known.iter().find(|(held, _)| held == word).map(|(_, name)| name.clone())
    };
    let more_roles = found.more_roles.iter().filter_map(|key| name(&roles, key)).filter(|name| *name != found.role);
    let (more_roles, teams) = (more_roles.collect(), found.teams.iter().filter_map(|id| name(&teams, id)).collect());
    Ok(InvitationDetail { more_roles, teams, ..found })
}

/// What roles or teams of the workspace are called, by key or id. Names of columns and tables are ours.
async fn named(read: &Read, column: &'static str, table: &'static str) -> Result<Vec<(String, String)>> {
    let mut sql = read.sql();
    sql.push("SELECT ")
        .push(column)
        .push(", name FROM ")
        .push(table)
        .push(" WHERE archived_at IS NULL AND workspace_id = ");
    sql.bind(read.cx().actor().workspace.0).push(" ORDER BY name");
    let by_id = column == "id";
    read.rows(sql, move |row| Ok((if by_id { row.uuid(0)?.to_string() } else { row.text(0)? }, row.text(1)?))).await
}

/// Everything that an inviter may choose from.
///
/// # Errors
/// Faults of the database.
pub async fn invitable(read: &Read) -> Result<Invitable> {
    let teams = named(read, "id", "teams").await?.into_iter();
    let permissions = read.cx().engine().registry().permissions().iter().map(ToString::to_string).collect();
    let teams = teams.filter_map(|(id, name)| id.parse().ok().map(|id| (id, name))).collect();
    Ok(Invitable { roles: roles(read).await?, teams, permissions })
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
