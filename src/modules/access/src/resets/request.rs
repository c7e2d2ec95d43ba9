//! What happens before anybody is known: asking for a link, opening it, using it.

use engine::Engine;
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Result, Rule, Time};

use super::commands::{RequestReset, ResetPassword, SendElsewhere};
use super::door::Standing;
use crate::sessions::commands::CountFailure;
use crate::sessions::sign_in::{limit, network, system};
use crate::sign_on::required::is_closed;
use crate::{password, strength, token};

/// Links that may be asked for within a quarter of an hour, for one account and from one address.
const PER_ACCOUNT: i64 = 3;
const PER_ADDRESS: i64 = 20;

/// Mails a link to that address, if somebody signs in with it. The answer is the same, and takes as long, whether
/// anybody does: the mail is queued beside it.
///
/// # Errors
/// `TooMany` from one peer; faults of the database.
pub async fn request(engine: &Engine, email: &str, peer: &str) -> Result<()> {
    let email = email.trim().to_lowercase();
    let (account, address) = (format!("reset:{}", token::hash(&email)), format!("resets-of:{}", network(peer)));
    let cx = system(engine);
    limit(&cx, &address, PER_ADDRESS).await?;
    let more = limit(&cx, &account, PER_ACCOUNT).await.is_ok();
    cx.perform(CountFailure { keys: vec![account, address] }).await?;
    if more {
        let engine = engine.clone();
        tokio::spawn(async move {
            if let Err(error) = queue(&engine, &email).await {
                tracing::error!(%error, "a password reset could not be mailed");
            }
        });
    }
    Ok(())
}

async fn queue(engine: &Engine, email: &str) -> Result<()> {
    let read = system(engine).read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push(
        "SELECT m.workspace_id, m.id, o.required, o.exceptions
         FROM users u JOIN members m ON m.user_id = u.id AND m.archived_at IS NULL
         LEFT JOIN sign_on_rules o ON o.workspace_id = m.workspace_id WHERE u.disabled_at IS NULL AND u.email = ",
    );
    sql.bind(email).push(" ORDER BY m.created_at, m.id");
    let found = read.rows(sql, |row| {
        let (workspace, member) = (WorkspaceId(row.uuid(0)?), row.uuid(1)?);
        Ok((workspace, member, is_closed(row.maybe_int(2)?, row.maybe_text(3)?.as_deref(), member)))
    });
    let found = found.await?;
    // A password is good for nothing where every workspace takes single sign-on only.
    let open = found.iter().find(|(.., closed)| !closed);
    let (workspace, member, closed) = match open.or_else(|| found.first()) {
        None => return Ok(()),
        Some((workspace, member, closed)) => (*workspace, *member, *closed),
    };
    let cx = engine.as_system(workspace, "forgot-password");
    if closed { cx.perform(SendElsewhere { member }).await } else { cx.perform(RequestReset { member }).await }
}

struct Opened {
    workspace: WorkspaceId,
    name: String,
    email: String,
    expires_at: Time,
    used: bool,
}

async fn open(engine: &Engine, link: &str) -> Result<Option<Opened>> {
    let read = system(engine).read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push(
        "SELECT p.workspace_id, u.name, u.email, p.expires_at, p.used_at FROM password_resets p
         JOIN users u ON u.id = p.user_id AND u.disabled_at IS NULL WHERE p.token_hash = ",
    );
    sql.bind(token::hash(link));
    read.first(sql, |row| {
        Ok(Opened {
            workspace: WorkspaceId(row.uuid(0)?),
            name: row.text(1)?,
            email: row.text(2)?,
            expires_at: Time(row.int(3)?),
            used: row.maybe_int(4)?.is_some(),
        })
    })
    .await
}

/// How a link stands.
///
/// # Errors
/// Faults of the database.
pub async fn standing(engine: &Engine, link: &str) -> Result<Standing> {
    Ok(match open(engine, link).await? {
        Some(opened) if !opened.used && opened.expires_at > engine.clock().now() => Standing::Open(opened.email),
        Some(opened) if !opened.used => Standing::Expired,
        _ => Standing::Wrong,
    })
}

/// Sets the password that a link is for, ends every session of the person and tells them.
///
/// # Errors
/// `Invalid` on `password`; `Invalid` on `link` with `State` when it is not good (any more).
pub async fn reset(engine: &Engine, link: &str, new: &str) -> Result<()> {
    let now = engine.clock().now();
    let opened = open(engine, link).await?.filter(|opened| !opened.used && opened.expires_at > now);
    let opened = opened.ok_or_else(|| kernel::Error::invalid("link", Rule::State))?;
    strength::demand(new, &[&opened.name, &opened.email]).await?;
    let command = ResetPassword { token_hash: token::hash(link), password_hash: password::hash(new).await? };
    engine.as_system(opened.workspace, "reset-password").perform(command).await
}
