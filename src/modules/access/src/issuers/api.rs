//! What the page of the issuers asks the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{IssuerId, Issuers, Looked};

/// The workspace's issuers, without their secrets.
///
/// # Errors
/// `Forbidden` without `security:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_issuers(workspace: String) -> Result<Issuers, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW)?, &workspace).await
}

/// Asks an issuer what it offers.
///
/// # Errors
/// `Forbidden` without `security:edit`: requests leave the server for it; `NotFound`, and those of the gate.
#[server(input = Json)]
pub async fn look_at_issuer(workspace: String, issuer: IssuerId) -> Result<Looked, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::look(&cx.read(super::EDIT)?, issuer).await
}
