//! From a key, or a token that came of one, to an actor: the way in for programs. What they may do is read at each request:
//! the key's scopes, as far as its holder reaches now.

use std::net::IpAddr;

use engine::{Cx, Engine, Sql};
use kernel::id::{MemberId, TeamId, UserId, WorkspaceId};
use kernel::permission::may;
use kernel::{Actor, Error, Grants, Result, Time, Uuid};

use super::commands::TouchKey;
use super::secret;
use crate::factors::sms::COUNTS;
use crate::networks::{range, refusal};
use crate::roles::words;
use crate::security;
use crate::sessions::held::Held;
use crate::sessions::sign_in::system;
use crate::token;
use crate::tokens::Token;

/// How long a use of a key may go unnoted, milliseconds.
const UNNOTED: i64 = 60_000;

/// A request by a program.
#[derive(Clone, Debug)]
pub struct Program {
    pub engine: Engine,
    pub address: IpAddr,
    pub agent: String,
    /// Answers and log lines carry it.
    pub correlation: String,
    /// Who issues tokens: the program's own address.
    pub issuer: String,
}

/// What a program shows.
pub(crate) enum Shown<'a> {
    Key(&'a str),
    Token(&'a Token),
    /// A refresh token of this family.
    Family(Uuid),
}

/// Whom a program acts for, and with which key.
#[derive(Clone, Debug)]
pub struct Entered {
    pub cx: Cx,
    /// Slug and name.
    pub workspace: (String, String),
    pub email: String,
    pub key: KeyFacts,
}

/// The key as far as its user may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFacts {
    pub id: Uuid,
    pub name: String,
    pub prefix: String,
    pub expires: Time,
}

impl Program {
    /// Whom the bearer of this key or access token acts for.
    ///
    /// # Errors
    /// `SignedOut` for one that is none, is over, was revoked, or whose holder left; `Network` from where it may not be
    /// used; `Unprotected` when the holder lacks a second factor that their role asks for.
    pub async fn enter(&self, bearer: &str) -> Result<Entered> {
        if bearer.starts_with(secret::MARK) {
            return self.find(Shown::Key(bearer)).await;
        }
        let token = Token::read(&self.engine, &self.issuer, bearer)?;
        self.find(Shown::Token(&token)).await
    }

    pub(crate) async fn find(&self, shown: Shown<'_>) -> Result<Entered> {
        if matches!(shown, Shown::Key(key) if !secret::is_key(key)) {
            return Err(Error::SignedOut);
        }
        let cx = system(&self.engine);
        let (today, address) = (cx.now(), self.address);
        let read = cx.read(may("keys", "view"))?;
        let mut sql = read.sql();
        push(&mut sql, &shown, today);
        let narrowed = match shown {
            Shown::Token(token) => Some(token.permissions.clone()),
            _ => None,
        };
        let rows = read
            .rows(sql, move |row| {
                let held = Held::new(&row.text(0)?, &row.text(1)?, row.text(2)?, &row.text(3)?);
                let own: Vec<String> = words(&row.text(4)?);
                let admitted = range::column_admits(row.maybe_text(5)?.as_deref(), &held.roles, address)
                    && (own.is_empty() || range::within(&own, address));
                let protected = row.int(7)? > 0 || !security::wants_factor(row.maybe_text(6)?.as_deref(), &held.roles);
                let (role, grants, _) = held.acting(None);
                let grants = grants.meet(&Grants::new(words(&row.text(8)?)));
                let key = KeyFacts {
                    id: row.uuid(9)?,
                    name: row.text(10)?,
                    prefix: row.text(11)?,
                    expires: Time(row.int(12)?),
                };
                let actor = Actor {
                    workspace: WorkspaceId(row.uuid(14)?),
                    user: UserId(row.uuid(15)?),
                    member: MemberId(row.uuid(16)?),
                    name: row.text(17)?,
                    role,
                    grants: narrowed.as_ref().map_or(grants.clone(), |narrowed| grants.meet(narrowed)),
                    teams: row.maybe_uuid(18)?.map(TeamId).into_iter().collect(),
                    customer: row.maybe_uuid(23)?,
                    key: Some(key.name.clone()),
                    looking: false,
                    bound: false,
                    zone: engine::zone(&row.text(19)?, today),
                };
                let workspace = (row.text(20)?, row.text(21)?);
                Ok((actor, key, row.maybe_int(13)?, workspace, row.text(22)?, admitted, protected))
            })
            .await?;
        let mut rows = rows.into_iter();
        let (mut actor, key, used, workspace, email, admitted, protected) = rows.next().ok_or(Error::SignedOut)?;
        actor.teams.extend(rows.flat_map(|(actor, ..)| actor.teams));
        // Nobody sits there to ask for a password: what wants one is refused.
        let cx = self.engine.as_actor(actor, self.correlation.clone()).calling_from(address).proven(Time(0));
        if !admitted {
            return Err(refusal::refuse(cx, key.id, address).await);
        }
        if !protected {
            return Err(Error::Unprotected);
        }
        if used.is_none_or(|used| today.0 - used > UNNOTED) {
            let (engine, touch) = (self.engine.clone(), TouchKey { key: key.id, address: address.to_string() });
            tokio::spawn(async move {
                // Unnoted now, noted with the next request.
                let _ = system(&engine).perform(touch).await;
            });
        }
        Ok(Entered { cx, workspace, email, key })
    }
}

fn push(sql: &mut Sql, shown: &Shown<'_>, now: Time) {
    sql.push(
        "SELECT m.roles, m.grants, r.key, r.grants, k.networks, l.networks, p.factor_roles,
            (SELECT count(*) FROM factors f WHERE f.user_id = u.id AND ",
    );
    sql.push(COUNTS);
    sql.push(
        "),
            k.grants, k.id, k.name, k.prefix, k.expires_at, k.used_at,
            m.workspace_id, m.user_id, m.id, m.name, x.team_id, w.zone, w.slug, w.name, u.email,
            m.customer_id
         FROM api_keys k
         JOIN members m ON m.id = k.member_id AND m.workspace_id = k.workspace_id AND m.archived_at IS NULL
         JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
         JOIN workspaces w ON w.id = k.workspace_id
         JOIN roles r ON r.id = k.role_id
         LEFT JOIN team_members x ON x.member_id = m.id
         LEFT JOIN security_settings p ON p.workspace_id = w.id
         LEFT JOIN allowed_networks l ON l.workspace_id = w.id
         WHERE k.revoked_at IS NULL AND k.expires_at > ",
    );
    sql.bind(now.0);
    let family = match shown {
        Shown::Key(key) => {
            sql.push(" AND k.hash = ").bind(token::hash(key));
            return;
        }
        Shown::Token(token) => {
            sql.push(" AND k.id = ").bind(token.key).push(" AND w.slug = ").bind(token.workspace.as_str());
            sql.push(" AND m.id = ").bind(token.member);
            token.family
        }
        Shown::Family(family) => *family,
    };
    sql.push(" AND EXISTS (SELECT 1 FROM token_families t WHERE t.key_id = k.id AND t.ended_at IS NULL AND t.id = ");
    sql.bind(family).push(")");
}
