//! `POST /api/v1/token`: an API key for a pair of tokens (`client_credentials`), or a refresh token for the next pair
//! (`refresh_token`). Forms and answers are those of RFC 6749; the key is the client's secret, its prefix the client's id.

use access::tokens::{Pair, Refused};
use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Form, extract};
use data_encoding::BASE64;
use serde::Deserialize;
use serde_json::json;

use super::bearer::{program, shown};
use super::problem::Problem;
use crate::http::App;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    grant_type: String,
    client_id: Option<String>,
    client_secret: Option<String>,
    refresh_token: Option<String>,
    scope: Option<String>,
}

/// What the request itself says, beside its form.
pub struct Whole(Parts);

impl<S: Send + Sync> FromRequestParts<S> for Whole {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.clone()))
    }
}

/// The pair, or what was wrong.
pub async fn token(State(app): State<App>, Whole(parts): Whole, form: Result<Form<Asked>, FormRejection>) -> Response {
    let Ok(extract::Form(asked)) = form else { return malformed("a form that cannot be understood") };
    let program = program(&parts, &app);
    let scope = asked.scope.as_deref();
    let outcome = match asked.grant_type.as_str() {
        "client_credentials" => match client(&parts.headers, &asked) {
            Ok((id, key)) if id.as_ref().is_none_or(|id| key.starts_with(&format!("{id}_"))) => {
                program.exchange(&key, scope).await
            }
            // Counted as any other key that is none.
            Ok(_) => program.exchange("", scope).await,
            Err(said) => return malformed(said),
        },
        "refresh_token" => match &asked.refresh_token {
            Some(shown) => program.refresh(shown, scope).await,
            None => return malformed("refresh_token is missing"),
        },
        "" => return malformed("grant_type is missing"),
        _ => return refused(StatusCode::BAD_REQUEST, "unsupported_grant_type", "client_credentials or refresh_token"),
    };
    match outcome {
        Ok(Pair { access, refresh, seconds, scope }) => {
            let scope = scope.iter().collect::<Vec<_>>().join(" ");
            let pair = json!({
                "access_token": access,
                "token_type": "Bearer",
                "expires_in": seconds,
                "refresh_token": refresh,
                "scope": scope,
            });
            ([(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")], Json(pair)).into_response()
        }
        Err(Refused::Client) => {
            let body = refused(StatusCode::UNAUTHORIZED, "invalid_client", "this API key is none, or is over");
            ([(header::WWW_AUTHENTICATE, r#"Basic realm="backoffice""#)], body).into_response()
        }
        Err(Refused::Grant) => {
            refused(StatusCode::BAD_REQUEST, "invalid_grant", "this refresh token is none, is over, or was used before")
        }
        Err(Refused::Scope) => refused(StatusCode::BAD_REQUEST, "invalid_scope", "wider than what there is"),
        Err(Refused::Other(error)) => Problem::from(error).into_response(),
    }
}

/// Id and secret of the client: from the form or from HTTP Basic, not from both (RFC 6749, 2.3).
fn client(headers: &HeaderMap, asked: &Asked) -> Result<(Option<String>, String), &'static str> {
    let basic = shown(headers, "basic").map(|shown| {
        let text = BASE64.decode(shown.as_bytes()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        // Neither half has a character that a form would write otherwise.
        text.and_then(|text| text.split_once(':').map(|(id, key)| (Some(id.to_owned()), key.to_owned())))
            .ok_or("HTTP Basic that cannot be understood")
    });
    match (basic, &asked.client_secret) {
        (Some(_), Some(_)) => Err("the client is named twice"),
        (Some(basic), None) => basic,
        (None, Some(key)) => Ok((asked.client_id.clone(), key.clone())),
        (None, None) => Err("client_secret is missing"),
    }
}

fn malformed(said: &str) -> Response {
    refused(StatusCode::BAD_REQUEST, "invalid_request", said)
}

fn refused(status: StatusCode, error: &str, said: &str) -> Response {
    let body = Json(json!({ "error": error, "error_description": said }));
    (status, [(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")], body).into_response()
}
