//! Exports as a browser fetches them: `GET /api/exports/{workspace}/{resource}.{format}` for what a list shows,
//! `GET /api/exports/{workspace}/made/{job}` for what a job has made.

use access::exports::{AT_ONCE, Format, made};
use access::sessions::caller::Caller;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use engine::fault;
use kernel::{Error, ListQuery, Result, Rule, Uuid};
use tokio::io::AsyncReadExt as _;
use ui::i18n::Locale;

use super::files::{self, Partial};
use super::write::{self, Told};
use super::{Export, Lines};
use crate::http::CallerOf;

/// Bytes read from the disk at a time.
const CHUNK: usize = 1 << 16;

pub fn router<S: Clone + Send + Sync + 'static>(caller_of: CallerOf) -> Router<S> {
    Router::new()
        .route(
            "/api/exports/{workspace}/{file}",
            get(move |Path((workspace, file)): Path<(String, String)>, request: Request| async move {
                let (parts, _) = request.into_parts();
                said(caller_of, &parts, async |caller| export(caller, &parts, &workspace, &file).await).await
            }),
        )
        .route(
            "/api/exports/{workspace}/made/{job}",
            get(move |Path((workspace, job)): Path<(String, Uuid)>, request: Request| async move {
                let (parts, _) = request.into_parts();
                said(caller_of, &parts, async |caller| fetch(caller, &workspace, job).await).await
            }),
        )
}

/// The answer, or what is wrong in the caller's language.
async fn said(caller_of: CallerOf, parts: &Parts, answer: impl AsyncFnOnce(&Caller) -> Result<Response>) -> Response {
    let (locale, answered) = match caller_of(parts) {
        Ok(caller) => (caller.locale, answer(&caller).await),
        Err(error) => (Locale::default(), Err(error)),
    };
    answered.unwrap_or_else(|error| {
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, ui::failure::error_text(locale, &error)).into_response()
    })
}

/// The records of a list's address. Lines are sent as they are read, however many; the others are put together first,
/// and of too many a page makes a job.
async fn export(caller: &Caller, parts: &Parts, workspace: &str, file: &str) -> Result<Response> {
    let (resource, extension) = file.rsplit_once('.').ok_or(Error::NotFound)?;
    let format = Format::from_name(extension).ok_or(Error::NotFound)?;
    let cx = caller.enter(workspace).await?;
    let read = access::exports::open(&cx, resource)?;
    let schema = cx.engine().registry().resource(resource)?.schema;
    let pairs = ui::table::pairs(parts.uri.query().unwrap_or_default());
    let export = Export::new(read, resource, ListQuery::parse(schema, &pairs)?)?;
    let count = export.note(format).await?;
    let lines = match format {
        Format::Csv => Lines::csv(export),
        Format::Json => Lines::json(export),
        Format::Xlsx | Format::Pdf => {
            if count > AT_ONCE {
                return Err(Error::invalid("records", Rule::TooMany(AT_ONCE as usize)));
            }
            let partial = Partial::of(cx.engine())?;
            write::write(export, format, caller.locale, partial.path(), Told::Nobody).await?;
            let bytes = tokio::fs::read(partial.path()).await.map_err(fault::internal)?;
            return Ok(named(file, format, bytes));
        }
    };
    let parts = futures::stream::try_unfold(lines, async |mut lines| {
        Ok::<_, Error>(lines.part().await?.map(|part| (part.bytes, lines)))
    });
    Ok(named(file, format, Body::from_stream(parts)))
}

/// What a job has made, for whoever asked for it and may still have it.
async fn fetch(caller: &Caller, workspace: &str, job: Uuid) -> Result<Response> {
    let cx = caller.enter(workspace).await?;
    let (resource, format) = made(&cx, job).await?;
    let path = files::path(cx.engine(), job)?;
    let file = tokio::fs::File::open(path).await.map_err(|_| Error::NotFound)?;
    let chunks = futures::stream::try_unfold(file, async |mut file| {
        let mut chunk = Vec::with_capacity(CHUNK);
        let read = (&mut file).take(CHUNK as u64).read_to_end(&mut chunk).await?;
        Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(chunk), file)))
    });
    Ok(named(&format!("{resource}.{}", format.name()), format, Body::from_stream(chunks)))
}

/// A file of that name, which the browser keeps and no cache does.
pub fn named(name: &str, format: Format, body: impl IntoResponse) -> Response {
    let kind = match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Json => "application/json",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Pdf => "application/pdf",
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    response
}
