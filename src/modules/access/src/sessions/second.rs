//! The second step of a sign-in (a factor, or the code that a new device is confirmed with), and asking again who is there. Each gives the session another id: whoever knew the one
//! before has nothing.
//!
//! Every try is counted before it is looked at, so that many at a moment are no more than one after another. Only somebody
//! who gave the right password, or sits at a session, can use the tries up: strangers cannot lock anybody out here. An issuer's
//! word opens a session too, but of its own workspace alone, whose tries are counted apart.

use engine::{Engine, Run, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use ui::i18n::Locale;

use super::caller::Caller;
use super::commands::CountFailure;
use super::known::code::{self, GOOD};
use super::sign_in::{limit, system};
use super::told::{self, Told, Visit};
use super::{SECOND_STEP, Stage, entity, limit_entity, limits};
use crate::factors::accept::{Taken, accept};
use crate::factors::sms;
use crate::token::{self, hash};
use crate::{codes, password};

/// Tries in the window. Of a million codes three are right at any time.
const TRIES: i64 = 5;

/// Who gives a code, from where.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The cookie of the session that waits.
    pub token: &'a str,
    pub code: &'a str,
    pub visit: Visit<'a>,
}

/// A session that waits for its second step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub id: Uuid,
    pub user: Uuid,
    /// Where the person's mails go.
    pub email: String,
    /// The only workspace that it will reach; none for all of the person's.
    pub only: Option<WorkspaceId>,
    /// What it waits for.
    pub stage: Stage,
}

/// The session of a cookie; `None` when it does not wait, or has waited too long.
///
/// # Errors
/// Faults of the database.
pub async fn waiting(engine: &Engine, token: &str) -> Result<Option<Waiting>> {
    let cx = system(engine);
    let read = cx.read(may("sessions", "view"))?;
    let mut sql = read.sql();
    sql.push(
        "SELECT s.id, s.user_id, u.email, s.workspace_id, s.stage
         FROM sessions s JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL",
    );
    sql.push(" WHERE s.ended_at IS NULL AND s.stage <> ").bind(Stage::Whole as i64);
    sql.push(" AND s.token_hash = ").bind(hash(token));
    sql.push(" AND s.created_at > ").bind(cx.now().0 - SECOND_STEP);
    let found = read.first(sql, |row| {
        let (id, user, email, only) = (row.uuid(0)?, row.uuid(1)?, row.text(2)?, row.maybe_uuid(3)?.map(WorkspaceId));
        Ok(Stage::from_rank(row.int(4)?).map(|stage| Waiting { id, user, email, only, stage }))
    });
    Ok(found.await?.flatten())
}

/// Takes the code and makes the session whole; gives the cookie's new value.
///
/// # Errors
/// `SignedOut` when no session waits; `Invalid` on `code`; `TooMany` after too many tries; `Invalid` on `email` with
/// `Devices` where a workspace allows no further one.
pub async fn finish(engine: &Engine, given: Given<'_>) -> Result<String> {
    let Waiting { id, user, only, stage, .. } = waiting(engine, given.token).await?.ok_or(Error::SignedOut)?;
    let tries = count(engine, user, only).await?;
    let token = token::new();
    let pass = PassSecond {
        session: id,
        stage,
        user,
        token_hash: hash(given.token),
        new_hash: hash(&token),
        code: given.code.to_owned(),
        tries,
        only,
        address: given.visit.address.to_owned(),
        agent: given.visit.agent.to_owned(),
    };
    match given.visit.system(engine).perform(pass).await {
        Ok(()) => Ok(token),
        Err(error) => {
            told::refused(engine, user, only, given.visit);
            Err(error)
        }
    }
}

/// Sends a code to whoever's sign-in waits for one: by mail for a new device, else as a text message.
///
/// # Errors
/// `SignedOut` when no session waits, or its person has no number; `Invalid` on `code` with `Undelivered`; `TooMany`.
pub async fn send(engine: &Engine, token: &str, locale: Locale) -> Result<()> {
    let waits = waiting(engine, token).await?.ok_or(Error::SignedOut)?;
    match waits.stage {
        Stage::Device => code::send(engine, token).await,
        Stage::Second | Stage::Whole => sms::factor::send_to(engine, &waits, locale).await,
    }
}

/// Asks again who is there: `answer` is the password or a code. Gives the cookie's new value.
///
/// # Errors
/// `Invalid` on `answer`; `TooMany` after too many tries; those of the gate.
pub async fn confirm(caller: &Caller, workspace: &str, answer: &str) -> Result<String> {
    let cx = caller.account(workspace).await?;
    let old = caller.token.as_deref().ok_or(Error::SignedOut)?;
    let user = cx.actor().user.0;
    let read = system(&caller.engine).read(may("users", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT u.password_hash, s.workspace_id FROM users u JOIN sessions s ON s.user_id = u.id");
    sql.push(" AND s.ended_at IS NULL AND s.token_hash = ").bind(hash(old)).push(" WHERE u.id = ").bind(user);
    let found = read.first(sql, |row| Ok((row.text(0)?, row.maybe_uuid(1)?.map(WorkspaceId))));
    let (stored, only) = found.await?.ok_or(Error::SignedOut)?;
    let tries = count(&caller.engine, user, only).await?;
    let stored = Some(stored);
    let code = if password::verify(answer, stored).await? { None } else { Some(answer.to_owned()) };
    let token = token::new();
    let confirm = Confirm { token_hash: hash(old), new_hash: hash(&token), code, tries };
    match cx.perform(confirm).await {
        Ok(()) => Ok(token),
        Err(error) => {
            if matches!(error, Error::Invalid(_)) {
                let address = caller.address.to_string();
                told::refused(&caller.engine, user, Some(cx.actor().workspace), caller.visit(&address, ""));
            }
            // The dialog has one field, whatever is given in it.
            Err(error.moved("code", "answer"))
        }
    }
}

/// Counts a try at a code of that person and gives the key it is counted under; apart for sessions of one workspace only, so
/// that whoever runs its issuer cannot use up the tries of somebody whom it names.
///
/// # Errors
/// `TooMany` after too many of them.
pub(crate) async fn count(engine: &Engine, user: Uuid, only: Option<WorkspaceId>) -> Result<String> {
    let only = only.map(|only| format!(":{}", only.0)).unwrap_or_default();
    let (cx, key) = (system(engine), format!("factor:{user}{only}"));
    cx.perform(CountFailure { keys: vec![key.clone()] }).await?;
    limit(&cx, &key, TRIES + 1).await?;
    Ok(key)
}

/// Makes a session whole that waited for a code; of two who give the right one at a moment the second is too late.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PassSecond {
    pub session: Uuid,
    /// What it waits for.
    pub stage: Stage,
    pub user: Uuid,
    pub token_hash: String,
    pub new_hash: String,
    pub code: String,
    /// What its tries are counted under.
    pub tries: String,
    /// The only workspace that it will reach.
    pub only: Option<WorkspaceId>,
    pub address: String,
    pub agent: String,
}

impl Command for PassSecond {
    const NAME: &'static str = "sessions.pass_second";
    const NEEDS: Permission = may("sessions", "open");
    type Output = ();
}

impl Run for PassSecond {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        limits::make_room(tx, self.user).await?;
        let proof = match self.stage {
            Stage::Device => codes::take(tx, self.session, &self.code, GOOD).await?.then_some(Proof::Own),
            Stage::Second | Stage::Whole => accept(tx, self.user, &self.code).await?.map(Proof::of),
        };
        let proof = proof.ok_or_else(|| Error::invalid("code", Rule::Code))?;
        renew(tx, self.stage, proof, &self.token_hash, self.new_hash).await?;
        told::tell(tx, Told::Accepted, self.user, self.only, (&self.address, &self.agent)).await?;
        forget(tx, self.tries).await
    }
}

/// Notes that a password or factor was given in a session.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Confirm {
    pub token_hash: String,
    pub new_hash: String,
    /// Nothing when the password was right.
    pub code: Option<String>,
    /// What its tries are counted under.
    pub tries: String,
}

impl Command for Confirm {
    const NAME: &'static str = "sessions.confirm";
    const NEEDS: Permission = may("account", "edit");
    type Output = ();
}

impl Run for Confirm {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let (user, member) = (tx.actor().user.0, tx.actor().member);
        let (by, proof) = match self.code {
            None => ("password", Proof::Own),
            Some(code) => match accept(tx, user, &code).await? {
                Some(taken) => (taken.name(), Proof::of(taken)),
                None => return Err(Error::invalid("answer", Rule::Code)),
            },
        };
        renew(tx, Stage::Whole, proof, &self.token_hash, self.new_hash).await?;
        forget(tx, self.tries).await?;
        tx.witness("sessions", member, &[("by", by)])
    }
}

/// Of what an answer is a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    /// That it is the person.
    Own,
    /// The same, as far as admins of a workspace can be believed: the code was in their hands, or went out through their
    /// provider. In a session of one workspace, which nobody's password opened, it counts there and not for the account.
    Lent,
}

impl Proof {
    const fn of(taken: Taken) -> Self {
        match taken {
            Taken::App | Taken::Passkey | Taken::Backup => Self::Own,
            Taken::Text | Taken::Emergency => Self::Lent,
        }
    }
}

/// Gives the session of that token and stage another one; of two who try at a moment, the second finds none.
async fn renew(tx: &Tx, stage: Stage, proof: Proof, token_hash: &str, new_hash: String) -> Result<()> {
    use sea_orm::sea_query::ExprTrait;

    let now = tx.now().0;
    let mut change = entity::Entity::update_many()
        .col_expr(entity::Column::TokenHash, Expr::value(new_hash))
        .col_expr(entity::Column::SeenAt, Expr::value(now));
    change = match proof {
        Proof::Own => change.col_expr(entity::Column::ConfirmedAt, Expr::value(now)),
        Proof::Lent => {
            let lent = || Expr::col(entity::Column::WorkspaceId).is_not_null();
            let column = |column: entity::Column| Expr::col(column);
            let kept = Expr::case(lent(), column(entity::Column::ConfirmedAt)).finally(now);
            let there = Expr::case(lent(), now).finally(column(entity::Column::SignedOnAt));
            change.col_expr(entity::Column::ConfirmedAt, kept.into()).col_expr(entity::Column::SignedOnAt, there.into())
        }
    };
    if stage != Stage::Whole {
        // It begins now.
        change = change
            .col_expr(entity::Column::Stage, Expr::value(Stage::Whole as i64))
            .col_expr(entity::Column::CreatedAt, Expr::value(now));
    }
    let renewed = change
        .filter(entity::Column::TokenHash.eq(token_hash))
        .filter(entity::Column::Stage.eq(stage as i64))
        .filter(entity::Column::EndedAt.is_null())
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    if renewed.rows_affected == 1 { Ok(()) } else { Err(Error::SignedOut) }
}

/// Gives a whole session another token, and changes nothing else of it.
///
/// # Errors
/// `SignedOut` where there is none of that token.
pub(crate) async fn exchange(tx: &Tx, before: &str, after: String) -> Result<()> {
    let renewed = entity::Entity::update_many()
        .col_expr(entity::Column::TokenHash, Expr::value(after))
        .filter(entity::Column::TokenHash.eq(before))
        .filter(entity::Column::Stage.eq(Stage::Whole as i64))
        .filter(entity::Column::EndedAt.is_null())
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    if renewed.rows_affected == 1 { Ok(()) } else { Err(Error::SignedOut) }
}

async fn forget(tx: &Tx, tries: String) -> Result<()> {
    limit_entity::Entity::delete_by_id(tries).exec(tx.connection()).await.map_err(fault::database).map(drop)
}
