//! Reads which devices are known.

use engine::Read;
use kernel::{Result, Time};

use super::{KnownDevice, oldest};
use crate::sessions::agent;

/// The devices by which the reader is known, the last used first; nothing where the session is bound to a workspace.
///
/// # Errors
/// Faults of the database.
pub async fn own(read: &Read) -> Result<Option<Vec<KnownDevice>>> {
    if read.cx().actor().bound {
        // By which devices passwords are known is nothing to an issuer.
        return Ok(None);
    }
    let mut sql = read.sql();
    sql.push("SELECT id, agent, address, created_at, seen_at FROM known_devices WHERE user_id = ");
    sql.bind(read.cx().actor().user.0).push(" AND seen_at > ").bind(oldest(read.cx().now()));
    sql.push(" ORDER BY seen_at DESC, id DESC");
    let known = read.rows(sql, |row| {
        let (browser, system) = agent::name(&row.text(1)?);
        Ok(KnownDevice {
            id: row.uuid(0)?,
            browser: browser.to_owned(),
            system: system.to_owned(),
            address: row.text(2)?,
            since: Time(row.int(3)?),
            seen: Time(row.int(4)?),
        })
    });
    known.await.map(Some)
}
