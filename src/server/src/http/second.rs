//! The second step of a sign-in, as plain forms: a factor's code, or the one that confirms a new device.

use access::factors::sms;
use access::passkeys::enter::offered;
use access::sessions::Stage;
use access::sessions::caller::Caller;
use access::sessions::second::{self, Given, Waiting, finish, waiting};
use app::sign_in::{SignIn, next_of};
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use kernel::Error;
use kernel::query::encode;
use serde::Deserialize;

use super::sign_in::{again, agent, arrived, local};
use super::{App, pages};

const PAGE: &str = "/sign-in/second";

#[derive(Debug, Deserialize)]
pub struct Code {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// `GET /sign-in/second`. Whoever gave no password, or gave it too long ago, begins anew.
pub async fn show(State(app): State<App>, Extension(caller): Extension<Caller>, request: Request) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let (next, sent) = (next_of(query), query.split('&').any(|pair| pair == "sent=1"));
    match state(&app, &caller, local(&next), None).await {
        Some(state) => pages::render_with(app, request, SignIn { sent, ..state }).await,
        None => anew(&next),
    }
}

/// `POST /sign-in/second`: to the page asked for, or back to the form with what was wrong.
pub async fn second(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    Form(form): Form<Code>,
) -> Response {
    let (address, next) = (caller.address.to_string(), local(&form.next));
    let token = caller.token.clone().unwrap_or_default();
    let given = Given { token: &token, code: &form.code, visit: caller.visit(&address, agent(&headers)) };
    match finish(&app.engine, given).await {
        Ok(token) => arrived(&app, &caller, &headers, &token, next).await,
        Err(error) => refused(app, caller, next, error).await,
    }
}

/// `POST /sign-in/second/send`: a new code, for whom one is sent.
pub async fn send(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Form(Code { next, .. }): Form<Code>,
) -> Response {
    let next = local(&next);
    match second::send(&app.engine, caller.token.as_deref().unwrap_or_default(), caller.locale).await {
        Ok(()) => Redirect::to(&format!("{PAGE}?sent=1&next={}", encode(next))).into_response(),
        Err(error) => refused(app, caller, next, error).await,
    }
}

async fn refused(app: App, caller: Caller, next: &str, error: Error) -> Response {
    match state(&app, &caller, next, Some(error)).await {
        Some(state) => again(app, caller, PAGE, state).await,
        None => anew(next),
    }
}

fn anew(next: &str) -> Response {
    Redirect::to(&format!("/sign-in?next={}", encode(local(next)))).into_response()
}

/// What the page holds; nothing where no session waits.
async fn state(app: &App, caller: &Caller, next: &str, error: Option<Error>) -> Option<SignIn> {
    let token = caller.token.as_deref().unwrap_or_default();
    let Waiting { user, email, stage, .. } = waiting(&app.engine, token).await.ok().flatten()?;
    let device = stage == Stage::Device;
    let passkey = !device && offered(&app.engine, user).await.unwrap_or_default();
    let mailed = if device { hidden(&email) } else { String::new() };
    let texted = if device { None } else { sms::offered(&app.engine, user).await.unwrap_or_default() };
    let texted = texted.unwrap_or_default();
    Some(SignIn { next: next.to_owned(), passkey, mailed, texted, error, ..SignIn::default() })
}

/// An address that its owner knows and nobody learns: `a…@acme.example`.
fn hidden(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    format!("{}…@{domain}", local.chars().next().unwrap_or_default())
}
