//! Checking an answer against the passkeys that somebody has.

use engine::{Engine, Tx, fault};
use kernel::{Result, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use webauthn_rs::prelude::{AuthenticationResult, Passkey, PublicKeyCredential};

use super::Answer;
use super::ceremonies::{self, State};
use super::relying::{party, refused};
use crate::factors::accept::place;
use crate::factors::{Kind, entity};

/// Takes what was given as a code, if it is the answer of one of the person's passkeys. Nothing is wrong with text that is no
/// answer at all: it may be a code.
///
/// # Errors
/// `Invalid` on `code` for an answer that is wrong, too late, or was given before.
pub async fn accept(tx: &Tx, user: Uuid, given: &str) -> Result<bool> {
    let Ok(Answer { ceremony, credential }) = serde_json::from_str(given) else { return Ok(false) };
    let State::Use(state) = ceremonies::take(tx, &ceremony, Some(user)).await? else { return Err(refused()) };
    let answer: PublicKeyCredential = serde_json::from_str(&credential).map_err(|_| refused())?;
    let result = party(tx.cx().engine())?.finish_passkey_authentication(&answer, &state).map_err(|_| refused())?;
    note(tx, of(tx, user).await?, &result).await?;
    Ok(true)
}

/// Whose answer it is, of those who have passkeys here; the person is not asked for, the passkey says it.
///
/// # Errors
/// As [`accept`].
pub async fn discover(tx: &Tx, given: &Answer) -> Result<Uuid> {
    let State::Discover(state) = ceremonies::take(tx, &given.ceremony, None).await? else { return Err(refused()) };
    let answer: PublicKeyCredential = serde_json::from_str(&given.credential).map_err(|_| refused())?;
    let party = party(tx.cx().engine())?;
    let (user, id) = party.identify_discoverable_authentication(&answer).map_err(|_| refused())?;
    let keys = of(tx, user).await?;
    let (_, key) = keys.iter().find(|(_, key)| key.cred_id().as_slice() == id).ok_or_else(refused)?;
    let result = party.finish_discoverable_authentication_v2(&answer, state, key).map_err(|_| refused())?;
    note(tx, keys, &result).await?;
    Ok(user)
}

/// Whose answer it says it is, which proves nothing.
pub fn named(engine: &Engine, given: &Answer) -> Option<Uuid> {
    let answer: PublicKeyCredential = serde_json::from_str(&given.credential).ok()?;
    party(engine).ok()?.identify_discoverable_authentication(&answer).ok().map(|(user, _)| user)
}

/// A person's passkeys, with the factors that they are.
///
/// # Errors
/// `Internal` when one cannot be unsealed.
pub async fn of(tx: &Tx, user: Uuid) -> Result<Vec<(Uuid, Passkey)>> {
    let factors = entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::Kind.eq(Kind::Passkey as i64))
        .filter(entity::Column::ConfirmedAt.is_not_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let sealer = tx.cx().engine().sealer()?;
    let open = |factor: entity::Model| {
        let key = sealer.unseal(place(factor.id), &factor.secret)?;
        Ok((factor.id, serde_json::from_slice(&key).map_err(fault::internal)?))
    };
    factors.into_iter().map(open).collect()
}

/// Notes that one was used, and what it says of itself now: a counter that goes back is a copied key, and refused.
async fn note(tx: &Tx, keys: Vec<(Uuid, Passkey)>, result: &AuthenticationResult) -> Result<()> {
    let (factor, mut key) = keys.into_iter().find(|(_, key)| key.cred_id() == result.cred_id()).ok_or_else(refused)?;
    let mut change = entity::Entity::update_many().col_expr(entity::Column::UsedAt, Expr::value(tx.now().0));
    if key.update_credential(result) == Some(true) {
        let sealed =
            tx.cx().engine().sealer()?.seal(place(factor), &serde_json::to_vec(&key).map_err(fault::internal)?)?;
        change = change.col_expr(entity::Column::Secret, Expr::value(sealed));
    }
    change.filter(entity::Column::Id.eq(factor)).exec(tx.connection()).await.map_err(fault::database)?;
    Ok(())
}
