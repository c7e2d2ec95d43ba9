//! What a review lists: who holds what now, since when, by whom given, and when it was last used.

use std::collections::{BTreeSet, HashMap};

use engine::audit::DENY;
use engine::{Tx, fault};
use kernel::audit::{EXPORT, READ};
use kernel::permission::may;
use kernel::{Command as _, Grants, Permission, Result, Schema, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::export::ExportReview;
use super::{About, Decision, holding_entity};
use crate::members::bulk::commands::AlterMember;
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
    deeds: HashMap<Uuid, Vec<Deed>>,
    /// Every command and what it asks for.
    commands: HashMap<&'static str, Permission>,
    /// Every resource, and what its records ask for of whoever looks at them and of whoever takes them along.
    resources: HashMap<&'static str, (Permission, Permission)>,
}

/// The last of its kind.
struct Deed {
    role: String,
    command: String,
    resource: String,
    at: i64,
}

impl Deed {
    /// The same at another time: each file has its own entry.
    fn is_alike(&self, other: &Self) -> bool {
        (&self.role, &self.command, &self.resource) == (&other.role, &other.command, &other.resource)
    }

    fn read(row: &engine::Record<'_>) -> Result<Self> {
        // Of an API key the log says beside the role which one it was.
        let role = row.text(1)?.split(", key ").next().unwrap_or_default().to_owned();
        let (command, mut resource) = (row.text(2)?, row.text(3)?);
        if command == EXPORT {
            // Of a file the log says among what it was made of which list that was.
            let facts: serde_json::Value = serde_json::from_str(&resource).map_err(fault::internal)?;
            let list = facts.pointer("/resource/1").and_then(serde_json::Value::as_str);
            list.unwrap_or_default().clone_into(&mut resource);
        }
        Ok(Self { role, command, resource, at: row.int(4)? })
    }
}

async fn used(tx: &Tx, members: BTreeSet<Uuid>) -> Result<Used> {
    let engine = tx.cx().engine();
    let mut commands: HashMap<_, _> =
        engine.registry().commands().map(|command| (command.name, command.needs)).collect();
    // Those that only the program itself runs, for whoever asked it to.
    commands.extend([(AlterMember::NAME, AlterMember::NEEDS), (ExportReview::NAME, ExportReview::NEEDS)]);
    let asks = |schema: &Schema| (schema.view(), schema.export());
    let resources = engine.registry().resources().map(|entry| (entry.schema.name, asks(entry.schema))).collect();
    let mut deeds: HashMap<Uuid, Vec<_>> = HashMap::new();
    if !members.is_empty() {
        let read = engine.as_system(tx.workspace(), "reviews").read(may("audit", "view"))?;
        let mut sql = read.sql();
        sql.push("SELECT member_id, role, command, CASE WHEN command = ").bind(EXPORT);
        sql.push(" THEN changes ELSE resource END, max(at) FROM audit_entries WHERE workspace_id = ");
        sql.bind(tx.workspace().0).push(" AND member_id IN ").list(members);
        // What was refused was not used.
        sql.push(" AND command <> ").bind(DENY).push(" GROUP BY 1, 2, 3, 4");
        for (member, deed) in read.rows(sql, |row| Ok((row.uuid(0)?, Deed::read(row)?))).await? {
            let theirs: &mut Vec<Deed> = deeds.entry(member).or_default();
            match theirs.iter_mut().find(|known| known.is_alike(&deed)) {
                Some(known) => known.at = known.at.max(deed.at),
                None => theirs.push(deed),
            }
        }
    }
    Ok(Used { deeds, commands, resources })
}

impl Used {
    /// What a deed asked for, as far as the log tells.
    fn asked(&self, deed: &Deed) -> impl Iterator<Item = Permission> {
        let list = self.resources.get(deed.resource.as_str()).copied();
        let asked = match deed.command.as_str() {
            READ => [list.map(|(view, _)| view), None],
            EXPORT => [list.map(|(view, _)| view), list.map(|(_, export)| export)],
            name => [self.commands.get(name).copied(), None],
        };
        asked.into_iter().flatten()
    }

    fn last(&self, member: Uuid, holding: &str) -> Option<i64> {
        let deeds = self.deeds.get(&member)?.iter();
        match holding.split_once(':')? {
            ("role", key) => deeds.filter(|deed| deed.role == key).map(|deed| deed.at).max(),
            (_, word) => {
                let grant = Grants::new([word]);
                let allowed = |deed: &&Deed| self.asked(deed).any(|needs| grant.reach(needs).is_some());
                deeds.filter(allowed).map(|deed| deed.at).max()
            }
        }
    }
}
