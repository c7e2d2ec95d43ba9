//! Says in the audit log that somebody was kept out: once for each session (or key) and address, not at every request.

use std::net::IpAddr;

use engine::{Cx, Run, Tx, fault};
use kernel::permission::may;
use kernel::{Actor, Command, Error, Grants, Permission, Result, Uuid};
use sea_orm::{ActiveValue::Set, EntityTrait, TryInsertResult};
use serde::{Deserialize, Serialize};

/// The noted refusals table.
pub mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "refused_networks")]
    pub struct Model {
        /// Of the session or the API key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub source_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub workspace_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub address: String,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Notes the refusal unless it is noted already, and gives the answer to the caller.
pub(crate) async fn refuse(cx: Cx, source: Uuid, address: IpAddr) -> Error {
    let refused = Error::Network { address: address.to_string() };
    match noted(&cx, source, &address.to_string()).await {
        Ok(true) => refused,
        Ok(false) => {
            // Nobody needs a permission to be refused.
            let actor = Actor { grants: Grants::new(["networks:refuse"]), looking: false, ..cx.actor().clone() };
            let note = RefuseNetwork { source, address: address.to_string() };
            let written = cx.engine().as_actor(actor, cx.correlation()).perform(note).await;
            written.err().unwrap_or(refused)
        }
        Err(fault) => fault,
    }
}

async fn noted(cx: &Cx, source: Uuid, address: &str) -> Result<bool> {
    let read = cx.engine().as_system(cx.actor().workspace, "networks").read(may("networks", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT at FROM refused_networks WHERE source_id = ").bind(source);
    sql.push(" AND workspace_id = ").bind(cx.actor().workspace.0).push(" AND address = ").bind(address);
    Ok(read.first(sql, |row| row.int(0)).await?.is_some())
}

/// Notes that a member was kept out. Internal.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct RefuseNetwork {
    source: Uuid,
    address: String,
}

impl Command for RefuseNetwork {
    const NAME: &'static str = "networks.refuse";
    const NEEDS: Permission = may("networks", "refuse");
    type Output = ();
}

impl Run for RefuseNetwork {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let row = entity::ActiveModel {
            source_id: Set(self.source),
            workspace_id: Set(tx.workspace().0),
            address: Set(self.address.clone()),
            at: Set(tx.now().0),
        };
        let inserted = entity::Entity::insert(row)
            .on_conflict_do_nothing()
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        if !matches!(inserted, TryInsertResult::Inserted(1..)) {
            return Ok(());
        }
        let member = tx.actor().member;
        tx.witness("members", member, &[("address", &self.address)])
    }
}
