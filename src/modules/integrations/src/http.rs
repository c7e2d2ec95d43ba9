//! Where files are sent and fetched: plain forms and links, which work before scripts do.

use access::exports::Format;
use access::sessions::caller::Caller;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Path, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use engine::import::Incoming;
use kernel::import::LARGEST_FILE;
use kernel::query::encode;
use kernel::{Error, Result, Rule, Uuid};
use ui::i18n::{key, text};

use crate::export;
use crate::export::http::named;
use crate::reason::reason;

/// Finds out who sends a request.
pub type CallerOf = fn(&Parts) -> Result<Caller, Error>;

/// `POST /api/imports`, `GET /api/imports/{workspace}/{id}/refused.csv`, and the exports.
pub fn router<S: Clone + Send + Sync + 'static>(caller_of: CallerOf) -> Router<S> {
    // A file that is somewhat too large is read to its end, so that the browser shows the answer and not a broken line.
    let limit = DefaultBodyLimit::max(LARGEST_FILE << 21);
    Router::new()
        .route("/api/imports", post(move |request: Request| upload(caller_of, request)).layer(limit))
        .route(
            "/api/imports/{workspace}/{id}/refused.csv",
            get(move |Path((workspace, id)): Path<(String, Uuid)>, request: Request| async move {
                let (parts, _) = request.into_parts();
                refused(caller_of, &parts, &workspace, id).await.unwrap_or_else(|error| status(&error).into_response())
            }),
        )
        .merge(export::http::router(caller_of))
}

/// What the form sends: `workspace` and `resource`, then `file`.
#[derive(Debug, Default)]
struct Form {
    workspace: String,
    resource: String,
}

/// To the import's page, or back to the form with what was chosen and what was wrong.
async fn upload(caller_of: CallerOf, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let caller = match caller_of(&parts) {
        Ok(caller) => caller,
        Err(error) => return status(&error).into_response(),
    };
    let mut form = Form::default();
    let received = match Multipart::from_request(Request::from_parts(parts, body), &()).await {
        Ok(multipart) => receive(&caller, multipart, &mut form).await,
        Err(_) => Err(Error::malformed("file")),
    };
    let page = format!("/{}/import", encode(&form.workspace));
    match received {
        Ok(id) => Redirect::to(&format!("{page}/{id}")).into_response(),
        Err(Error::SignedOut) => Redirect::to(&format!("/sign-in?next={}", encode(&page))).into_response(),
        Err(error) if form.workspace.is_empty() => status(&error).into_response(),
        Err(error) => {
            let wrong = serde_json::to_string(&error).unwrap_or_default();
            let query = format!("resource={}&error={}", encode(&form.resource), encode(&wrong));
            Redirect::to(&format!("{page}?{query}")).into_response()
        }
    }
}

async fn receive(caller: &Caller, mut multipart: Multipart, form: &mut Form) -> Result<Uuid> {
    let broken = |_| Error::invalid("file", Rule::File(LARGEST_FILE));
    while let Some(mut field) = multipart.next_field().await.map_err(broken)? {
        match field.name().unwrap_or_default() {
            "workspace" => form.workspace = field.text().await.map_err(broken)?,
            "resource" => form.resource = field.text().await.map_err(broken)?,
            "file" => {
                let cx = caller.enter(&form.workspace).await?;
                let name = field.file_name().unwrap_or_default().to_owned();
                let mut incoming = Incoming::begin(&cx).await?;
                let (mut written, mut empty) = (Ok(()), true);
                while let Some(bytes) = field.chunk().await.map_err(broken)? {
                    empty &= bytes.is_empty();
                    if written.is_ok() {
                        written = incoming.write(&bytes).await;
                    }
                }
                if empty && name.is_empty() {
                    return Err(Error::invalid("file", Rule::Required));
                }
                written?;
                return incoming.register(&cx, &form.resource, &name).await;
            }
            _ => {}
        }
    }
    Err(Error::invalid("file", Rule::Required))
}

async fn refused(caller_of: CallerOf, parts: &Parts, workspace: &str, id: Uuid) -> Result<Response> {
    let caller = caller_of(parts)?;
    let locale = caller.locale;
    let cx = caller.enter(workspace).await?;
    let titles = [key::IMPORT_REFUSAL_LINE, key::IMPORT_REFUSAL_REASON].map(|key| text(locale, key).to_owned());
    let bytes =
        engine::import::refused_rows(&cx, id, titles.into(), move |import, refusal| reason(locale, import, refusal))
            .await?;
    Ok(named("refused.csv", Format::Csv, bytes))
}

fn status(error: &Error) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
