//! Signing in and out, as plain forms: they work before scripts do.

use access::security::LONGEST;
use access::sessions::COOKIE;
use access::sessions::caller::Caller;
use access::sessions::second::{Given, finish, waiting};
use access::sessions::sign_in::{Attempt, sign_in as check, sign_out as end};
use app::sign_in::SignIn;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use kernel::Error;
use kernel::query::encode;
use serde::Deserialize;

use super::{App, pages};

#[derive(Debug, Deserialize)]
pub struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`: to the page asked for, or back to the form with what was typed and what was wrong.
pub async fn sign_in(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    Form(form): Form<Credentials>,
) -> Response {
    let address = caller.address.to_string();
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let attempt = Attempt { email: &form.email, password: &form.password, address: &address, agent };
    let next = local(&form.next);
    match check(&app.engine, attempt).await {
        Ok(token) => {
            let wanted = matches!(waiting(&app.engine, &token).await, Ok(Some(_)));
            let next = if wanted { format!("/sign-in/second?next={}", encode(next)) } else { next.to_owned() };
            ([(header::SET_COOKIE, cookie(&app, &token))], Redirect::to(&next)).into_response()
        }
        Err(error) => {
            let state = SignIn { email: form.email.clone(), next: next.to_owned(), error: Some(error) };
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
            let state = SignIn { next: next.to_owned(), error: Some(error), ..SignIn::default() };
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

/// `POST /sign-out`
pub async fn sign_out(State(app): State<App>, Extension(caller): Extension<Caller>) -> Response {
    if let Some(token) = &caller.token
        && let Err(error) = end(&app.engine, token).await
    {
        return StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST).into_response();
    }
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    ([(header::SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response()
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
