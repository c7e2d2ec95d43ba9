//! What the section of one's identities asks the server.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::Identities;
use super::required::SignOnRule;

#[cfg(feature = "ssr")]
type Keep = dyn Fn(&(String, String)) + Send + Sync;

/// Has the browser keep a cookie, name and value, until somebody is back from an issuer.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct KeepCookie(pub std::sync::Arc<Keep>);

/// The reader's identities.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_identities(workspace: String) -> Result<Identities, Error> {
    super::load::load(&crate::gate::account(&workspace).await?.read(crate::gate::OWN)?).await
}

/// Begins to link an identity: gives the address at the issuer to go to. With `everywhere` it will open every workspace of
/// the reader.
///
/// # Errors
/// `Unconfirmed`; `NotFound` for an issuer of elsewhere; `Unavailable` when it cannot be asked, and those of the gate.
#[server(input = Json)]
pub async fn link_identity(workspace: String, issuer: Uuid, everywhere: bool) -> Result<String, Error> {
    use super::Reaches;
    use super::begin::{self, Purpose, Stopped, Wanted};

    let caller = crate::gate::caller()?;
    let cx = caller.account(&workspace).await?;
    cx.perform(super::identities::PrepareLink {}).await?;
    let issuer = crate::issuers::IssuerId(issuer);
    let found = crate::issuers::load::find(cx.engine(), issuer).await?;
    found.filter(|found| found.workspace == cx.actor().workspace).ok_or(Error::NotFound)?;
    let purpose = Purpose::Link {
        user: cx.actor().user.0,
        token_hash: caller.token_hash(),
        reaches: if everywhere { Reaches::Everywhere } else { Reaches::Workspace },
    };
    let next = format!("/{workspace}/profile/security");
    let key = cx.actor().user.to_string();
    let wanted = Wanted { issuer, purpose, next: &next, again: false, address: &key };
    let begun = begin::begin(cx.engine(), wanted).await.map_err(|stopped| match stopped {
        Stopped::Refused(_) | Stopped::Returned(..) => Error::Unavailable,
        Stopped::Failed(error) => error,
    })?;
    if let Some(KeepCookie(keep)) = use_context() {
        keep(&begun.cookie);
    }
    Ok(begun.url)
}

/// Unlinks an identity of the reader.
///
/// # Errors
/// `Unconfirmed`; `Invalid` on `identity` with `State` when there is no other way in; `NotFound`, and those of the gate.
#[server(input = Json)]
pub async fn unlink_identity(workspace: String, identity: Uuid) -> Result<(), Error> {
    let caller = crate::gate::caller()?;
    let but = caller.token_hash();
    caller.account(&workspace).await?.perform(super::identities::UnlinkIdentity { identity, but }).await
}

/// Whether the workspace takes single sign-on only, and who is an exception.
///
/// # Errors
/// `Forbidden` without `security:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_sign_on_rule(workspace: String) -> Result<SignOnRule, Error> {
    let cx = crate::gate::cx(&workspace).await?;
    super::required::load::load(&cx.read(crate::issuers::VIEW)?).await
}
