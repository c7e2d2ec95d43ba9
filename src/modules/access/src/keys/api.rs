//! What the page of the API keys asks the server.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{KeyFields, Keys, Made};

/// The keys that the caller may see.
///
/// # Errors
/// `Forbidden` without `keys:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_keys(workspace: String) -> Result<Keys, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::load(&cx.read(super::VIEW)?).await
}

/// Makes a key of the caller's own and shows it, this once.
///
/// # Errors
/// `Forbidden` without `keys:edit` or with a scope that the caller does not hold; `Unconfirmed`; `Invalid`; those of the
/// gate.
#[server(input = Json)]
pub async fn make_key(workspace: String, fields: KeyFields) -> Result<Made, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    let (secret, name) = (super::secret::make(), fields.name.trim().to_owned());
    let hash = crate::token::hash(&secret.key);
    cx.perform(super::commands::CreateKey { fields, prefix: secret.prefix, hash }).await?;
    Ok(Made { name, key: secret.key })
}

/// Puts another key in the place of one of the caller's own and shows it, this once. The one before lives on for `hours`.
///
/// # Errors
/// `Forbidden` without `keys:edit`; `NotFound` for somebody else's; `Unconfirmed`; `Conflict`; `Invalid` on `hours`, or on
/// `key` for one that is over; those of the gate.
#[server(input = Json)]
pub async fn replace_key(workspace: String, key: Uuid, version: i64, hours: i64) -> Result<Made, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    let secret = super::secret::make();
    let hash = crate::token::hash(&secret.key);
    let rotate = super::commands::RotateKey { key, version, hours, prefix: secret.prefix, hash };
    Ok(Made { name: cx.perform(rotate).await?, key: secret.key })
}
