//! Links that set passwords: making one, and using it once.

use engine::mail::Letter;
use engine::{Run, Tx, fault};
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{GOOD, SendPasswordReset, UnlockMember, entity};
use crate::members::{self, Members};
use crate::sessions::ending::end_where;
use crate::sessions::{self, sign_in::account_key};
use crate::sign_on::required::commands::comes_by_an_issuer;
use crate::{mail, token, users, workspaces};

impl Run for SendPasswordReset {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.load::<Members>(self.member, None).await?;
        if comes_by_an_issuer(tx, member.id).await? {
            return Err(Error::SingleSignOn);
        }
        let user = user(tx, member.user_id).await?;
        send(tx, &member, &user).await
    }
}

impl Run for UnlockMember {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.load::<Members>(self.member, None).await?;
        let user = user(tx, member.user_id).await?;
        unlock(tx, &user).await?;
        tx.witness("members", member.id, &[("sign_in", "unlocked")])
    }
}

/// Sends a link to whoever asked for it with their address. Internal: nobody is known yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RequestReset {
    pub member: Uuid,
}

impl Command for RequestReset {
    const NAME: &'static str = "resets.request";
    const NEEDS: Permission = may("resets", "request");
    type Output = ();
}

impl Run for RequestReset {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.load::<Members>(self.member, None).await?;
        let user = user(tx, member.user_id).await?;
        send(tx, &member, &user).await
    }
}

/// Tells somebody who asked for a link that their workspace takes no password, and where to sign in. Internal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SendElsewhere {
    pub member: Uuid,
}

impl Command for SendElsewhere {
    const NAME: &'static str = "resets.send_elsewhere";
    const NEEDS: Permission = may("resets", "request");
    type Output = ();
}

impl Run for SendElsewhere {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.load::<Members>(self.member, None).await?;
        let user = user(tx, member.user_id).await?;
        let workspace = workspaces::own(tx).await?;
        let letter = Letter::new(mail::SIGN_ON_INSTEAD.kind, &user.email, &user.locale)
            .with("name", &member.name)
            .with("workspace", workspace.name)
            .link(format!("/sign-in/sso/{}", workspace.slug));
        tx.mail(letter).await?;
        tx.witness("members", member.id, &[("password", "none to set: single sign-on only")])
    }
}

/// Sets the new password, once. Internal: it is hashed and judged already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ResetPassword {
    pub token_hash: String,
    pub password_hash: String,
}

impl Command for ResetPassword {
    const NAME: &'static str = "resets.use";
    const NEEDS: Permission = may("resets", "use");
    type Output = ();
}

impl Run for ResetPassword {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        // Locked: of two who use it at one moment the second finds it used.
        let found = entity::Entity::find()
            .filter(entity::Column::TokenHash.eq(&self.token_hash))
            .filter(entity::Column::UsedAt.is_null())
            .filter(entity::Column::ExpiresAt.gt(tx.now().0))
            .lock_exclusive()
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let reset = found.ok_or_else(|| Error::invalid("link", Rule::State))?;
        let user = user(tx, reset.user_id).await?;
        end_links(tx, user.id).await?;
        set_password(tx, &user, self.password_hash, None).await?;
        unlock(tx, &user).await?;
        let member = members::entity::Entity::find()
            .filter(members::entity::Column::WorkspaceId.eq(reset.workspace_id))
            .filter(members::entity::Column::UserId.eq(user.id))
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        tx.witness("members", member.map_or(user.id, |member| member.id), &[("password", "reset")])
    }
}

/// Gives a person a new password, tells them by mail, and ends their sessions but the one of that token's hash.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn set_password(
    tx: &mut Tx,
    user: &users::entity::Model,
    password_hash: String,
    keep: Option<&str>,
) -> Result<()> {
    users::entity::Entity::update_many()
        .col_expr(users::entity::Column::PasswordHash, Expr::value(password_hash))
        .filter(users::entity::Column::Id.eq(user.id))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    let others = Condition::all()
        .add(sessions::entity::Column::UserId.eq(user.id))
        .add(sessions::entity::Column::TokenHash.ne(keep.unwrap_or_default()));
    end_where(tx, others).await?;
    let letter = Letter::new(mail::PASSWORD_CHANGED.kind, &user.email, &user.locale).with("name", &user.name);
    tx.mail(letter).await.map(drop)
}

async fn user(tx: &Tx, id: Uuid) -> Result<users::entity::Model> {
    let user = users::entity::Entity::find_by_id(id).lock_exclusive().one(tx.connection()).await;
    user.map_err(fault::database)?.filter(|user| user.disabled_at.is_none()).ok_or(Error::NotFound)
}

/// Mails a new link; older ones open nothing any more.
async fn send(tx: &mut Tx, member: &members::entity::Model, user: &users::entity::Model) -> Result<()> {
    end_links(tx, user.id).await?;
    let (token, now) = (token::new(), tx.now().0);
    let reset = entity::Model {
        id: tx.id(),
        workspace_id: tx.workspace().0,
        user_id: user.id,
        token_hash: token::hash(&token),
        created_at: now,
        expires_at: now + GOOD,
        used_at: None,
    };
    entity::Entity::insert(entity::ActiveModel::from(reset))
        .exec_without_returning(tx.connection())
        .await
        .map_err(fault::database)?;
    let letter = Letter::new(mail::RESET.kind, &user.email, &user.locale)
        .with("name", &member.name)
        .secret_link("/reset-password/", token);
    tx.mail(letter).await?;
    tx.witness("members", member.id, &[("password", "reset link sent")])
}

async fn end_links(tx: &Tx, user: Uuid) -> Result<()> {
    entity::Entity::update_many()
        .col_expr(entity::Column::UsedAt, Expr::value(tx.now().0))
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::UsedAt.is_null())
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}

/// Forgets failed sign-ins, those from known devices too: their keys begin with the account's.
async fn unlock(tx: &Tx, user: &users::entity::Model) -> Result<()> {
    sessions::limit_entity::Entity::delete_many()
        .filter(sessions::limit_entity::Column::Key.starts_with(account_key(&user.email)))
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}
