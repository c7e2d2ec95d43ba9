//! What the pages of the audit log ask the server.

use kernel::audit::Verdict;
use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::Entry;

/// One entry.
///
/// # Errors
/// `NotFound`, also for whoever may not read the log, and those of the gate.
#[server(input = Json)]
pub async fn load_entry(workspace: String, id: Uuid) -> Result<Entry, Error> {
    let cx = access::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW).map_err(|_| Error::NotFound)?, id).await
}

/// Goes through the whole log of the workspace.
///
/// # Errors
/// `Forbidden` for whoever may not read all of it, and those of the gate.
#[server(input = Json)]
pub async fn verify_log(workspace: String) -> Result<Verdict, Error> {
    let cx = access::gate::cx(&workspace).await?;
    let read = cx.read(super::VIEW)?;
    if !read.sees_all() {
        return Err(Error::Forbidden { needs: super::VIEW.to_string() });
    }
    let file = engine::audit::file(cx.engine());
    let outside = tokio::task::spawn_blocking(move || engine::audit::in_file(&file, true)).await;
    let outside = outside.map_err(engine::fault::internal)?.map_err(engine::fault::internal)?;
    engine::audit::verify(&read, &outside, |_| ()).await
}
