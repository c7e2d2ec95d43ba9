//! Deciding about one holding, and what revoking it comes to.

use engine::{Cx, Run, Tx, fault};
use kernel::id::MemberId;
use kernel::{Error, Result, Rule, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::commands::open;
use super::{AccessReviews, DecideHolding, Decision, ReviewId, holding_entity};
use crate::members;
use crate::members::bulk::Alteration;
use crate::members::bulk::commands::AlterMember;
use crate::members::commands::all_roles;
use crate::roles;

impl Run for DecideHolding {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let review = tx.load::<AccessReviews>(self.review, None).await?;
        open(&review)?;
        let found = holding_entity::Entity::find_by_id(self.holding)
            .filter(holding_entity::Column::ReviewId.eq(review.id))
            .lock_exclusive()
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let holding = found.ok_or(Error::NotFound)?;
        if holding.member_id == tx.actor().member.0 {
            return Err(Error::invalid("holding", Rule::Own));
        }
        if holding.decision == Decision::Revoke.rank() {
            return Err(Error::invalid("holding", Rule::State));
        }
        if self.decision == Decision::Revoke {
            revoke(tx, &holding).await?;
        }
        let note = self.note.trim().to_owned();
        let facts = [
            ("member", holding.member.as_str()),
            ("holding", holding.called.as_str()),
            ("decision", self.decision.name()),
            ("note", note.as_str()),
        ];
        tx.witness("access_reviews", review.id, &facts)?;
        let row = holding_entity::ActiveModel {
            decision: Set(self.decision.rank()),
            note: Set(note),
            decided_by: Set(tx.actor().name.clone()),
            decided_at: Set(Some(tx.now().0)),
            ..holding.into()
        };
        holding_entity::Entity::update(row).exec(tx.connection()).await.map_err(fault::database)?;
        tx.emit::<AccessReviews>("holding_decided", review.id);
        Ok(())
    }
}

/// Takes the holding away by the command that does so for one member. Whoever holds nothing else is disabled; what is gone
/// already is gone.
async fn revoke(tx: &mut Tx, holding: &holding_entity::Model) -> Result<()> {
    let found = members::entity::Entity::find_by_id(holding.member_id).one(tx.connection()).await;
    let Some(member) = found.map_err(fault::database)?.filter(|member| member.archived_at.is_none()) else {
        return Ok(());
    };
    let alteration = match holding.holding.split_once(':') {
        Some(("role", key)) => {
            let held = roles::words(&member.roles);
            let role = all_roles(tx).await?.into_iter().find(|role| role.key == key && held.contains(&role.key));
            match role {
                None => return Ok(()),
                Some(_) if held.len() == 1 => Alteration::Disable,
                Some(role) => Alteration::RemoveRole(role.id),
            }
        }
        Some((_, word)) => Alteration::RemoveGrant(word.to_owned()),
        None => return Ok(()),
    };
    tx.also(AlterMember { member: MemberId(member.id), alteration }).await
}

/// Decides about several, each on a walk of its own; what could not be decided, and why.
///
/// # Errors
/// What holds for all of them: `Forbidden`, `Looking`, `Unconfirmed` for revoking, `Invalid` for the note.
pub async fn decide(
    cx: &Cx,
    review: ReviewId,
    holdings: Vec<Uuid>,
    decision: Decision,
    note: String,
) -> Result<Vec<(Uuid, Error)>> {
    cx.read(super::DECIDE)?;
    if cx.actor().looking {
        return Err(Error::Looking);
    }
    if decision == Decision::Revoke && !cx.is_confirmed() {
        return Err(Error::Unconfirmed);
    }
    let mut refused = Vec::new();
    for holding in holdings {
        let command = DecideHolding { review, holding, decision, note: note.clone() };
        kernel::Command::validate(&command)?;
        if let Err(why) = cx.perform(command).await {
            refused.push((holding, why));
        }
    }
    Ok(refused)
}
