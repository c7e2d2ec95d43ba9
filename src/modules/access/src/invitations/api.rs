//! What the pages of invitations ask the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{InvitationDetail, InvitationId};
use crate::members::RoleOption;

/// An invitation.
///
/// # Errors
/// `NotFound`, also for whoever may not see invitations, and those of the gate.
#[server(input = Json)]
pub async fn load_invitation(workspace: String, id: InvitationId) -> Result<InvitationDetail, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW).map_err(|_| Error::NotFound)?, id).await
}

/// The roles that the caller may invite into; none for whoever may not invite.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_invitable(workspace: String) -> Result<Vec<RoleOption>, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    match cx.read_if(super::CREATE) {
        Some(read) => super::load::roles(&read).await,
        None => Ok(Vec::new()),
    }
}
