//! Passwords: argon2id (RFC 9106) off the async threads, at most two at a time, and the same time for people who are not there.

use std::sync::LazyLock;

use argon2::password_hash::phc::Output;
use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, PasswordHasher, Version};
use engine::fault;
use kernel::Result;

mod threads;

use threads::Memory;

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
    threads::run(move |_| {
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
    threads::run(move |memory| {
        let known = hash.as_ref().is_some_and(|hash| !hash.is_empty());
        let hash = hash.filter(|hash| !hash.is_empty()).unwrap_or_else(|| NOBODY.clone());
        let fits = fits(password.as_bytes(), &hash, memory).unwrap_or_default();
        known && fits
    })
    .await
}

/// Whether a password fits a PHC string, as `PasswordVerifier` says it, in memory that is there already. Outputs are compared
/// in constant time.
fn fits(password: &[u8], hash: &str, memory: &mut Memory) -> Option<bool> {
    let known = PasswordHash::new(hash).ok()?;
    let (salt, expected) = (known.salt.as_ref()?, known.hash.as_ref()?);
    let algorithm = Algorithm::try_from(known.algorithm.as_str()).ok()?;
    let version = known.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
    let params = Params::try_from(&known).ok()?;
    memory.resize(params.block_count(), Block::new());
    let mut found = [0; Output::MAX_LENGTH];
    let found = found.get_mut(..expected.len())?;
    let hasher = Argon2::new(algorithm, version, params);
    hasher.hash_password_into_with_memory(password, salt, found, memory.as_mut_slice()).ok()?;
    Some(Output::new(found).ok()? == *expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{CustomizedPasswordHasher, PasswordVerifier};

    #[test]
    fn what_fits_is_what_the_library_says_fits_whatever_was_in_the_memory_before() {
        let mut memory = Memory::new();
        let salt = b"somewhat-salty";
        let with = |algorithm: &str, version: u32, (memory, rounds, lanes): (u32, u32, u32)| {
            let params = Params::new(memory, rounds, lanes, None).unwrap();
            let hasher = Argon2::default();
            hasher.hash_password_customized(b"right", salt, Some(algorithm), Some(version), params).unwrap().to_string()
        };
        let hashes = [
            Argon2::default().hash_password(b"right").unwrap().to_string(),
            with("argon2id", 0x13, (64, 1, 1)),
            with("argon2i", 0x10, (256, 3, 2)),
            with("argon2d", 0x13, (1024, 2, 4)),
        ];
        for hash in hashes.iter().chain(hashes.iter().rev()) {
            for password in ["right", "wrong", ""] {
                let says = Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok();
                assert_eq!(fits(password.as_bytes(), hash, &mut memory), Some(says), "{password} {hash}");
                assert_eq!(says, password == "right");
            }
        }
        for broken in ["", "x", "$argon2id$v=19$m=64,t=1,p=1", "$argon2x$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAA"] {
            assert_eq!(fits(b"right", broken, &mut memory), None, "{broken}");
        }
    }
}
