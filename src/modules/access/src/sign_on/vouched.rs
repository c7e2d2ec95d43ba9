//! From the code that somebody brings back to what the issuer vouches for. Everything an issuer says is verified by the
//! library: signature, audience, issuer, time, nonce.

use engine::{Engine, fault};
use kernel::Result;
use openidconnect::core::{CoreClient, CoreClientAuthMethod, CoreGenderClaim, CoreIdToken, CoreIdTokenClaims};
use openidconnect::{
    AccessToken, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, EmptyAdditionalClaims,
    Nonce, OAuth2TokenResponse, PkceCodeVerifier, RedirectUrl, SignatureVerificationError, TokenResponse,
    UserInfoClaims,
};

use super::begin::Kept;
use crate::issuers::load::Vouching;
use crate::issuers::provider::{self, Metadata};
use crate::issuers::redirect;

/// Words in `acr` that say that two factors were given (REFEDS, PAPE; phishing-resistant ones of OpenID's EAP).
const TWO_FACTORS: [&str; 4] =
    ["https://refeds.org/profile/mfa", "http://schemas.openid.net/pape/policies/2007/06/multi-factor", "phr", "phrh"];

/// What an issuer says of somebody, verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    pub subject: String,
    /// In lower case, and only if the issuer says that it is theirs.
    pub email: Option<String>,
    /// As the issuer says it, for people to read.
    pub said_email: String,
    pub name: Option<String>,
    /// Whether the issuer says that two factors were given (RFC 8176).
    pub factor: bool,
    /// When they gave their password there, milliseconds, if it says so.
    pub proven_at: Option<i64>,
    /// To sign out there.
    pub id_token: String,
}

/// Takes the code to the issuer and verifies what it answers. `Err` says for the log why that is worth nothing.
///
/// # Errors
/// `Internal` when no request can be sent at all.
pub async fn redeem(
    engine: &Engine,
    issuer: &Vouching,
    metadata: &Metadata,
    kept: &Kept,
    code: String,
) -> Result<Result<Vouched, String>> {
    let sender = provider::sender(&engine.outbound()?);
    let client = client(engine, issuer, metadata)?;
    let request = match client.exchange_code(AuthorizationCode::new(code)) {
        Ok(request) => request.set_pkce_verifier(PkceCodeVerifier::new(kept.verifier.clone())),
        Err(error) => return Ok(Err(error.to_string())),
    };
    let answer = match request.request_async(&sender).await {
        Ok(answer) => answer,
        // The library's error may hold what the issuer answered, so only its kind is said.
        Err(error) => return Ok(Err(format!("the code: {}", kind(&error)))),
    };
    let Some(token) = answer.id_token() else { return Ok(Err("there is no ID token".to_owned())) };
    let claims = match claims(engine, issuer, metadata, token, kept).await? {
        Ok(claims) => claims,
        Err(error) => return Ok(Err(format!("the ID token: {error}"))),
    };
    let vouched = read(&claims, token);
    if claims.email().is_some() || metadata.userinfo_endpoint().is_none() {
        return Ok(Ok(vouched));
    }
    let access = answer.access_token().clone();
    Ok(match about(&client, access, &claims, &sender).await {
        Ok(more) => Ok(with_address(vouched, more.email().map(|email| email.as_str()), more.email_verified())),
        Err(error) => Err(format!("the user's claims: {error}")),
    })
}

type Client = CoreClient<
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;

fn client(engine: &Engine, issuer: &Vouching, metadata: &Metadata) -> Result<Client> {
    let secret = issuer.secret(engine)?;
    let methods = metadata.token_endpoint_auth_methods_supported();
    let basic = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let auth = if basic && secret.is_some() { AuthType::BasicAuth } else { AuthType::RequestBody };
    let back = RedirectUrl::new(redirect(engine.public_url(), issuer.id)).map_err(fault::internal)?;
    let id = ClientId::new(issuer.fields.client_id.clone());
    let client = CoreClient::from_provider_metadata(metadata.clone(), id, secret.map(ClientSecret::new));
    Ok(client.set_redirect_uri(back).set_auth_type(auth))
}

/// The verified claims. A key that is not known is looked for once more at the issuer: keys change.
async fn claims(
    engine: &Engine,
    issuer: &Vouching,
    metadata: &Metadata,
    token: &CoreIdToken,
    kept: &Kept,
) -> Result<Result<CoreIdTokenClaims, String>> {
    let nonce = Nonce::new(kept.nonce.clone());
    let unknown = ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey);
    match verify(engine, issuer, metadata, token, &nonce)? {
        Err(error) if error == unknown => match provider::anew(engine, &issuer.fields.url).await? {
            Ok(metadata) => Ok(verify(engine, issuer, &metadata, token, &nonce)?.map_err(|error| error.to_string())),
            Err(trouble) => Ok(Err(format!("{trouble:?}"))),
        },
        verified => Ok(verified.map_err(|error| error.to_string())),
    }
}

fn verify(
    engine: &Engine,
    issuer: &Vouching,
    metadata: &Metadata,
    token: &CoreIdToken,
    nonce: &Nonce,
) -> Result<Result<CoreIdTokenClaims, ClaimsVerificationError>> {
    let client = client(engine, issuer, metadata)?;
    let clock = engine.clock().clone();
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(provider::algorithms(metadata))
        .set_time_fn(move || chrono::DateTime::from_timestamp_millis(clock.now().0).unwrap_or_default());
    Ok(token.claims(&verifier, nonce).cloned())
}

async fn about<S>(
    client: &Client,
    access: AccessToken,
    claims: &CoreIdTokenClaims,
    sender: &S,
) -> Result<UserInfoClaims<EmptyAdditionalClaims, CoreGenderClaim>, String>
where
    S: for<'c> openidconnect::AsyncHttpClient<'c, Error = engine::outbound::Refused>,
{
    let request = client.user_info(access, Some(claims.subject().clone())).map_err(|error| error.to_string())?;
    request.request_async(sender).await.map_err(|error| error.to_string())
}

fn read(claims: &CoreIdTokenClaims, token: &CoreIdToken) -> Vouched {
    let methods = claims.auth_method_refs();
    let two = methods.is_some_and(|methods| methods.iter().any(|method| method.as_str() == "mfa"));
    let context = claims.auth_context_ref().is_some_and(|context| TWO_FACTORS.contains(&context.as_str()));
    let name = claims.name().and_then(|names| names.get(None)).map(|name| name.as_str().to_owned());
    let vouched = Vouched {
        subject: claims.subject().as_str().to_owned(),
        email: None,
        said_email: String::new(),
        name: name.filter(|name| !name.trim().is_empty()),
        factor: two || context,
        proven_at: claims.auth_time().map(|time| time.timestamp_millis()),
        id_token: token.to_string(),
    };
    with_address(vouched, claims.email().map(|email| email.as_str()), claims.email_verified())
}

fn with_address(vouched: Vouched, email: Option<&str>, verified: Option<bool>) -> Vouched {
    let said_email: String = email.unwrap_or_default().trim().to_lowercase().chars().take(254).collect();
    let email = (verified == Some(true) && !said_email.is_empty()).then(|| said_email.clone());
    Vouched { email, said_email, ..vouched }
}

/// What went wrong, without what was said.
fn kind<E: std::error::Error, R: openidconnect::ErrorResponse>(
    error: &openidconnect::RequestTokenError<E, R>,
) -> &'static str {
    use openidconnect::RequestTokenError as E;
    match error {
        E::ServerResponse(_) => "the issuer refuses it",
        E::Request(_) => "the issuer cannot be reached",
        E::Parse(..) => "the answer cannot be read",
        E::Other(_) => "the answer is another one",
    }
}
