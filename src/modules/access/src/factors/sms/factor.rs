//! A number as a factor: sending it codes and taking them. None of the commands is registered: codes are made by the calls of
//! `api` and the pages to sign in, and what was made once may stand nowhere.

use engine::{Cx, Engine, Run, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use ui::i18n::{Arg, Locale, format, key, text};

use super::send::{Via, send, via};
use super::{COUNTS, Undelivered, number};
use crate::factors::accept::place;
use crate::factors::begun::{self, Begun};
use crate::factors::gains::Gains;
use crate::factors::{Kind, entity};
use crate::gate::OWN;
use crate::sessions::commands::CountFailure;
use crate::sessions::limits;
use crate::sessions::second::Waiting;
use crate::sessions::sign_in::{limit, system};
use crate::{codes, token};

/// Milliseconds for which a code is good.
const GOOD: i64 = 5 * 60_000;
/// Messages in a quarter of an hour, for one person and to one number: whoever pays for them is not the one who asks.
const PER_PERSON: i64 = 5;
const PER_NUMBER: i64 = 5;

/// Begins to make a number a factor of the account of `cx`, and sends it a code; gives the factor.
///
/// # Errors
/// As [`super::api::begin_sms`].
pub async fn begin(cx: &Cx, typed: &str, locale: Locale) -> Result<Uuid> {
    let engine = cx.engine();
    let number = number::normalise(typed).ok_or_else(|| Error::invalid("number", Rule::Phone))?;
    let way = via(engine, cx.actor().workspace).await?;
    if matches!(way, Via::Nobody) {
        return Err(Error::invalid("number", Rule::State));
    }
    // Before anything that was begun is thrown away: a code may be on its way.
    count(engine, cx.actor().user.0, Some(&number)).await?;
    let (factor, code) = (engine.clock().id(), codes::new());
    let begin = BeginSms { factor, number: number.clone(), code: codes::hash(engine, factor, &code)? };
    cx.perform(begin).await?;
    deliver(engine, &way, &number, &code, locale).await?;
    Ok(factor)
}

/// Sends a code to the number of whoever's sign-in waits.
///
/// # Errors
/// `SignedOut` for somebody who has no number that counts; `Invalid` on `code` with `Undelivered`; `TooMany`.
pub async fn send_to(engine: &Engine, waits: &Waiting, locale: Locale) -> Result<()> {
    let (factor, workspace, sealed) = find(engine, waits.user).await?.ok_or(Error::SignedOut)?;
    let number = unsealed(engine, factor, &sealed)?;
    // Not for the number: others who name it cannot keep its owner from theirs.
    count(engine, waits.user, None).await?;
    let code = codes::new();
    system(engine).perform(KeepCode { factor, code: codes::hash(engine, factor, &code)? }).await?;
    let undelivered = |_| Error::invalid("code", Rule::Undelivered);
    deliver(engine, &via(engine, workspace).await?, &number, &code, locale).await.map_err(undelivered)
}

/// Sends a test message.
///
/// # Errors
/// `Invalid` on `number`; `TooMany`.
pub async fn test(cx: &Cx, typed: &str, locale: Locale) -> Result<Result<(), Undelivered>> {
    let engine = cx.engine();
    let number = number::normalise(typed).ok_or_else(|| Error::invalid("number", Rule::Phone))?;
    count(engine, cx.actor().user.0, Some(&number)).await?;
    send(engine, &via(engine, cx.actor().workspace).await?, &number, text(locale, key::SMS_TEST)).await
}

/// The number that codes are offered for, as its owner knows it.
///
/// # Errors
/// Faults of the database.
pub async fn offered(engine: &Engine, user: Uuid) -> Result<Option<String>> {
    match find(engine, user).await? {
        Some((factor, _, sealed)) => Ok(Some(number::hidden(&unsealed(engine, factor, &sealed)?))),
        None => Ok(None),
    }
}

/// A person's factor that counts, the workspace whose provider serves it, and the sealed number.
async fn find(engine: &Engine, user: Uuid) -> Result<Option<(Uuid, WorkspaceId, String)>> {
    let read = system(engine).read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT f.id, f.workspace_id, f.secret FROM factors f WHERE f.kind = ").bind(Kind::Sms as i64);
    sql.push(" AND f.workspace_id IS NOT NULL AND ").push(COUNTS).push(" AND f.user_id = ").bind(user);
    read.first(sql, |row| Ok((row.uuid(0)?, WorkspaceId(row.uuid(1)?), row.text(2)?))).await
}

fn unsealed(engine: &Engine, factor: Uuid, sealed: &str) -> Result<String> {
    let bytes = engine.sealer()?.unseal(place(factor), sealed)?;
    String::from_utf8(bytes).map_err(fault::internal)
}

/// Counts a message before it is sent, against whoever asks for it and the number that they name.
async fn count(engine: &Engine, user: Uuid, number: Option<&str>) -> Result<()> {
    let (cx, person) = (system(engine), format!("texts-of:{user}"));
    cx.perform(CountFailure { keys: vec![person.clone()] }).await?;
    limit(&cx, &person, PER_PERSON + 1).await?;
    let Some(number) = number else { return Ok(()) };
    let to = format!("texts-to:{}", token::hash(number));
    cx.perform(CountFailure { keys: vec![to.clone()] }).await?;
    limit(&cx, &to, PER_NUMBER + 1).await
}

async fn deliver(engine: &Engine, way: &Via, number: &str, code: &str, locale: Locale) -> Result<()> {
    let said = format(locale, key::SMS_MESSAGE, &[("code", Arg::from(code))]);
    send(engine, way, number, &said).await?.map_err(|_| Error::invalid("number", Rule::Undelivered))
}

/// Keeps a number that is to be a factor. It counts for nothing until the code that is sent to it comes back.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct BeginSms {
    factor: Uuid,
    /// E.164.
    number: String,
    /// What is kept of the code.
    code: String,
}

impl Command for BeginSms {
    const NAME: &'static str = "factors.begin_sms";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for BeginSms {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        if !limits::counts_texts(tx, tx.actor().user.0).await? {
            return Err(Error::invalid("number", Rule::State));
        }
        let begun = Begun {
            id: self.factor,
            kind: Kind::Sms,
            name: number::hidden(&self.number),
            secret: self.number.as_bytes(),
            workspace: Some(tx.workspace().0),
        };
        begun.keep(tx).await?;
        codes::keep(tx, self.factor, self.code).await?;
        tx.witness("factors", self.factor, &[("begun", begun::name(Kind::Sms as i64))])
    }
}

/// Proves that messages to the number reach its owner: from now on it is a factor. It takes the place of an earlier number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ConfirmSms {
    pub factor: Uuid,
    pub code: String,
    pub gains: Gains,
}

impl Command for ConfirmSms {
    const NAME: &'static str = "factors.confirm_sms";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    /// Whether the backup codes were taken.
    type Output = bool;
}

impl Run for ConfirmSms {
    async fn run(self, tx: &mut Tx) -> Result<bool> {
        let factor = begun::find(tx, self.factor, Kind::Sms).await?;
        if !codes::take(tx, factor.id, &self.code, GOOD).await? {
            return Err(Error::invalid("code", Rule::Code));
        }
        begun::prove(tx, factor, self.gains).await
    }
}

/// Keeps the code of a sign-in; the one before is worth nothing any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct KeepCode {
    factor: Uuid,
    code: String,
}

impl Command for KeepCode {
    const NAME: &'static str = "factors.keep_code";
    const NEEDS: Permission = may("sessions", "open");
    type Output = ();
}

impl Run for KeepCode {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        codes::keep(tx, self.factor, self.code).await
    }
}

/// Takes a code that was sent to the person's number, if it is right, not over, was not taken before, and text messages count.
///
/// # Errors
/// Faults of the database or of the keys.
pub async fn take(tx: &Tx, user: Uuid, code: &str) -> Result<bool> {
    let found = entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::Kind.eq(Kind::Sms as i64))
        .filter(entity::Column::ConfirmedAt.is_not_null())
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    let Some(factor) = found else { return Ok(false) };
    if !limits::counts_texts(tx, user).await? || !codes::take(tx, factor.id, code, GOOD).await? {
        return Ok(false);
    }
    begun::stamp(tx, factor.id, entity::Column::UsedAt).await?;
    Ok(true)
}
