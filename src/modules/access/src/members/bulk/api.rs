//! What the page of members asks for several of them.

use kernel::Error;
use kernel::id::MemberId;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{Alteration, Altered};
use crate::members::RoleOption;

/// Every role in use, by name; those beyond the caller's own are marked.
///
/// # Errors
/// `Forbidden` for who may not edit members, and those of the gate.
#[server(input = Json)]
pub async fn load_alterable(workspace: String) -> Result<Vec<RoleOption>, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    crate::members::load::options(&cx.read(crate::members::EDIT)?, &[]).await
}

/// Changes several members, each on their own. Sent again with the same key, nobody is changed twice.
///
/// # Errors
/// `Forbidden` for who may not edit members, `Unconfirmed`, `Invalid` for nobody, too many, or a change that fits nobody.
#[server(input = Json)]
pub async fn alter_members(
    workspace: String,
    members: Vec<MemberId>,
    alteration: Alteration,
    key: String,
) -> Result<Altered, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::commands::alter(&cx, members, alteration, &key).await
}
