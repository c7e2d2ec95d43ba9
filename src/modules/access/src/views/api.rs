//! What a list asks about its views.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{RemoveView, SaveView, Views};

/// The views of a list that the caller sees.
///
/// # Errors
/// `Forbidden` for who may not see the list, `NotFound` for an unknown resource, and those of the gate.
#[server(input = Json)]
pub async fn load_views(workspace: String, resource: String) -> Result<Views, Error> {
    super::commands::load(&crate::gate::cx(&workspace).await?, &resource).await
}

/// Keeps a view.
///
/// # Errors
/// As [`load_views`]; `Forbidden` for a view for others without `views:share`, `Invalid`, `Conflict`.
#[server(input = Json)]
pub async fn keep_view(workspace: String, view: SaveView) -> Result<Uuid, Error> {
    super::commands::save(&crate::gate::cx(&workspace).await?, view).await
}

/// Takes a view away.
///
/// # Errors
/// As [`keep_view`].
#[server(input = Json)]
pub async fn drop_view(workspace: String, resource: String, view: RemoveView) -> Result<(), Error> {
    super::commands::remove(&crate::gate::cx(&workspace).await?, &resource, view).await
}
