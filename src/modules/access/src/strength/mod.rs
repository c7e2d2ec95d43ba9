//! How good a password is: the rules it must keep, an estimate of how long guessing takes (zxcvbn), and a list of
//! passwords that everybody tries first. Judged on the server only; the form asks while one types.

use kernel::{Error, Rule};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;

pub mod field;
#[cfg(feature = "ssr")]
mod judge;

#[cfg(feature = "ssr")]
pub use judge::{demand, use_breached};

/// Longest password that is looked at, characters: guessing what is longer is nobody's way in, and judging it takes long.
pub const LONGEST: usize = 200;

/// What there is to say of a password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength {
    /// From 0 (guessed at once) to 4 (for years).
    pub score: u8,
    /// Why it would be refused.
    pub problem: Option<Rule>,
}

/// How good a password would be for somebody of whom `about` is known (name, address).
///
/// # Errors
/// `Internal` when the work could not be done.
#[server(input = Json)]
pub async fn rate_password(password: String, about: Vec<String>) -> Result<Strength, Error> {
    judge::judge(password, about).await
}
