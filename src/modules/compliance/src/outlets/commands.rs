//! The rules of the outlets, and the note of what was delivered.

use engine::mail::Letter;
use engine::{Resource, Run, Tx, fault};
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Rule, Schema, Uuid};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::delivery_entity::Column;
use super::{AddOutlet, MOST, RemoveOutlet, delivery_entity, entity, mail};

/// The server's half of the declaration.
pub struct AuditOutlets;

impl Resource for AuditOutlets {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &super::SCHEMA
    }
}

impl Run for AddOutlet {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        let known = entity::Entity::find()
            .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
            .filter(entity::Column::ArchivedAt.is_null())
            .all(tx.connection())
            .await
            .map_err(fault::database)?;
        let target = self.target.trim().to_owned();
        if known.iter().any(|outlet| outlet.target == target) {
            return Err(Error::invalid("target", Rule::Taken));
        }
        if known.len() >= MOST {
            return Err(Error::invalid("target", Rule::TooMany(MOST)));
        }
        let row = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            kind: self.kind.rank(),
            target,
        };
        let row = tx.insert::<AuditOutlets>(row).await?;
        tx.emit::<AuditOutlets>("audit_outlet_added", row.id);
        Ok(row.id)
    }
}

impl Run for RemoveOutlet {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        tx.archive::<AuditOutlets>(self.outlet, self.version).await?;
        tx.emit::<AuditOutlets>("audit_outlet_removed", self.outlet);
        Ok(())
    }
}

/// What became of an attempt. No entry in the audit log: each would be signed, and be delivered in its turn.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct NoteDelivery {
    pub outlet: Uuid,
    /// Of the newest checkpoint that arrived, or why none did.
    pub outcome: Result<i64, String>,
    /// A mail that is to be queued with it.
    pub mail: Option<Mailed>,
}

/// The newest checkpoint as a mail says it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Mailed {
    pub to: String,
    pub locale: String,
    pub workspace: String,
    pub slug: String,
    pub sequence: i64,
    /// The whole checkpoint, JSON in one line.
    pub line: String,
}

impl Command for NoteDelivery {
    const NAME: &'static str = "outlets.note";
    const NEEDS: Permission = may("audit", "deliver");
    type Output = ();
}

impl Run for NoteDelivery {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        // Locked: of two processes that note an attempt at one moment neither undoes what the other has noted.
        let outlet = entity::Entity::find_by_id(self.outlet).lock_exclusive().one(tx.connection()).await;
        if outlet.map_err(fault::database)?.is_none() {
            return Ok(());
        }
        let known = delivery_entity::Entity::find_by_id(self.outlet).one(tx.connection()).await;
        let (known, now) = (known.map_err(fault::database)?, tx.now().0);
        let before = known.map_or((0, 0), |known| (known.sequence, known.at));
        let (sequence, at, failed_at, failure) = match self.outcome {
            // Another process may have been further.
            Ok(sequence) => (sequence.max(before.0), now, None, String::new()),
            Err(failure) => (before.0, before.1, Some(now), failure),
        };
        let workspace_id = Some(tx.workspace().0);
        let row = delivery_entity::Model { outlet_id: self.outlet, sequence, at, failed_at, failure, workspace_id };
        let known = OnConflict::column(Column::OutletId)
            .update_columns([Column::Sequence, Column::At, Column::FailedAt, Column::Failure])
            .to_owned();
        let noted = delivery_entity::Entity::insert(row.into_active_model()).on_conflict(known);
        noted.exec_without_returning(tx.connection()).await.map_err(fault::database)?;
        if let Some(Mailed { to, locale, workspace, slug, sequence, line }) = self.mail {
            let letter = Letter::new(mail::CHECKPOINT.kind, to, locale)
                .with("workspace", workspace)
                .with("sequence", sequence.to_string())
                .with("line", line)
                .link(format!("/{slug}/settings/audit/checkpoints"));
            tx.mail(letter).await?;
        }
        Ok(())
    }
}
