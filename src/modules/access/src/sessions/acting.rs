//! Who somebody is now, for work that they asked for earlier.

use engine::Engine;
use engine::jobs::Asker;
use kernel::id::{TeamId, UserId};
use kernel::permission::may;
use kernel::{Actor, Result};

use super::held::Held;
use super::sign_in::system;

/// The member in the role in which they asked; nobody when they left, were disabled, or the role is gone.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn find(engine: Engine, asker: Asker) -> Result<Option<Actor>> {
    let cx = system(&engine);
    let (today, read) = (cx.now(), cx.read(may("members", "view"))?);
    let mut sql = read.sql();
    sql.push(
        "SELECT m.roles, m.grants, r.key, r.grants, m.user_id, m.name, x.team_id, m.customer_id, w.zone
         FROM members m
         JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
         JOIN workspaces w ON w.id = m.workspace_id
         JOIN roles r ON r.workspace_id = m.workspace_id AND r.archived_at IS NULL AND r.key = ",
    );
    sql.bind(asker.role.as_str());
    sql.push(" LEFT JOIN team_members x ON x.member_id = m.id WHERE m.archived_at IS NULL AND m.workspace_id = ");
    sql.bind(asker.workspace.0).push(" AND m.id = ").bind(asker.member.0);
    let rows = read.rows(sql, move |row| {
        let held = Held::new(&row.text(0)?, &row.text(1)?, row.text(2)?, &row.text(3)?);
        let (role, grants, looking) = held.acting(None);
        Ok(Actor {
            workspace: asker.workspace,
            user: UserId(row.uuid(4)?),
            member: asker.member,
            name: row.text(5)?,
            role,
            grants,
            teams: row.maybe_uuid(6)?.map(TeamId).into_iter().collect(),
            customer: row.maybe_uuid(7)?,
            key: None,
            looking,
            bound: false,
            zone: engine::zone(&row.text(8)?, today),
        })
    });
    let mut rows = rows.await?.into_iter();
    let Some(mut actor) = rows.next() else { return Ok(None) };
    actor.teams.extend(rows.flat_map(|actor| actor.teams));
    Ok(Some(actor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::members::DisableMember;
    use crate::testing::join;
    use crate::workspaces::{CreateWorkspace, create};

    #[tokio::test]
    async fn somebody_acts_as_they_are_now_and_nobody_as_who_has_gone() {
        for db in engine::testing::both(|| vec![crate::module()]).await {
            let workspace = create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
            join(&db.engine, workspace, "olga@optim.example", "super_admin").await;
            let tom = join(&db.engine, workspace, "tom@optim.example", "support_agent").await;
            let asker = |role: &str| Asker { workspace, member: tom, role: role.to_owned() };
            let actor = find(db.engine.clone(), asker("support_agent")).await.unwrap().unwrap();
            assert_eq!((actor.name.as_str(), actor.member), ("tom", tom));
            assert!(actor.may(may("tickets", "reply")) && !actor.may(may("members", "edit")));
            // A role that they hold no more gives nothing.
            let actor = find(db.engine.clone(), asker("super_admin")).await.unwrap().unwrap();
            assert!(!actor.may(may("tickets", "view")));
            assert!(find(db.engine.clone(), asker("nothing")).await.unwrap().is_none());
            let all = db.actor(workspace).grants(["*"]).cx();
            all.perform(DisableMember { member: tom, version: 1 }).await.unwrap();
            assert!(find(db.engine.clone(), asker("support_agent")).await.unwrap().is_none());
        }
    }
}
