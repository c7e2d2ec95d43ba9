//! What the pages of sessions and devices ask the server.

use std::sync::Arc;

use kernel::id::MemberId;
use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::known::KnownDevice;
use super::{Device, OwnDevices};

/// Gives the browser the session cookie's new value. The server provides it.
#[derive(Clone)]
pub struct SetToken(pub Arc<dyn Fn(&str) + Send + Sync>);

/// Asks again who is there: the password, or a code of a factor. What asks for it may be run for ten minutes then.
///
/// # Errors
/// `Invalid` on `answer`; `TooMany` after too many tries; those of the gate.
#[server(input = Json)]
pub async fn confirm(workspace: String, answer: String) -> Result<(), Error> {
    let caller = crate::gate::caller()?;
    let SetToken(set) = use_context::<SetToken>().ok_or(Error::SignedOut)?;
    set(&super::second::confirm(&caller, &workspace, &answer).await?);
    Ok(())
}

/// The devices on which the caller is signed in, the last used first.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_devices(workspace: String) -> Result<OwnDevices, Error> {
    let token = crate::gate::caller()?.token.ok_or(Error::SignedOut)?;
    let cx = crate::gate::account(&workspace).await?;
    let devices = super::load::own(&cx.read(crate::gate::OWN)?, &token).await?;
    Ok(OwnDevices { devices, bound: cx.actor().bound })
}

/// Asks who is there, and does nothing more: a session that an issuer opened sees the whole account from then on.
///
/// # Errors
/// `Unconfirmed`, and those of the gate.
#[server(input = Json)]
pub async fn prove(workspace: String) -> Result<(), Error> {
    crate::gate::account(&workspace).await?.perform(super::end::Prove {}).await
}

/// Signs the caller out on one device.
///
/// # Errors
/// `NotFound` for one that is signed out already or somebody else's, and those of the gate.
#[server(input = Json)]
pub async fn end_device(workspace: String, device: Uuid) -> Result<(), Error> {
    crate::gate::account(&workspace).await?.perform(super::end::EndDevice { device }).await
}

/// Signs the caller out everywhere but here.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn end_other_devices(workspace: String) -> Result<(), Error> {
    let token = crate::gate::caller()?.token.ok_or(Error::SignedOut)?;
    let but = crate::token::hash(&token);
    crate::gate::account(&workspace).await?.perform(super::end::EndOtherDevices { but }).await
}

/// The devices by which the caller is known, the last used first; nothing in a session that an issuer opened.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_known_devices(workspace: String) -> Result<Option<Vec<KnownDevice>>, Error> {
    super::known::load::own(&crate::gate::account(&workspace).await?.read(crate::gate::OWN)?).await
}

/// Makes one of them unknown again.
///
/// # Errors
/// `NotFound` for one that is forgotten already or somebody else's, and those of the gate.
#[server(input = Json)]
pub async fn forget_device(workspace: String, device: Uuid) -> Result<(), Error> {
    crate::gate::account(&workspace).await?.perform(super::known::commands::ForgetDevice { device }).await
}

/// The devices on which a member is signed in.
///
/// # Errors
/// `Forbidden` without `members:edit`; `NotFound` for a member whom the caller may not see, and those of the gate.
#[server(input = Json)]
pub async fn load_member_devices(workspace: String, member: MemberId) -> Result<Vec<Device>, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::load::of_member(&cx.read(crate::members::EDIT)?, member).await
}
