//! Setting factors up and taking them away. None of these is registered: codes and hashes are made by the calls of
//! `api`, and nothing that was made once may stand in the answer of an idempotency key.

use engine::{Run, Tx, fault};
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::accept::take_step;
use super::begun::{self, Begun};
use super::gains::Gains;
use super::{Kind, backup, entity, totp};
use crate::gate::OWN;
use crate::users;

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
        let secret = rand::random::<[u8; totp::SECRET]>();
        let begun = Begun { id: tx.id(), kind: Kind::App, name: String::new(), secret: &secret, workspace: None };
        let id = begun.id;
        begun.keep(tx).await?;
        tx.witness("factors", id, &[("begun", begun::name(Kind::App as i64))])
    }
}

/// Proves that the app has the secret: from now on it is asked for. It takes the place of an earlier app.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ConfirmApp {
    pub factor: Uuid,
    pub code: String,
    pub gains: Gains,
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
        let factor = begun::find(tx, self.factor, Kind::App).await?;
        let code: String = self.code.chars().filter(|c| !c.is_whitespace()).collect();
        if !take_step(tx, &factor, &code).await? {
            return Err(Error::invalid("code", Rule::Code));
        }
        begun::prove(tx, factor, self.gains).await
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
        tx.witness("factors", factor.id, &[("kind", begun::name(factor.kind)), ("name", &factor.name)])
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
