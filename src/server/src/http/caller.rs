//! Turns a request's cookies into a [`Caller`], which pages, server functions and handlers find in its extensions.

use std::net::SocketAddr;

use access::sessions::COOKIE;
use access::sessions::caller::Caller;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, header, request::Parts};
use axum::middleware::Next;
use axum::response::Response;
use kernel::Error;
use ui::i18n::Locale;
use ui::theme::Theme;

use super::trace::Correlation;
use super::{App, address};

/// Attaches the caller.
pub async fn attach(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let locale = cookie(headers, "locale").and_then(|tag| Locale::parse(&tag)).unwrap_or_else(|| {
        let languages = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Locale::from_accept_language(languages.unwrap_or_default())
    });
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    let caller = Caller {
        engine: app.engine,
        token: cookie(headers, COOKIE),
        address: address::of(app.config.trust_proxy, headers, peer),
        correlation: request.extensions().get::<Correlation>().map(|id| id.0.clone()).unwrap_or_default(),
        locale,
        collapsed: cookie(headers, "sidebar").is_some_and(|name| name == "collapsed"),
        compact: cookie(headers, "density").is_some_and(|name| name == "compact"),
        theme: cookie(headers, "theme").and_then(|name| Theme::parse(&name)).unwrap_or_default(),
    };
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// The caller that `attach` left.
///
/// # Errors
/// `SignedOut` on a route outside of the middleware.
pub fn caller_of(parts: &Parts) -> Result<Caller, Error> {
    parts.extensions.get::<Caller>().cloned().ok_or(Error::SignedOut)
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}
