//! Taking a code. Each is good once: of two who send the same one at a moment, one gets in.

use engine::{Tx, fault};
use kernel::id::WorkspaceId;
use kernel::{Result, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Kind, backup, backup_entity, entity, sms, totp};
use crate::{emergency, passkeys};

/// Which kind of code was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    App,
    Passkey,
    /// A code that was sent to a number.
    Text,
    Backup,
    /// A code that two admins granted.
    Emergency,
}

impl Taken {
    /// As the audit log names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Passkey => "passkey",
            Self::Text => "text",
            Self::Backup => "backup_code",
            Self::Emergency => "emergency",
        }
    }
}

/// Takes a person's code, if it is right and was not taken before. The answer of a passkey stands for a code.
///
/// # Errors
/// `Internal` when a secret cannot be unsealed; `Invalid` on `code` for the wrong answer of a passkey.
pub async fn accept(tx: &Tx, user: Uuid, code: &str) -> Result<Option<Taken>> {
    if passkeys::accept::accept(tx, user, code).await? {
        return Ok(Some(Taken::Passkey));
    }
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if code.len() == 6 && code.chars().all(|c| c.is_ascii_digit()) {
        if app(tx, user, &code).await? {
            return Ok(Some(Taken::App));
        }
        return Ok(sms::factor::take(tx, user, &code).await?.then_some(Taken::Text));
    }
    if backup(tx, user, &code).await? {
        return Ok(Some(Taken::Backup));
    }
    Ok(emergency::commands::take(tx, user, &code).await?.then_some(Taken::Emergency))
}

async fn app(tx: &Tx, user: Uuid, code: &str) -> Result<bool> {
    let factors = entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::Kind.eq(Kind::App as i64))
        .filter(entity::Column::ConfirmedAt.is_not_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    for factor in factors {
        if take_step(tx, &factor, code).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether `code` is the factor's, of a later time step than any that was taken; takes the step. The condition stands in
/// the statement, so that whoever is second finds the step taken.
pub(super) async fn take_step(tx: &Tx, factor: &entity::Model, code: &str) -> Result<bool> {
    let secret = tx.cx().engine().sealer()?.unseal(place(factor.id), &factor.secret)?;
    let Some(step) = totp::matching(&secret, code, tx.now())? else { return Ok(false) };
    let taken = entity::Entity::update_many()
        .col_expr(entity::Column::Step, Expr::value(step))
        .col_expr(entity::Column::UsedAt, Expr::value(tx.now().0))
        .filter(entity::Column::Id.eq(factor.id))
        .filter(entity::Column::Step.lt(step))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(taken.rows_affected == 1)
}

async fn backup(tx: &Tx, user: Uuid, code: &str) -> Result<bool> {
    let taken = backup_entity::Entity::update_many()
        .col_expr(backup_entity::Column::UsedAt, Expr::value(tx.now().0))
        .filter(backup_entity::Column::UserId.eq(user))
        .filter(backup_entity::Column::Hash.eq(backup::hash(user, code)))
        .filter(backup_entity::Column::UsedAt.is_null())
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(taken.rows_affected == 1)
}

/// What a factor's secret is bound to. It belongs to a person in all workspaces.
pub(crate) fn place(factor: Uuid) -> engine::Place {
    engine::Place { workspace: WorkspaceId(Uuid::nil()), column: "factors.secret", row: factor }
}
