//! What a review lists: who holds what now, since when, by whom given, and when it was last used.

use std::collections::{BTreeSet, HashMap};

use engine::{Tx, fault};
use kernel::permission::may;
use kernel::{Grants, Result, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{About, Decision, holding_entity};
use crate::members::commands::held;
use crate::members::{self, VIEW};
use crate::roles::{self, holding};

/// Members whose log is read at a time.
const MEMBERS: usize = 200;

/// The rows of a new review, by person.
///
/// # Errors
/// Faults of the database.
pub async fn holdings(
    tx: &Tx,
    review: Uuid,
    about: About,
    role: Option<&roles::entity::Model>,
    roles: &[roles::entity::Model],
) -> Result<Vec<holding_entity::Model>> {
    let workspace = tx.workspace().0;
    let members = members::entity::Entity::find()
        .filter(members::entity::Column::WorkspaceId.eq(workspace))
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let names: HashMap<Uuid, String> = members.iter().map(|member| (member.id, member.name.clone())).collect();
    let outside = |member: &members::entity::Model| held(roles, member).reach(VIEW).is_none();
    let about_them = |member: &members::entity::Model| {
        member.archived_at.is_none() && (about != About::Outsiders || outside(member))
    };
    let people: Vec<_> = members.into_iter().filter(about_them).map(|member| (member.id, member.name)).collect();
    let only = role.map(|role| format!("role:{}", role.key));
    let mut listed = Vec::new();
    for people in people.chunks(MEMBERS) {
        let ids = || people.iter().map(|(id, _)| *id);
        let held = holding::Entity::find()
            .filter(holding::Column::WorkspaceId.eq(workspace))
            .filter(holding::Column::MemberId.is_in(ids()))
            .all(tx.connection())
            .await
            .map_err(fault::database)?;
        let held: Vec<_> =
            held.into_iter().filter(|held| only.as_ref().is_none_or(|only| held.holding == *only)).collect();
        let used = used(tx, held.iter().map(|held| held.member_id).collect()).await?;
        for held in held {
            let name = people.iter().find(|(id, _)| *id == held.member_id).map(|(_, name)| name.clone());
            listed.push(holding_entity::Model {
                id: tx.id(),
                review_id: review,
                workspace_id: workspace,
                member_id: held.member_id,
                member: name.unwrap_or_default(),
                called: called(roles, &held.holding),
                since: held.since,
                used_at: used.last(held.member_id, &held.holding),
                given_by: names.get(&held.given_by).cloned().unwrap_or_default(),
                holding: held.holding,
                decision: Decision::None.rank(),
                note: String::new(),
                decided_by: String::new(),
                decided_at: None,
            });
        }
    }
    Ok(listed)
}

fn called(roles: &[roles::entity::Model], holding: &str) -> String {
    match holding.split_once(':') {
        Some(("role", key)) => roles.iter().find(|role| role.key == key).map_or(key, |role| &role.name).to_owned(),
        Some((_, word)) => word.to_owned(),
        None => holding.to_owned(),
    }
}

/// What people did, by person: as which role, by which command, when last.
struct Used {
    deeds: HashMap<Uuid, Vec<(String, String, i64)>>,
    /// Every command and what it asks for.
    commands: Vec<(&'static str, kernel::Permission)>,
}

async fn used(tx: &Tx, members: BTreeSet<Uuid>) -> Result<Used> {
    let engine = tx.cx().engine();
    let commands = engine.registry().commands().map(|command| (command.name, command.needs)).collect();
    let mut deeds: HashMap<Uuid, Vec<_>> = HashMap::new();
    if !members.is_empty() {
        let read = engine.as_system(tx.workspace(), "reviews").read(may("audit", "view"))?;
        let mut sql = read.sql();
        sql.push("SELECT member_id, role, command, max(at) FROM audit_entries WHERE workspace_id = ");
        sql.bind(tx.workspace().0).push(" AND member_id IN ").list(members);
        // What was refused was not used.
        sql.push(" AND command <> 'access.deny' GROUP BY member_id, role, command");
        for (member, deed) in
            read.rows(sql, |row| Ok((row.uuid(0)?, (row.text(1)?, row.text(2)?, row.int(3)?)))).await?
        {
            deeds.entry(member).or_default().push(deed);
        }
    }
    Ok(Used { deeds, commands })
}

impl Used {
    fn last(&self, member: Uuid, holding: &str) -> Option<i64> {
        let deeds = self.deeds.get(&member)?.iter();
        match holding.split_once(':')? {
            ("role", key) => deeds.filter(|(role, ..)| role == key).map(|(.., at)| *at).max(),
            (_, word) => {
                let grant = Grants::new([word]);
                let asks = |name: &str| self.commands.iter().find(|(known, _)| *known == name).map(|(_, needs)| *needs);
                let allowed = |name: &str| asks(name).is_some_and(|needs| grant.reach(needs).is_some());
                deeds.filter(|(_, command, _)| allowed(command)).map(|(.., at)| *at).max()
            }
        }
    }
}
