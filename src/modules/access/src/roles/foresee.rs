//! The dry run of a change of roles: who would gain and lose what.

use engine::Read;
use kernel::permission::Rows;
use kernel::{Grants, Result, Uuid};

use super::commands::as_changed;
use super::{Foreseen, RoleGrants, words};

/// A person and what they hold beside their roles.
struct Person {
    name: String,
    roles: Vec<String>,
    own: Grants,
}

/// What every permission that changes for somebody would do, by its name. What somebody may do is the union of what they
/// may in each of their roles: who can switch to another role that grants it loses nothing.
///
/// # Errors
/// Faults of the database.
pub async fn foresee(read: &Read, changes: &[RoleGrants]) -> Result<Vec<Foreseen>> {
    let workspace = read.cx().actor().workspace.0;
    let mut sql = read.sql();
    sql.push("SELECT id, key, grants FROM roles WHERE workspace_id = ").bind(workspace);
    let roles = (sql, |row: &engine::Record<'_>| Ok((row.uuid(0)?, row.text(1)?, Grants::new(words(&row.text(2)?)))));
    let mut sql = read.sql();
    sql.push("SELECT name, roles, grants FROM members WHERE archived_at IS NULL AND workspace_id = ").bind(workspace);
    sql.push(" ORDER BY name");
    let people = (sql, |row: &engine::Record<'_>| {
        let own = Grants::new(words(&row.text(2)?));
        Ok(Person { name: row.text(0)?, roles: words(&row.text(1)?), own })
    });
    let (roles, people) = read.pair(roles, people).await?;
    let keys: Vec<(Uuid, String)> = roles.iter().map(|(id, key, _)| (*id, key.clone())).collect();
    let before: Vec<(Uuid, Grants)> = roles.into_iter().map(|(id, _, grants)| (id, grants)).collect();
    let after = as_changed(&before, changes);
    let held = |person: &Person, roles: &[(Uuid, Grants)]| {
        let theirs = roles.iter().zip(&keys).filter(|(_, (_, key))| person.roles.contains(key));
        theirs.map(|((_, grants), _)| grants.clone()).fold(person.own.clone(), Grants::and)
    };
    let people: Vec<(String, Grants, Grants)> = people
        .into_iter()
        .map(|person| (held(&person, &before), held(&person, &after), person.name))
        .map(|(a, b, name)| (name, a, b))
        .collect();
    let mut found = Vec::new();
    for permission in read.cx().engine().registry().permissions() {
        let rows = |grants: &Grants| grants.rows(permission.area, permission.action);
        let who = |moved: fn(Rows, Rows) -> bool| {
            let moved = people.iter().filter(|(_, before, after)| moved(rows(before), rows(after)));
            moved.map(|(name, ..)| name.clone()).collect::<Vec<_>>()
        };
        let foreseen =
            Foreseen { permission: permission.to_string(), gain: who(|a, b| b > a), lose: who(|a, b| b < a) };
        if !(foreseen.gain.is_empty() && foreseen.lose.is_empty()) {
            found.push(foreseen);
        }
    }
    Ok(found)
}
