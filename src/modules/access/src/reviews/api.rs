//! What the pages of access reviews ask the server.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{Decision, Review, ReviewId};
use crate::members::RoleOption;

/// A review.
///
/// # Errors
/// `NotFound`, also for whoever may not see reviews, and those of the gate.
#[server(input = Json)]
pub async fn load_review(workspace: String, id: ReviewId) -> Result<Review, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW).map_err(|_| Error::NotFound)?, id).await
}

/// The roles that a review can be about, by name.
///
/// # Errors
/// `Forbidden` for who may not start reviews, and those of the gate.
#[server(input = Json)]
pub async fn load_reviewable(workspace: String) -> Result<Vec<RoleOption>, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    crate::invitations::load::roles(&cx.read(super::START)?).await
}

/// Whether the caller may take reviews along now.
///
/// # Errors
/// `Forbidden` for who may not; `Looking`; `Unconfirmed` when no password or factor was given lately; those of the gate.
#[server(input = Json)]
pub async fn may_export_review(workspace: String) -> Result<(), Error> {
    super::open(&crate::gate::cx(&workspace).await?).map(drop)
}

/// Decides about holdings of a review, each on its own; what could not be decided, and why.
///
/// # Errors
/// `Forbidden` for who may not decide, `Unconfirmed` for revoking, `Invalid` on `note`, and those of the gate.
#[server(input = Json)]
pub async fn decide_holdings(
    workspace: String,
    id: ReviewId,
    holdings: Vec<Uuid>,
    decision: Decision,
    note: String,
) -> Result<Vec<(Uuid, Error)>, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::decide::decide(&cx, id, holdings, decision, note).await
}
