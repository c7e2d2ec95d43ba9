//! Secrets at rest: sealed with XChaCha20-Poly1305 under a key that is not in the database, and bound to their place, so
//! that a sealed value copied to another row or workspace opens nowhere.
//!
//! A sealed value is text: `1.` key id `.` nonce and ciphertext, hexadecimal. Keys are rotated by putting a new one first;
//! the older ones still open what they sealed.

use std::path::Path;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use kernel::id::WorkspaceId;
use kernel::{Result, Uuid};
use ring::hkdf;
use sha2::{Digest, Sha256};

use crate::{fault, hex, key_file, unhex};

/// Bytes of a nonce.
const NONCE: usize = 24;

/// Where a secret is kept: what it is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Nil for what belongs to a person in all workspaces.
    pub workspace: WorkspaceId,
    /// `table.column`
    pub column: &'static str,
    pub row: Uuid,
}

impl Place {
    fn bytes(&self) -> Vec<u8> {
        format!("{} {} {}", self.workspace.0, self.column, self.row).into_bytes()
    }
}

/// The keys that seal and unseal, newest first.
#[derive(Clone)]
pub struct Sealer(Arc<Vec<Key>>);

struct Key {
    /// Start of its SHA-256, hexadecimal.
    id: String,
    cipher: XChaCha20Poly1305,
    bytes: [u8; 32],
}

/// A key for another purpose, made of one that seals: whoever learns it learns nothing of the one it came of.
#[derive(Clone)]
pub struct Derived {
    /// Of the one that it came of; no secret.
    pub id: String,
    pub bytes: [u8; 32],
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer")
    }
}

impl Sealer {
    /// Keys as text: 64 hexadecimal digits each, apart by lines, spaces or commas, newest first.
    ///
    /// # Errors
    /// `Internal` for text that holds no key or something else.
    pub fn new(keys: &str) -> Result<Self> {
        let keys = keys.split(|c: char| c.is_whitespace() || c == ',').filter(|key| !key.is_empty());
        let keys = keys
            .map(|digits| unhex(digits).and_then(|bytes| bytes.try_into().ok()).map(key))
            .collect::<Option<Vec<Key>>>();
        match keys {
            Some(keys) if !keys.is_empty() => Ok(Self(Arc::new(keys))),
            _ => Err(fault::internal("a key that seals secrets has 64 hexadecimal digits")),
        }
    }

    /// The keys of a file, which is made with one key when it is not there.
    ///
    /// # Errors
    /// As `new`, and for a file that cannot be read or written.
    pub fn open(path: &Path) -> Result<Self> {
        let bytes = key_file::read_or_make(path, || Ok(hex(rand::random::<[u8; 32]>()).into_bytes()))?;
        Self::new(&String::from_utf8_lossy(&bytes))
    }

    /// Seals a secret with the newest key.
    ///
    /// # Errors
    /// None in practice.
    pub fn seal(&self, place: Place, secret: &[u8]) -> Result<String> {
        let key = self.0.first().ok_or_else(|| fault::internal("no key seals secrets"))?;
        let nonce: [u8; NONCE] = rand::random();
        let payload = Payload { msg: secret, aad: &place.bytes() };
        let sealed = key.cipher.encrypt(&XNonce::from(nonce), payload).map_err(fault::internal)?;
        Ok(format!("1.{}.{}{}", key.id, hex(nonce), hex(sealed)))
    }

    /// Keys for another purpose, newest first (HKDF-SHA-256, RFC 5869): for what is signed and not sealed.
    pub fn derive(&self, purpose: &str) -> Vec<Derived> {
        let derived = |key: &Key| {
            let mut bytes = [0; 32];
            let extracted = hkdf::Salt::new(hkdf::HKDF_SHA256, &[]).extract(&key.bytes);
            let info = [purpose.as_bytes()];
            extracted.expand(&info, hkdf::HKDF_SHA256).and_then(|made| made.fill(&mut bytes)).ok()?;
            Some(Derived { id: key.id.clone(), bytes })
        };
        self.0.iter().filter_map(derived).collect()
    }

    /// The secret that was sealed for this place.
    ///
    /// # Errors
    /// `Internal` for a value of another place, one that was changed, or one whose key is gone.
    pub fn unseal(&self, place: Place, sealed: &str) -> Result<Vec<u8>> {
        let lost = || fault::internal(format!("the secret of {} {} cannot be unsealed", place.column, place.row));
        let (id, digits) = sealed.strip_prefix("1.").and_then(|rest| rest.split_once('.')).ok_or_else(lost)?;
        let key = self.0.iter().find(|key| key.id == id).ok_or_else(lost)?;
        let (nonce, sealed) = digits.split_at_checked(NONCE * 2).ok_or_else(lost)?;
        let nonce: [u8; NONCE] = unhex(nonce).and_then(|bytes| bytes.try_into().ok()).ok_or_else(lost)?;
        let sealed = unhex(sealed).ok_or_else(lost)?;
        let payload = Payload { msg: &sealed, aad: &place.bytes() };
        key.cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| lost())
    }
}

fn key(bytes: [u8; 32]) -> Key {
    let id = hex(Sha256::digest(bytes).get(..4).unwrap_or_default());
    Key { id, cipher: XChaCha20Poly1305::new(&bytes.into()), bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    const NEW: &str = "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";

    fn place() -> Place {
        Place { workspace: WorkspaceId(Uuid::from_u128(1)), column: "tests.secret", row: Uuid::from_u128(2) }
    }

    #[test]
    fn a_secret_opens_at_its_place_only() {
        let sealer = Sealer::new(OLD).unwrap();
        let sealed = sealer.seal(place(), b"open sesame").unwrap();
        assert!(!sealed.contains(&hex(b"sesame")), "{sealed}");
        assert_ne!(sealed, sealer.seal(place(), b"open sesame").unwrap(), "a nonce serves once");
        assert_eq!(sealer.unseal(place(), &sealed).unwrap(), b"open sesame");
        for elsewhere in [
            Place { workspace: WorkspaceId(Uuid::from_u128(9)), ..place() },
            Place { column: "tests.other", ..place() },
            Place { row: Uuid::from_u128(9), ..place() },
        ] {
            assert!(sealer.unseal(elsewhere, &sealed).is_err(), "{elsewhere:?}");
        }
        for position in 0..sealed.len() {
            let changed: String =
                sealed.chars().enumerate().map(|(at, c)| if at == position { flipped(c) } else { c }).collect();
            assert!(sealer.unseal(place(), &changed).is_err(), "{changed}");
        }
    }

    fn flipped(c: char) -> char {
        if c == '0' { '1' } else { '0' }
    }

    #[test]
    fn keys_are_rotated() {
        let sealed = Sealer::new(OLD).unwrap().seal(place(), b"x").unwrap();
        let both = Sealer::new(&format!("{NEW}\n{OLD}\n")).unwrap();
        assert_eq!(both.unseal(place(), &sealed).unwrap(), b"x");
        let anew = both.seal(place(), b"x").unwrap();
        assert!(Sealer::new(OLD).unwrap().unseal(place(), &anew).is_err());
        assert_eq!(Sealer::new(NEW).unwrap().unseal(place(), &anew).unwrap(), b"x");
        for none in
            ["", "  ", "00", &format!("{OLD}0"), "zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"]
        {
            assert!(Sealer::new(none).is_err(), "{none}");
        }
    }

    #[test]
    fn every_purpose_has_keys_of_its_own() {
        let made = |keys: &str, purpose: &str| {
            Sealer::new(keys).unwrap().derive(purpose).into_iter().map(|key| (key.id, key.bytes)).collect::<Vec<_>>()
        };
        let both = made(&format!("{NEW} {OLD}"), "tokens");
        assert_eq!(both, [made(NEW, "tokens"), made(OLD, "tokens")].concat(), "newest first");
        assert_ne!(both[0], both[1]);
        assert_ne!(made(NEW, "tokens")[0].1, made(NEW, "other")[0].1);
        assert_ne!(hex(both[0].1), NEW, "not the key itself");
    }

    #[test]
    fn the_file_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/secret.key");
        let makers: Vec<_> = (0..8)
            .map(|_| {
                let path = path.clone();
                std::thread::spawn(move || Sealer::open(&path).unwrap().seal(place(), b"x").unwrap())
            })
            .collect();
        let sealer = Sealer::open(&path).unwrap();
        for maker in makers {
            assert_eq!(sealer.unseal(place(), &maker.join().unwrap()).unwrap(), b"x");
        }
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no drafts are left");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
