//! Secrets that links and cookies carry: 256 random bits. The database holds their hash.

use sha2::{Digest, Sha256};

/// A new secret, 64 hexadecimal digits.
pub fn new() -> String {
    let secret: [u8; 32] = rand::random();
    engine::hex(secret)
}

/// What the database holds of it: SHA-256, hexadecimal.
pub fn hash(token: &str) -> String {
    engine::hex(Sha256::digest(token.as_bytes()))
}
