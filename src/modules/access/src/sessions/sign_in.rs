//! Signing in and out with e-mail and password.

use std::net::{IpAddr, Ipv6Addr};

use engine::{Cx, Engine};
use kernel::id::{MemberId, UserId, WorkspaceId};
use kernel::permission::may;
use kernel::{Actor, Error, Grants, Result, Rule, Uuid, Zone};

use super::Stage;
use super::commands::{CountFailure, MarkSession, NoteRefusal, NoteSignIn, NoteSignOut, OpenSession, WINDOW};
use super::known::{code, oldest};
use crate::password;
use crate::sign_on::required::is_closed;
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
    /// IP address of the peer.
    pub address: &'a str,
    pub agent: &'a str,
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
    let address_key = address_key(attempt.address);
    let cx = system(engine);
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
            note_refusal(engine, user, None, attempt.address, attempt.agent);
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
        address: attempt.address.to_owned(),
        agent: attempt.agent.to_owned(),
        device,
        account_key,
    };
    let stage = cx.perform(open).await?;
    if stage == Stage::Whole {
        note_sign_in(engine, user, None, attempt.address, attempt.agent).await?;
    }
    Ok((token, stage))
}

/// Says in the log of each of the person's workspaces that they have signed in, or of the only one that the session reaches.
pub(crate) async fn note_sign_in(
    engine: &Engine,
    user: Uuid,
    only: Option<WorkspaceId>,
    address: &str,
    agent: &str,
) -> Result<()> {
    let members = memberships(engine, user).await?;
    let reached = |cx: &Cx, open: bool| only.map_or(open, |only| cx.actor().workspace == only);
    for (member, _) in members.into_iter().filter(|(cx, open)| reached(cx, *open)) {
        from(member, address).perform(NoteSignIn { address: address.to_owned(), agent: agent.to_owned() }).await?;
    }
    Ok(())
}

/// Says there that somebody could not. Not waited for: the answer must take as long for people who are not there.
pub(crate) fn note_refusal(engine: &Engine, user: Uuid, only: Option<WorkspaceId>, address: &str, agent: &str) {
    let refusal = NoteRefusal { address: address.to_owned(), agent: agent.to_owned() };
    let engine = engine.clone();
    tokio::spawn(async move {
        let members = memberships(&engine, user).await.unwrap_or_default();
        let reached = |cx: &Cx| only.is_none_or(|only| cx.actor().workspace == only);
        for (member, _) in members.into_iter().filter(|(cx, _)| reached(cx)) {
            // The failure is counted already; a log that cannot be written is in the program's own log.
            let _ = from(member, &refusal.address).perform(refusal.clone()).await;
        }
    });
}

/// The same caller from that address, where it is one.
fn from(cx: Cx, address: &str) -> Cx {
    match address.parse() {
        Ok(address) => cx.calling_from(address),
        Err(_) => cx,
    }
}

/// The person as a member of each workspace, for its audit log, and whether it lets them in by a password.
async fn memberships(engine: &Engine, user: Uuid) -> Result<Vec<(Cx, bool)>> {
    let cx = system(engine);
    let read = cx.read(may("members", "view"))?;
    let mut sql = read.sql();
    sql.push(
        "SELECT m.workspace_id, m.id, m.name, r.key, o.required, o.exceptions
         FROM members m JOIN roles r ON r.id = m.role_id
         LEFT JOIN sign_on_rules o ON o.workspace_id = m.workspace_id WHERE m.archived_at IS NULL AND m.user_id = ",
    );
    sql.bind(user);
    let members = read.rows(sql, move |row| {
        let open = !is_closed(row.maybe_int(4)?, row.maybe_text(5)?.as_deref(), row.uuid(1)?);
        let actor = Actor {
            workspace: WorkspaceId(row.uuid(0)?),
            user: UserId(user),
            member: MemberId(row.uuid(1)?),
            name: row.text(2)?,
            role: row.text(3)?,
            grants: Grants::new(["sessions:open"]),
            teams: Vec::new(),
            customer: None,
            key: None,
            looking: false,
            bound: false,
            zone: Zone::utc(),
        };
        Ok((actor, open))
    });
    Ok(members.await?.into_iter().map(|(actor, open)| (engine.as_actor(actor, "sign-in"), open)).collect())
}

/// Ends the session of a cookie, if there is one, and says so in the log of each workspace that it reached. `address` and `agent`
/// are those of the request.
///
/// # Errors
/// Faults of the database.
pub async fn sign_out(engine: &Engine, token: &str, (address, agent): (&str, &str)) -> Result<()> {
    let cx = system(engine);
    let read = cx.read(may("sessions", "view"))?;
    let mut sql = read.sql();
    // One that still waited for a code was never signed in.
    sql.push("SELECT user_id, workspace_id FROM sessions WHERE ended_at IS NULL AND stage = ")
        .bind(Stage::Whole as i64);
    sql.push(" AND token_hash = ").bind(hash(token));
    let open = read.first(sql, |row| Ok((row.uuid(0)?, row.maybe_uuid(1)?.map(WorkspaceId)))).await?;
    cx.perform(MarkSession { token_hash: hash(token), ended: true }).await?;
    let Some((user, only)) = open else { return Ok(()) };
    for (member, _) in memberships(engine, user).await? {
        if only.is_none_or(|only| member.actor().workspace == only) {
            let note = NoteSignOut { address: address.to_owned(), agent: agent.to_owned() };
            from(member, address).perform(note).await?;
        }
    }
    Ok(())
}

/// Notes that a session is in use.
pub(super) async fn touch(engine: &Engine, token: &str) -> Result<()> {
    system(engine).perform(MarkSession { token_hash: hash(token), ended: false }).await
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
