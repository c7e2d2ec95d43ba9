//! Codes of an authenticator app: RFC 6238 as every app knows it, SHA-1, six digits, 30 seconds.

use engine::fault;
use kernel::{Result, Time};
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Totp};

/// Bytes of a new secret, as RFC 4226 recommends.
pub const SECRET: usize = 20;
/// What apps show beside the account.
const ISSUER: &str = "Backoffice";

fn totp(secret: &[u8], account: &str) -> Result<Totp> {
    // A colon would end the account's name.
    let account = account.replace(':', " ");
    Builder::new()
        .with_secret(secret.to_vec())
        .with_issuer(Some(ISSUER))
        .with_account_name(account)
        .build()
        .map_err(|_| fault::internal("no authenticator can be made of this secret"))
}

/// The time step whose code this is: the present one, the one before or the one after.
///
/// # Errors
/// `Internal` for a secret of the wrong length.
pub fn matching(secret: &[u8], code: &str, now: Time) -> Result<Option<i64>> {
    let step = totp(secret, "code")?.check(code, now.0.unsigned_abs() / 1000);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// What an app scans and what a person types: a picture (SVG) and the key in groups of four.
///
/// # Errors
/// `Internal` for a secret of the wrong length.
pub fn show(secret: &[u8], account: &str) -> Result<(String, String)> {
    let totp = totp(secret, account)?;
    let code = QrCode::new(totp.to_url().map_err(|_| fault::internal("no address of this authenticator"))?)
        .map_err(fault::internal)?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    // What stands before the element is for files.
    let picture = picture.find("<svg").and_then(|at| picture.get(at..)).unwrap_or_default().to_owned();
    let key: Vec<char> = totp.secret().to_base32().chars().collect();
    let key = key.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    Ok((picture, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, of the secret `12345678901234567890`; the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            let now = Time(seconds * 1000);
            assert_eq!(matching(b"12345678901234567890", code, now).unwrap(), Some(seconds / 30));
            let later =
                |steps: i64| matching(b"12345678901234567890", code, Time((seconds + 30 * steps) * 1000)).unwrap();
            assert_eq!((later(1), later(2)), (Some(seconds / 30), None));
        }
    }

    #[test]
    fn the_picture_is_plain_and_the_key_readable() {
        let (picture, key) = show(b"12345678901234567890", "ada:x@acme.example").unwrap();
        assert!(
            picture.starts_with("<svg") && !picture.contains("style=") && !picture.contains("<script"),
            "{picture}"
        );
        assert_eq!(key, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
