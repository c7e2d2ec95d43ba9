//! Challenges are kept here until they are answered, and are then gone: an answer is good once.

use engine::{Run, Tx, fault};
use kernel::permission::may;
use kernel::{Command, Permission, Result, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{DiscoverableAuthentication, PasskeyAuthentication, PasskeyRegistration};

use super::entity;
use super::relying::refused;
use crate::token;

/// Milliseconds that a challenge waits.
const WAIT: i64 = 5 * 60_000;

/// What is to be checked when the answer comes.
#[derive(Serialize, Deserialize)]
pub enum State {
    Register(PasskeyRegistration),
    /// One of the passkeys of a known person.
    Use(PasskeyAuthentication),
    /// Any passkey: it says whose it is.
    Discover(DiscoverableAuthentication),
}

/// Keeps the challenge of a sign-in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeepCeremony {
    pub hash: String,
    pub user: Option<Uuid>,
    pub state: String,
}

impl Command for KeepCeremony {
    const NAME: &'static str = "passkeys.begin";
    const NEEDS: Permission = may("sessions", "open");
    type Output = ();
}

impl Run for KeepCeremony {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        keep(tx, self.hash, self.user, self.state).await
    }
}

/// Keeps a challenge, and puts those away that nobody answered.
///
/// # Errors
/// Faults of the database.
pub async fn keep(tx: &Tx, hash: String, user: Option<Uuid>, state: String) -> Result<()> {
    let now = tx.now().0;
    entity::Entity::delete_many()
        .filter(entity::Column::CreatedAt.lt(now - WAIT))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    let row = entity::ActiveModel { hash: Set(hash), user_id: Set(user), state: Set(state), created_at: Set(now) };
    entity::Entity::insert(row).exec_without_returning(tx.connection()).await.map_err(fault::database).map(drop)
}

/// Takes a challenge: of two who answer the same one at a moment, the second finds none.
///
/// # Errors
/// `Invalid` on `code` for one that is not there, was answered, has waited too long or is another person's.
pub async fn take(tx: &Tx, ceremony: &str, user: Option<Uuid>) -> Result<State> {
    let hash = token::hash(ceremony);
    let found = entity::Entity::find_by_id(hash.clone()).one(tx.connection()).await.map_err(fault::database)?;
    let found = found.filter(|row| row.user_id == user && row.created_at > tx.now().0 - WAIT).ok_or_else(refused)?;
    let taken = entity::Entity::delete_by_id(hash).exec(tx.connection()).await.map_err(fault::database)?;
    if taken.rows_affected == 0 {
        return Err(refused());
    }
    serde_json::from_str(&found.state).map_err(fault::internal)
}
