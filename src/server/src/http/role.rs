//! `POST /role`: in which role somebody acts in a workspace. A plain form, for it changes the cookie.

use access::sessions::caller::Caller;
use access::sessions::roles::{Acting, act};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use kernel::{Error, Uuid};
use serde::Deserialize;

use super::sign_in::{cookie, local};
use super::{App, status};

#[derive(Debug, Deserialize)]
pub struct Wanted {
    workspace: String,
    /// Absent: look no longer.
    #[serde(default)]
    role: Option<Uuid>,
    /// Look only.
    #[serde(default)]
    look: Option<String>,
    #[serde(default)]
    next: String,
}

/// Back to the page, as it is in that role.
pub async fn role(State(app): State<App>, Extension(caller): Extension<Caller>, Form(form): Form<Wanted>) -> Response {
    let wanted = match (form.role, form.look) {
        (None, _) => Acting::Back,
        (Some(role), None) => Acting::As(role),
        (Some(role), Some(_)) => Acting::Looking(role),
    };
    match act(&caller, &form.workspace, wanted).await {
        Ok(token) => ([(header::SET_COOKIE, cookie(&app, &token))], Redirect::to(local(&form.next))).into_response(),
        Err(Error::SignedOut) => Redirect::to("/sign-in").into_response(),
        Err(error) => status(&error).into_response(),
    }
}
