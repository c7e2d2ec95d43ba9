//! Somebody comes in without the issuer that their workspace asks for: it is said in the audit log and mailed, once for each
//! session.

use engine::mail::Letter;
use engine::{Cx, Run, Tx, fault};
use kernel::permission::may;
use kernel::{Actor, Command, Grants, Permission, Result, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, TryInsertResult};
use serde::{Deserialize, Serialize};

use crate::members::commands::{all_roles, held};
use crate::members::notices::reader;
use crate::{mail, members, workspaces};

/// The noted exceptions table.
pub mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_on_exceptions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub workspace_id: Uuid,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// People who are told at most.
const TOLD: usize = 20;

/// Notes that a member comes in by an exception, unless it is noted already.
///
/// # Errors
/// Faults of the database: what cannot be noted does not happen.
pub async fn note(cx: &Cx, session: Uuid, address: String) -> Result<()> {
    // Nobody needs a permission to be noted.
    let actor = Actor { grants: Grants::new(["sign_on:note"]), looking: false, ..cx.actor().clone() };
    cx.engine().as_actor(actor, cx.correlation()).perform(NoteException { session, address }).await
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct NoteException {
    session: Uuid,
    address: String,
}

impl Command for NoteException {
    const NAME: &'static str = "sign_ons.except";
    const NEEDS: Permission = may("sign_on", "note");
    type Output = ();
}

impl Run for NoteException {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let row = entity::ActiveModel {
            session_id: Set(self.session),
            workspace_id: Set(tx.workspace().0),
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
        tell(tx, &self.address).await?;
        let member = tx.actor().member;
        tx.witness("members", member, &[("address", &self.address)])
    }
}

/// Mails the member and whoever may do everything.
async fn tell(tx: &mut Tx, address: &str) -> Result<()> {
    let (roles, everything) = (all_roles(tx).await?, Grants::new(["*"]));
    let all = members::entity::Entity::find()
        .filter(members::entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(members::entity::Column::ArchivedAt.is_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    let (own, who) = (tx.actor().member.0, tx.actor().name.clone());
    let told = all.iter().filter(|member| member.id == own || held(&roles, member).lacks(&everything).is_none());
    let workspace = workspaces::own(tx).await?.name;
    for member in told.take(TOLD) {
        let Some(reader) = reader(tx, member.id).await? else { continue };
        let letter = Letter::new(mail::SIGN_ON_EXCEPTION.kind, reader.email, reader.locale)
            .with("name", reader.name)
            .with("workspace", workspace.clone())
            .with("member", who.clone())
            .with("address", address);
        tx.mail(letter).await?;
    }
    Ok(())
}
