//! What the ticket pages ask the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{TicketDetail, TicketId};

/// A ticket with what was said on it.
///
/// # Errors
/// `NotFound` for one that is not there or that the caller may not see, and those of the gate.
#[server(input = Json)]
pub async fn ticket(workspace: String, id: TicketId) -> Result<TicketDetail, Error> {
    let cx = access::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW).map_err(|_| Error::NotFound)?, id).await
}
