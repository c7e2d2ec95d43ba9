//! Reads the lists, and whom they would keep out.

use engine::{Read, fault};
use kernel::Result;

use super::{KeptOut, Network, Networks, range};
use crate::roles::words;
use crate::sessions::limits;

/// The lists of the workspace.
///
/// # Errors
/// Faults of the database.
pub async fn load(read: &Read) -> Result<Networks> {
    let workspace = read.cx().actor().workspace.0;
    let mut kept = read.sql();
    kept.push("SELECT version, networks FROM allowed_networks WHERE workspace_id = ").bind(workspace);
    let mut roles = read.sql();
    roles.push("SELECT key, name FROM roles WHERE archived_at IS NULL AND workspace_id = ").bind(workspace);
    roles.push(" ORDER BY name");
    let (kept, roles) = read
        .pair(
            (kept, |row: &engine::Record<'_>| Ok((row.int(0)?, row.text(1)?))),
            (roles, |row: &engine::Record<'_>| Ok((row.text(0)?, row.text(1)?))),
        )
        .await?;
    let (version, networks) = kept.into_iter().next().unwrap_or((0, "[]".to_owned()));
    let networks = serde_json::from_str(&networks).map_err(fault::internal)?;
    let address = read.cx().address().map(|address| address.to_string()).unwrap_or_default();
    Ok(Networks { version, networks, roles, address })
}

/// The entries of the workspace's lists.
///
/// # Errors
/// Faults of the database.
pub async fn entries(read: &Read) -> Result<Vec<Network>> {
    let mut sql = read.sql();
    sql.push("SELECT networks FROM allowed_networks WHERE workspace_id = ").bind(read.cx().actor().workspace.0);
    match read.first(sql, |row| row.text(0)).await? {
        Some(kept) => serde_json::from_str(&kept).map_err(fault::internal),
        None => Ok(Vec::new()),
    }
}

/// Whose open sessions would be kept out if that entry were on its list, judged by the address at which each signed in.
///
/// # Errors
/// `Invalid` on `range`; faults of the database.
pub async fn kept_out(read: &Read, entry: Network) -> Result<Vec<KeptOut>> {
    range::read("range", &entry.range)?;
    let mut lists = load(read).await?.networks;
    lists.push(entry);
    let mut sql = read.sql();
    sql.push(
        "SELECT DISTINCT m.name, s.address, m.roles FROM sessions s JOIN users u ON u.id = s.user_id
         JOIN members m ON m.user_id = u.id AND m.archived_at IS NULL WHERE m.workspace_id = ",
    );
    sql.bind(read.cx().actor().workspace.0).push(" AND ");
    limits::alive(&mut sql, read.cx().now().0);
    sql.push(" ORDER BY m.name, s.address");
    let open = read.rows(sql, |row| Ok((KeptOut { name: row.text(0)?, address: row.text(1)? }, words(&row.text(2)?))));
    let out = |found: &KeptOut, held: &[String]| {
        !found.address.parse().is_ok_and(|address| range::admits(&lists, held, address))
    };
    Ok(open.await?.into_iter().filter(|(found, held)| out(found, held)).map(|(found, _)| found).collect())
}
