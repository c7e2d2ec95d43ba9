//! Signing in and out with e-mail and password.

use std::net::{IpAddr, Ipv6Addr};

use engine::{Cx, Engine};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Error, Result, Rule, Uuid};

use super::Stage;
use super::commands::{CountFailure, EndSession, MarkSession, OpenSession, WINDOW};
use super::known::{code, oldest};
use super::told::{self, Visit};
use crate::password;
use crate::token::{self, hash};

/// Failures within the window after which an account has to wait.
const PER_ACCOUNT: i64 = 10;
/// The same for an address, behind which many people may sit.
pub(crate) const PER_ADDRESS: i64 = 50;

/// Who tries to sign in, from where.
#[derive(Clone, Debug)]
pub struct Attempt<'a> {
    pub email: &'a str,
    pub password: &'a str,
    pub visit: Visit<'a>,
}

/// Checks the password and opens a session; gives the cookie's value, which is kept nowhere else. For somebody with a
/// second factor, or with a new device, that session is good for nothing but giving a code ([`super::second`]). `device` is
/// the cookie of the device.
///
/// # Errors
/// `Invalid` on `email` with `Credentials`, the same whether the address or the password is wrong, after the same time;
/// `TooMany` after too many failures, for an account at most until its window ends, or too many mailed codes.
pub async fn sign_in_from(engine: &Engine, attempt: Attempt<'_>, device: Option<&str>) -> Result<String> {
    let (token, stage) = open(engine, attempt, Some(device.map(hash).unwrap_or_default())).await?;
    if stage == Stage::Device {
        code::send(engine, &token).await?;
    }
    Ok(token)
}

/// The same for somebody whose device needs no confirmation, for they have come by a link that was mailed to them.
///
/// # Errors
/// As [`sign_in_from`].
pub async fn sign_in(engine: &Engine, attempt: Attempt<'_>) -> Result<String> {
    open(engine, attempt, None).await.map(|(token, _)| token)
}

async fn open(engine: &Engine, attempt: Attempt<'_>, device: Option<String>) -> Result<(String, Stage)> {
    let email = attempt.email.trim().to_lowercase();
    let address_key = address_key(attempt.visit.address);
    let cx = attempt.visit.system(engine);
    let (id, stored) = find(&cx, &email).await?.unzip();
    // Whoever fails elsewhere with their address keeps nobody out of a browser that is known to be theirs.
    let known = known_device(&cx, id.unwrap_or_default(), device.as_deref().unwrap_or_default()).await?;
    let account_key = match (&device, known) {
        (Some(device), true) => format!("{}:{device}", account_key(&email)),
        _ => account_key(&email),
    };
    limit(&cx, &account_key, PER_ACCOUNT).await?;
    limit(&cx, &address_key, PER_ADDRESS).await?;
    if !password::verify(attempt.password, stored).await? {
        cx.perform(CountFailure { keys: vec![account_key, address_key] }).await?;
        if let Some(user) = id {
            told::refused(engine, user, None, attempt.visit);
        }
        return Err(Error::invalid("email", Rule::Credentials));
    }
    // Of many at one moment all were within the limits when they came; those before this one have been counted meanwhile.
    limit(&cx, &account_key, PER_ACCOUNT).await?;
    limit(&cx, &address_key, PER_ADDRESS).await?;
    let (user, token) = (id.unwrap_or_default(), token::new());
    let open = OpenSession {
        user,
        token_hash: hash(&token),
        address: attempt.visit.address.to_owned(),
        agent: attempt.visit.agent.to_owned(),
        device,
        account_key,
    };
    let stage = cx.perform(open).await?;
    Ok((token, stage))
}

/// Ends the session of a cookie, if there is one, and says so in the log of each workspace that it reached.
///
/// # Errors
/// Faults of the database.
pub async fn sign_out(engine: &Engine, token: &str, visit: Visit<'_>) -> Result<()> {
    let (address, agent) = (visit.address.to_owned(), visit.agent.to_owned());
    visit.system(engine).perform(EndSession { token_hash: hash(token), address, agent }).await
}

/// Notes that a session is in use.
pub(super) async fn touch(engine: &Engine, token: &str) -> Result<()> {
    system(engine).perform(MarkSession { token_hash: hash(token) }).await
}

pub(crate) fn system(engine: &Engine) -> Cx {
    engine.as_system(WorkspaceId(Uuid::nil()), "sign-in")
}

/// Under which the failures of an account are counted; the address is in lower case.
pub(crate) fn account_key(email: &str) -> String {
    format!("account:{}", hash(email))
}

/// Under which the failures of an address are counted.
pub(crate) fn address_key(address: &str) -> String {
    format!("address:{}", network(address))
}

/// What counts as one address: of IPv6 the first 64 bits, for whoever has one address of such a network has them all.
pub(crate) fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(v6)) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => format!("{}/64", Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
        },
        _ => address.to_owned(),
    }
}

pub(crate) async fn limit(cx: &Cx, key: &str, most: i64) -> Result<()> {
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

/// Whether the person has signed in with that device before. As long for nobody as for somebody.
async fn known_device(cx: &Cx, user: Uuid, device: &str) -> Result<bool> {
    let read = cx.read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT seen_at FROM known_devices WHERE user_id = ").bind(user);
    sql.push(" AND hash = ").bind(device).push(" AND seen_at > ").bind(oldest(cx.now()));
    Ok(read.first(sql, |row| row.int(0)).await?.is_some())
}

async fn find(cx: &Cx, email: &str) -> Result<Option<(Uuid, String)>> {
    let read = cx.read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT id, password_hash FROM users WHERE disabled_at IS NULL AND email = ").bind(email);
    read.first(sql, |row| Ok((row.uuid(0)?, row.text(1)?))).await
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn all_addresses_of_a_network_of_version_six_count_as_one() {
        for (address, counted) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
            ("", ""),
        ] {
            assert_eq!(network(address), counted);
        }
    }
}
