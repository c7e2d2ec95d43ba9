//! What the pages of members ask the server.

use kernel::Error;
use kernel::id::MemberId;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::MemberDetail;

/// A member.
///
/// # Errors
/// `NotFound` for one who is not there or whom the caller may not see, and those of the gate.
#[server(input = Json)]
pub async fn load_member(workspace: String, id: MemberId) -> Result<MemberDetail, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW).map_err(|_| Error::NotFound)?, id).await
}
