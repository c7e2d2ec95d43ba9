//! Single sign-on: the way to an issuer and back, as plain links. Nothing is posted on the way there: the content policy lets
//! forms lead nowhere else.

use access::invitations::accept::open_to_new;
use access::issuers::{IssuerId, load};
use access::sessions::caller::Caller;
use access::sign_on::begin::{Begun, Purpose, Stopped, Wanted, begin};
use access::sign_on::door::{Door, SignOnDoor};
use access::sign_on::finish::{Arrived, Back, finish};
use access::sign_on::{AWAY, Refusal};
use app::sign_in::SignIn;
use axum::Extension;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use kernel::query::encode;
use kernel::{Error, Uuid};
use serde::Deserialize;

use super::sign_in::{again, agent, cookie, local};
use super::{App, caller, pages, status};

/// Where the cookie of a way is sent back to.
const PATH: &str = "/sign-in/with";

#[derive(Debug, Deserialize)]
pub struct Search {
    #[serde(default)]
    asked: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    refused: String,
}

/// `GET /sign-in/sso`: asks for an address or a workspace, or shows the issuers of the one that was asked for.
pub async fn ask(State(app): State<App>, Query(search): Query<Search>, request: Request) -> Response {
    show(app, search, request).await
}

/// `GET /sign-in/sso/{workspace}`
pub async fn of_workspace(
    State(app): State<App>,
    Path(workspace): Path<String>,
    Query(search): Query<Search>,
    request: Request,
) -> Response {
    show(app, Search { asked: workspace, ..search }, request).await
}

async fn show(app: App, Search { asked, next, refused }: Search, request: Request) -> Response {
    let asked: String = asked.trim().chars().take(254).collect();
    let doors = if asked.is_empty() { Ok(Vec::new()) } else { load::doors(&app.engine, &asked).await };
    let doors = match doors {
        Ok(doors) => doors.into_iter().map(|(_, name, issuers)| Door { name, issuers }).collect(),
        Err(error) => return status(&error).into_response(),
    };
    let refused = Refusal::from_name(&refused);
    pages::render_with(app, request, SignOnDoor { asked, doors, next: local(&next).to_owned(), refused }).await
}

/// The issuers of the workspace that a path leads into; nothing where none can be found.
pub async fn issuers_of(app: &App, next: &str) -> Vec<(Uuid, String)> {
    let slug = next.split(['/', '?']).nth(1).filter(|slug| !slug.is_empty() && !slug.contains('@'));
    let Some(slug) = slug else { return Vec::new() };
    let doors = load::doors(&app.engine, slug).await.unwrap_or_default();
    doors.into_iter().flat_map(|(.., issuers)| issuers).collect()
}

#[derive(Debug, Deserialize)]
pub struct Going {
    #[serde(default)]
    next: String,
    /// The issuer is to ask who is there although it knows.
    #[serde(default)]
    again: Option<String>,
}

/// `GET /sign-in/with/{issuer}`: to the issuer.
pub async fn go(
    State(app): State<App>,
    Path(issuer): Path<IssuerId>,
    Query(going): Query<Going>,
    Extension(caller): Extension<Caller>,
) -> Response {
    let wanted = Wanted {
        issuer,
        purpose: Purpose::Enter,
        next: local(&going.next),
        again: going.again.is_some(),
        address: &caller.address.to_string(),
    };
    away(&app, &caller, wanted).await
}

#[derive(Debug, Deserialize)]
pub struct Accepted {
    /// Number of the terms on the page that they come from.
    #[serde(default)]
    terms: i64,
}

/// `GET /invitation/{token}/with/{issuer}`: to the issuer, to accept an invitation.
pub async fn accept(
    State(app): State<App>,
    Path((token, issuer)): Path<(String, IssuerId)>,
    Query(accepted): Query<Accepted>,
    Extension(caller): Extension<Caller>,
) -> Response {
    let good = match (open_to_new(&app.engine, &token).await, load::find(&app.engine, issuer).await) {
        (Ok(workspace), Ok(issuer)) => issuer.filter(|issuer| workspace == Some(issuer.workspace)),
        (Err(error), _) | (_, Err(error)) => return status(&error).into_response(),
    };
    let Some(found) = good else { return Redirect::to(&format!("/invitation/{}", encode(&token))).into_response() };
    let wanted = Wanted {
        issuer,
        purpose: Purpose::accept(&token, accepted.terms),
        // What the form of a password asks beside it, the profile asks here.
        next: &format!("/{}/profile?joined=1", found.slug),
        again: false,
        address: &caller.address.to_string(),
    };
    away(&app, &caller, wanted).await
}

async fn away(app: &App, caller: &Caller, wanted: Wanted<'_>) -> Response {
    let (issuer, next) = (wanted.issuer, wanted.next.to_owned());
    match begin(&app.engine, wanted).await {
        Ok(Begun { url, cookie }) => {
            ([(header::SET_COOKIE, way(app, &cookie, AWAY / 1_000))], Redirect::to(&url)).into_response()
        }
        Err(Stopped::Refused(refusal) | Stopped::Returned(refusal, _)) => refused(app, issuer, refusal, &next).await,
        Err(Stopped::Failed(Error::NotFound)) => refused(app, issuer, Refusal::Stale, &next).await,
        Err(Stopped::Failed(error)) => failed(app, caller, error, next).await,
    }
}

#[derive(Debug, Deserialize)]
pub struct Answer {
    #[serde(default)]
    state: String,
    code: Option<String>,
    iss: Option<String>,
}

/// `GET /sign-in/with/{issuer}/callback`: back from the issuer.
pub async fn back(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(issuer): Path<IssuerId>,
    Query(answer): Query<Answer>,
    headers: HeaderMap,
) -> Response {
    let name = access::sign_on::begin::cookie(&answer.state);
    let (browser, address) = (caller::cookie(&headers, &name), caller.address.to_string());
    let back = Back {
        issuer: Some(issuer),
        state: &answer.state,
        code: answer.code.as_deref(),
        iss: answer.iss.as_deref(),
        browser: browser.as_deref(),
        caller: Some(&caller),
        visit: caller.visit(&address, agent(&headers)),
    };
    let over = (header::SET_COOKIE, way(&app, &(name, String::new()), 0));
    match finish(&app.engine, back).await {
        Ok(Arrived { token, next, second }) => {
            let next = local(&next);
            let next = if second { format!("/sign-in/second?next={}", encode(next)) } else { next.to_owned() };
            let session = token.map(|token| (header::SET_COOKIE, cookie(&app, &token)));
            (AppendHeaders([over]), session.map(|session| AppendHeaders([session])), Redirect::to(&next))
                .into_response()
        }
        Err(Stopped::Refused(refusal)) => {
            (AppendHeaders([over]), refused(&app, issuer, refusal, "/").await).into_response()
        }
        Err(Stopped::Returned(refusal, next)) => {
            (AppendHeaders([over]), refused(&app, issuer, refusal, local(&next)).await).into_response()
        }
        Err(Stopped::Failed(error)) => failed(&app, &caller, error, "/".to_owned()).await,
    }
}

/// The cookie of a way.
pub fn way(app: &App, (name, value): &(String, String), seconds: i64) -> String {
    let secure = if app.config.secure_cookies { "; Secure" } else { "" };
    format!("{name}={value}; Path={PATH}; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

/// To the page of the issuer's workspace, which says why.
async fn refused(app: &App, issuer: IssuerId, refusal: Refusal, next: &str) -> Response {
    let slug = load::find(&app.engine, issuer).await.ok().flatten().map(|issuer| issuer.slug);
    let slug = slug.map(|slug| format!("/{slug}")).unwrap_or_default();
    Redirect::to(&format!("/sign-in/sso{slug}?refused={}&next={}", refusal.name(), encode(next))).into_response()
}

/// The form to sign in, which says why they come no further.
async fn failed(app: &App, caller: &Caller, error: Error, next: String) -> Response {
    let issuers = issuers_of(app, &next).await;
    let state = SignIn { next, issuers, error: Some(error), ..SignIn::default() };
    again(app.clone(), caller.clone(), "/sign-in", state).await
}
