//! What pages ask the server about the caller's own marks.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{Bookmark, Change, Visited};

/// The records that the caller opened last, as far as they may still see them; the newest first.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn recent(workspace: String) -> Result<Vec<Visited>, Error> {
    super::load::recent(&access::gate::cx(&workspace).await?).await
}

/// Notes that the caller opened a record, if it is one that they may see.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn visit(workspace: String, resource: String, record: Uuid) -> Result<(), Error> {
    super::load::visit(&access::gate::cx(&workspace).await?, resource, record).await
}

/// Changes the caller's favourites, and gives them as they are then.
///
/// # Errors
/// `Invalid`, `NotFound` for one that is not theirs, and those of the gate.
#[server(input = Json)]
pub async fn change_bookmarks(workspace: String, change: Change) -> Result<Vec<Bookmark>, Error> {
    super::load::change(&access::gate::cx(&workspace).await?, change).await
}
