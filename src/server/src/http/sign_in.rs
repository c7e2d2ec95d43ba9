//! Signing in and out, as plain forms: they work before scripts do.

use access::passkeys::enter::{Coming, enter};
use access::security::LONGEST;
use access::sessions::COOKIE;
use access::sessions::caller::Caller;
use access::sessions::known::{self, Shown, remember};
use access::sessions::second::waiting;
use access::sessions::sign_in::{Attempt, sign_in_from as check};
use access::sign_on::door::SignedOut;
use access::sign_on::leave::{Leaving, sign_out as end};
use app::sign_in::SignIn;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use kernel::query::encode;
use kernel::{Error, Rule};
use serde::Deserialize;

use super::sign_on::issuers_of;
use super::{App, pages, status};

#[derive(Debug, Deserialize)]
pub struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    /// What a passkey answered.
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`: to the page asked for, or back to the form with what was typed and what was wrong. The answer of a
/// passkey may come in the place of address and password.
pub async fn sign_in(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    Form(form): Form<Credentials>,
) -> Response {
    let address = caller.address.to_string();
    let visit = caller.visit(&address, agent(&headers));
    let next = local(&form.next);
    let device = device_of(&app, &headers);
    let came = if form.code.is_empty() {
        let attempt = Attempt { email: &form.email, password: &form.password, visit };
        check(&app.engine, attempt, device.as_deref()).await
    } else {
        match serde_json::from_str(&form.code) {
            Ok(answer) => enter(&app.engine, Coming { answer, visit }).await,
            Err(_) => Err(Error::invalid("code", Rule::Passkey)),
        }
    };
    match came {
        Ok(token) => {
            if let Ok(None) = waiting(&app.engine, &token).await {
                return arrived(&app, &caller, &headers, &token, next).await;
            }
            // What is wrong shows there.
            let next = format!("/sign-in/second?next={}", encode(next));
            ([(header::SET_COOKIE, cookie(&app, &token))], Redirect::to(&next)).into_response()
        }
        Err(error) => {
            let issuers = issuers_of(&app, next).await;
            let email = form.email.clone();
            let state = SignIn { email, next: next.to_owned(), issuers, error: Some(error), ..SignIn::default() };
            again(app, caller, "/sign-in", state).await
        }
    }
}

/// Whoever is in goes where they wanted, and their device is known.
pub async fn arrived(app: &App, caller: &Caller, headers: &HeaderMap, token: &str, next: &str) -> Response {
    let device = remember_device(app, caller, headers, token).await;
    let cookies = std::iter::once(cookie(app, token)).chain(device).map(|cookie| (header::SET_COOKIE, cookie));
    let cookies: Vec<_> = cookies.collect();
    (AppendHeaders(cookies), Redirect::to(next)).into_response()
}

/// Notes the device of somebody who is in; gives its cookie.
pub async fn remember_device(app: &App, caller: &Caller, headers: &HeaderMap, token: &str) -> Option<String> {
    let device = device_of(app, headers);
    let shown = Shown { device: device.as_deref(), address: &caller.address.to_string(), agent: agent(headers) };
    match remember(&app.engine, token, shown).await {
        Ok(value) => value.map(|value| device_cookie(app, &value)),
        Err(error) => {
            // They are in; the next sign-in there is asked to be confirmed, no more.
            tracing::warn!(%error, "a device could not be noted");
            None
        }
    }
}

/// What the browser says that it is.
pub fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Where cookies are sent over HTTPS only, the prefix keeps other hosts of the domain from setting this one.
fn device_name(app: &App) -> String {
    format!("{}{}", if app.config.secure_cookies { "__Host-" } else { "" }, known::COOKIE)
}

fn device_of(app: &App, headers: &HeaderMap) -> Option<String> {
    super::caller::cookie(headers, &device_name(app))
}

fn device_cookie(app: &App, value: &str) -> String {
    let secure = if app.config.secure_cookies { "; Secure" } else { "" };
    let name = device_name(app);
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}", known::KEPT)
}

/// The form once more, with the status of what was wrong.
pub async fn again(app: App, caller: Caller, page: &'static str, state: SignIn) -> Response {
    let error = state.error.clone();
    let mut request = Request::new(axum::body::Body::empty());
    *request.uri_mut() = axum::http::Uri::from_static(page);
    request.extensions_mut().insert(caller);
    let mut response = pages::render_with(app, request, state).await;
    if let Some(error) = error {
        *response.status_mut() = status(&error);
        if let Error::TooMany { retry_after } = error {
            response.headers_mut().insert(header::RETRY_AFTER, retry_after.into());
        }
    }
    response
}

/// `POST /sign-out`: here, and then at the issuer through which somebody came. A form may lead to no other site, so there a
/// page stands in between, which goes on by itself.
pub async fn sign_out(State(app): State<App>, Extension(caller): Extension<Caller>, headers: HeaderMap) -> Response {
    let leaving = match &caller.token {
        Some(token) => end(&app.engine, token, caller.visit(&caller.address.to_string(), agent(&headers))).await,
        None => Ok(None),
    };
    let cookie = (header::SET_COOKIE, format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"));
    match leaving {
        Ok(None) => ([cookie], Redirect::to("/sign-in")).into_response(),
        Ok(Some(Leaving { url, issuer })) => {
            let mut request = Request::new(axum::body::Body::empty());
            *request.uri_mut() = axum::http::Uri::from_static("/sign-out");
            request.extensions_mut().insert(Caller { token: None, ..caller });
            let on = (header::REFRESH, format!("0; url={url}"));
            let page = pages::render_with(app, request, SignedOut { url, issuer }).await;
            ([cookie, on], page).into_response()
        }
        Err(error) => status(&error).into_response(),
    }
}

/// The cookie of a session. The server knows when the session ends; the cookie only outlasts it.
pub fn cookie(app: &App, token: &str) -> String {
    let secure = if app.config.secure_cookies { "; Secure" } else { "" };
    format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}", LONGEST * 3600)
}

/// A path of this site, or the front page: `//elsewhere` and `https://elsewhere` lead nowhere.
pub fn local(next: &str) -> &str {
    let inside =
        next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.contains(char::is_control);
    if inside { next } else { "/" }
}

#[cfg(test)]
mod tests {
    #[test]
    fn redirects_stay_inside() {
        for outside in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\nb"]
        {
            assert_eq!(super::local(outside), "/", "{outside}");
        }
        assert_eq!(super::local("/optim/tickets?status=open"), "/optim/tickets?status=open");
    }
}
