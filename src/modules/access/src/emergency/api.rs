//! What a member's page asks the server about emergency access.

use kernel::Error;
use kernel::id::MemberId;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::Emergency;

/// How far it has come.
///
/// # Errors
/// `Forbidden` without `members:edit`, `NotFound`, and those of the gate.
#[server(input = Json)]
pub async fn load_emergency(workspace: String, member: MemberId) -> Result<Emergency, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(crate::members::EDIT)?, member).await
}

/// Grants what another admin asked for, and gives the code to hand over, this once.
///
/// # Errors
/// `Invalid` on `member` when nobody asked, or only the caller did; `Unconfirmed`; `Forbidden`; those of the gate.
#[server(input = Json)]
pub async fn grant_emergency(workspace: String, member: MemberId) -> Result<String, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    let code = crate::factors::backup::one();
    cx.perform(super::commands::GrantEmergency { member, code: code.clone() }).await?;
    Ok(code)
}
