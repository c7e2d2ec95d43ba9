//! Setting factors up and taking them away. None of these is registered: codes and hashes are made by the calls of
//! `api`, and nothing that was made once may stand in the answer of an idempotency key.

use engine::{Run, Tx, fault};
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::accept::{place, take_step};
use super::{Kind, backup, entity, totp};
use crate::users;

/// What everybody may do with what is theirs.
const OWN: Permission = may("account", "edit");

/// Makes a secret for an authenticator app. It counts for nothing until its first code is given.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BeginApp {}

impl Command for BeginApp {
    const NAME: &'static str = "factors.begin_app";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for BeginApp {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let user = tx.actor().user.0;
        users::lock(tx, user).await?;
        // One that was begun and left is of no use.
        entity::Entity::delete_many()
            .filter(entity::Column::UserId.eq(user))
            .filter(entity::Column::Kind.eq(Kind::App as i64))
            .filter(entity::Column::ConfirmedAt.is_null())
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        let (id, secret) = (tx.id(), rand::random::<[u8; totp::SECRET]>());
        let factor = entity::ActiveModel {
            id: Set(id),
            user_id: Set(user),
            kind: Set(Kind::App as i64),
            name: Set(String::new()),
            secret: Set(tx.cx().engine().sealer()?.seal(place(id), &secret)?),
            step: Set(0),
            created_at: Set(tx.now().0),
            confirmed_at: Set(None),
            used_at: Set(None),
            workspace_id: Set(None),
        };
        entity::Entity::insert(factor).exec_without_returning(tx.connection()).await.map_err(fault::database)?;
        Ok(())
    }
}

/// Proves that the app has the secret: from now on it is asked for. It takes the place of an earlier app.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConfirmApp {
    pub factor: Uuid,
    pub code: String,
    /// Hashes of backup codes, for somebody who has none left.
    pub codes: Vec<String>,
}

impl Command for ConfirmApp {
    const NAME: &'static str = "factors.confirm_app";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    /// Whether the backup codes were taken.
    type Output = bool;
}

impl Run for ConfirmApp {
    async fn run(self, tx: &mut Tx) -> Result<bool> {
        let user = tx.actor().user.0;
        users::lock(tx, user).await?;
        let factor = entity::Entity::find_by_id(self.factor)
            .filter(entity::Column::UserId.eq(user))
            .filter(entity::Column::Kind.eq(Kind::App as i64))
            .filter(entity::Column::ConfirmedAt.is_null())
            .one(tx.connection())
            .await
            .map_err(fault::database)?
            .ok_or(Error::NotFound)?;
        let code: String = self.code.chars().filter(|c| !c.is_whitespace()).collect();
        if !take_step(tx, &factor, &code).await? {
            return Err(Error::invalid("code", Rule::Code));
        }
        entity::Entity::delete_many()
            .filter(entity::Column::UserId.eq(user))
            .filter(entity::Column::Kind.eq(Kind::App as i64))
            .filter(entity::Column::Id.ne(factor.id))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        entity::Entity::update_many()
            .col_expr(entity::Column::ConfirmedAt, Expr::value(tx.now().0))
            .filter(entity::Column::Id.eq(factor.id))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        let taken = backup::give(tx, user, self.codes).await?;
        tx.witness("factors", factor.id, &[("kind", "app")])?;
        Ok(taken)
    }
}

/// Takes a factor away. With the last one the backup codes go too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveFactor {
    pub factor: Uuid,
}

impl Command for RemoveFactor {
    const NAME: &'static str = "factors.remove";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for RemoveFactor {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let user = tx.actor().user.0;
        users::lock(tx, user).await?;
        let factor = entity::Entity::find_by_id(self.factor)
            .filter(entity::Column::UserId.eq(user))
            .one(tx.connection())
            .await
            .map_err(fault::database)?
            .ok_or(Error::NotFound)?;
        entity::Entity::delete_by_id(factor.id).exec(tx.connection()).await.map_err(fault::database)?;
        let left = entity::Entity::find()
            .filter(entity::Column::UserId.eq(user))
            .filter(entity::Column::ConfirmedAt.is_not_null())
            .count(tx.connection())
            .await
            .map_err(fault::database)?;
        if left == 0 {
            backup::replace(tx, user, Vec::new()).await?;
        }
        let kind = match factor.kind {
            kind if kind == Kind::Passkey as i64 => "passkey",
            kind if kind == Kind::Sms as i64 => "text",
            _ => "app",
        };
        tx.witness("factors", factor.id, &[("kind", kind), ("name", &factor.name)])
    }
}

/// Makes all backup codes worthless and puts new ones in their place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReplaceCodes {
    pub codes: Vec<String>,
}

impl Command for ReplaceCodes {
    const NAME: &'static str = "factors.replace_codes";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for ReplaceCodes {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let (user, member) = (tx.actor().user.0, tx.actor().member);
        users::lock(tx, user).await?;
        let factor = entity::Entity::find()
            .filter(entity::Column::UserId.eq(user))
            .filter(entity::Column::ConfirmedAt.is_not_null())
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        if factor.is_none() {
            return Err(Error::invalid("codes", Rule::State));
        }
        backup::replace(tx, user, self.codes).await?;
        tx.witness("factors", member, &[("kind", "backup_codes")])
    }
}
