//! From a request's cookie to an actor: the only way in for everything that is not the program itself.

use std::net::IpAddr;

use engine::{Cx, Engine};
use kernel::id::{MemberId, TeamId, UserId, WorkspaceId};
use kernel::permission::may;
use kernel::{Actor, Error, Grants, Result, Time, Uuid};
use ui::i18n::Locale;
use ui::theme::Theme;

use super::held::Held;
use super::limits;
use super::sign_in::{system, touch};
use super::told::Visit;
use crate::factors::sms::COUNTS;
use crate::networks::{range, refusal};
use crate::security;
use crate::sign_on::required::{Required, exception, is_closed};
use crate::token::hash;

/// How long a use of a session may go unnoted, milliseconds.
const UNNOTED: i64 = 60_000;

/// A request, as far as the rooms care; the server provides it as context to pages and server functions.
#[derive(Clone, Debug)]
pub struct Caller {
    pub engine: Engine,
    /// The session cookie.
    pub token: Option<String>,
    /// From where the request comes, as far as the proxies that are trusted say so; unspecified where they do not.
    pub address: IpAddr,
    /// Answers and log lines carry it.
    pub correlation: String,
    /// From the cookie, else from the browser's languages.
    pub locale: Locale,
    /// From the cookie.
    pub theme: Theme,
    /// Whether the sidebar shows icons only; from the cookie.
    pub collapsed: bool,
    /// Whether the rows of tables are low.
    pub compact: bool,
}

/// A workspace somebody is a member of.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Membership {
    pub slug: String,
    pub name: String,
}

/// Who a request's session belongs to, in one workspace.
struct Seen {
    actor: Actor,
    /// When a password or factor of their own was last given in the session.
    own: Time,
    /// The same, or the password at the issuer through which they came.
    proof: Time,
    protection: Protection,
    /// Of the session.
    session: Uuid,
    /// Whether the allow-lists that concern the member let the request in.
    admitted: bool,
    way: Way,
}

/// By which door they came, and whether the workspace takes it.
enum Way {
    Open,
    /// It takes single sign-on only, and they came otherwise.
    Closed,
    /// The same, and they are an exception that is to be noted.
    Excepted,
}

/// Whether somebody's second factors are what their role asks for.
enum Protection {
    Enough,
    Wanting,
}

impl Caller {
    /// By which the database knows the session; without a cookie one that it does not know.
    pub(crate) fn token_hash(&self) -> String {
        self.token.as_deref().map(hash).unwrap_or_default()
    }

    /// From where they come with what is asked; `address` is theirs.
    pub fn visit<'a>(&'a self, address: &'a str, agent: &'a str) -> Visit<'a> {
        Visit { address, agent, correlation: &self.correlation }
    }

    /// The caller as a member of a workspace.
    ///
    /// # Errors
    /// `SignedOut` without a living session; `NotFound` for a workspace the person does not belong to; `Network` from where
    /// it may not be used; `SingleSignOn` where it takes nothing else and they came otherwise; `Unprotected` for somebody whose role asks for a second factor and who has none.
    pub async fn enter(&self, workspace: &str) -> Result<Cx> {
        match self.look(workspace).await? {
            Seen { protection: Protection::Wanting, .. } => Err(Error::Unprotected),
            Seen { actor, proof, .. } => Ok(self.cx(actor).proven(proof)),
        }
    }

    /// As `enter`, for what goes on without anybody doing anything: the session is no longer in use for it, and ends when nobody
    /// has used it for long enough.
    ///
    /// # Errors
    /// As `enter`.
    pub async fn still(&self, workspace: &str) -> Result<Cx> {
        match self.find(workspace).await?.0 {
            Seen { protection: Protection::Wanting, .. } => Err(Error::Unprotected),
            Seen { actor, proof, .. } => Ok(self.cx(actor).proven(proof)),
        }
    }

    /// The caller in their own account: may see and change what is theirs (factors, devices) and nothing else. Whoever
    /// lacks a second factor gets this far.
    ///
    /// # Errors
    /// As `enter`, without `Unprotected`.
    pub async fn account(&self, workspace: &str) -> Result<Cx> {
        let Seen { actor, own, .. } = self.look(workspace).await?;
        let actor = Actor { grants: Grants::new(["account:*"]), ..actor };
        Ok(self.cx(actor).proven(own))
    }

    fn cx(&self, actor: Actor) -> Cx {
        self.engine.as_actor(actor, self.correlation.clone()).calling_from(self.address)
    }

    /// Finds the caller and notes that the session is in use.
    async fn look(&self, workspace: &str) -> Result<Seen> {
        let (found, seen) = self.find(workspace).await?;
        let token = self.token.clone().unwrap_or_default();
        if self.engine.clock().now().0 - seen > UNNOTED {
            let engine = self.engine.clone();
            tokio::spawn(async move {
                // Unnoted now, noted with the next request.
                let _ = touch(&engine, &token).await;
            });
        }
        Ok(found)
    }

    /// The caller, and when the session was last noted to be in use.
    async fn find(&self, workspace: &str) -> Result<(Seen, i64)> {
        let token = self.token.as_deref().ok_or(Error::SignedOut)?;
        let cx = system(&self.engine);
        let (today, address) = (cx.now(), self.address);
        let now = today.0;
        let read = cx.read(may("sessions", "view"))?;
        let mut sql = read.sql();
        sql.push(
            "SELECT s.seen_at, m.workspace_id, m.user_id, m.id, m.name, r.key, r.grants, x.team_id, w.zone, m.roles,
                m.grants, v.key, v.grants, s.confirmed_at, p.factor_roles,
                (SELECT count(*) FROM factors f WHERE f.user_id = u.id AND ",
        );
        sql.push(COUNTS);
        sql.push(
            "), CASE WHEN s.workspace_id = w.id THEN s.signed_on_at ELSE 0 END,
                CASE WHEN s.workspace_id = w.id THEN s.issuer_factor ELSE 0 END, s.id, l.networks,
                o.required, o.exceptions, t.id, n.at, m.customer_id,
                CASE WHEN s.workspace_id IS NULL OR s.confirmed_at > 0 THEN 0 ELSE 1 END
             FROM sessions s
             JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
             LEFT JOIN workspaces w ON w.slug = ",
        );
        sql.bind(workspace);
        sql.push(
            " AND (s.workspace_id IS NULL OR s.workspace_id = w.id)
             LEFT JOIN members m ON m.workspace_id = w.id AND m.user_id = u.id AND m.archived_at IS NULL
             LEFT JOIN active_roles a ON a.session_id = s.id AND a.workspace_id = w.id
             LEFT JOIN roles r ON r.id = COALESCE(a.role_id, m.role_id)
             LEFT JOIN roles v ON v.id = a.viewing_id
             LEFT JOIN team_members x ON x.member_id = m.id
             LEFT JOIN security_settings p ON p.workspace_id = w.id
             LEFT JOIN allowed_networks l ON l.workspace_id = w.id
             LEFT JOIN sign_on_rules o ON o.workspace_id = w.id
             LEFT JOIN issuers t ON t.id = s.issuer_id AND t.workspace_id = w.id
             LEFT JOIN sign_on_exceptions n ON n.session_id = s.id AND n.workspace_id = w.id
             WHERE ",
        );
        limits::living(&mut sql, token, now);
        let rows = read
            .rows(sql, move |row| {
                let (seen, own) = (row.int(0)?, Time(row.int(13)?));
                let Some(workspace) = row.maybe_uuid(1)? else { return Ok((seen, None)) };
                let held = Held::new(&row.text(9)?, &row.text(10)?, row.text(5)?, &row.text(6)?);
                let admitted = range::column_admits(row.maybe_text(19)?.as_deref(), &held.roles, address);
                let wanted = security::wants_factor(row.maybe_text(14)?.as_deref(), &held.roles);
                let seen_as = row.maybe_text(11)?.zip(row.maybe_text(12)?);
                let (role, grants, looking) = held.acting(seen_as);
                let actor = Actor {
                    workspace: WorkspaceId(workspace),
                    user: UserId(row.uuid(2)?),
                    member: MemberId(row.uuid(3)?),
                    name: row.text(4)?,
                    role,
                    grants,
                    teams: row.maybe_uuid(7)?.map(TeamId).into_iter().collect(),
                    customer: row.maybe_uuid(24)?,
                    key: None,
                    looking,
                    bound: row.int(25)? != 0,
                    zone: engine::zone(&row.text(8)?, today),
                };
                let wanting = wanted && row.int(15)? == 0 && row.int(17)? == 0;
                let protection = if wanting { Protection::Wanting } else { Protection::Enough };
                let proof = Time(row.int(16)?).max(own);
                let session = row.uuid(18)?;
                let (required, exceptions) = (row.maybe_int(20)?, row.maybe_text(21)?);
                let way = if row.maybe_uuid(22)?.is_some() || required != Some(Required::Yes.rank()) {
                    Way::Open
                } else if is_closed(required, exceptions.as_deref(), actor.member.0) {
                    Way::Closed
                } else if row.maybe_int(23)?.is_some() {
                    Way::Open
                } else {
                    Way::Excepted
                };
                Ok((seen, Some(Seen { actor, own, proof, protection, session, admitted, way })))
            })
            .await?;
        let mut rows = rows.into_iter();
        let (seen, first) = rows.next().ok_or(Error::SignedOut)?;
        let mut found = first.ok_or(Error::NotFound)?;
        found.actor.teams.extend(rows.filter_map(|(_, found)| found).flat_map(|found| found.actor.teams));
        if !found.admitted {
            return Err(refusal::refuse(self.cx(found.actor), found.session, address).await);
        }
        match found.way {
            Way::Open => {}
            Way::Closed => return Err(Error::SingleSignOn),
            Way::Excepted => {
                let cx = self.cx(found.actor.clone());
                exception::note(&cx, found.session, address.to_string()).await?;
            }
        }
        Ok((found, seen))
    }

    /// The workspaces of the person, by name.
    ///
    /// # Errors
    /// `SignedOut` without a living session.
    pub async fn memberships(&self) -> Result<Vec<Membership>> {
        let token = self.token.as_deref().ok_or(Error::SignedOut)?;
        let cx = system(&self.engine);
        let now = cx.now().0;
        let read = cx.read(may("sessions", "view"))?;
        let mut sql = read.sql();
        sql.push(
            "SELECT w.slug, w.name FROM sessions s
             JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
             LEFT JOIN members m ON m.user_id = u.id AND m.archived_at IS NULL
                AND (s.workspace_id IS NULL OR s.workspace_id = m.workspace_id)
             LEFT JOIN workspaces w ON w.id = m.workspace_id
             WHERE ",
        );
        limits::living(&mut sql, token, now);
        sql.push(" ORDER BY w.name");
        let rows = read.rows(sql, |row| Ok((row.maybe_text(0)?, row.text(1)?))).await?;
        if rows.is_empty() {
            return Err(Error::SignedOut);
        }
        Ok(rows.into_iter().filter_map(|(slug, name)| Some(Membership { slug: slug?, name })).collect())
    }
}
