//! Bytes as hexadecimal digits, lower case.

use data_encoding::HEXLOWER;

pub fn hex(bytes: impl AsRef<[u8]>) -> String {
    HEXLOWER.encode(bytes.as_ref())
}

/// The bytes of lower-case digits; nothing for other text.
pub fn unhex(digits: &str) -> Option<Vec<u8>> {
    HEXLOWER.decode(digits.as_bytes()).ok()
}
