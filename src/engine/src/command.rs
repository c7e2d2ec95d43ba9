//! The walk every change takes. The steps and their order are this file; nothing else commits.

use std::future::Future;

use kernel::{Command, Error, Permission, Reach, Result, Reversal, Rule, Trace};
use sea_orm::{ActiveValue::Set, EntityTrait, TryInsertResult};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::entity::idempotency_key;
use crate::{Cx, Tx, audit, fault, hex};

/// What a command does on the server, inside the walk's transaction.
pub trait Run: Command {
    /// Takes seconds: nobody else's answer is to wait for this one's commit.
    const LONG: bool = false;
    /// Its answer is a secret: kept nowhere, so that no key repeats it.
    const SECRET: bool = false;

    fn run(self, tx: &mut Tx) -> impl Future<Output = Result<Self::Output>> + Send;
}

/// A command's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Performed<T> {
    pub output: T,
    /// The answer of an earlier call with the same idempotency key; nothing was changed now.
    pub repeated: bool,
    /// What can be taken back.
    pub undo: Option<Trace>,
}

pub(crate) async fn walk<C: Run>(cx: &Cx, command: C, key: Option<&str>) -> Result<Performed<C::Output>> {
    let outcome = steps(cx, command, key).await;
    let result = if outcome.is_ok() { "ok" } else { "refused" };
    metrics::counter!("commands_total", "command" => C::NAME, "result" => result).increment(1);
    outcome
}

async fn steps<C: Run>(cx: &Cx, command: C, key: Option<&str>) -> Result<Performed<C::Output>> {
    let reach = allowed(cx, C::NAME, C::NEEDS).await?;
    command.validate()?;
    if C::CONFIRM && !cx.is_confirmed() {
        return Err(Error::Unconfirmed);
    }
    let mut tx = Tx::begin::<C>(cx, reach).await?;
    let claim = match key.filter(|_| !C::SECRET) {
        None => None,
        Some(key) => match claim::<Kept<C::Output>>(&tx, C::NAME, key, &command).await? {
            Claim::New(claim) => Some(claim),
            Claim::Answered(Kept { output, undo }) => {
                // The first call may be in the same group: its answer is not given before its commit either.
                tx.commit().await?;
                return Ok(Performed { output, repeated: true, undo });
            }
        },
    };
    let output = command.run(&mut tx).await?;
    // Written before the answer is kept, which says what can be taken back.
    tx.flush().await?;
    let kept = Kept { output, undo: tx.trace().filter(|_| C::REVERSAL == Reversal::Undo) };
    if let Some(claim) = claim {
        answer(&tx, claim, &kept).await?;
    }
    tx.commit().await?;
    let Kept { output, undo } = kept;
    Ok(Performed { output, repeated: false, undo })
}

/// An answer as it is kept for its key.
#[derive(Serialize, serde::Deserialize)]
struct Kept<T> {
    output: T,
    undo: Option<Trace>,
}

/// How far the caller may go with a command; that they may not is noted.
pub(crate) async fn allowed(cx: &Cx, command: &str, needs: Permission) -> Result<Reach> {
    let allowed = if cx.actor().looking { Err(Error::Looking) } else { cx.actor().reach(needs) };
    if allowed.is_err() {
        let needs = needs.to_string();
        audit::note(cx, audit::DENY, "access", cx.actor().member, &[("command", command), ("needs", &needs)]).await?;
    }
    allowed
}

pub(crate) enum Claim<T> {
    New(idempotency_key::Model),
    Answered(T),
}

/// Takes the key, or finds what it was answered. A second caller waits here until the first one commits.
pub(crate) async fn claim<T: DeserializeOwned>(
    tx: &Tx,
    name: &str,
    key: &str,
    command: &impl Serialize,
) -> Result<Claim<T>> {
    if key.is_empty() || key.len() > 200 {
        return Err(Error::invalid("idempotency_key", Rule::TooLong(200)));
    }
    let body = serde_json::to_vec(command).map_err(fault::internal)?;
    let mut hash = Sha256::new();
    hash.update(name.as_bytes());
    hash.update([0]);
    hash.update(&body);
    let fingerprint = hex(hash.finalize());
    let row = idempotency_key::Model {
        workspace_id: tx.actor().workspace.0,
        member_id: tx.actor().member.0,
        key: key.to_owned(),
        fingerprint: fingerprint.clone(),
        response: String::new(),
        created_at: tx.now().0,
    };
    let inserted = idempotency_key::Entity::insert(idempotency_key::ActiveModel::from(row.clone()))
        .on_conflict_do_nothing()
        .exec_without_returning(tx.connection())
        .await
        .map_err(fault::database)?;
    if matches!(inserted, TryInsertResult::Inserted(1..)) {
        return Ok(Claim::New(row));
    }
    let earlier = idempotency_key::Entity::find_by_id((row.workspace_id, row.member_id, row.key))
        .one(tx.connection())
        .await
        .map_err(fault::database)?
        .ok_or(Error::Unavailable)?;
    if earlier.fingerprint != fingerprint {
        return Err(Error::invalid("idempotency_key", Rule::Taken));
    }
    serde_json::from_str(&earlier.response).map(Claim::Answered).map_err(fault::internal)
}

pub(crate) async fn answer<T: Serialize>(tx: &Tx, claim: idempotency_key::Model, output: &T) -> Result<()> {
    let response = serde_json::to_string(output).map_err(fault::internal)?;
    let row = idempotency_key::ActiveModel { response: Set(response), ..claim.into() };
    idempotency_key::Entity::update(row).exec(tx.connection()).await.map_err(fault::database)?;
    Ok(())
}
