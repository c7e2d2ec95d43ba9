//! Access tokens (RFC 7519, RFC 9068): written, and read as if everybody lied.
//!
//! They are signed under keys that come of those that seal secrets, newest first, each known by an id (`kid`): they are rotated
//! together, and a token that an older key has signed is good until it is over.

use engine::{Engine, fault};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use kernel::{Error, Grants, Result, Uuid};
use serde::{Deserialize, Serialize};

use super::{ACCESS, mac};

/// What the keys are made for.
const PURPOSE: &str = "access tokens";
/// The type of the token (RFC 9068).
const TYPE: &str = "at+jwt";
/// Longest token that is looked at, characters.
const LONGEST: usize = 16 << 10;

/// What an access token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub member: Uuid,
    /// Its address.
    pub workspace: String,
    /// Key of the role.
    pub role: String,
    pub permissions: Grants,
    pub key: Uuid,
    pub family: Uuid,
}

/// The same as it travels.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    pub iss: String,
    pub aud: String,
    /// The member.
    pub sub: Uuid,
    pub workspace: String,
    pub role: String,
    pub permissions: Grants,
    /// The API key.
    pub client_id: Uuid,
    /// The family.
    pub sid: Uuid,
    pub jti: Uuid,
    /// Seconds since 1970, as both below.
    pub iat: i64,
    pub nbf: i64,
    pub exp: i64,
}

impl Token {
    /// Signs it, good from now on.
    ///
    /// # Errors
    /// `Internal` without a key.
    pub fn write(self, engine: &Engine, issuer: &str) -> Result<String> {
        let now = engine.clock().now().0 / 1000;
        let claims = Claims {
            iss: issuer.to_owned(),
            aud: audience(issuer),
            sub: self.member,
            workspace: self.workspace,
            role: self.role,
            permissions: self.permissions,
            client_id: self.key,
            sid: self.family,
            jti: engine.clock().id(),
            iat: now,
            nbf: now,
            exp: now + ACCESS,
        };
        sign(engine, &claims)
    }

    /// The token of that text.
    ///
    /// # Errors
    /// `SignedOut` for one that this program has not written for itself, or that is over; it says no more.
    pub fn read(engine: &Engine, issuer: &str, text: &str) -> Result<Self> {
        mac::install();
        if text.len() > LONGEST {
            return Err(Error::SignedOut);
        }
        let header = decode_header(text).map_err(|_| Error::SignedOut)?;
        let known = engine.sealer()?.derive(PURPOSE);
        let key = known.iter().find(|key| header.kid.as_deref() == Some(&key.id)).ok_or(Error::SignedOut)?;
        if header.typ.as_deref() != Some(TYPE) {
            return Err(Error::SignedOut);
        }
        let mut wanted = Validation::new(Algorithm::HS256);
        wanted.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        wanted.set_issuer(&[issuer]);
        wanted.set_audience(&[audience(issuer)]);
        // The library asks the machine what time it is; here the engine's clock says.
        wanted.validate_exp = false;
        let read = decode::<Claims>(text, &DecodingKey::from_secret(&key.bytes), &wanted);
        let claims = read.map_err(|_| Error::SignedOut)?.claims;
        let now = engine.clock().now().0 / 1000;
        if claims.exp <= now || claims.nbf > now {
            return Err(Error::SignedOut);
        }
        let Claims { sub, workspace, role, permissions, client_id, sid, .. } = claims;
        Ok(Self { member: sub, workspace, role, permissions, key: client_id, family: sid })
    }
}

/// Whom tokens are meant for.
pub(super) fn audience(issuer: &str) -> String {
    format!("{issuer}/api")
}

pub(super) fn sign(engine: &Engine, claims: &Claims) -> Result<String> {
    mac::install();
    let known = engine.sealer()?.derive(PURPOSE);
    let key = known.first().ok_or_else(|| fault::internal("no key signs tokens"))?;
    let header = Header { typ: Some(TYPE.into()), kid: Some(key.id.clone()), ..Header::new(Algorithm::HS256) };
    encode(&header, claims, &EncodingKey::from_secret(&key.bytes)).map_err(fault::internal)
}
