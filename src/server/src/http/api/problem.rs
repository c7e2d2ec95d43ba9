//! What a program is told when something is refused: a problem (RFC 9457), and what to show instead (RFC 6750).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Error;
use serde_json::{Map, Value, json};

/// An error on its way out.
#[derive(Debug)]
pub struct Problem {
    error: Error,
    /// For `WWW-Authenticate`.
    challenge: Option<String>,
}

impl Problem {
    /// Nothing was shown, or nothing that can be understood.
    pub fn nothing_shown() -> Self {
        Self { error: Error::SignedOut, challenge: Some(r#"Bearer realm="backoffice""#.to_owned()) }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let challenge = match &error {
            Error::SignedOut => Some(r#"Bearer realm="backoffice", error="invalid_token""#.to_owned()),
            Error::Forbidden { needs } => {
                Some(format!(r#"Bearer realm="backoffice", error="insufficient_scope", scope="{needs}""#))
            }
            _ => None,
        };
        Self { error, challenge }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self { error, challenge } = self;
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut body = Map::new();
        body.insert("type".into(), json!("about:blank"));
        body.insert("title".into(), json!(status.canonical_reason().unwrap_or("Error")));
        body.insert("status".into(), json!(status.as_u16()));
        body.insert("detail".into(), json!(error.to_string()));
        // What a program tells them apart by: the error's own name, and what it carries.
        match serde_json::to_value(&error) {
            Ok(Value::String(code)) => {
                body.insert("code".into(), code.into());
            }
            Ok(Value::Object(named)) => {
                for (code, carried) in named {
                    body.insert("code".into(), code.into());
                    match carried {
                        Value::Object(members) => body.extend(members),
                        problems => {
                            body.insert("problems".into(), problems);
                        }
                    }
                }
            }
            _ => {}
        }
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(challenge) = challenge.and_then(|challenge| HeaderValue::from_str(&challenge).ok()) {
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        if let Error::TooMany { retry_after } = error {
            headers.insert(header::RETRY_AFTER, retry_after.into());
        }
        response
    }
}
