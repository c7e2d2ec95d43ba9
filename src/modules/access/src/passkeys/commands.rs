//! Adding a passkey. Not registered: the backup codes that may come with it are made by the call of `api`, and nothing that
//! was made once may stand in the answer of an idempotency key. [`crate::factors::commands::RemoveFactor`] takes it away.

use engine::{Run, Tx, fault};
use kernel::{Command, Error, Permission, Result, Rule};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::Answer;
use super::accept::of;
use super::ceremonies::{self, State};
use super::relying::{party, refused};
use crate::factors::accept::place;
use crate::factors::gains::Gains;
use crate::factors::{Kind, entity};
use crate::gate::OWN;
use crate::users;

/// Characters of a name.
const NAME: usize = 60;
/// Passkeys that one person may have.
pub(super) const MOST: usize = 10;

/// Begins to add a passkey: keeps the challenge that the authenticator will answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BeginPasskey {
    pub hash: String,
    /// JSON of a [`State`].
    pub state: String,
}

impl Command for BeginPasskey {
    const NAME: &'static str = "factors.begin_passkey";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for BeginPasskey {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let user = tx.actor().user.0;
        ceremonies::keep(tx, self.hash, Some(user), self.state).await
    }
}

/// Adds the passkey that answered a challenge.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AddPasskey {
    pub answer: Answer,
    /// What its owner calls it.
    pub name: String,
    pub gains: Gains,
}

impl Command for AddPasskey {
    const NAME: &'static str = "factors.add_passkey";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    /// Whether the backup codes were taken.
    type Output = bool;

    fn validate(&self) -> Result<()> {
        match self.name.trim().chars().count() {
            0 => Err(Error::invalid("name", Rule::Required)),
            length if length > NAME => Err(Error::invalid("name", Rule::TooLong(NAME))),
            _ => Ok(()),
        }
    }
}

impl Run for AddPasskey {
    async fn run(self, tx: &mut Tx) -> Result<bool> {
        let user = tx.actor().user.0;
        users::lock(tx, user).await?;
        let state = ceremonies::take(tx, &self.answer.ceremony, Some(user)).await?;
        let State::Register(state) = state else { return Err(refused()) };
        if of(tx, user).await?.len() >= MOST {
            return Err(Error::invalid("name", Rule::TooMany(MOST)));
        }
        let answer: RegisterPublicKeyCredential =
            serde_json::from_str(&self.answer.credential).map_err(|_| refused())?;
        let key = party(tx.cx().engine())?.finish_passkey_registration(&answer, &state).map_err(|_| refused())?;
        let (id, now) = (tx.id(), tx.now().0);
        let key = serde_json::to_vec(&key).map_err(fault::internal)?;
        let factor = entity::ActiveModel {
            id: Set(id),
            user_id: Set(user),
            kind: Set(Kind::Passkey as i64),
            name: Set(self.name.trim().to_owned()),
            secret: Set(tx.cx().engine().sealer()?.seal(place(id), &key)?),
            step: Set(0),
            created_at: Set(now),
            confirmed_at: Set(Some(now)),
            used_at: Set(None),
            workspace_id: Set(None),
        };
        entity::Entity::insert(factor).exec_without_returning(tx.connection()).await.map_err(fault::database)?;
        let taken = self.gains.give(tx, user).await?;
        tx.witness("factors", id, &[("kind", "passkey"), ("name", self.name.trim())])?;
        Ok(taken)
    }
}
