//! What the pages of invitations ask the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{Invitable, InvitationDetail, InvitationId};

/// An invitation.
///
/// # Errors
/// `NotFound`, also for whoever may not see invitations, and those of the gate.
#[server(input = Json)]
pub async fn load_invitation(workspace: String, id: InvitationId) -> Result<InvitationDetail, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW).map_err(|_| Error::NotFound)?, id).await
}

/// What the caller may invite into; nothing for whoever may not invite.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_invitable(workspace: String) -> Result<Invitable, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    match cx.read_if(super::CREATE) {
        Some(read) => super::load::invitable(&read).await,
        None => Ok(Invitable::default()),
    }
}
