//! The rule of the lists: whoever changes them stays in.

use engine::{Engine, Run, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{AllowNetwork, AllowedNetworks, MOST, Network, RemoveNetwork, entity, range};
use crate::{members, roles};

impl Run for AllowNetwork {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let Network { range, label, role } = self.network;
        let entry = Network { range: range::read("range", &range)?.to_string(), label: label.trim().to_owned(), role };
        if let Some(key) = &entry.role {
            let known = roles::entity::Entity::find()
                .filter(roles::entity::Column::WorkspaceId.eq(tx.workspace().0))
                .filter(roles::entity::Column::Key.eq(key))
                .filter(roles::entity::Column::ArchivedAt.is_null())
                .one(tx.connection())
                .await
                .map_err(fault::database)?;
            known.ok_or_else(|| Error::invalid("role", Rule::Missing))?;
        }
        let kept = kept(tx).await?;
        let mut networks = kept.as_ref().map(list).transpose()?.unwrap_or_default();
        if networks.len() >= MOST {
            return Err(Error::invalid("range", Rule::TooMany(MOST)));
        }
        if networks.iter().any(|known| known.range == entry.range && known.role == entry.role) {
            return Err(Error::invalid("range", Rule::Taken));
        }
        networks.push(entry);
        save(tx, kept, self.version, networks).await
    }
}

impl Run for RemoveNetwork {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let kept = kept(tx).await?.ok_or(Error::NotFound)?;
        let mut networks = list(&kept)?;
        let place = networks.iter().position(|entry| *entry == self.network).ok_or(Error::NotFound)?;
        networks.remove(place);
        save(tx, Some(kept), self.version, networks).await
    }
}

/// Empties a workspace's lists: the way back for whoever is kept out. The program itself runs it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ClearNetworks {}

impl Command for ClearNetworks {
    const NAME: &'static str = "networks.clear";
    const NEEDS: Permission = may("networks", "clear");
    type Output = ();
}

impl Run for ClearNetworks {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        match kept(tx).await? {
            None => Ok(()),
            Some(kept) => {
                let version = kept.version;
                save(tx, Some(kept), version, Vec::new()).await
            }
        }
    }
}

/// Empties the lists of a workspace as the program itself.
///
/// # Errors
/// Faults of the database.
pub async fn clear(engine: &Engine, workspace: WorkspaceId) -> Result<()> {
    engine.as_system(workspace, "operator").perform(ClearNetworks {}).await
}

async fn kept(tx: &Tx) -> Result<Option<entity::Model>> {
    entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .one(tx.connection())
        .await
        .map_err(fault::database)
}

fn list(row: &entity::Model) -> Result<Vec<Network>> {
    serde_json::from_str(&row.networks).map_err(fault::internal)
}

async fn save(tx: &mut Tx, kept: Option<entity::Model>, version: i64, networks: Vec<Network>) -> Result<()> {
    stays_in(tx, &networks).await?;
    let networks = serde_json::to_string(&networks).map_err(fault::internal)?;
    let id = match kept {
        Some(kept) => {
            let row = tx.load::<AllowedNetworks>(kept.id, Some(version)).await?;
            tx.save::<AllowedNetworks>(entity::Model { networks, ..row }).await?.id
        }
        None if version == 0 => {
            let row = entity::Model {
                id: tx.id(),
                workspace_id: Uuid::nil(),
                version: 0,
                created_at: 0,
                updated_at: 0,
                archived_at: None,
                search: String::new(),
                networks,
            };
            tx.insert::<AllowedNetworks>(row).await?.id
        }
        None => return Err(Error::Conflict { current: 0 }),
    };
    tx.emit::<AllowedNetworks>("allowed_networks_saved", id);
    Ok(())
}

/// Whoever saves a list must be let in by it. The program itself sits nowhere.
async fn stays_in(tx: &Tx, networks: &[Network]) -> Result<()> {
    let Some(address) = tx.cx().address() else { return Ok(()) };
    let member = members::entity::Entity::find_by_id(tx.actor().member.0).one(tx.connection()).await;
    let held = member.map_err(fault::database)?.map(|member| roles::words(&member.roles)).unwrap_or_default();
    if range::admits(networks, &held, address) {
        return Ok(());
    }
    Err(Error::invalid("range", Rule::LockedOut { address: address.to_string() }))
}
