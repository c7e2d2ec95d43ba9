//! What the pages ask the server about passkeys.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{Answer, Begun};

/// Begins to add a passkey to the caller's account.
///
/// # Errors
/// `Unconfirmed`; `Invalid` on `passkey` with `State` where the program has no name to bind it to; those of the gate.
#[server(input = Json)]
pub async fn begin_passkey(workspace: String) -> Result<Begun, Error> {
    super::enter::begin_adding(&crate::gate::account(&workspace).await?).await
}

/// Adds it. Gives backup codes to whoever has none left, this once.
///
/// # Errors
/// `Invalid` on `name` or `code`; `Unconfirmed`; those of the gate.
#[server(input = Json)]
pub async fn add_passkey(workspace: String, answer: Answer, name: String) -> Result<Vec<String>, Error> {
    let cx = crate::gate::account(&workspace).await?;
    let (told, gains) = crate::factors::gains::gains(&cx)?;
    Ok(told.tell(cx.perform(super::commands::AddPasskey { answer, name, gains }).await?))
}

/// Begins to use one: of the person whose sign-in waits for its `second` step, or of whoever has one.
///
/// # Errors
/// As [`begin_passkey`], without `Unconfirmed`; `TooMany` from one address.
#[server(input = Json)]
pub async fn begin_passkey_sign_in(second: bool) -> Result<Begun, Error> {
    let caller = crate::gate::caller()?;
    let waits = caller.token.as_deref().filter(|_| second);
    super::enter::begin_using(&caller.engine, waits, &caller.address.to_string()).await
}

/// Begins to use one of the caller's, in the place of the password that a step asks for again.
///
/// # Errors
/// `Invalid` on `code` when they have none, and those of the gate.
#[server(input = Json)]
pub async fn begin_passkey_confirm(workspace: String) -> Result<Begun, Error> {
    super::enter::begin_confirming(&crate::gate::account(&workspace).await?).await
}
