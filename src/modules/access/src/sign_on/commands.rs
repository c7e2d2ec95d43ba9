//! Being let in by single sign-on, or not. None of these is registered: an issuer's word, verified, comes before.

use engine::{Run, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Permission, Result, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::identities::{About, by_subject, link};
use super::{Reaches, Refusal, begin, identity_entity as identity};
use crate::issuers::{self, IssuerState};
use crate::sessions::commands::{Opening, stage_of, take_back};
use crate::sessions::ending::end_where;
use crate::sessions::told::{self, Told};
use crate::sessions::{self, Stage, limits};
use crate::{members, users};

/// Begins a session by what an issuer says, and links the identity to its member the first time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EnterBySignOn {
    pub issuer: Uuid,
    /// The issuer's, for the log.
    pub name: String,
    pub url: String,
    pub subject: String,
    /// Only if the issuer says that it is theirs, and speaks for its domain.
    pub email: Option<String>,
    pub session: Uuid,
    pub token_hash: String,
    /// Hash of the cookie that the browser had; if that session is theirs too, it ends.
    pub replaces: String,
    /// When they gave their password at the issuer, or 0.
    pub signed_on_at: i64,
    /// Whether the issuer says that two factors were given.
    pub factor: bool,
    /// Sealed.
    pub id_token: String,
    pub address: String,
    pub agent: String,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    In(Stage),
    Refused(Refusal),
    /// Nobody here has that address.
    Unknown,
}

impl Command for EnterBySignOn {
    const NAME: &'static str = "sign_ons.enter";
    const NEEDS: Permission = may("sessions", "open");
    type Output = Outcome;
}

impl Run for EnterBySignOn {
    async fn run(self, tx: &mut Tx) -> Result<Outcome> {
        if !is_on(tx, self.issuer, &self.url).await? {
            return Ok(Outcome::Refused(Refusal::Stale));
        }
        let known = by_subject(tx, self.issuer, &self.url, &self.subject).await?;
        let (user, reaches) = match known {
            Some(known) => {
                if !is_member(tx, known.user_id).await? {
                    return Ok(Outcome::Refused(Refusal::Stranger));
                }
                touch(tx, known.id).await?;
                (
                    known.user_id,
                    if known.reaches == Reaches::Everywhere as i64 { Reaches::Everywhere } else { Reaches::Workspace },
                )
            }
            None => match self.first(tx).await? {
                Ok(user) => (user, Reaches::Workspace),
                Err(outcome) => return Ok(outcome),
            },
        };
        let only = (reaches == Reaches::Workspace).then_some(tx.workspace().0);
        // In its own workspace an issuer's word on a second factor counts, elsewhere it does not.
        let stage = if self.factor && only.is_some() { Stage::Whole } else { stage_of(tx, user).await? };
        let replaced = Condition::all()
            .add(sessions::entity::Column::UserId.eq(user))
            .add(sessions::entity::Column::TokenHash.eq(self.replaces));
        end_where(tx, replaced).await?;
        if stage == Stage::Whole {
            limits::make_room(tx, user).await?;
        }
        if stage == Stage::Whole {
            let only = only.map(WorkspaceId);
            told::tell(tx, Told::Accepted, user, only, (&self.address, &self.agent)).await?;
        }
        take_back(tx, &begin::counted(&self.address)).await?;
        let opening = Opening {
            id: self.session,
            user,
            token_hash: self.token_hash,
            address: self.address,
            agent: self.agent,
            stage,
            // No password or factor of their own was given here.
            confirmed_at: 0,
        };
        let session = sessions::entity::ActiveModel {
            issuer_id: Set(Some(self.issuer)),
            workspace_id: Set(only),
            signed_on_at: Set(self.signed_on_at),
            issuer_factor: Set(self.factor.into()),
            id_token: Set(Some(self.id_token)),
            ..opening.row(tx.now())
        };
        sessions::entity::Entity::insert(session)
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        tx.witness("users", user, &[("issuer", &self.name), ("subject", &self.subject)])?;
        Ok(Outcome::In(stage))
    }
}

impl EnterBySignOn {
    /// The member of that address, linked from now on.
    async fn first(&self, tx: &mut Tx) -> Result<Result<Uuid, Outcome>> {
        let Some(email) = &self.email else { return Ok(Err(Outcome::Refused(Refusal::Unverified))) };
        let found = users::entity::Entity::find()
            .filter(users::entity::Column::Email.eq(email))
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let Some(user) = found else { return Ok(Err(Outcome::Unknown)) };
        let member = members::entity::Entity::find()
            .filter(members::entity::Column::UserId.eq(user.id))
            .filter(members::entity::Column::WorkspaceId.eq(tx.workspace().0))
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        match member {
            // Somebody who has an account elsewhere is as unknown here as somebody who has none.
            None => return Ok(Err(Outcome::Unknown)),
            Some(member) if member.archived_at.is_some() || user.disabled_at.is_some() => {
                return Ok(Err(Outcome::Refused(Refusal::Stranger)));
            }
            Some(_) => {}
        }
        let about = About { issuer: self.issuer, url: &self.url, subject: &self.subject, email, name: &self.name };
        link(tx, user.id, about, Reaches::Workspace).await?;
        Ok(Ok(user.id))
    }
}

/// Says in the workspace's log that an issuer brought somebody who was not let in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RefuseSignOn {
    pub issuer: Uuid,
    pub reason: String,
    pub email: String,
}

impl Command for RefuseSignOn {
    const NAME: &'static str = "sign_ons.refuse";
    const NEEDS: Permission = may("sessions", "open");
    type Output = ();
}

impl Run for RefuseSignOn {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        tx.witness("issuers", self.issuer, &[("reason", &self.reason), ("email", &self.email)])
    }
}

/// Whether the issuer is on and where it was when they went there; held until commit, so that what ends its sessions comes
/// before this one or ends it too.
pub(super) async fn is_on(tx: &Tx, issuer: Uuid, url: &str) -> Result<bool> {
    let found = issuers::entity::Entity::find_by_id(issuer)
        .filter(issuers::entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(issuers::entity::Column::Url.eq(url))
        .filter(issuers::entity::Column::State.eq(IssuerState::On.rank()))
        .filter(issuers::entity::Column::ArchivedAt.is_null())
        .lock_shared()
        .one(tx.connection())
        .await;
    Ok(found.map_err(fault::database)?.is_some())
}

/// Whether the person is a member of this workspace still.
async fn is_member(tx: &Tx, user: Uuid) -> Result<bool> {
    let account = users::entity::Entity::find_by_id(user).one(tx.connection()).await.map_err(fault::database)?;
    let member = members::entity::Entity::find()
        .filter(members::entity::Column::UserId.eq(user))
        .filter(members::entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(members::entity::Column::ArchivedAt.is_null())
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(member.is_some() && account.is_some_and(|account| account.disabled_at.is_none()))
}

async fn touch(tx: &Tx, id: Uuid) -> Result<()> {
    identity::Entity::update_many()
        .col_expr(identity::Column::UsedAt, Expr::value(tx.now().0))
        .filter(identity::Column::Id.eq(id))
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}
