//! What the pages ask the server about text messages.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{TextProvider, Undelivered};

/// Begins to make a number a factor of the caller's account and sends it a code; gives the factor.
///
/// # Errors
/// `Invalid` on `number`: no number, no provider, text messages do not count, or it was not delivered; `Unconfirmed`; `TooMany`
/// after too many messages; those of the gate.
#[server(input = Json)]
pub async fn begin_sms(workspace: String, number: String) -> Result<Uuid, Error> {
    let locale = crate::gate::caller()?.locale;
    super::factor::begin(&crate::gate::account(&workspace).await?, &number, locale).await
}

/// Ends it with the code that came. Gives backup codes to whoever has none left, this once.
///
/// # Errors
/// `Invalid` on `code`; `Unconfirmed`; `NotFound` when it was not begun; `TooMany`; those of the gate.
#[server(input = Json)]
pub async fn confirm_sms(workspace: String, factor: Uuid, code: String) -> Result<Vec<String>, Error> {
    let cx = crate::gate::account(&workspace).await?;
    let (told, gains) = crate::factors::gains::gains(&cx)?;
    crate::sessions::second::count(cx.engine(), cx.actor().user.0, Some(cx.actor().workspace)).await?;
    Ok(told.tell(cx.perform(super::factor::ConfirmSms { factor, code, gains }).await?))
}

/// The workspace's provider.
///
/// # Errors
/// `Forbidden` without `security:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_text_provider(workspace: String) -> Result<TextProvider, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::provider(&cx.read(crate::security::VIEW)?).await
}

/// Sends a test message to a number; says why it did not go out.
///
/// # Errors
/// `Forbidden` without `security:edit`; `Invalid` on `number`; `TooMany` after too many messages; those of the gate.
#[server(input = Json)]
pub async fn test_text_provider(workspace: String, number: String) -> Result<Result<(), Undelivered>, Error> {
    let locale = crate::gate::caller()?.locale;
    let cx = crate::gate::cx(&workspace).await?;
    // Whoever may change it may see whether it works.
    cx.read(crate::security::EDIT)?;
    super::factor::test(&cx, &number, locale).await
}
