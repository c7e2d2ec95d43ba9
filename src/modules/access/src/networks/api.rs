//! What the page of the allow-lists asks the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{KeptOut, Network, Networks};

/// The allow-lists of the workspace.
///
/// # Errors
/// `Forbidden` without `security:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_networks(workspace: String) -> Result<Networks, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(crate::security::VIEW)?).await
}

/// Who is signed in and would be kept out, were that entry on its list.
///
/// # Errors
/// `Forbidden` without `security:edit`; `Invalid` on `range`, and those of the gate.
#[server(input = Json)]
pub async fn foresee_network(workspace: String, network: Network) -> Result<Vec<KeptOut>, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::kept_out(&cx.read(crate::security::EDIT)?, network).await
}
