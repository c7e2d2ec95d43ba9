//! What changes sessions. None of these is registered: only the program itself runs them.

use engine::{Run, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Permission, Result, Time, Uuid};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::ending::end_where;
use super::told::{self, Told};
use super::{Stage, entity, known, limit_entity, limits};
use crate::factors;

/// Window in which failures are counted, milliseconds.
pub const WINDOW: i64 = 15 * 60_000;

/// Begins a session and forgets the account's failures. Of somebody who has a second factor, or comes with a new device, it
/// waits for a code, and takes no other session's place yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OpenSession {
    pub user: Uuid,
    pub token_hash: String,
    pub address: String,
    pub agent: String,
    /// Hash of the device's cookie, empty without one; nothing where the device is confirmed otherwise.
    pub device: Option<String>,
    pub account_key: String,
}

impl Command for OpenSession {
    const NAME: &'static str = "sessions.open";
    const NEEDS: Permission = may("sessions", "open");
    type Output = Stage;
}

impl Run for OpenSession {
    async fn run(self, tx: &mut Tx) -> Result<Stage> {
        let mut stage = stage_of(tx, self.user).await?;
        if let (Stage::Whole, Some(device)) = (stage, &self.device)
            && known::commands::is_new(tx, self.user, device).await?
        {
            stage = Stage::Device;
        }
        if stage == Stage::Whole {
            limits::make_room(tx, self.user).await?;
            told::tell(tx, Told::Accepted, self.user, None, (&self.address, &self.agent)).await?;
        }
        let opening = Opening {
            id: tx.id(),
            user: self.user,
            token_hash: self.token_hash,
            address: self.address,
            agent: self.agent,
            stage,
            confirmed_at: tx.now().0,
        };
        entity::Entity::insert(opening.row(tx.now()))
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        limit_entity::Entity::delete_by_id(self.account_key).exec(tx.connection()).await.map_err(fault::database)?;
        Ok(stage)
    }
}

/// How far a new session of the person comes: one who has a second factor is asked for it first.
pub(crate) async fn stage_of(tx: &Tx, user: Uuid) -> Result<Stage> {
    let factors = factors::entity::Entity::find()
        .filter(factors::entity::Column::UserId.eq(user))
        .filter(factors::entity::Column::ConfirmedAt.is_not_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let by_text = |factor: &factors::entity::Model| factor.kind == factors::Kind::Sms as i64;
    let counts = match factors.iter().find(|factor| !by_text(factor)) {
        Some(_) => true,
        None => !factors.is_empty() && limits::counts_texts(tx, user).await?,
    };
    Ok(if counts { Stage::Second } else { Stage::Whole })
}

/// A session that begins.
pub(crate) struct Opening {
    pub id: Uuid,
    pub user: Uuid,
    pub token_hash: String,
    pub address: String,
    pub agent: String,
    pub stage: Stage,
    /// When a password or factor of their own was given, or 0.
    pub confirmed_at: i64,
}

impl Opening {
    /// Its row: of somebody who came by no issuer, and reaches all their workspaces.
    pub fn row(self, now: Time) -> entity::ActiveModel {
        entity::ActiveModel {
            id: Set(self.id),
            token_hash: Set(self.token_hash),
            user_id: Set(self.user),
            address: Set(self.address),
            agent: Set(self.agent.chars().take(300).collect()),
            created_at: Set(now.0),
            seen_at: Set(now.0),
            ended_at: Set(None),
            stage: Set(self.stage as i64),
            confirmed_at: Set(self.confirmed_at),
            issuer_id: Set(None),
            workspace_id: Set(None),
            signed_on_at: Set(0),
            issuer_factor: Set(0),
            id_token: Set(None),
        }
    }
}

/// Ends a session that its owner leaves.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndSession {
    pub token_hash: String,
    pub address: String,
    pub agent: String,
}

impl Command for EndSession {
    const NAME: &'static str = "sessions.end";
    const NEEDS: Permission = may("sessions", "mark");
    type Output = ();
}

impl Run for EndSession {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let open = entity::Entity::find()
            .filter(entity::Column::TokenHash.eq(self.token_hash))
            .filter(entity::Column::EndedAt.is_null())
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let Some(open) = open else { return Ok(()) };
        end_where(tx, entity::Column::Id.eq(open.id)).await?;
        // One that still waited for a code was never signed in.
        if open.stage == Stage::Whole as i64 {
            let only = open.workspace_id.map(WorkspaceId);
            told::tell(tx, Told::Ended, open.user_id, only, (&self.address, &self.agent)).await?;
        }
        Ok(())
    }
}

/// Notes that a session was used.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MarkSession {
    pub token_hash: String,
}

impl Command for MarkSession {
    const NAME: &'static str = "sessions.mark";
    const NEEDS: Permission = may("sessions", "mark");
    type Output = ();
}

impl Run for MarkSession {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        entity::Entity::update_many()
            .col_expr(entity::Column::SeenAt, Expr::value(tx.now().0))
            .filter(entity::Column::TokenHash.eq(self.token_hash))
            .filter(entity::Column::EndedAt.is_null())
            .exec(tx.connection())
            .await
            .map_err(fault::database)
            .map(drop)
    }
}

/// Counts a failed sign-in against an account and an address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CountFailure {
    pub keys: Vec<String>,
}

impl Command for CountFailure {
    const NAME: &'static str = "sessions.fail";
    const NEEDS: Permission = may("sessions", "fail");
    type Output = ();
}

impl Run for CountFailure {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        // Its names are also those of the columns' own comparisons.
        use sea_orm::sea_query::ExprTrait;

        let now = tx.now().0;
        let inside = Expr::col((limit_entity::Entity, limit_entity::Column::Since)).gt(now - WINDOW);
        let one_more = Expr::col((limit_entity::Entity, limit_entity::Column::Failures)).add(1);
        let since = Expr::col((limit_entity::Entity, limit_entity::Column::Since));
        // One statement: whoever fails at the same moment is counted too, and not refused for a key that is there.
        let known = OnConflict::column(limit_entity::Column::Key)
            .value(limit_entity::Column::Failures, Expr::case(inside.clone(), one_more).finally(1_i64))
            .value(limit_entity::Column::Since, Expr::case(inside, since).finally(now))
            .to_owned();
        for key in self.keys {
            let row = limit_entity::ActiveModel { key: Set(key), failures: Set(1), since: Set(now) };
            limit_entity::Entity::insert(row)
                .on_conflict(known.clone())
                .exec_without_returning(tx.connection())
                .await
                .map_err(fault::database)?;
        }
        Ok(())
    }
}

/// Takes one back of what was counted against a key: it came to a good end.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn take_back(tx: &Tx, key: &str) -> Result<()> {
    use sea_orm::sea_query::ExprTrait;

    limit_entity::Entity::update_many()
        .col_expr(limit_entity::Column::Failures, Expr::col(limit_entity::Column::Failures).sub(1))
        .filter(limit_entity::Column::Key.eq(key))
        .filter(limit_entity::Column::Failures.gt(0))
        .exec(tx.connection())
        .await
        .map_err(fault::database)
        .map(drop)
}
