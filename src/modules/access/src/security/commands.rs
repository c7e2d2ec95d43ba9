//! The rule of the settings: what is asked for applies to whoever asks for it too.

use engine::{Run, Tx, fault};
use kernel::{Error, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{SaveSecurity, SecuritySettings, entity};
use crate::roles;

impl Run for SaveSecurity {
    async fn run(mut self, tx: &mut Tx) -> Result<()> {
        // In whatever order they were ticked, it is the same.
        self.factor_roles.sort();
        self.factor_roles.dedup();
        let roles = roles::entity::Entity::find()
            .filter(roles::entity::Column::WorkspaceId.eq(tx.workspace().0))
            .all(tx.connection())
            .await
            .map_err(fault::database)?;
        if !self.factor_roles.iter().all(|key| roles.iter().any(|role| role.key == *key)) {
            return Err(Error::invalid("factor_roles", Rule::Missing));
        }
        let known = entity::Entity::find()
            .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let row = entity::Model {
            id: known.as_ref().map_or_else(|| tx.id(), |row| row.id),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            idle_hours: self.idle_hours,
            absolute_hours: self.absolute_hours,
            devices: self.devices,
            when_full: self.when_full.rank(),
            factor_roles: serde_json::to_string(&self.factor_roles).map_err(fault::internal)?,
            new_devices: self.new_devices.rank(),
            text_messages: self.text_messages.rank(),
        };
        match known {
            Some(known) => {
                let kept = tx.load::<SecuritySettings>(known.id, Some(self.version)).await?;
                let entity::Model { workspace_id, created_at, .. } = kept;
                tx.save::<SecuritySettings>(entity::Model { workspace_id, created_at, ..row.clone() }).await?;
            }
            None if self.version == 0 => {
                tx.insert::<SecuritySettings>(row.clone()).await?;
            }
            None => return Err(Error::Conflict { current: 0 }),
        }
        tx.emit::<SecuritySettings>("security_settings_saved", row.id);
        Ok(())
    }
}
