//! Signing in and out with e-mail and password.

use engine::{Cx, Engine};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Error, Result, Rule, Uuid};
use sha2::{Digest, Sha256};

use super::commands::{CountFailure, MarkSession, OpenSession, WINDOW};
use crate::password;

/// Failures within the window after which an account has to wait.
const PER_ACCOUNT: i64 = 10;
/// The same for an address, behind which many people may sit.
const PER_ADDRESS: i64 = 50;

/// Who tries to sign in, from where.
#[derive(Clone, Debug)]
pub struct Attempt<'a> {
    pub email: &'a str,
    pub password: &'a str,
    /// IP address of the peer.
    pub address: &'a str,
    pub agent: &'a str,
}

/// Checks the password and opens a session; gives the cookie's value, which is kept nowhere else.
///
/// # Errors
/// `Invalid` on `email` with `Credentials`, the same whether the address or the password is wrong, after the same time;
/// `TooMany` after too many failures, for an account at most until its window ends.
pub async fn sign_in(engine: &Engine, attempt: Attempt<'_>) -> Result<String> {
    let email = attempt.email.trim().to_lowercase();
    let account_key = format!("account:{}", hash(&email));
    let address_key = format!("address:{}", attempt.address);
    let cx = system(engine);
    limit(&cx, &account_key, PER_ACCOUNT).await?;
    limit(&cx, &address_key, PER_ADDRESS).await?;
    let user = find(&cx, &email).await?;
    let (id, stored) = user.unzip();
    if !password::verify(attempt.password, stored).await? {
        cx.perform(CountFailure { keys: vec![account_key, address_key] }).await?;
        return Err(Error::invalid("email", Rule::Credentials));
    }
    let secret: [u8; 32] = rand::random();
    let token = engine::fault::hex(&secret);
    cx.perform(OpenSession {
        user: id.unwrap_or_default(),
        token_hash: hash(&token),
        address: attempt.address.to_owned(),
        agent: attempt.agent.to_owned(),
        account_key,
    })
    .await?;
    Ok(token)
}

/// Ends the session of a cookie, if there is one.
///
/// # Errors
/// Faults of the database.
pub async fn sign_out(engine: &Engine, token: &str) -> Result<()> {
    system(engine).perform(MarkSession { token_hash: hash(token), ended: true }).await
}

/// Notes that a session is in use.
pub(super) async fn touch(engine: &Engine, token: &str) -> Result<()> {
    system(engine).perform(MarkSession { token_hash: hash(token), ended: false }).await
}

pub(super) fn system(engine: &Engine) -> Cx {
    engine.as_system(WorkspaceId(Uuid::nil()), "sign-in")
}

/// SHA-256, hexadecimal.
pub(super) fn hash(text: &str) -> String {
    engine::fault::hex(&Sha256::digest(text.as_bytes()))
}

async fn limit(cx: &Cx, key: &str, most: i64) -> Result<()> {
    let read = cx.read(may("sessions", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT since FROM sign_in_limits WHERE key = ").bind(key);
    sql.push(" AND failures >= ").bind(most).push(" AND since > ").bind(cx.now().0 - WINDOW);
    match read.first(sql, |row| row.int(0)).await? {
        None => Ok(()),
        Some(since) => {
            let left = (since + WINDOW - cx.now().0) / 1000;
            Err(Error::TooMany { retry_after: left.clamp(1, WINDOW / 1000).try_into().unwrap_or(1) })
        }
    }
}

async fn find(cx: &Cx, email: &str) -> Result<Option<(Uuid, String)>> {
    let read = cx.read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT id, password_hash FROM users WHERE disabled_at IS NULL AND email = ").bind(email);
    read.first(sql, |row| Ok((row.uuid(0)?, row.text(1)?))).await
}
