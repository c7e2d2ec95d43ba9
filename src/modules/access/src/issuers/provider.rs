//! What an issuer says about itself: its configuration (OpenID Connect Discovery 1.0) and its keys, remembered for an hour.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use engine::outbound::Refused;
use engine::{Engine, Outbound};
use kernel::{Result, Time};
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode,
    CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{
    AdditionalProviderMetadata, DiscoveryError, EndSessionUrl, HttpRequest, HttpResponse, IssuerUrl, ProviderMetadata,
};
use serde::{Deserialize, Serialize};

use super::{Found, Trouble};

/// Milliseconds for which it is remembered.
const REMEMBERED: i64 = 60 * 60_000;
/// How many issuers are remembered.
const MOST: usize = 500;

/// What is read of a configuration beyond the standard's core.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    /// OpenID Connect RP-Initiated Logout 1.0.
    pub end_session_endpoint: Option<EndSessionUrl>,
    /// RFC 9207.
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Extra {}

/// A configuration with its keys.
pub type Metadata = ProviderMetadata<
    Extra,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// By address, with when it was asked.
type Known = BTreeMap<String, (Time, Arc<Metadata>)>;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// The configuration of the issuer, as it is remembered, else as it says now.
///
/// # Errors
/// `Internal` when no request can be sent at all.
pub async fn known(engine: &Engine, url: &str) -> Result<Result<Arc<Metadata>, Trouble>> {
    let now = engine.clock().now();
    let kept = KNOWN.lock().unwrap_or_else(PoisonError::into_inner).get(url).cloned();
    match kept {
        Some((since, metadata)) if (0..REMEMBERED).contains(&(now.0 - since.0)) => Ok(Ok(metadata)),
        _ => anew(engine, url).await,
    }
}

/// The same, asked now: keys may have changed.
///
/// # Errors
/// As `known`.
pub async fn anew(engine: &Engine, url: &str) -> Result<Result<Arc<Metadata>, Trouble>> {
    let outbound = engine.outbound()?;
    let Ok(issuer) = IssuerUrl::new(url.to_owned()) else { return Ok(Err(Trouble::Address)) };
    let client = sender(&outbound);
    let metadata = match Metadata::discover_async(issuer, &client).await {
        Ok(metadata) => Arc::new(metadata),
        Err(error) => return Ok(Err(trouble(error))),
    };
    if let Err(trouble) = usable(&metadata) {
        return Ok(Err(trouble));
    }
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(url.to_owned(), (engine.clock().now(), metadata.clone()));
    Ok(Ok(metadata))
}

/// Forgets an address: in tests, another server of this machine may have it by now.
#[cfg(test)]
pub fn forget(url: &str) {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).remove(url);
}

/// Requests as the library sends them.
pub fn sender(
    outbound: &Outbound,
) -> impl Fn(HttpRequest) -> std::pin::Pin<Box<dyn Future<Output = Result<HttpResponse, Refused>> + Send>>
+ Send
+ Sync
+ use<> {
    let outbound = outbound.clone();
    move |request| {
        let outbound = outbound.clone();
        Box::pin(async move { outbound.send(request).await })
    }
}

/// Signatures that are taken: with a key of which the issuer alone holds the private half.
pub fn algorithms(metadata: &Metadata) -> Vec<CoreJwsSigningAlgorithm> {
    use CoreJwsSigningAlgorithm as A;
    let taken = |algorithm: &&A| {
        matches!(
            algorithm,
            A::RsaSsaPkcs1V15Sha256
                | A::RsaSsaPkcs1V15Sha384
                | A::RsaSsaPkcs1V15Sha512
                | A::RsaSsaPssSha256
                | A::RsaSsaPssSha384
                | A::RsaSsaPssSha512
                | A::EcdsaP256Sha256
                | A::EcdsaP384Sha384
                | A::EdDsa
        )
    };
    metadata.id_token_signing_alg_values_supported().iter().filter(taken).cloned().collect()
}

/// What the page shows of it.
pub fn found(metadata: &Metadata) -> Found {
    let extra = metadata.additional_metadata();
    let name = |algorithm: &CoreJwsSigningAlgorithm| serde_json::to_value(algorithm).ok()?.as_str().map(str::to_owned);
    Found {
        authorization: metadata.authorization_endpoint().to_string(),
        token: metadata.token_endpoint().map(ToString::to_string).unwrap_or_default(),
        userinfo: metadata.userinfo_endpoint().map(ToString::to_string),
        keys: metadata.jwks_uri().to_string(),
        key_count: metadata.jwks().keys().len(),
        algorithms: algorithms(metadata).iter().filter_map(name).collect(),
        end_session: extra.end_session_endpoint.as_ref().map(ToString::to_string),
        names_itself: extra.authorization_response_iss_parameter_supported,
    }
}

/// Whether people can be sent there and what they bring back be verified.
fn usable(metadata: &Metadata) -> Result<(), Trouble> {
    let web = |scheme: &str| matches!(scheme, "https" | "http");
    let end = metadata.additional_metadata().end_session_endpoint.as_ref();
    if !web(metadata.authorization_endpoint().url().scheme()) || end.is_some_and(|end| !web(end.url().scheme())) {
        return Err(Trouble::Address);
    }
    if metadata.token_endpoint().is_none() {
        return Err(Trouble::Unreadable("token_endpoint".to_owned()));
    }
    if metadata.jwks().keys().is_empty() || algorithms(metadata).is_empty() {
        return Err(Trouble::Keys);
    }
    Ok(())
}

fn trouble(error: DiscoveryError<Refused>) -> Trouble {
    match error {
        DiscoveryError::Request(Refused::Address) => Trouble::Private,
        DiscoveryError::Request(Refused::Scheme) | DiscoveryError::UrlParse(_) => Trouble::Address,
        DiscoveryError::Request(Refused::Slow) => Trouble::Slow,
        DiscoveryError::Request(Refused::TooLarge) => Trouble::Unreadable(Refused::TooLarge.to_string()),
        DiscoveryError::Request(Refused::Unreachable(why)) => Trouble::Unreachable(why),
        DiscoveryError::Response(status, ..) => Trouble::Status(status.as_u16()),
        DiscoveryError::Validation(said) => Trouble::OtherName(short(&said)),
        DiscoveryError::Parse(error) => Trouble::Unreadable(short(&error.to_string())),
        other => Trouble::Unreadable(short(&other.to_string())),
    }
}

fn short(said: &str) -> String {
    said.chars().take(200).collect()
}
