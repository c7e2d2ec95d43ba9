//! What the import pages ask the server.

use kernel::import::{Import, Mapping, Progress, TargetField};
use kernel::{Error, Uuid};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;

/// Refusals that a page shows; the download has those that are listed, and the count has all.
pub const SHOWN: usize = 200;

/// What the first page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Names of the resources that the caller may fill.
    pub resources: Vec<String>,
    /// Newest first.
    pub imports: Vec<Import>,
}

/// One import, and what its file can fill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    pub import: Import,
    pub fields: Vec<TargetField>,
    /// Refusals that are listed; the page gets the first of them.
    pub listed: usize,
}

/// The imports of a workspace.
///
/// # Errors
/// `Forbidden` without `imports:run`, and those of the gate.
#[server(input = Json)]
pub async fn load_overview(workspace: String) -> Result<Overview, Error> {
    let cx = access::gate::cx(&workspace).await?;
    cx.actor().reach(kernel::permission::may("imports", "run"))?;
    let imports = engine::import::list(&cx, 20).await?;
    let entries = cx.engine().registry().imports();
    let resources = entries.filter(|entry| cx.actor().may(entry.creates())).map(|entry| entry.schema.name.to_owned());
    Ok(Overview { resources: resources.collect(), imports })
}

/// One import.
///
/// # Errors
/// `NotFound`; as [`overview`].
#[server(input = Json)]
pub async fn load_import(workspace: String, id: Uuid) -> Result<Detail, Error> {
    let cx = access::gate::cx(&workspace).await?;
    let mut import = engine::import::get(&cx, id).await?;
    let fields = cx.engine().registry().import(&import.resource)?.fields();
    let listed = import.report.refusals.len();
    import.report.refusals.truncate(SHOWN);
    Ok(Detail { import, fields, listed })
}

/// How far a run is; nothing once it is over.
///
/// # Errors
/// As [`load_import`].
#[server(input = Json)]
pub async fn load_progress(workspace: String, id: Uuid) -> Result<Option<Progress>, Error> {
    let cx = access::gate::cx(&workspace).await?;
    engine::import::progress(&cx, id).await
}

/// Keeps the mapping and starts a run.
///
/// # Errors
/// `Invalid`: `Required` and `Taken` on fields, `State` on `import`; as [`load_import`].
#[server(input = Json)]
pub async fn run_import(workspace: String, id: Uuid, mapping: Mapping, dry_run: bool) -> Result<(), Error> {
    let cx = access::gate::cx(&workspace).await?;
    cx.perform(engine::import::MapImport { import: id, mapping }).await?;
    engine::import::start(&cx, id, dry_run).await
}

/// Asks a run to stop.
///
/// # Errors
/// As [`load_import`].
#[server(input = Json)]
pub async fn cancel_import(workspace: String, id: Uuid) -> Result<(), Error> {
    let cx = access::gate::cx(&workspace).await?;
    match engine::import::cancel(&cx, id).await {
        // It has just ended: the page will see how.
        Err(error) if error.of_field("import").is_some() => Ok(()),
        cancelled => cancelled,
    }
}
