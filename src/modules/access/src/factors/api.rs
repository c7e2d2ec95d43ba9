//! What the security page asks the server. All of it is about the caller's own account.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{Enrolment, Factors};

/// The caller's factors.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_factors(workspace: String) -> Result<Factors, Error> {
    super::load::load(&crate::gate::account(&workspace).await?.read(crate::gate::OWN)?).await
}

/// Begins to set an authenticator app up and shows its secret.
///
/// # Errors
/// `Unconfirmed`, and those of the gate.
#[server(input = Json)]
pub async fn begin_app(workspace: String) -> Result<Enrolment, Error> {
    let cx = crate::gate::account(&workspace).await?;
    cx.perform(super::commands::BeginApp {}).await?;
    super::load::enrolment(&cx.read(crate::gate::OWN)?).await
}

/// Ends setting it up with its first code. Gives backup codes to whoever has none left, this once.
///
/// # Errors
/// `Invalid` on `code`; `Unconfirmed`; `NotFound` when it was not begun, and those of the gate.
#[server(input = Json)]
pub async fn confirm_app(workspace: String, factor: Uuid, code: String) -> Result<Vec<String>, Error> {
    let cx = crate::gate::account(&workspace).await?;
    let (told, gains) = super::gains::gains(&cx)?;
    Ok(told.tell(cx.perform(super::commands::ConfirmApp { factor, code, gains }).await?))
}

/// Takes one of the caller's factors away.
///
/// # Errors
/// `Unconfirmed`, `NotFound`, and those of the gate.
#[server(input = Json)]
pub async fn remove_factor(workspace: String, factor: Uuid) -> Result<(), Error> {
    crate::gate::account(&workspace).await?.perform(super::commands::RemoveFactor { factor }).await
}

/// New backup codes, shown this once; the earlier ones are worth nothing any more.
///
/// # Errors
/// `Unconfirmed`; `Invalid` without another factor, and those of the gate.
#[server(input = Json)]
pub async fn replace_codes(workspace: String) -> Result<Vec<String>, Error> {
    let cx = crate::gate::account(&workspace).await?;
    let codes = super::backup::make();
    let hashes = codes.iter().map(|code| super::backup::hash(cx.actor().user.0, code)).collect();
    cx.perform(super::commands::ReplaceCodes { codes: hashes }).await?;
    Ok(codes)
}
