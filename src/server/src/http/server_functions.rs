//! Calls from pages in the browser. Leptos answers every failure with 500; here the status says what the error says.

use std::sync::Arc;

use access::sessions::api::SetToken;
use access::sessions::caller::Caller;
use access::sign_on::AWAY;
use access::sign_on::api::KeepCookie;
use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Error;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;

use super::{App, sign_in, sign_on};

/// Largest error that is read back, bytes.
const ERROR: usize = 64 << 10;

/// `POST /api/fn/…`
pub async fn call(State(app): State<App>, Extension(caller): Extension<Caller>, request: Request) -> Response {
    let context = move || {
        provide_context(caller.clone());
        let (kept, response) = (app.clone(), use_context::<ResponseOptions>());
        provide_context(KeepCookie(Arc::new(move |way| {
            let cookie = HeaderValue::from_str(&sign_on::way(&kept, way, AWAY / 1_000));
            if let (Some(response), Ok(cookie)) = (&response, cookie) {
                response.append_header(header::SET_COOKIE, cookie);
            }
        })));
        let (app, response) = (app.clone(), use_context::<ResponseOptions>());
        provide_context(SetToken(Arc::new(move |token| {
            let cookie = HeaderValue::from_str(&sign_in::cookie(&app, token));
            if let (Some(response), Ok(cookie)) = (&response, cookie) {
                response.insert_header(header::SET_COOKIE, cookie);
            }
        })));
    };
    let response = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, ERROR).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if let Ok(error) = serde_json::from_slice::<Error>(&bytes) {
        parts.status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if let Error::TooMany { retry_after } = error {
            parts.headers.insert(header::RETRY_AFTER, retry_after.into());
        }
        if error == Error::Unavailable {
            parts.headers.insert(header::RETRY_AFTER, 2.into());
        }
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(bytes))
}
