//! Signing in and out, as plain forms: they work before scripts do.

use access::passkeys::enter::{Coming, enter, offered};
use access::security::LONGEST;
use access::sessions::COOKIE;
use access::sessions::caller::Caller;
use access::sessions::second::{Given, finish, waiting};
use access::sessions::sign_in::{Attempt, sign_in as check};
use access::sign_on::door::SignedOut;
use access::sign_on::leave::{Leaving, sign_out as end};
use app::sign_in::SignIn;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use kernel::query::encode;
use kernel::{Error, Rule};
use serde::Deserialize;

use super::sign_on::issuers_of;
use super::{App, pages};

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
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let next = local(&form.next);
    let came = if form.code.is_empty() {
        let attempt = Attempt { email: &form.email, password: &form.password, address: &address, agent };
        check(&app.engine, attempt).await
    } else {
        match serde_json::from_str(&form.code) {
            Ok(answer) => enter(&app.engine, Coming { answer, address: &address, agent }).await,
            Err(_) => Err(Error::invalid("code", Rule::Passkey)),
        }
    };
    match came {
        Ok(token) => {
            let wanted = matches!(waiting(&app.engine, &token).await, Ok(Some(_)));
            let next = if wanted { format!("/sign-in/second?next={}", encode(next)) } else { next.to_owned() };
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

#[derive(Debug, Deserialize)]
pub struct Code {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in/second`: to the page asked for, or back to the form with what was wrong. Whoever gave no password, or
/// gave it too long ago, begins anew.
pub async fn second(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    Form(form): Form<Code>,
) -> Response {
    let (address, next) = (caller.address.to_string(), local(&form.next));
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = caller.token.clone().unwrap_or_default();
    match finish(&app.engine, Given { token: &token, code: &form.code, address: &address, agent }).await {
        Ok(token) => ([(header::SET_COOKIE, cookie(&app, &token))], Redirect::to(next)).into_response(),
        Err(Error::SignedOut) => Redirect::to(&format!("/sign-in?next={}", encode(next))).into_response(),
        Err(error) => {
            let passkey = match waiting(&app.engine, &token).await {
                Ok(Some((user, _))) => offered(&app.engine, user).await.unwrap_or_default(),
                _ => false,
            };
            let state = SignIn { next: next.to_owned(), passkey, error: Some(error), ..SignIn::default() };
            again(app, caller, "/sign-in/second", state).await
        }
    }
}

/// The form once more, with the status of what was wrong.
async fn again(app: App, caller: Caller, page: &'static str, state: SignIn) -> Response {
    let error = state.error.clone();
    let mut request = Request::new(axum::body::Body::empty());
    *request.uri_mut() = axum::http::Uri::from_static(page);
    request.extensions_mut().insert(caller);
    let mut response = pages::render_with(app, request, state).await;
    if let Some(error) = error {
        *response.status_mut() = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
        if let Error::TooMany { retry_after } = error {
            response.headers_mut().insert(header::RETRY_AFTER, retry_after.into());
        }
    }
    response
}

/// `POST /sign-out`: here, and then at the issuer through which somebody came. A form may lead to no other site, so there a
/// page stands in between, which goes on by itself.
pub async fn sign_out(State(app): State<App>, Extension(caller): Extension<Caller>) -> Response {
    let leaving = match &caller.token {
        Some(token) => end(&app.engine, token).await,
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
        Err(error) => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST).into_response(),
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
