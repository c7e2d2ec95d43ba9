//! Beginning ceremonies, and signing in with a passkey alone: it is something one has and, as the authenticator asks for a
//! finger or a code, something more; no second step follows.

use engine::{Cx, Engine, Run, Tx, fault};
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{CredentialID, Passkey};

use super::accept::{discover, named};
use super::ceremonies::{KeepCeremony, State};
use super::commands::{BeginPasskey, MOST};
use super::relying::{party, refused};
use super::{Answer, Begun};
use crate::factors::Kind;
use crate::factors::accept::place;
use crate::sessions::commands::{CountFailure, Opening, take_back};
use crate::sessions::second::{Waiting, waiting};
use crate::sessions::sign_in::{PER_ADDRESS, address_key, limit, network, system};
use crate::sessions::told::{self, Told, Visit};
use crate::sessions::{Stage, entity, limits};
use crate::{token, users};

/// Challenges that an address may ask for in a quarter of an hour without using them: each is a row, and anybody may ask.
const BEGUN: i64 = 200;

/// Who comes, from where.
#[derive(Clone, Debug)]
pub struct Coming<'a> {
    pub answer: Answer,
    pub visit: Visit<'a>,
}

/// Begins to add a passkey to the account of `cx`.
///
/// # Errors
/// As [`super::api::begin_passkey`].
pub async fn begin_adding(cx: &Cx) -> Result<Begun> {
    let user = cx.actor().user.0;
    let (email, keys) = account(cx.engine(), user).await?;
    // Before the authenticator makes one that nothing would come of.
    if keys.len() >= MOST {
        return Err(Error::invalid("name", Rule::TooMany(MOST)));
    }
    let known: Vec<CredentialID> = keys.iter().map(|key| key.cred_id().clone()).collect();
    let (mut options, state) = party(cx.engine())?
        .start_passkey_registration(user, &email, &cx.actor().name, Some(known))
        .map_err(fault::internal)?;
    // Found by the authenticator itself, where it can: that is what signing in without a password needs.
    if let Some(wanted) = &mut options.public_key.authenticator_selection {
        wanted.resident_key = Some(webauthn_rs_proto::ResidentKeyRequirement::Preferred);
    }
    let (ceremony, state) = (token::new(), serde_json::to_string(&State::Register(state)).map_err(fault::internal)?);
    cx.perform(BeginPasskey { hash: token::hash(&ceremony), state }).await?;
    Ok(Begun { ceremony, options: serde_json::to_string(&options.public_key).map_err(fault::internal)? })
}

/// Begins to use one; `cookie` is of a session that waits for its second step, and none of somebody who is at the beginning;
/// `address` is the peer's.
///
/// # Errors
/// `Invalid` on `code` when the person who is waited for has none; `TooMany` from one address; as
/// [`super::api::begin_passkey_sign_in`].
pub async fn begin_using(engine: &Engine, cookie: Option<&str>, address: &str) -> Result<Begun> {
    let (cx, key) = (system(engine), counted(address));
    cx.perform(CountFailure { keys: vec![key.clone()] }).await?;
    limit(&cx, &key, BEGUN + 1).await?;
    let waits = match cookie {
        // Somebody whose device is new has no factor: another person may sign in in that browser all the same.
        Some(cookie) => waiting(engine, cookie).await?.filter(|waits| waits.stage == Stage::Second),
        None => None,
    };
    if let Some(Waiting { user, .. }) = waits {
        return use_one(engine, user).await;
    }
    let (options, state) = party(engine)?.start_discoverable_authentication().map_err(fault::internal)?;
    keep(engine, None, &State::Discover(state), &options.public_key).await
}

/// Begins to use one of the account of `cx`, who is to show again that it is them.
///
/// # Errors
/// `Invalid` on `code` when they have none; as [`super::api::begin_passkey_confirm`].
pub async fn begin_confirming(cx: &Cx) -> Result<Begun> {
    use_one(cx.engine(), cx.actor().user.0).await
}

/// Under which the challenges of an address are counted; one that opened a session is taken back.
fn counted(address: &str) -> String {
    format!("passkeys-of:{}", network(address))
}

/// A challenge for the passkeys of a person.
async fn use_one(engine: &Engine, user: Uuid) -> Result<Begun> {
    let (_, keys) = account(engine, user).await?;
    if keys.is_empty() {
        return Err(refused());
    }
    let (options, state) = party(engine)?.start_passkey_authentication(&keys).map_err(fault::internal)?;
    keep(engine, Some(user), &State::Use(state), &options.public_key).await
}

/// Whether the person whose sign-in waits has a passkey to go on with.
///
/// # Errors
/// Faults of the database.
pub async fn offered(engine: &Engine, user: Uuid) -> Result<bool> {
    Ok(party(engine).is_ok() && !account(engine, user).await?.1.is_empty())
}

/// Checks the answer and opens a whole session; gives the cookie's value, which is kept nowhere else.
///
/// # Errors
/// `Invalid` on `code` for an answer that is wrong; `TooMany` after too many of them from one address; `Invalid` on `email`
/// with `Devices` where a workspace allows no further device.
pub async fn enter(engine: &Engine, coming: Coming<'_>) -> Result<String> {
    let cx = coming.visit.system(engine);
    let key = address_key(coming.visit.address);
    limit(&cx, &key, PER_ADDRESS).await?;
    let (token, named) = (token::new(), named(engine, &coming.answer));
    let enter = EnterByPasskey {
        answer: coming.answer,
        token_hash: token::hash(&token),
        address: coming.visit.address.to_owned(),
        agent: coming.visit.agent.to_owned(),
    };
    match cx.perform(enter).await {
        Ok(()) => Ok(token),
        Err(error) => {
            cx.perform(CountFailure { keys: vec![key] }).await?;
            if let Some(user) = named.filter(|_| error == refused()) {
                told::refused(engine, user, None, coming.visit);
            }
            Err(error)
        }
    }
}

/// Opens a session for whoever's passkey answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct EnterByPasskey {
    answer: Answer,
    token_hash: String,
    address: String,
    agent: String,
}

impl Command for EnterByPasskey {
    const NAME: &'static str = "sessions.open_by_passkey";
    const NEEDS: Permission = may("sessions", "open");
    type Output = ();
}

impl Run for EnterByPasskey {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let user = discover(tx, &self.answer).await?;
        let here = users::entity::Entity::find_by_id(user)
            .filter(users::entity::Column::DisabledAt.is_null())
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        if here.is_none() {
            return Err(refused());
        }
        limits::make_room(tx, user).await?;
        told::tell(tx, Told::Accepted, user, None, (&self.address, &self.agent)).await?;
        take_back(tx, &counted(&self.address)).await?;
        let opening = Opening {
            id: tx.id(),
            user,
            token_hash: self.token_hash,
            address: self.address,
            agent: self.agent,
            stage: Stage::Whole,
            confirmed_at: tx.now().0,
        };
        let row = opening.row(tx.now());
        entity::Entity::insert(row).exec_without_returning(tx.connection()).await.map_err(fault::database)?;
        Ok(())
    }
}

async fn keep(engine: &Engine, user: Option<Uuid>, state: &State, options: &impl Serialize) -> Result<Begun> {
    let ceremony = token::new();
    let state = serde_json::to_string(state).map_err(fault::internal)?;
    system(engine).perform(KeepCeremony { hash: token::hash(&ceremony), user, state }).await?;
    Ok(Begun { ceremony, options: serde_json::to_string(options).map_err(fault::internal)? })
}

/// A person's address and passkeys.
async fn account(engine: &Engine, user: Uuid) -> Result<(String, Vec<Passkey>)> {
    let read = system(engine).read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT u.email, f.id, f.secret FROM users u LEFT JOIN factors f ON f.user_id = u.id");
    sql.push(" AND f.confirmed_at IS NOT NULL AND f.kind = ").bind(Kind::Passkey as i64);
    sql.push(" WHERE u.id = ").bind(user);
    let rows = read.rows(sql, |row| Ok((row.text(0)?, row.maybe_uuid(1)?, row.maybe_text(2)?))).await?;
    let sealer = engine.sealer()?;
    let email = rows.first().map(|(email, ..)| email.clone()).ok_or(Error::NotFound)?;
    let open = |(_, id, secret): (String, Option<Uuid>, Option<String>)| {
        let (id, secret) = id.zip(secret)?;
        Some(sealer.unseal(place(id), &secret).and_then(|key| serde_json::from_slice(&key).map_err(fault::internal)))
    };
    Ok((email, rows.into_iter().filter_map(open).collect::<Result<_>>()?))
}
