//! Passwords: argon2id (RFC 9106) off the async threads, at most two at a time, and the same time for people who are not there.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use engine::fault;
use kernel::Result;
use tokio::sync::Semaphore;

/// Each hash takes 19 MB and a core for some 20 ms.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// A hash no password fits, verified when the account does not exist.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let nothing: [u8; 32] = rand::random();
    Argon2::default().hash_password(&nothing).map(|hash| hash.to_string()).unwrap_or_default()
});

/// PHC string of a password.
///
/// # Errors
/// `Internal` when hashing fails.
pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(fault::internal)
    })
    .await?
}

/// Whether `password` fits `hash`; without a hash, the answer takes as long and is no.
///
/// # Errors
/// `Internal` when the work could not be done.
pub async fn verify(password: &str, hash: Option<String>) -> Result<bool> {
    let password = password.to_owned();
    blocking(move || {
        let known = hash.as_ref().is_some_and(|hash| !hash.is_empty());
        let hash = hash.filter(|hash| !hash.is_empty()).unwrap_or_else(|| NOBODY.clone());
        let fits = Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok();
        known && fits
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = AT_ONCE.acquire().await.map_err(fault::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(fault::internal)
}
