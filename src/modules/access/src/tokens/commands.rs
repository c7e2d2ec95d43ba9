//! Beginning a family, and going from one of its refresh tokens to the next. None of these is registered.

use engine::mail::Letter;
use engine::{Run, Tx, fault};
use kernel::permission::may;
use kernel::time::DAY;
use kernel::{Command, Permission, Result, Uuid};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{REFRESH, family_entity, refresh_entity};
use crate::{mail, members, workspaces};

/// A refresh token that is to be kept, and who is given it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Given {
    pub hash: String,
    pub address: String,
    pub agent: String,
}

/// Begins a family with its first refresh token, and forgets those of the key that are long over.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct BeginFamily {
    pub family: Uuid,
    pub key: Uuid,
    /// JSON array of words.
    pub grants: String,
    pub given: Given,
}

impl Command for BeginFamily {
    const NAME: &'static str = "tokens.issue";
    const NEEDS: Permission = may("tokens", "issue");
    type Output = ();
}

impl Run for BeginFamily {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let Self { family, key, grants, given } = self;
        forget(tx, key).await?;
        let row = family_entity::Model {
            id: family,
            workspace_id: tx.workspace().0,
            key_id: key,
            grants,
            created_at: tx.now().0,
            ended_at: None,
        };
        family_entity::Entity::insert(family_entity::ActiveModel::from(row))
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        tx.witness("api_keys", key, &[("address", &given.address), ("agent", &given.agent)])?;
        keep(tx, family, given).await
    }
}

/// What came of a refresh token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Outcome {
    /// It was good, and is used now.
    Taken,
    /// It is over.
    Over,
    /// It had been used before: its family has ended, and its holder is told.
    Reused,
}

/// Takes a refresh token and puts the next one in its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RotateToken {
    pub family: Uuid,
    pub key: Uuid,
    /// Of the one that is given.
    pub hash: String,
    pub next: Given,
}

impl Command for RotateToken {
    const NAME: &'static str = "tokens.refresh";
    const NEEDS: Permission = may("tokens", "refresh");
    type Output = Outcome;
}

impl Run for RotateToken {
    async fn run(self, tx: &mut Tx) -> Result<Outcome> {
        let now = tx.now().0;
        // Held, so that one that is used while its family ends begins nothing.
        let family = family_entity::Entity::find_by_id(self.family).lock_exclusive().one(tx.connection()).await;
        if family.map_err(fault::database)?.is_none_or(|family| family.ended_at.is_some()) {
            return Ok(Outcome::Over);
        }
        let token = refresh_entity::Entity::find()
            .filter(refresh_entity::Column::Hash.eq(&self.hash))
            .filter(refresh_entity::Column::FamilyId.eq(self.family))
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        match token {
            Some(token) if token.used_at.is_some() => reused(tx, self).await,
            Some(token) if token.expires_at > now => {
                refresh_entity::Entity::update_many()
                    .col_expr(refresh_entity::Column::UsedAt, Expr::value(now))
                    .filter(refresh_entity::Column::Id.eq(token.id))
                    .exec(tx.connection())
                    .await
                    .map_err(fault::database)?;
                keep(tx, self.family, self.next).await?;
                Ok(Outcome::Taken)
            }
            _ => Ok(Outcome::Over),
        }
    }
}

async fn reused(tx: &mut Tx, RotateToken { family, key, next, .. }: RotateToken) -> Result<Outcome> {
    family_entity::Entity::update_many()
        .col_expr(family_entity::Column::EndedAt, Expr::value(tx.now().0))
        .filter(family_entity::Column::Id.eq(family))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    tx.witness("api_keys", key, &[("token", "used twice"), ("address", &next.address), ("agent", &next.agent)])?;
    let (member, name) = (tx.actor().member.0, tx.actor().key.clone().unwrap_or_default());
    if let Some(reader) = members::notices::reader(tx, member).await? {
        let workspace = workspaces::own(tx).await?;
        let letter = Letter::new(mail::TOKEN_REUSED.kind, reader.email, reader.locale)
            .with("name", reader.name)
            .with("workspace", workspace.name)
            .with("key", name)
            .with("address", next.address)
            .link(format!("/{}/settings/api-keys", workspace.slug));
        tx.mail(letter).await?;
    }
    Ok(Outcome::Reused)
}

async fn keep(tx: &Tx, family: Uuid, given: Given) -> Result<()> {
    let now = tx.now().0;
    let row = refresh_entity::Model {
        id: tx.id(),
        workspace_id: tx.workspace().0,
        family_id: family,
        hash: given.hash,
        address: given.address,
        agent: given.agent,
        created_at: now,
        expires_at: now + REFRESH * DAY,
        used_at: None,
    };
    refresh_entity::Entity::insert(refresh_entity::ActiveModel::from(row))
        .exec_without_returning(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}

/// Deletes the key's tokens that were over before the last month, and families that have none left.
async fn forget(tx: &Tx, key: Uuid) -> Result<()> {
    let families = Query::select()
        .column(family_entity::Column::Id)
        .from(family_entity::Entity)
        .and_where(family_entity::Column::KeyId.eq(key))
        .to_owned();
    refresh_entity::Entity::delete_many()
        .filter(refresh_entity::Column::FamilyId.in_subquery(families))
        .filter(refresh_entity::Column::ExpiresAt.lt(tx.now().0 - 30 * DAY))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    let left = Query::select().column(refresh_entity::Column::FamilyId).from(refresh_entity::Entity).to_owned();
    family_entity::Entity::delete_many()
        .filter(family_entity::Column::KeyId.eq(key))
        .filter(family_entity::Column::Id.not_in_subquery(left))
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}
