//! What the pages of jobs ask the server. Whoever asked for a job sees and cancels it without holding a permission.

use kernel::job::JobSheet;
use kernel::{Error, Uuid};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;

/// A job, and what its reader may do with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub job: JobSheet,
    /// It made a file that the reader may fetch.
    pub file: bool,
}

/// One job: any for whoever may see jobs, else one's own.
///
/// # Errors
/// `NotFound`, and those of the gate.
#[server(input = Json)]
pub async fn load_job(workspace: String, id: Uuid) -> Result<Shown, Error> {
    let cx = access::gate::cx(&workspace).await?;
    let job = engine::jobs::load(&with_own(cx.clone()).read(kernel::job::VIEW)?, id).await?;
    let file = job.kind == access::exports::KIND
        && matches!(access::exports::made(&cx, id).await, Ok(_) | Err(Error::Unconfirmed));
    Ok(Shown { job, file })
}

/// Cancels a job: any for whoever may change jobs, else one's own.
///
/// # Errors
/// `NotFound`; `Invalid` with `State` for one that is over; those of the gate.
#[server(input = Json)]
pub async fn cancel_job(workspace: String, id: Uuid) -> Result<(), Error> {
    let cx = with_own(access::gate::cx(&workspace).await?);
    cx.perform(kernel::job::CancelJob { job: id }).await
}

/// The caller, reaching the jobs they asked for too.
#[cfg(feature = "ssr")]
fn with_own(cx: engine::Cx) -> engine::Cx {
    cx.holding(kernel::Grants::new(["jobs:view:own", "jobs:edit:own"]))
}
