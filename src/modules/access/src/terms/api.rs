//! What the page of the terms asks the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::Terms;

/// The text of the workspace.
///
/// # Errors
/// `Forbidden` without `security:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_terms(workspace: String) -> Result<Terms, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::current(&cx.read(crate::security::VIEW)?, cx.actor().workspace).await
}
