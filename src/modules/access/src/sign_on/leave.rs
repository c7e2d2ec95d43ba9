//! Signing out at the issuer too (OpenID Connect RP-Initiated Logout 1.0), where it offers that.

use engine::{Engine, Place};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Result, Uuid};
use openidconnect::core::CoreIdToken;
use openidconnect::{ClientId, LogoutRequest, PostLogoutRedirectUrl};

use crate::issuers::load::Vouching;
use crate::issuers::{IssuerId, load, provider};
use crate::sessions::sign_in::{self, system};
use crate::sessions::told::Visit;
use crate::token;

/// Where a session's ID token is sealed for.
pub fn place(workspace: WorkspaceId, session: Uuid) -> Place {
    Place { workspace, column: "sessions.id_token", row: session }
}

/// Where somebody goes on to sign out, and at whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub url: String,
    pub issuer: String,
}

/// Ends the session of a cookie; gives where to sign out as well, if it came by an issuer that offers that.
///
/// # Errors
/// Faults of the database.
pub async fn sign_out(engine: &Engine, token: &str, visit: Visit<'_>) -> Result<Option<Leaving>> {
    let found = session(engine, token).await?;
    sign_in::sign_out(engine, token, visit).await?;
    let Some(found) = found else { return Ok(None) };
    // Signed out here in any case: an issuer that cannot be asked, or a key that is gone, keeps nobody.
    Ok(at_issuer(engine, found).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "somebody is signed out here and not at their issuer");
        None
    }))
}

async fn at_issuer(engine: &Engine, (session, issuer, sealed): (Uuid, IssuerId, String)) -> Result<Option<Leaving>> {
    let Some(issuer) = load::find(engine, issuer).await? else { return Ok(None) };
    let hint = engine.sealer()?.unseal(place(issuer.workspace, session), &sealed)?;
    let hint: Option<CoreIdToken> = std::str::from_utf8(&hint).ok().and_then(|hint| hint.parse().ok());
    let known = provider::known(engine, &issuer.fields.url).await?.ok();
    let end = known.and_then(|metadata| metadata.additional_metadata().end_session_endpoint.clone());
    Ok(end.zip(hint).and_then(|(end, hint)| leaving(engine, &issuer, end, &hint)))
}

fn leaving(
    engine: &Engine,
    issuer: &Vouching,
    end: openidconnect::EndSessionUrl,
    hint: &CoreIdToken,
) -> Option<Leaving> {
    let back = PostLogoutRedirectUrl::new(format!("{}/sign-in", engine.public_url())).ok()?;
    let url = LogoutRequest::from(end)
        .set_id_token_hint(hint)
        .set_client_id(ClientId::new(issuer.fields.client_id.clone()))
        .set_post_logout_redirect_uri(back)
        .http_get_url();
    Some(Leaving { url: url.into(), issuer: issuer.fields.name.clone() })
}

async fn session(engine: &Engine, token: &str) -> Result<Option<(Uuid, IssuerId, String)>> {
    let read = system(engine).read(may("sessions", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT id, issuer_id, id_token FROM sessions WHERE issuer_id IS NOT NULL AND id_token IS NOT NULL");
    sql.push(" AND ended_at IS NULL AND token_hash = ").bind(token::hash(token));
    read.first(sql, |row| Ok((row.uuid(0)?, IssuerId(row.uuid(1)?), row.text(2)?))).await
}
