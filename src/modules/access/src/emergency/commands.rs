//! The rules: two people who may, neither of them the one who is helped, and a code that is taken once.

use engine::mail::Letter;
use engine::{Run, Tx, fault};
use kernel::id::MemberId;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::{ASKED, AskEmergency, GRANTED, entity};
use crate::factors;
use crate::members::commands::{all_roles, held, within};
use crate::members::{self, Members};
use crate::{mail, users, workspaces};

impl Run for AskEmergency {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = helped(tx, self.member).await?;
        let factor = factors::entity::Entity::find()
            .filter(factors::entity::Column::UserId.eq(member.user_id))
            .filter(factors::entity::Column::ConfirmedAt.is_not_null())
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        if factor.is_none() || waiting(tx, member.id).await?.is_some() {
            return Err(Error::invalid("member", Rule::State));
        }
        let row = entity::ActiveModel {
            id: Set(tx.id()),
            workspace_id: Set(tx.workspace().0),
            member_id: Set(member.id),
            user_id: Set(member.user_id),
            asked_by: Set(tx.actor().member.0),
            asked_at: Set(tx.now().0),
            granted_by: Set(None),
            granted_at: Set(None),
            hash: Set(None),
            used_at: Set(None),
        };
        entity::Entity::insert(row).exec_without_returning(tx.connection()).await.map_err(fault::database)?;
        tx.witness("members", member.id, &[("emergency", "asked")])?;
        tx.emit::<Members>("member_emergency_asked", member.id);
        Ok(())
    }
}

/// Grants what another admin asked for. Internal: the code is made by the call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct GrantEmergency {
    pub member: MemberId,
    pub code: String,
}

impl Command for GrantEmergency {
    const NAME: &'static str = "members.grant_emergency";
    const NEEDS: Permission = members::EDIT;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for GrantEmergency {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = helped(tx, self.member).await?;
        let asked = waiting(tx, member.id).await?.filter(|asked| asked.granted_at.is_none());
        let asked = asked.ok_or_else(|| Error::invalid("member", Rule::State))?;
        if asked.asked_by == tx.actor().member.0 {
            return Err(Error::invalid("member", Rule::Second));
        }
        entity::Entity::update_many()
            .col_expr(entity::Column::GrantedBy, Expr::value(tx.actor().member.0))
            .col_expr(entity::Column::GrantedAt, Expr::value(tx.now().0))
            .col_expr(entity::Column::Hash, Expr::value(factors::backup::hash(member.user_id, &self.code)))
            .filter(entity::Column::Id.eq(asked.id))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        if let Some(reader) = members::notices::reader(tx, member.id).await? {
            let by = tx.actor().name.clone();
            let letter = Letter::new(mail::EMERGENCY.kind, reader.email, reader.locale)
                .with("name", reader.name)
                .with("workspace", workspaces::own(tx).await?.name)
                .with("by", by);
            tx.mail(letter).await?;
        }
        tx.witness("members", member.id, &[("emergency", "granted")])?;
        tx.emit::<Members>("member_emergency_granted", member.id);
        Ok(())
    }
}

/// The member, whose row is held, so that two admins at one moment come one after the other.
async fn helped(tx: &mut Tx, member: MemberId) -> Result<members::entity::Model> {
    if member == tx.actor().member {
        return Err(Error::invalid("member", Rule::State));
    }
    let member = tx.load::<Members>(member, None).await?;
    within(tx, &held(&all_roles(tx).await?, &member))?;
    users::lock(tx, member.user_id).await?;
    Ok(member)
}

/// What was asked and is not over.
async fn waiting(tx: &Tx, member: Uuid) -> Result<Option<entity::Model>> {
    let now = tx.now().0;
    let last = entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(entity::Column::MemberId.eq(member))
        .filter(entity::Column::UsedAt.is_null())
        .order_by_desc(entity::Column::AskedAt)
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(last.filter(|last| last.granted_at.map_or(now - last.asked_at < ASKED, |granted| now - granted < GRANTED)))
}

/// Takes a code that was granted for the account, if it is right, not over, and was not taken before.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn take(tx: &Tx, user: Uuid, code: &str) -> Result<bool> {
    let taken = entity::Entity::update_many()
        .col_expr(entity::Column::UsedAt, Expr::value(tx.now().0))
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::Hash.eq(factors::backup::hash(user, code)))
        .filter(entity::Column::GrantedAt.gt(tx.now().0 - GRANTED))
        .filter(entity::Column::UsedAt.is_null())
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(taken.rows_affected == 1)
}
