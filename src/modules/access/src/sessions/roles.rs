//! In which role a session acts.

use engine::{Run, Tx, fault};
use kernel::permission::may;
use kernel::{Actor, Command, Error, Grants, Permission, Result, Uuid};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::caller::Caller;
use super::{active_entity, entity};
use crate::roles::{self, LOOK};
use crate::token::hash;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acting {
    /// Act in a role that one holds.
    As(Uuid),
    /// Look as another role would, without changing anything.
    Looking(Uuid),
    /// Look no longer.
    Back,
}

/// Gives the session another role in a workspace, and the cookie another value, which is returned: what was copied of it
/// before is worth nothing.
///
/// # Errors
/// `NotFound` for a role of elsewhere or that is not held; `Forbidden` for looking beyond what one holds; those of the
/// gate.
pub async fn act(caller: &Caller, workspace: &str, wanted: Acting) -> Result<String> {
    let cx = caller.enter(workspace).await?;
    let actor = cx.actor();
    let (role, looking) = match wanted {
        Acting::Back => (None, None),
        Acting::As(id) => {
            let role = role(&cx, id).await?;
            if !held(&cx).await?.contains(&role.key) {
                return Err(Error::NotFound);
            }
            (Some(role), None)
        }
        Acting::Looking(_) if actor.looking => return Err(Error::Looking),
        Acting::Looking(id) => {
            actor.reach(LOOK)?;
            let role = role(&cx, id).await?;
            if let Some(needs) = actor.grants.lacks(&role.grants) {
                return Err(Error::Forbidden { needs: needs.to_owned() });
            }
            (None, Some(role))
        }
    };
    let token = crate::token::new();
    let switch = SwitchRole {
        before: hash(caller.token.as_deref().ok_or(Error::SignedOut)?),
        after: hash(&token),
        role: role.map(|role| (role.id, role.key)),
        looking: looking.map(|role| (role.id, role.key)),
    };
    // Nobody needs a permission to act in their own role; what it may do was decided above.
    let actor = Actor { grants: Grants::new(["sessions:switch"]), looking: false, ..actor.clone() };
    cx.acting(actor).perform(switch).await?;
    Ok(token)
}

struct Role {
    id: Uuid,
    key: String,
    grants: Grants,
}

async fn role(cx: &engine::Cx, id: Uuid) -> Result<Role> {
    let read = own(cx)?;
    let mut sql = read.sql();
    sql.push("SELECT key, grants FROM roles WHERE archived_at IS NULL AND id = ").bind(id);
    sql.push(" AND workspace_id = ").bind(cx.actor().workspace.0);
    let decode = move |row: &engine::Record<'_>| {
        Ok(Role { id, key: row.text(0)?, grants: Grants::new(roles::words(&row.text(1)?)) })
    };
    read.first(sql, decode).await?.ok_or(Error::NotFound)
}

/// Keys of the roles of the caller.
async fn held(cx: &engine::Cx) -> Result<Vec<String>> {
    let read = own(cx)?;
    let mut sql = read.sql();
    sql.push("SELECT roles FROM members WHERE id = ").bind(cx.actor().member.0);
    Ok(read.first(sql, |row| Ok(roles::words(&row.text(0)?))).await?.unwrap_or_default())
}

fn own(cx: &engine::Cx) -> Result<engine::Read> {
    cx.engine().as_system(cx.actor().workspace, "roles").read(may("roles", "view"))
}

/// Writes down in which role a session acts, and changes its token. Internal.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct SwitchRole {
    /// Hashes of the cookie, before and after.
    before: String,
    after: String,
    /// Id and key; none stays.
    role: Option<(Uuid, String)>,
    looking: Option<(Uuid, String)>,
}

impl Command for SwitchRole {
    const NAME: &'static str = "sessions.switch_role";
    const NEEDS: Permission = may("sessions", "switch");
    type Output = ();
}

impl Run for SwitchRole {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let session = entity::Entity::find()
            .filter(entity::Column::TokenHash.eq(self.before))
            .filter(entity::Column::EndedAt.is_null())
            .lock_exclusive()
            .one(tx.connection())
            .await
            .map_err(fault::database)?
            .ok_or(Error::SignedOut)?;
        let id = session.id;
        let renewed = entity::ActiveModel { token_hash: Set(self.after), ..session.into() };
        renewed.update(tx.connection()).await.map_err(fault::database)?;
        let known = active_entity::Entity::find_by_id((id, tx.workspace().0)).one(tx.connection()).await;
        let known = known.map_err(fault::database)?;
        let default = match (&self.role, known) {
            (Some((role, _)), _) => *role,
            (None, Some(known)) => known.role_id,
            (None, None) => default_role(tx).await?,
        };
        let row = active_entity::Model {
            session_id: id,
            workspace_id: tx.workspace().0,
            role_id: default,
            viewing_id: self.looking.as_ref().map(|(role, _)| *role),
        };
        let columns = [active_entity::Column::SessionId, active_entity::Column::WorkspaceId];
        let again = OnConflict::columns(columns)
            .update_columns([active_entity::Column::RoleId, active_entity::Column::ViewingId])
            .to_owned();
        active_entity::Entity::insert(active_entity::ActiveModel::from(row))
            .on_conflict(again)
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        let member = tx.actor().member;
        match (self.role, self.looking) {
            (Some((_, key)), _) => tx.witness("sessions", member, &[("role", &key)]),
            (None, Some((_, key))) => tx.witness("sessions", member, &[("looking_as", &key)]),
            (None, None) => tx.witness("sessions", member, &[("looking_as", "")]),
        }
    }
}

async fn default_role(tx: &Tx) -> Result<Uuid> {
    let member = crate::members::entity::Entity::find_by_id(tx.actor().member.0).one(tx.connection()).await;
    Ok(member.map_err(fault::database)?.ok_or(Error::SignedOut)?.role_id)
}
