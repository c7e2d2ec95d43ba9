//! From the `Authorization` header to an actor: the one place where a bearer becomes somebody.

use std::net::SocketAddr;

use access::keys::bearer::{Entered, Program};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::problem::Problem;
use crate::http::trace::Correlation;
use crate::http::{App, address};

/// A program that has shown an API key or an access token, and whom it acts for.
pub struct Bearer(pub Entered);

impl FromRequestParts<App> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let shown = shown(&parts.headers, "bearer").ok_or_else(Problem::nothing_shown)?;
        Ok(Self(program(parts, app).enter(shown).await?))
    }
}

/// The request, as far as keys and tokens care.
pub fn program(parts: &Parts, app: &App) -> Program {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Program {
        engine: app.engine.clone(),
        address: address::of(app.config.trust_proxy, &parts.headers, peer),
        agent: agent.to_owned(),
        correlation: parts.extensions.get::<Correlation>().map(|id| id.0.clone()).unwrap_or_default(),
        issuer: app.config.office.public_url.clone(),
    }
}

/// What the one `Authorization` header shows under a scheme. Of two, neither is believed.
pub fn shown<'a>(headers: &'a HeaderMap, scheme: &str) -> Option<&'a str> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (one, None) = (all.next()?, all.next()) else { return None };
    let (named, shown) = one.to_str().ok()?.split_once(' ')?;
    named.eq_ignore_ascii_case(scheme).then(|| shown.trim())
}
