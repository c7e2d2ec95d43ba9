//! What changes which devices are known. None of these is registered: only the program itself runs them, or the pages of one's
//! own account.

use engine::mail::Letter;
use engine::{Run, Tx, fault};
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{entity, oldest};
use crate::sessions::{self, agent, limits};
use crate::{mail, users};

/// Whether a sign-in with the password alone has to be confirmed: one of the person's workspaces wants that, and the device is
/// not known. `device` is the hash of its cookie, empty without one.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn is_new(tx: &Tx, user: Uuid, device: &str) -> Result<bool> {
    if !limits::confirms_devices(tx, user).await? || has_never_signed_in(tx, user, 0).await? {
        return Ok(false);
    }
    Ok(known(tx, user, device).await?.is_none())
}

/// Whether the person has no more than so many sessions, ended ones included.
async fn has_never_signed_in(tx: &Tx, user: Uuid, but: u64) -> Result<bool> {
    let sessions = sessions::entity::Entity::find().filter(sessions::entity::Column::UserId.eq(user));
    Ok(sessions.count(tx.connection()).await.map_err(fault::database)? <= but)
}

async fn known(tx: &Tx, user: Uuid, device: &str) -> Result<Option<entity::Model>> {
    entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::Hash.eq(device))
        .filter(entity::Column::SeenAt.gt(oldest(tx.now())))
        .one(tx.connection())
        .await
        .map_err(fault::database)
}

/// Notes in which device a person has signed in. Tells them by mail of a new one, where a workspace of theirs has new devices
/// confirmed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RememberDevice {
    pub user: Uuid,
    /// Hash of the cookie that the browser showed; empty without one.
    pub shown: String,
    /// Hash of the one that it gets if it is not known.
    pub next: String,
    pub address: String,
    pub agent: String,
}

impl Command for RememberDevice {
    const NAME: &'static str = "devices.remember";
    const NEEDS: Permission = may("sessions", "open");
    /// Whether it was new.
    type Output = bool;
}

impl Run for RememberDevice {
    async fn run(self, tx: &mut Tx) -> Result<bool> {
        let now = tx.now().0;
        users::lock(tx, self.user).await?;
        entity::Entity::delete_many()
            .filter(entity::Column::UserId.eq(self.user))
            .filter(entity::Column::SeenAt.lte(oldest(tx.now())))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        let agent: String = self.agent.chars().take(300).collect();
        if let Some(device) = known(tx, self.user, &self.shown).await? {
            entity::Entity::update_many()
                .col_expr(entity::Column::SeenAt, Expr::value(now))
                .col_expr(entity::Column::Address, Expr::value(self.address))
                .col_expr(entity::Column::Agent, Expr::value(agent))
                .filter(entity::Column::Id.eq(device.id))
                .exec(tx.connection())
                .await
                .map_err(fault::database)?;
            return Ok(false);
        }
        // Whoever else signs in there is known by the new value from now on.
        entity::Entity::update_many()
            .col_expr(entity::Column::Hash, Expr::value(self.next.clone()))
            .filter(entity::Column::Hash.eq(self.shown))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        let row = entity::ActiveModel {
            id: Set(tx.id()),
            user_id: Set(self.user),
            hash: Set(self.next),
            address: Set(self.address.clone()),
            agent: Set(agent.clone()),
            created_at: Set(now),
            seen_at: Set(now),
        };
        entity::Entity::insert(row).exec_without_returning(tx.connection()).await.map_err(fault::database)?;
        if limits::confirms_devices(tx, self.user).await? && !has_never_signed_in(tx, self.user, 1).await? {
            tell(tx, self.user, &self.address, &agent).await?;
        }
        Ok(true)
    }
}

async fn tell(tx: &mut Tx, user: Uuid, address: &str, agent: &str) -> Result<()> {
    let found = users::entity::Entity::find_by_id(user).one(tx.connection()).await.map_err(fault::database)?;
    let user = found.ok_or(Error::NotFound)?;
    let device = match agent::name(agent) {
        ("", "") => address.to_owned(),
        (browser, "") => browser.to_owned(),
        ("", system) => system.to_owned(),
        (browser, system) => format!("{browser}, {system}"),
    };
    let letter = Letter::new(mail::NEW_DEVICE.kind, &user.email, &user.locale)
        .with("name", user.name)
        .with("device", device)
        .with("address", address);
    tx.mail(letter).await.map(drop)
}

/// Makes a device unknown again: the next sign-in there with the password alone has to be confirmed. Who is signed in there
/// stays so.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ForgetDevice {
    pub device: Uuid,
}

impl Command for ForgetDevice {
    const NAME: &'static str = "devices.forget";
    const NEEDS: Permission = may("account", "edit");
    type Output = ();
}

impl Run for ForgetDevice {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        if tx.actor().bound {
            return Err(Error::NotFound);
        }
        let user = tx.actor().user.0;
        let found = entity::Entity::find_by_id(self.device)
            .filter(entity::Column::UserId.eq(user))
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let device = found.ok_or(Error::NotFound)?;
        entity::Entity::delete_by_id(device.id).exec(tx.connection()).await.map_err(fault::database)?;
        tx.witness("known_devices", device.id, &[("address", &device.address), ("agent", &device.agent)])
    }
}
