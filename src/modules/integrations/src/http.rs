//! Where files are sent and fetched: plain forms and links, which work before scripts do.

use access::sessions::caller::Caller;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use engine::import::Incoming;
use kernel::import::LARGEST_FILE;
use kernel::query::encode;
use kernel::{Error, ListQuery, Result, Rule, Uuid};
use ui::i18n::{Locale, key, text};

use crate::export::Export;
use crate::reason::reason;

/// Finds out who sends a request.
pub type CallerOf = fn(&Parts) -> Result<Caller, Error>;

/// `POST /api/imports`, `GET /api/imports/{workspace}/{id}/refused.csv` and `GET /api/exports/{workspace}/{resource}.csv`.
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
        .route(
            "/api/exports/{workspace}/{file}",
            get(move |Path((workspace, file)): Path<(String, String)>, request: Request| async move {
                let (parts, _) = request.into_parts();
                export(caller_of, &parts, &workspace, &file).await.unwrap_or_else(|(locale, error)| {
                    let said = ui::failure::error_text(locale, &error);
                    (status(&error), said).into_response()
                })
            }),
        )
}

/// The records of a list's address as a file, sent as it is read.
async fn export(caller_of: CallerOf, parts: &Parts, workspace: &str, file: &str) -> Result<Response, (Locale, Error)> {
    let caller = caller_of(parts).map_err(|error| (Locale::default(), error))?;
    let open = async {
        let resource = file.strip_suffix(".csv").ok_or(Error::NotFound)?;
        let cx = caller.enter(workspace).await?;
        let read = access::exports::open(&cx, resource)?;
        let schema = cx.engine().registry().resource(resource)?.schema;
        let pairs = ui::table::pairs(parts.uri.query().unwrap_or_default());
        let export = Export::new(read, resource, ListQuery::parse(schema, &pairs)?)?;
        export.note().await?;
        Ok(export)
    };
    let export = open.await.map_err(|error| (caller.locale, error))?;
    let pages = futures::stream::try_unfold(export, async |mut export| {
        Ok::<_, Error>(export.part().await?.map(|part| (part.bytes, export)))
    });
    Ok(csv(file, Body::from_stream(pages)))
}

/// A CSV file of that name, which the browser keeps and no cache does.
pub fn csv(name: &str, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    response
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
    Ok(csv("refused.csv", bytes))
}

fn status(error: &Error) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
