//! Reads keys, and what a new one may be given.

use std::collections::BTreeSet;

use engine::Read;
use kernel::permission::Rows;
use kernel::{Actor, Permission, Result, Time};

use super::{ApiKey, Keys, Standing};
use crate::roles::words;

/// The keys that the reader may see.
///
/// # Errors
/// Faults of the database.
pub async fn load(read: &Read) -> Result<Keys> {
    let (now, member) = (read.cx().now().0, read.cx().actor().member.0);
    let mut sql = read.sql();
    sql.push(
        "SELECT t.id, t.version, t.name, t.prefix, m.name, m.id, r.name, t.grants, t.networks, t.created_at, t.expires_at,
            t.used_at, t.used_from, t.revoked_at
         FROM api_keys t JOIN members m ON m.id = t.member_id JOIN roles r ON r.id = t.role_id WHERE 1 = 1",
    );
    read.within(&mut sql, "api_keys")?;
    sql.push(" ORDER BY CASE WHEN t.revoked_at IS NULL AND t.expires_at > ").bind(now);
    sql.push(" THEN 0 ELSE 1 END, t.created_at DESC, t.id DESC LIMIT 500");
    let keys = read.rows(sql, move |row| {
        let expires = Time(row.int(10)?);
        let standing = match row.maybe_int(13)? {
            Some(_) => Standing::Revoked,
            None if expires.0 <= now => Standing::Expired,
            None => Standing::Good,
        };
        Ok(ApiKey {
            id: row.uuid(0)?,
            version: row.int(1)?,
            name: row.text(2)?,
            prefix: row.text(3)?,
            holder: row.text(4)?,
            own: row.uuid(5)? == member,
            role: row.text(6)?,
            grants: words(&row.text(7)?),
            networks: words(&row.text(8)?),
            since: Time(row.int(9)?),
            expires,
            used: row.maybe_int(11)?.map(Time).zip(Some(row.text(12)?)),
            standing,
        })
    });
    let cx = read.cx();
    Ok(Keys { keys: keys.await?, offer: offer(cx.actor(), &cx.engine().registry().permissions()) })
}

/// The scopes that somebody may hand out: every permission they hold, as far as they hold it.
fn offer(actor: &Actor, known: &BTreeSet<Permission>) -> Vec<String> {
    let word = |permission: &Permission| match actor.grants.rows(permission.area, permission.action) {
        Rows::None => None,
        Rows::Own => Some(format!("{permission}:own")),
        Rows::Team => Some(format!("{permission}:team")),
        Rows::All => Some(permission.to_string()),
    };
    known.iter().filter_map(word).collect()
}
