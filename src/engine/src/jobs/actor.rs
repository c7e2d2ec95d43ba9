//! As whom a job acts.

use std::future::Future;
use std::pin::Pin;

use kernel::id::{MemberId, WorkspaceId};
use kernel::{Actor, Grants, Result, Uuid};

use super::claim::Claimed;
use crate::{Cx, Engine};

/// Who asked for a job.
#[derive(Clone, Debug)]
pub struct Asker {
    pub workspace: WorkspaceId,
    pub member: MemberId,
    /// Key of the role in which they asked.
    pub role: String,
}

/// Finds out who somebody is now; nobody when they may not work there any more. The room that knows people registers it
/// with `Module::acting`.
pub type Acting = fn(Engine, Asker) -> Pin<Box<dyn Future<Output = Result<Option<Actor>>> + Send>>;

/// The context a job runs in; nothing when whoever asked has gone.
pub async fn cx(engine: &Engine, job: &Claimed) -> Result<Option<Cx>> {
    let workspace = WorkspaceId(job.workspace);
    let Some(member) = job.asker else { return Ok(Some(engine.as_system(workspace, &job.kind))) };
    let Some(acting) = engine.registry().acting() else { return Ok(None) };
    let asker = Asker { workspace, member: MemberId(member), role: job.role.clone() };
    let held = Grants::new(serde_json::from_str::<Vec<String>>(&job.grants).unwrap_or_default());
    let found = acting(engine.clone(), asker).await?;
    Ok(found.map(|actor| {
        let grants = actor.grants.meet(&held);
        engine.as_actor(Actor { grants, ..actor }, correlation(job.id))
    }))
}

/// Under which the audit log knows a job.
fn correlation(job: Uuid) -> String {
    format!("job {job}")
}
