//! Deciding about one holding, and what revoking it comes to.

use engine::{Cx, Run, Tx, fault};
use kernel::id::MemberId;
use kernel::{Error, Result, Rule, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::commands::open;
use super::{AccessReviews, DecideHolding, Decision, ReviewId, holding_entity};
use crate::members::bulk::commands::AlterMember;
use crate::members::bulk::{self, Alteration};
use crate::members::commands::{all_roles, within};
use crate::members::{self, Members, commands};
use crate::roles::{self, holding};

impl Run for DecideHolding {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        // Keeping changes nothing of what somebody holds.
        if self.decision == Decision::Revoke && !tx.cx().is_confirmed() {
            return Err(Error::Unconfirmed);
        }
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

/// Takes the holding away by the command that does so for one member. Whoever holds nothing else is disabled, and to let them
/// in again is to give it anew; what is gone already is gone.
async fn revoke(tx: &mut Tx, holding: &holding_entity::Model) -> Result<()> {
    let found = members::entity::Entity::find_by_id(holding.member_id).one(tx.connection()).await;
    let Some(member) = found.map_err(fault::database)? else { return Ok(()) };
    if member.archived_at.is_some() {
        return take_from_disabled(tx, member, &holding.holding).await;
    }
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
    let id = member.id;
    let disabled = alteration == Alteration::Disable;
    tx.also(AlterMember { member: MemberId(id), alteration }).await?;
    if disabled {
        holding::forget(tx, id, &holding.holding).await?;
    }
    Ok(())
}

/// Of somebody who is disabled already: what was revoked is not theirs again when they are let in.
async fn take_from_disabled(tx: &mut Tx, mut member: members::entity::Model, held: &str) -> Result<()> {
    let all = all_roles(tx).await?;
    within(tx, &commands::held(&all, &member))?;
    let (mut keys, mut grants) = (roles::words(&member.roles), roles::words(&member.grants));
    match held.split_once(':') {
        // Somebody is in some role: the last one stays, and is noted as nobody's.
        Some(("role", key)) if keys.len() > 1 => keys.retain(|held| held != key),
        Some(("grant", word)) => grants.retain(|held| held != word),
        _ => {}
    }
    if let Some(first) = all.iter().find(|role| keys.first() == Some(&role.key)) {
        member.role_id = first.id;
    }
    (member.roles, member.grants) = (roles::text(keys)?, roles::text(grants)?);
    let member = tx.save::<Members>(member).await?;
    holding::forget(tx, member.id, held).await
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
    if holdings.len() > bulk::MOST {
        return Err(Error::invalid("holdings", Rule::TooMany(bulk::MOST)));
    }
    for holding in holdings {
        let command = DecideHolding { review, holding, decision, note: note.clone() };
        kernel::Command::validate(&command)?;
        if let Err(why) = cx.perform(command).await {
            refused.push((holding, why));
        }
    }
    Ok(refused)
}
