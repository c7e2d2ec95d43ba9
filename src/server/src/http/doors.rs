//! Pages that let somebody in by a link, as plain forms: invitations and forgotten passwords.

use access::invitations::accept::{self as invitations, Answer};
use access::invitations::door::{Door as Invitation, Standing as Invited};
use access::members::Notices;
use access::resets::door::{Door as Reset, Forgotten, Standing as Link};
use access::resets::request as resets;
use access::sessions::caller::Caller;
use access::sessions::sign_in::{Attempt, sign_in};
use access::sign_on::Refusal;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use kernel::{Check, Error};
use serde::Deserialize;

use super::sign_in::{agent, cookie, remember_device};
use super::{App, pages, status};

/// `GET /forgot-password`
pub async fn forgotten(State(app): State<App>, request: Request) -> Response {
    pages::render_with(app, request, Forgotten::default()).await
}

#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    email: String,
}

/// `POST /forgot-password`: the same answer whether there is such an account or not.
pub async fn forgot(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Form(Asked { email }): Form<Asked>,
) -> Response {
    let email = email.trim().to_owned();
    let checked = Check::new().text("email", &email, 254).email("email", &email).done();
    let outcome = match checked {
        Ok(()) => resets::request(&app.engine, &email, &caller.address.to_string()).await,
        wrong => wrong,
    };
    let error = outcome.err();
    let state = Forgotten { email, sent: error.is_none(), error: error.clone() };
    show(app, caller, "/forgot-password", state, error.as_ref()).await
}

/// `GET /reset-password/{token}`
pub async fn reset_form(State(app): State<App>, Path(token): Path<String>, request: Request) -> Response {
    match resets::standing(&app.engine, &token).await {
        Ok(standing) => {
            let missing = (!matches!(standing, Link::Open(_))).then_some(StatusCode::NOT_FOUND);
            let response = pages::render_with(app, request, Reset { token, standing, error: None }).await;
            with_status(response, missing)
        }
        Err(error) => status(&error).into_response(),
    }
}

#[derive(Deserialize)]
pub struct NewPassword {
    #[serde(default)]
    password: String,
}

/// `POST /reset-password/{token}`
pub async fn reset(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(token): Path<String>,
    Form(NewPassword { password }): Form<NewPassword>,
) -> Response {
    let error = resets::reset(&app.engine, &token, &password).await.err();
    let standing = match &error {
        None => Ok(Link::Done),
        Some(_) => resets::standing(&app.engine, &token).await,
    };
    match standing {
        Ok(standing) => {
            let path = format!("/reset-password/{token}");
            show(app, caller, &path, Reset { token, standing, error: error.clone() }, error.as_ref()).await
        }
        Err(error) => status(&error).into_response(),
    }
}

#[derive(Deserialize)]
pub struct Back {
    /// Why an issuer lets them in no further.
    #[serde(default)]
    refused: String,
}

/// `GET /invitation/{token}`
pub async fn invitation(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(token): Path<String>,
    Query(back): Query<Back>,
    request: Request,
) -> Response {
    match invitations::door(&app.engine, &token, caller.token.as_deref()).await {
        Ok(door) => {
            let door = Invitation { refused: Refusal::from_name(&back.refused), ..door };
            let closed = matches!(door.standing, Invited::Wrong | Invited::Used | Invited::Revoked | Invited::Expired);
            let response = pages::render_with(app, request, door).await;
            with_status(response, closed.then_some(StatusCode::NOT_FOUND))
        }
        Err(error) => status(&error).into_response(),
    }
}

#[derive(Deserialize)]
pub struct Accepting {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    locale: String,
    #[serde(default)]
    terms: bool,
    #[serde(default)]
    role_changed: bool,
    #[serde(default)]
    joined: bool,
    #[serde(default)]
    terms_number: i64,
}

/// `POST /invitation/{token}`: into the workspace, or back to the form with what was typed and what was wrong.
pub async fn accept(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Accepting>,
) -> Response {
    let session = caller.token.as_deref();
    let door = match invitations::door(&app.engine, &token, session).await {
        Ok(door) => door,
        Err(error) => return status(&error).into_response(),
    };
    let Accepting { name, password, locale, terms, role_changed, joined, terms_number } = form;
    let notices = Notices { role_changed, joined };
    let outcome = if matches!(door.standing, Invited::New(_)) {
        let answer = Answer {
            name: name.clone(),
            password: password.clone(),
            locale: locale.clone(),
            terms,
            terms_number,
            notices,
        };
        invitations::accept(&app.engine, &token, answer).await
    } else {
        invitations::join(&app.engine, &token, session, terms_number).await
    };
    match outcome {
        Ok(accepted) if matches!(door.standing, Invited::New(_)) => {
            let next = format!("/{}", accepted.workspace);
            let address = caller.address.to_string();
            let visit = caller.visit(&address, agent(&headers));
            let attempt = Attempt { email: &accepted.email, password: &password, visit };
            match sign_in(&app.engine, attempt).await {
                Ok(token) => {
                    let language = ui::i18n::Locale::parse(&locale).unwrap_or_default().code();
                    let language = format!("locale={language}; Path=/; SameSite=Lax; Max-Age=31536000");
                    let device = remember_device(&app, &caller, &headers, &token).await;
                    let cookies = [cookie(&app, &token), language].into_iter().chain(device);
                    let cookies: Vec<_> = cookies.map(|cookie| (header::SET_COOKIE, cookie)).collect();
                    (AppendHeaders(cookies), Redirect::to(&next)).into_response()
                }
                // The account is there: the sign-in page says what keeps it closed.
                Err(_) => Redirect::to("/sign-in").into_response(),
            }
        }
        Ok(accepted) => Redirect::to(&format!("/{}", accepted.workspace)).into_response(),
        Err(error) => {
            let path = format!("/invitation/{token}");
            let standing = match invitations::door(&app.engine, &token, session).await {
                Ok(door) => door.standing,
                Err(error) => return status(&error).into_response(),
            };
            let state = Invitation {
                token,
                standing,
                name: Some(name),
                locale: Some(locale),
                // Another text has to be accepted anew.
                terms: terms && error.of_field("terms").is_none(),
                notices,
                error: Some(error.clone()),
                refused: None,
            };
            show(app, caller, &path, state, Some(&error)).await
        }
    }
}

/// The page of `path` with what was typed, and the status of what was wrong.
async fn show<S: Clone + Send + Sync + 'static>(
    app: App,
    caller: Caller,
    path: &str,
    state: S,
    error: Option<&Error>,
) -> Response {
    let mut request = Request::new(axum::body::Body::empty());
    let Ok(uri) = path.parse() else { return StatusCode::NOT_FOUND.into_response() };
    *request.uri_mut() = uri;
    request.extensions_mut().insert(caller);
    let mut response = with_status(pages::render_with(app, request, state).await, error.map(status));
    if let Some(Error::TooMany { retry_after }) = error {
        response.headers_mut().insert(header::RETRY_AFTER, (*retry_after).into());
    }
    response
}

fn with_status(mut response: Response, status: Option<StatusCode>) -> Response {
    if let Some(status) = status {
        *response.status_mut() = status;
    }
    response
}
