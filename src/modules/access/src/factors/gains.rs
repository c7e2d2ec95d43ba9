//! What comes with a factor that counts from now on: backup codes for whoever has none left, and another id of the session, so
//! that whoever knew the one before has nothing.

use engine::{Cx, Tx};
use kernel::{Error, Result, Uuid};
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};

use super::backup;
use crate::gate::caller;
use crate::sessions::api::SetToken;
use crate::sessions::second::exchange;
use crate::token;

/// What its owner is told, once.
pub(crate) struct Shown {
    codes: Vec<String>,
    token: String,
    cookie: SetToken,
}

/// What is kept of it: hashes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Gains {
    pub codes: Vec<String>,
    /// Of the session, before and after; none for whoever is there without one.
    pub session: Option<(String, String)>,
}

/// For the caller of this request.
///
/// # Errors
/// `SignedOut` outside of one.
pub(crate) fn gains(cx: &Cx) -> Result<(Shown, Gains)> {
    let (codes, token) = (backup::make(), token::new());
    let hashes = codes.iter().map(|code| backup::hash(cx.actor().user.0, code)).collect();
    let session = Some((caller()?.token_hash(), token::hash(&token)));
    let cookie = use_context().ok_or(Error::SignedOut)?;
    Ok((Shown { codes, token, cookie }, Gains { codes: hashes, session }))
}

impl Shown {
    /// The browser's cookie from now on, and the backup codes if they were `taken`.
    pub fn tell(self, taken: bool) -> Vec<String> {
        let SetToken(set) = self.cookie;
        set(&self.token);
        if taken { self.codes } else { Vec::new() }
    }
}

impl Gains {
    /// Tells whether the backup codes were taken.
    ///
    /// # Errors
    /// `SignedOut` for a session that is over.
    pub async fn give(self, tx: &mut Tx, user: Uuid) -> Result<bool> {
        if let Some((before, after)) = self.session {
            exchange(tx, &before, after).await?;
        }
        backup::give(tx, user, self.codes).await
    }
}
