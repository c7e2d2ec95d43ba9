//! What the frame around every page needs to know about its reader.

use kernel::permission::Permission;
use kernel::{Environment, Error, Grants, Time, Uuid, Zone};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The reader, the workspace, and the clock to print times by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shell {
    pub user: String,
    pub email: String,
    pub member: kernel::id::MemberId,
    /// Name of the active role.
    pub role: String,
    /// Its key, which chooses the home page.
    pub role_key: String,
    /// Id and name of every role the reader holds; none where it is only one.
    pub roles: Vec<(Uuid, String)>,
    /// Whether the reader still has to choose one of them.
    pub choose: bool,
    /// Id and name of the issuer of this workspace through which the reader came.
    pub issuer: Option<(Uuid, String)>,
    /// Whether the reader has a passkey, which does where the password is asked for again.
    pub passkey: bool,
    /// Whether the reader only looks as that role would.
    pub looking: bool,
    /// What to show; the server decides anew at each call.
    pub grants: Grants,
    pub workspace: Workspace,
    /// Slug and name of every workspace of the reader.
    pub workspaces: Vec<(String, String)>,
    pub zone: Zone,
    /// What the installation is for.
    pub environment: Environment,
    /// When this was rendered, so that both sides print the same relative times.
    pub now: Time,
}

/// The workspace as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    pub slug: String,
    pub name: String,
    pub pack: String,
    pub accent: String,
    pub currency: String,
}

impl Shell {
    /// Whether to offer something that needs `permission`.
    pub fn may(&self, permission: Permission) -> bool {
        self.grants.reach(permission).is_some()
    }
}

/// The frame's data, for every page inside it.
pub fn use_shell() -> Signal<Shell> {
    expect_context::<Signal<Shell>>()
}

/// What the server found out about the reader before it renders a page of a workspace; nothing on other pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered(pub Option<Result<Shell, Error>>);

/// The frame's data for a member of `workspace`, and who they are there.
///
/// # Errors
/// `SignedOut`, or `NotFound` for a workspace that is not theirs.
#[cfg(feature = "ssr")]
pub async fn enter(caller: &crate::sessions::caller::Caller, workspace: String) -> Result<(Shell, engine::Cx), Error> {
    let cx = caller.enter(&workspace).await?;
    Ok((furnish(caller, cx.clone(), workspace).await?, cx))
}

/// The same for somebody who must set up a second factor before anything else: the frame with nothing but their account.
///
/// # Errors
/// As `enter`.
#[cfg(feature = "ssr")]
pub async fn enter_account(caller: &crate::sessions::caller::Caller, workspace: String) -> Result<Shell, Error> {
    let cx = caller.account(&workspace).await?;
    // In which role they act matters to nothing that is open to them.
    Ok(Shell { roles: Vec::new(), choose: false, ..furnish(caller, cx, workspace).await? })
}

#[cfg(feature = "ssr")]
async fn furnish(caller: &crate::sessions::caller::Caller, cx: engine::Cx, workspace: String) -> Result<Shell, Error> {
    let memberships = caller.memberships().await?;
    let read = anyone(&cx)?;
    let mut sql = read.sql();
    sql.push(
        "SELECT w.name, w.pack, w.accent, w.currency, COALESCE(v.name, r.name), m.email, m.roles, a.role_id, i.id, i.name,
            (SELECT count(*) FROM factors f WHERE f.user_id = m.user_id AND f.kind = 2 AND f.confirmed_at IS NOT NULL)
         FROM members m JOIN workspaces w ON w.id = m.workspace_id
         LEFT JOIN sessions s ON s.token_hash = ",
    );
    sql.bind(caller.token_hash());
    sql.push(
        " LEFT JOIN issuers i ON i.id = s.issuer_id AND i.workspace_id = w.id AND s.workspace_id = w.id
          LEFT JOIN active_roles a ON a.session_id = s.id AND a.workspace_id = w.id
          LEFT JOIN roles v ON v.id = a.viewing_id
          JOIN roles r ON r.id = COALESCE(a.role_id, m.role_id) WHERE m.id = ",
    );
    sql.bind(cx.actor().member.0);
    let now = cx.now();
    let found = read.first(sql, |row| {
        let texts = [row.text(0)?, row.text(1)?, row.text(2)?, row.text(3)?, row.text(4)?, row.text(5)?];
        let issuer = row.maybe_uuid(8)?.zip(row.maybe_text(9)?);
        Ok((texts, crate::roles::words(&row.text(6)?), row.maybe_uuid(7)?.is_some(), issuer, row.int(10)? > 0))
    });
    let found = found.await?.ok_or(Error::NotFound)?;
    let ([name, pack, accent, currency, role, email], held, chosen, issuer, passkey) = found;
    let roles = if held.len() > 1 { names(&read, held).await? } else { Vec::new() };
    let actor = cx.actor();
    Ok(Shell {
        user: actor.name.clone(),
        email,
        member: actor.member,
        role,
        role_key: actor.role.clone(),
        choose: roles.len() > 1 && !chosen,
        roles,
        issuer,
        passkey,
        looking: actor.looking,
        grants: actor.grants.clone(),
        workspace: Workspace { slug: workspace, name, pack, accent, currency },
        workspaces: memberships.into_iter().map(|membership| (membership.slug, membership.name)).collect(),
        zone: actor.zone.clone(),
        environment: cx.engine().environment(),
        now,
    })
}

/// Id and name of the roles of these keys, in the order of the names.
#[cfg(feature = "ssr")]
async fn names(read: &engine::Read, keys: Vec<String>) -> Result<Vec<(Uuid, String)>, Error> {
    let mut sql = read.sql();
    sql.push("SELECT id, name, key FROM roles WHERE workspace_id = ").bind(read.cx().actor().workspace.0);
    sql.push(" ORDER BY name");
    let roles = read.rows(sql, |row| Ok((row.uuid(0)?, row.text(1)?, row.text(2)?))).await?;
    Ok(roles.into_iter().filter(|(_, _, key)| keys.contains(key)).map(|(id, name, _)| (id, name)).collect())
}

/// Slugs and names of the reader's workspaces.
///
/// # Errors
/// `SignedOut`.
#[server]
pub async fn memberships() -> Result<Vec<(String, String)>, Error> {
    let found = crate::gate::caller()?.memberships().await?;
    Ok(found.into_iter().map(|membership| (membership.slug, membership.name)).collect())
}

/// Facts about oneself and one's workspace need no permission beyond being a member.
#[cfg(feature = "ssr")]
fn anyone(cx: &engine::Cx) -> kernel::Result<engine::Read> {
    cx.engine().as_system(cx.actor().workspace, "shell").read(kernel::permission::may("shell", "view"))
}
