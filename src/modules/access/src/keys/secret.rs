//! What a key looks like: `bo_`, eight characters by which it is known, `_`, 256 random bits, and a checksum. Scanners of
//! source code find it by `bo_[a-z2-7]{8}_[a-z2-7]{52}[0-9a-f]{8}` and tell by the checksum (CRC-32 of all before it) that it is no
//! chance; so does the program, before it asks the database.

use data_encoding::BASE32_NOPAD;

/// How every key begins.
pub const MARK: &str = "bo_";
/// Characters of the checksum.
const CHECK: usize = 8;

/// A new key.
pub struct Secret {
    /// The whole of it, shown once.
    pub key: String,
    /// Shown wherever the key is spoken of.
    pub prefix: String,
}

/// Makes one.
pub fn make() -> Secret {
    let text = |bytes: &[u8]| BASE32_NOPAD.encode(bytes).to_ascii_lowercase();
    let prefix = format!("{MARK}{}", text(&rand::random::<[u8; 5]>()));
    let body = format!("{prefix}_{}", text(&rand::random::<[u8; 32]>()));
    Secret { key: format!("{body}{}", checksum(&body)), prefix }
}

/// Whether the text is a key that was not mistyped. Says nothing of whether anybody made it.
pub fn is_key(text: &str) -> bool {
    text.len() == 72
        && text.starts_with(MARK)
        && text.split_at_checked(text.len() - CHECK).is_some_and(|(body, check)| checksum(body) == check)
}

fn checksum(body: &str) -> String {
    format!("{:08x}", crc32fast::hash(body.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_by_its_shape() {
        let Secret { key, prefix } = make();
        assert_eq!((prefix.len(), key.len()), (11, 72), "{key}");
        assert!(is_key(&key) && key.starts_with(&format!("{prefix}_")));
        assert!(key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        assert_ne!(make().key, key);
        for position in 0..key.len() {
            let changed: String = key
                .chars()
                .enumerate()
                .map(|(at, c)| {
                    if at != position {
                        c
                    } else if c == 'a' {
                        'b'
                    } else {
                        'a'
                    }
                })
                .collect();
            assert!(!is_key(&changed), "{changed}");
        }
        for other in ["", "bo_", &key[..71], &format!("{key}0"), &"é".repeat(36), &format!("sk_{}", &key[3..])] {
            assert!(!is_key(other), "{other}");
        }
    }
}
