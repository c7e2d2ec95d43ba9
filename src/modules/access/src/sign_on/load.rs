//! Reads the identities of the reader.

use engine::Read;
use kernel::{Result, Time};

use super::{Identities, Identity, Reaches};
use crate::issuers::IssuerState;

/// The reader's identities, and what else could be linked in this workspace.
///
/// # Errors
/// Faults of the database.
pub async fn load(read: &Read) -> Result<Identities> {
    let (workspace, user) = (read.cx().actor().workspace.0, read.cx().actor().user.0);
    let mut sql = read.sql();
    sql.push(
        "SELECT i.id, t.name, w.name, i.email, i.reaches, i.linked_at, i.used_at
         FROM identities i JOIN issuers t ON t.id = i.issuer_id AND t.url = i.url
         JOIN workspaces w ON w.id = i.workspace_id WHERE i.user_id = ",
    );
    sql.bind(user);
    if read.cx().actor().bound {
        sql.push(" AND i.workspace_id = ").bind(workspace);
    }
    sql.push(" ORDER BY w.name, t.name, i.id");
    let linked = read.rows(sql, |row| {
        Ok(Identity {
            id: row.uuid(0)?,
            issuer: row.text(1)?,
            workspace: row.text(2)?,
            email: row.text(3)?,
            everywhere: row.int(4)? == Reaches::Everywhere as i64,
            since: Time(row.int(5)?),
            used: Time(row.int(6)?),
        })
    });
    let linked = linked.await?;
    let mut sql = read.sql();
    sql.push("SELECT t.id, t.name FROM issuers t WHERE t.archived_at IS NULL AND t.state = ")
        .bind(IssuerState::On.rank());
    sql.push(" AND t.workspace_id = ").bind(workspace);
    sql.push(" AND NOT EXISTS (SELECT 1 FROM identities i WHERE i.issuer_id = t.id AND i.url = t.url AND i.user_id = ");
    sql.bind(user).push(") ORDER BY t.name, t.id");
    let others = read.rows(sql, |row| Ok((row.uuid(0)?, row.text(1)?))).await?;
    let mut sql = read.sql();
    sql.push("SELECT count(*) FROM members WHERE archived_at IS NULL AND user_id = ").bind(user);
    let places = read.first(sql, |row| row.int(0)).await?.unwrap_or_default();
    Ok(Identities { linked, others, elsewhere: places > 1 && !read.cx().actor().bound })
}
