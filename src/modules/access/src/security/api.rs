//! What the page of the settings asks the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::Security;

/// The settings of the workspace.
///
/// # Errors
/// `Forbidden` without `security:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_security(workspace: String) -> Result<Security, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW)?).await
}
