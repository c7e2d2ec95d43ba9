//! A factor on its way: begun, it counts for nothing; proven, it takes the place of an earlier one of its kind.

use engine::{Tx, fault};
use kernel::{Error, Result, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::accept::place;
use super::gains::Gains;
use super::{Kind, entity};
use crate::users;

/// What is begun.
pub(super) struct Begun<'a> {
    pub id: Uuid,
    pub kind: Kind,
    pub name: String,
    /// Sealed here.
    pub secret: &'a [u8],
    /// Whose provider serves it, if it needs one.
    pub workspace: Option<Uuid>,
}

impl Begun<'_> {
    /// Keeps it for the caller. One of its kind that was begun and left is of no use any more.
    pub async fn keep(self, tx: &Tx) -> Result<()> {
        let user = tx.actor().user.0;
        users::lock(tx, user).await?;
        entity::Entity::delete_many()
            .filter(entity::Column::UserId.eq(user))
            .filter(entity::Column::Kind.eq(self.kind as i64))
            .filter(entity::Column::ConfirmedAt.is_null())
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        let factor = entity::ActiveModel {
            id: Set(self.id),
            user_id: Set(user),
            kind: Set(self.kind as i64),
            name: Set(self.name),
            secret: Set(tx.cx().engine().sealer()?.seal(place(self.id), self.secret)?),
            step: Set(0),
            created_at: Set(tx.now().0),
            confirmed_at: Set(None),
            used_at: Set(None),
            workspace_id: Set(self.workspace),
        };
        entity::Entity::insert(factor).exec_without_returning(tx.connection()).await.map_err(fault::database).map(drop)
    }
}

/// What the caller has begun, of that kind; nobody else begins or proves one of theirs until commit.
///
/// # Errors
/// `NotFound`.
pub(super) async fn find(tx: &Tx, factor: Uuid, kind: Kind) -> Result<entity::Model> {
    let user = tx.actor().user.0;
    users::lock(tx, user).await?;
    let found = entity::Entity::find_by_id(factor)
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::Kind.eq(kind as i64))
        .filter(entity::Column::ConfirmedAt.is_null())
        .one(tx.connection())
        .await;
    found.map_err(fault::database)?.ok_or(Error::NotFound)
}

/// Counts from now on, in the place of others of its kind; tells whether the backup codes were taken.
pub(super) async fn prove(tx: &mut Tx, factor: entity::Model, gains: Gains) -> Result<bool> {
    entity::Entity::delete_many()
        .filter(entity::Column::UserId.eq(factor.user_id))
        .filter(entity::Column::Kind.eq(factor.kind))
        .filter(entity::Column::Id.ne(factor.id))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    stamp(tx, factor.id, entity::Column::ConfirmedAt).await?;
    let taken = gains.give(tx, factor.user_id).await?;
    tx.witness("factors", factor.id, &[("kind", name(factor.kind)), ("name", &factor.name)])?;
    Ok(taken)
}

/// Notes that it happened to a factor now.
pub(super) async fn stamp(tx: &Tx, factor: Uuid, column: entity::Column) -> Result<()> {
    entity::Entity::update_many()
        .col_expr(column, Expr::value(tx.now().0))
        .filter(entity::Column::Id.eq(factor))
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}

/// A kind as the audit log names it.
pub(super) const fn name(kind: i64) -> &'static str {
    match kind {
        kind if kind == Kind::Passkey as i64 => "passkey",
        kind if kind == Kind::Sms as i64 => "text",
        _ => "app",
    }
}
