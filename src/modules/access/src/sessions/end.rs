//! Ending sessions from elsewhere: one's own other devices, and those of a member.

use engine::{Run, Tx, fault};
use kernel::{Actor, Command, Error, Permission, Result, Uuid};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::ending::end_where;
use super::{EndMemberDevice, EndMemberDevices, entity};
use crate::gate::OWN;
use crate::members::Members;
use crate::members::commands::{all_roles, held, within};

/// Ends one of the caller's own sessions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndDevice {
    pub device: Uuid,
}

impl Command for EndDevice {
    const NAME: &'static str = "devices.end";
    const NEEDS: Permission = OWN;
    type Output = ();
}

impl Run for EndDevice {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let (user, reached) = (tx.actor().user.0, Reached::own(tx.actor()));
        end(tx, user, Which::One(self.device), reached).await
    }
}

/// Ends all of the caller's sessions but one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndOtherDevices {
    /// Hash of the token of the one that stays.
    pub but: String,
}

impl Command for EndOtherDevices {
    const NAME: &'static str = "devices.end_others";
    const NEEDS: Permission = OWN;
    type Output = ();
}

impl Run for EndOtherDevices {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let (user, reached) = (tx.actor().user.0, Reached::own(tx.actor()));
        end(tx, user, Which::AllBut(self.but), reached).await
    }
}

/// Shows that the caller is there: it asks for their password or a factor, and changes nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Prove {}

impl Command for Prove {
    const NAME: &'static str = "sessions.prove";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for Prove {
    async fn run(self, _: &mut Tx) -> Result<()> {
        Ok(())
    }
}

impl Run for EndMemberDevice {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.load::<Members>(self.member, None).await?;
        within(tx, &held(&all_roles(tx).await?, &member))?;
        end(tx, member.user_id, Which::One(self.device), Reached::Here).await?;
        tx.emit::<Members>("member_device_ended", self.member);
        Ok(())
    }
}

impl Run for EndMemberDevices {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.load::<Members>(self.member, None).await?;
        within(tx, &held(&all_roles(tx).await?, &member))?;
        // No token has this hash: none of them stays.
        end(tx, member.user_id, Which::AllBut(String::new()), Reached::Here).await?;
        tx.emit::<Members>("member_device_ended", self.member);
        Ok(())
    }
}

enum Which {
    One(Uuid),
    AllBut(String),
}

enum Reached {
    Everywhere,
    /// Sessions that reach this workspace: one that an issuer opened in another is nothing to its admins.
    Here,
    /// Sessions that issuers of this workspace opened.
    Bound,
}

impl Reached {
    /// What a person reaches of their own.
    const fn own(actor: &Actor) -> Self {
        if actor.bound { Self::Bound } else { Self::Everywhere }
    }
}

/// Ends open sessions of a person and says in the log which devices they were.
async fn end(tx: &mut Tx, user: Uuid, which: Which, reached: Reached) -> Result<()> {
    let open = entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::EndedAt.is_null())
        .filter(match &which {
            Which::One(id) => entity::Column::Id.eq(*id),
            Which::AllBut(hash) => entity::Column::TokenHash.ne(hash.as_str()),
        })
        .filter(match reached {
            Reached::Everywhere => Condition::all(),
            Reached::Here => Condition::any()
                .add(entity::Column::WorkspaceId.is_null())
                .add(entity::Column::WorkspaceId.eq(tx.workspace().0)),
            Reached::Bound => Condition::all().add(entity::Column::WorkspaceId.eq(tx.workspace().0)),
        })
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    if open.is_empty() && matches!(which, Which::One(_)) {
        return Err(Error::NotFound);
    }
    end_where(tx, entity::Column::Id.is_in(open.iter().map(|session| session.id))).await?;
    for session in open {
        tx.witness("sessions", session.id, &[("address", &session.address), ("agent", &session.agent)])?;
    }
    Ok(())
}
