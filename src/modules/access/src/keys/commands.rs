//! Making keys and ending them. Only [`RevokeKey`] is registered: secrets are made by the calls of `api`, and nothing that
//! is shown once may stand in the answer of an idempotency key.

use engine::{Run, Tx, fault};
use kernel::id::MemberId;
use kernel::permission::may;
use kernel::time::DAY;
use kernel::{Command, Error, Grants, Permission, Result, Rule, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{ApiKeys, EDIT, KeyFields, MOST, OVERLAP, RevokeKey, entity};
use crate::members::commands::within;
use crate::networks::range;
use crate::{members, roles, tokens};

/// Makes a key of the caller's own that acts in the role in which they act now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreateKey {
    pub fields: KeyFields,
    pub prefix: String,
    pub hash: String,
}

impl Command for CreateKey {
    const NAME: &'static str = "keys.create";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    type Output = Uuid;

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

impl Run for CreateKey {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        let Self { fields: KeyFields { name, grants, days, networks }, prefix, hash } = self;
        let known = tx.cx().engine().registry().permissions();
        if let Some(unknown) = grants.iter().find(|word| !roles::means(&known, word)) {
            return Err(Error::invalid(&format!("grants.{unknown}"), Rule::Choice));
        }
        let grants = Grants::new(grants);
        within(tx, &grants)?;
        let ranges = networks.iter().map(|text| range::read("networks", text).map(|range| range.to_string()));
        let networks = ranges.collect::<Result<Vec<String>>>()?;
        let (now, member) = (tx.now().0, tx.actor().member.0);
        // Whoever makes two at one moment waits here, or both would be counted without the other.
        members::commands::lock(tx, tx.actor().member).await?;
        let good = entity::Entity::find()
            .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
            .filter(entity::Column::MemberId.eq(member))
            .filter(entity::Column::RevokedAt.is_null())
            .filter(entity::Column::ExpiresAt.gt(now))
            .count(tx.connection())
            .await
            .map_err(fault::database)?;
        if good >= MOST as u64 {
            return Err(Error::invalid("name", Rule::TooMany(MOST)));
        }
        let role = roles::entity::Entity::find()
            .filter(roles::entity::Column::WorkspaceId.eq(tx.workspace().0))
            .filter(roles::entity::Column::Key.eq(&tx.actor().role))
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let key = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            name: name.trim().to_owned(),
            prefix,
            hash,
            member_id: member,
            role_id: role.ok_or_else(|| Error::invalid("role", Rule::Missing))?.id,
            grants: roles::text(grants.iter().map(str::to_owned))?,
            networks: roles::text(networks)?,
            expires_at: now + days * DAY,
            revoked_at: None,
            used_at: None,
            used_from: String::new(),
        };
        let key = tx.insert::<ApiKeys>(key).await?;
        tx.emit::<ApiKeys>("key_made", key.id);
        Ok(key.id)
    }
}

/// Puts another key in the place of one of the caller's own, for as long again; the one before lives on for some hours.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RotateKey {
    pub key: Uuid,
    pub version: i64,
    pub hours: i64,
    pub prefix: String,
    pub hash: String,
}

impl Command for RotateKey {
    const NAME: &'static str = "keys.rotate";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    /// Its name.
    type Output = String;

    fn validate(&self) -> Result<()> {
        if (0..=OVERLAP).contains(&self.hours) {
            return Ok(());
        }
        Err(Error::invalid("hours", Rule::Range { min: 0, max: OVERLAP }))
    }
}

impl Run for RotateKey {
    async fn run(self, tx: &mut Tx) -> Result<String> {
        let before = tx.load::<ApiKeys>(self.key, Some(self.version)).await?;
        // Whoever sees the new one acts as its holder.
        if before.member_id != tx.actor().member.0 {
            return Err(Error::NotFound);
        }
        let now = tx.now().0;
        if before.revoked_at.is_some() || before.expires_at <= now {
            return Err(Error::invalid("key", Rule::State));
        }
        let next = entity::Model {
            id: tx.id(),
            prefix: self.prefix,
            hash: self.hash,
            expires_at: now + (before.expires_at - before.created_at),
            used_at: None,
            used_from: String::new(),
            ..before.clone()
        };
        let name = next.name.clone();
        let ends = before.expires_at.min(now + self.hours * DAY / 24);
        if self.hours == 0 {
            end_tokens(tx, before.id).await?;
        }
        tx.save::<ApiKeys>(entity::Model { expires_at: ends, ..before }).await?;
        let next = tx.insert::<ApiKeys>(next).await?;
        tx.emit::<ApiKeys>("key_rotated", next.id);
        Ok(name)
    }
}

impl Run for RevokeKey {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let key = tx.load::<ApiKeys>(self.key, Some(self.version)).await?;
        if key.revoked_at.is_some() {
            return Err(Error::invalid("key", Rule::State));
        }
        revoke(tx, key).await
    }
}

async fn revoke(tx: &mut Tx, key: entity::Model) -> Result<()> {
    let (id, now) = (key.id, tx.now().0);
    tx.save::<ApiKeys>(entity::Model { revoked_at: Some(now), ..key }).await?;
    end_tokens(tx, id).await?;
    tx.emit::<ApiKeys>("key_revoked", id);
    Ok(())
}

/// Ends every key of a member who leaves, for good.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn revoke_all(tx: &mut Tx, member: MemberId) -> Result<()> {
    let open = entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(entity::Column::MemberId.eq(member.0))
        .filter(entity::Column::RevokedAt.is_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    for key in open {
        revoke(tx, key).await?;
    }
    Ok(())
}

async fn end_tokens(tx: &Tx, key: Uuid) -> Result<()> {
    tokens::family_entity::Entity::update_many()
        .col_expr(tokens::family_entity::Column::EndedAt, Expr::value(tx.now().0))
        .filter(tokens::family_entity::Column::KeyId.eq(key))
        .filter(tokens::family_entity::Column::EndedAt.is_null())
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}

/// Notes that a key is in use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct TouchKey {
    pub key: Uuid,
    pub address: String,
}

impl Command for TouchKey {
    const NAME: &'static str = "keys.touch";
    const NEEDS: Permission = may("keys", "touch");
    type Output = ();
}

impl Run for TouchKey {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        entity::Entity::update_many()
            .col_expr(entity::Column::UsedAt, Expr::value(tx.now().0))
            .col_expr(entity::Column::UsedFrom, Expr::value(self.address))
            .filter(entity::Column::Id.eq(self.key))
            .exec(tx.connection())
            .await
            .map_err(fault::database)
            .map(drop)
    }
}
