//! Reads the matrix.

use engine::Read;
use kernel::{Grants, Result};

use super::{Matrix, MatrixRole, words};

/// Every role, those out of use apart, and every permission.
///
/// # Errors
/// Faults of the database.
pub async fn matrix(read: &Read) -> Result<Matrix> {
    let actor = read.cx().actor().clone();
    let mut sql = read.sql();
    sql.push(
        "SELECT t.id, t.version, t.key, t.name, t.description, t.grants, t.archived_at,
            (SELECT count(*) FROM holdings h JOIN members m ON m.id = h.member_id AND m.archived_at IS NULL
             WHERE h.workspace_id = t.workspace_id AND h.holding = 'role:' || t.key)
         FROM roles t WHERE 1 = 1",
    );
    read.within(&mut sql, "roles")?;
    sql.push(" ORDER BY t.name");
    let roles = read.rows(sql, move |row| {
        let grants = Grants::new(words(&row.text(5)?));
        let role = MatrixRole {
            id: row.uuid(0)?,
            version: row.int(1)?,
            key: row.text(2)?,
            name: row.text(3)?,
            description: row.text(4)?,
            beyond: actor.grants.lacks(&grants).is_some(),
            grants,
            holders: usize::try_from(row.int(7)?).unwrap_or_default(),
        };
        Ok((row.maybe_int(6)?.is_some(), role))
    });
    let (archived, roles): (Vec<_>, Vec<_>) = roles.await?.into_iter().partition(|(archived, _)| *archived);
    let plain = |roles: Vec<(bool, MatrixRole)>| roles.into_iter().map(|(_, role)| role).collect();
    let permissions = read.cx().engine().registry().permissions().iter().map(ToString::to_string).collect();
    Ok(Matrix { permissions, roles: plain(roles), archived: plain(archived) })
}
