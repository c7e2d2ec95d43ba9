//! What the audit logs of a person's workspaces are told of their sessions, in the transaction in which it happens.

use engine::{Cx, Engine, Run, Tx, fault};
use kernel::id::{MemberId, UserId, WorkspaceId};
use kernel::permission::may;
use kernel::{Actor, Command, Grants, Permission, Result, Uuid, Zone};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::sign_on::required::{entity as rule, is_closed};
use crate::{members, roles};

/// From where somebody comes, and in which request.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visit<'a> {
    /// IP address of the peer.
    pub address: &'a str,
    /// What the browser says that it is.
    pub agent: &'a str,
    /// The request's id.
    pub correlation: &'a str,
}

impl Visit<'_> {
    /// The program itself, about this visit.
    pub(crate) fn system(&self, engine: &Engine) -> Cx {
        self.within(engine, WorkspaceId(Uuid::nil()))
    }

    /// The same in one workspace.
    pub(crate) fn within(&self, engine: &Engine, workspace: WorkspaceId) -> Cx {
        let cx = engine.as_system(workspace, self.correlation);
        match self.address.parse() {
            Ok(address) => cx.calling_from(address),
            Err(_) => cx,
        }
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// They are signed in.
    Accepted,
    /// They could not.
    Refused,
    /// They have signed out.
    Ended,
    /// A session had to make room for another one.
    Dropped,
}

impl Told {
    const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "sign_ins.accept",
            Self::Refused => "sign_ins.refuse",
            Self::Ended => "sign_ins.end",
            Self::Dropped => "devices.drop",
        }
    }
}

/// Tells each workspace of the person that the session reaches: `only` one, or all; of a sign-in only those that let them in by
/// a password.
pub(crate) async fn tell(
    tx: &mut Tx,
    told: Told,
    user: Uuid,
    only: Option<WorkspaceId>,
    (address, agent): (&str, &str),
) -> Result<()> {
    for (actor, open) in memberships(tx, user).await? {
        let reached = match only {
            Some(only) => actor.workspace == only,
            None => open || told != Told::Accepted,
        };
        if reached {
            let member = actor.member;
            tx.witness_as(actor, told.name(), "sessions", member, &[("address", address), ("agent", agent)])?;
        }
    }
    Ok(())
}

/// The person as a member of each workspace, and whether it lets them in by a password.
async fn memberships(tx: &Tx, user: Uuid) -> Result<Vec<(Actor, bool)>> {
    let found = members::entity::Entity::find()
        .filter(members::entity::Column::UserId.eq(user))
        .filter(members::entity::Column::ArchivedAt.is_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let called = roles::entity::Entity::find()
        .filter(roles::entity::Column::Id.is_in(found.iter().map(|member| member.role_id)))
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let rules = rule::Entity::find()
        .filter(rule::Column::WorkspaceId.is_in(found.iter().map(|member| member.workspace_id)))
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let known = found.into_iter().map(|member| {
        let rule = rules.iter().find(|rule| rule.workspace_id == member.workspace_id);
        let (required, exceptions) = (rule.map(|rule| rule.required), rule.map(|rule| rule.exceptions.as_str()));
        let role = called.iter().find(|role| role.id == member.role_id);
        let actor = Actor {
            workspace: WorkspaceId(member.workspace_id),
            user: UserId(user),
            member: MemberId(member.id),
            name: member.name,
            role: role.map(|role| role.key.clone()).unwrap_or_default(),
            grants: Grants::default(),
            teams: Vec::new(),
            customer: None,
            key: None,
            looking: false,
            bound: false,
            zone: Zone::utc(),
        };
        (actor, !is_closed(required, exceptions, member.id))
    });
    Ok(known.collect())
}

/// Says that somebody could not sign in.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct NoteRefusal {
    user: Uuid,
    only: Option<WorkspaceId>,
    address: String,
    agent: String,
}

impl Command for NoteRefusal {
    const NAME: &'static str = "sessions.refuse";
    const NEEDS: Permission = may("sessions", "open");
    type Output = ();
}

impl Run for NoteRefusal {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        tell(tx, Told::Refused, self.user, self.only, (&self.address, &self.agent)).await
    }
}

/// Says that somebody could not sign in. Not waited for: the answer must take as long for people who are not there.
pub(crate) fn refused(engine: &Engine, user: Uuid, only: Option<WorkspaceId>, visit: Visit<'_>) {
    let cx = visit.system(engine);
    let note = NoteRefusal { user, only, address: visit.address.to_owned(), agent: visit.agent.to_owned() };
    // The failure is counted already; a log that cannot be written is in the program's own log.
    tokio::spawn(async move { cx.perform(note).await });
}
