//! What the profile page asks the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{EditProfile, Profile};

/// What the caller says about themselves.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_profile(workspace: String) -> Result<Profile, Error> {
    super::commands::load(&crate::gate::cx(&workspace).await?).await
}

/// Says something else about the caller.
///
/// # Errors
/// `Invalid`, `Conflict`, and those of the gate.
#[server(input = Json)]
pub async fn save_profile(workspace: String, change: EditProfile) -> Result<(), Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::commands::own(&cx).perform(change).await
}

/// Gives the caller another password and ends their other sessions.
///
/// # Errors
/// `Invalid` on `old` and `password`, `TooMany`, and those of the gate.
#[server(input = Json)]
pub async fn change_password(workspace: String, old: String, new: String) -> Result<(), Error> {
    let (cx, caller) = (crate::gate::cx(&workspace).await?, crate::gate::caller()?);
    let session = caller.token.as_deref().ok_or(Error::SignedOut)?;
    super::commands::change_password(&cx, session, &old, &new).await
}
