//! What the pages of members ask the server.

use kernel::Error;
use kernel::id::MemberId;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{Explanation, MemberDetail};

/// A member.
///
/// # Errors
/// `NotFound` for one who is not there or whom the caller may not see, and those of the gate.
#[server(input = Json)]
pub async fn load_member(workspace: String, id: MemberId) -> Result<MemberDetail, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW).map_err(|_| Error::NotFound)?, id).await
}

/// Why a member may do something, or may not.
///
/// # Errors
/// `Forbidden` for who may not edit members, `NotFound` for a permission nobody asks for or a member who is not there.
#[server(input = Json)]
pub async fn explain_permission(workspace: String, id: MemberId, permission: String) -> Result<Explanation, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::explain(&cx.read(super::EDIT)?, id, &permission).await
}
