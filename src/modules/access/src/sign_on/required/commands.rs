//! The rule of asking for single sign-on: nobody locks everybody out, themselves included.

use std::collections::BTreeSet;

use engine::{Engine, Run, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Error, Grants, Permission, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{RequireSignOn, Required, SignOnRules, entity, is_closed};
use crate::factors::{self, Kind};
use crate::issuers::{self, IssuerState};
use crate::members::commands::{all_roles, held, within};
use crate::sign_on::identity_entity as identity;
use crate::{members, roles, users};

impl Run for RequireSignOn {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        within(tx, &Grants::new(["*"]))?;
        if self.required == Required::Yes {
            has_signed_in(tx).await?;
            somebody_comes_in(tx, &self.exceptions.iter().map(|member| member.0).collect::<Vec<_>>()).await?;
        }
        // In whatever order they were ticked, it is the same.
        let exceptions: BTreeSet<_> = self.exceptions.iter().map(|member| member.0.to_string()).collect();
        let exceptions = roles::text(exceptions)?;
        save(tx, self.version, self.required, exceptions).await
    }
}

async fn save(tx: &mut Tx, version: i64, required: Required, exceptions: String) -> Result<()> {
    let known = rule(tx).await?;
    let id = known.as_ref().map_or_else(|| tx.id(), |known| known.id);
    match known {
        Some(known) => {
            let kept = tx.load::<SignOnRules>(known.id, Some(version)).await?;
            let row = entity::Model { required: required.rank(), exceptions, ..kept };
            tx.save::<SignOnRules>(row).await?;
        }
        None if version == 0 => {
            let row = entity::Model {
                id,
                workspace_id: Uuid::nil(),
                version: 0,
                created_at: 0,
                updated_at: 0,
                archived_at: None,
                search: String::new(),
                required: required.rank(),
                exceptions,
            };
            tx.insert::<SignOnRules>(row).await?;
        }
        None => return Err(Error::Conflict { current: 0 }),
    }
    tx.emit::<SignOnRules>("sign_on_rule_saved", id);
    Ok(())
}

async fn rule(tx: &Tx) -> Result<Option<entity::Model>> {
    entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .one(tx.connection())
        .await
        .map_err(fault::database)
}

/// Whoever asks for it has been brought by an issuer that is on: it works.
async fn has_signed_in(tx: &Tx) -> Result<()> {
    let on = open_issuers(tx).await?;
    let identities = identity::Entity::find()
        .filter(identity::Column::UserId.eq(tx.actor().user.0))
        .filter(identity::Column::IssuerId.is_in(on.iter().map(|issuer| issuer.id)))
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let works = identities.iter().any(|it| on.iter().any(|issuer| issuer.id == it.issuer_id && issuer.url == it.url));
    if works { Ok(()) } else { Err(Error::invalid("required", Rule::State)) }
}

async fn open_issuers(tx: &Tx) -> Result<Vec<issuers::entity::Model>> {
    issuers::entity::Entity::find()
        .filter(issuers::entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(issuers::entity::Column::ArchivedAt.is_null())
        .filter(issuers::entity::Column::State.eq(IssuerState::On.rank()))
        .all(tx.connection())
        .await
        .map_err(fault::database)
}

/// Somebody who may do everything still comes in without an issuer, where that is asked for.
///
/// # Errors
/// `Invalid` on that field with `LastAdmin`.
pub(crate) async fn somebody_still_comes_in(tx: &Tx, field: &str) -> Result<()> {
    let Some(rule) = rule(tx).await?.filter(|rule| rule.required == Required::Yes.rank()) else { return Ok(()) };
    let exceptions: Vec<Uuid> = roles::words(&rule.exceptions).iter().filter_map(|id| id.parse().ok()).collect();
    let there = members(tx, &exceptions).await?;
    if opens(tx, &there).await? { Ok(()) } else { Err(Error::invalid(field, Rule::LastAdmin)) }
}

/// Among the exceptions, all of them members, is somebody who may do everything and has a password or a passkey.
async fn somebody_comes_in(tx: &Tx, exceptions: &[Uuid]) -> Result<()> {
    let found = members(tx, exceptions).await?;
    if exceptions.iter().any(|id| found.iter().all(|member| member.id != *id)) {
        return Err(Error::invalid("exceptions", Rule::Missing));
    }
    if opens(tx, &found).await? { Ok(()) } else { Err(Error::invalid("exceptions", Rule::LastAdmin)) }
}

/// Those of them who are members.
async fn members(tx: &Tx, ids: &[Uuid]) -> Result<Vec<members::entity::Model>> {
    members::entity::Entity::find()
        .filter(members::entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(members::entity::Column::ArchivedAt.is_null())
        .filter(members::entity::Column::Id.is_in(ids.iter().copied()))
        .all(tx.connection())
        .await
        .map_err(fault::database)
}

/// Whether one of them may do everything and has a password or a passkey.
async fn opens(tx: &Tx, members: &[members::entity::Model]) -> Result<bool> {
    let (roles, everything) = (all_roles(tx).await?, Grants::new(["*"]));
    for member in members.iter().filter(|member| held(&roles, member).lacks(&everything).is_none()) {
        if has_a_way_in(tx, member.user_id).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the person comes in without an issuer: by a password or a passkey.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn has_a_way_in(tx: &Tx, user: Uuid) -> Result<bool> {
    let account = users::entity::Entity::find_by_id(user).one(tx.connection()).await.map_err(fault::database)?;
    let Some(account) = account.filter(|account| account.disabled_at.is_none()) else { return Ok(false) };
    let passkey = factors::entity::Entity::find()
        .filter(factors::entity::Column::UserId.eq(user))
        .filter(factors::entity::Column::Kind.eq(Kind::Passkey as i64))
        .filter(factors::entity::Column::ConfirmedAt.is_not_null())
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(!account.password_hash.is_empty() || passkey.is_some())
}

/// An issuer cannot go while it is the only one by which members come in.
///
/// # Errors
/// `Invalid` on `issuer` with `Relied`.
pub(crate) async fn can_go(tx: &Tx, issuer: Uuid) -> Result<()> {
    let asks = rule(tx).await?.is_some_and(|rule| rule.required == Required::Yes.rank());
    if asks && open_issuers(tx).await?.iter().all(|open| open.id == issuer) {
        return Err(Error::invalid("issuer", Rule::Relied));
    }
    Ok(())
}

/// Whether a password is of no use to a member here.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn comes_by_an_issuer(tx: &Tx, member: Uuid) -> Result<bool> {
    let rule = rule(tx).await?;
    Ok(rule.is_some_and(|rule| is_closed(Some(rule.required), Some(&rule.exceptions), member)))
}

/// Lets members in by passwords again, from the command line: for when nobody comes in any more.
///
/// # Errors
/// Faults of the database.
pub async fn clear(engine: &Engine, workspace: WorkspaceId) -> Result<()> {
    engine.as_system(workspace, "allow-passwords").perform(ClearSignOn {}).await
}

/// Internal: only the command line runs it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct ClearSignOn {}

impl Command for ClearSignOn {
    const NAME: &'static str = "sign_ons.clear";
    const NEEDS: Permission = may("security", "edit");
    type Output = ();
}

impl Run for ClearSignOn {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        match rule(tx).await? {
            Some(known) => save(tx, known.version, Required::No, known.exceptions).await,
            None => Ok(()),
        }
    }
}
