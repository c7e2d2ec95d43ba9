//! The rules of setting a provider up.

use engine::{Run, Tx, fault};
use kernel::{Error, Grants, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{RemoveTextProvider, SaveTextProvider, TextProviders, entity, place};
use crate::members::commands::within;

impl Run for SaveTextProvider {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        within(tx, &Grants::new(["*"]))?;
        let known = known(tx).await?;
        let id = known.as_ref().map_or_else(|| tx.id(), |known| known.id);
        let url = self.url.trim().to_owned();
        let kept = known.as_ref().filter(|known| !known.secret.is_empty());
        if kept.is_some_and(|kept| kept.url != url) && self.secret.is_empty() {
            // Whoever changes the address would have the secret sent to themselves.
            return Err(Error::invalid("secret", Rule::Required));
        }
        let (secret, secret_at) = match kept {
            _ if self.header.trim().is_empty() => (String::new(), None),
            Some(kept) if self.secret.is_empty() => (kept.secret.clone(), kept.secret_at),
            _ if self.secret.is_empty() => return Err(Error::invalid("secret", Rule::Required)),
            _ => {
                let place = place(tx.workspace().0, id);
                (tx.cx().engine().sealer()?.seal(place, self.secret.trim().as_bytes())?, Some(tx.now().0))
            }
        };
        let row = entity::Model {
            id,
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            url,
            method: self.method.rank(),
            header: self.header.trim().to_owned(),
            secret,
            secret_at,
            format: self.format.rank(),
            body: self.body.trim().to_owned(),
        };
        match known {
            Some(known) => {
                let entity::Model { workspace_id, version, created_at, .. } =
                    tx.load::<TextProviders>(known.id, Some(self.version)).await?;
                tx.save::<TextProviders>(entity::Model { workspace_id, version, created_at, ..row }).await?;
            }
            None if self.version == 0 => {
                tx.insert::<TextProviders>(row).await?;
            }
            None => return Err(Error::Conflict { current: 0 }),
        }
        tx.emit::<TextProviders>("text_provider_saved", id);
        Ok(())
    }
}

impl Run for RemoveTextProvider {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        within(tx, &Grants::new(["*"]))?;
        let id = known(tx).await?.ok_or(Error::Conflict { current: 0 })?.id;
        let mut provider = tx.load::<TextProviders>(id, Some(self.version)).await?;
        (provider.url, provider.header, provider.secret) = (String::new(), String::new(), String::new());
        provider.secret_at = None;
        tx.save::<TextProviders>(provider).await?;
        tx.emit::<TextProviders>("text_provider_removed", id);
        Ok(())
    }
}

async fn known(tx: &Tx) -> Result<Option<entity::Model>> {
    entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .one(tx.connection())
        .await
        .map_err(fault::database)
}
