//! The program as the relying party of the standard. A passkey is bound to the host of `public_url`: on another one, or on an
//! address that is no name, there are none.

use engine::{Engine, fault};
use kernel::{Error, Result, Rule};
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// What is shown beside the account by authenticators that show anything.
const NAME: &str = "Backoffice";

/// The relying party.
///
/// # Errors
/// `Invalid` on `passkey` with `State` where the program has no name that passkeys could be bound to.
pub fn party(engine: &Engine) -> Result<Webauthn> {
    let origin = Url::parse(engine.public_url()).map_err(fault::internal)?;
    let host = origin.domain().ok_or_else(|| Error::invalid("passkey", Rule::State))?;
    WebauthnBuilder::new(host, &origin).and_then(|builder| builder.rp_name(NAME).build()).map_err(fault::internal)
}

/// What somebody is told whose answer is wrong, whatever is wrong with it.
pub fn refused() -> Error {
    Error::invalid("code", Rule::Passkey)
}
