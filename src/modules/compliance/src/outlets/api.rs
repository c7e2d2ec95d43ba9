//! What the page of the outlets asks the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::Outlets;

/// Where checkpoints go, and how that went.
///
/// # Errors
/// `Forbidden` without `audit:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_outlets(workspace: String) -> Result<Outlets, Error> {
    let cx = access::gate::cx(&workspace).await?;
    super::load::load(&cx.read(crate::audit::VIEW)?).await
}
