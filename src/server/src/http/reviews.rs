//! An access review as a file.

use access::reviews::{ReviewId, export as exported};
use access::sessions::caller::Caller;
use axum::Extension;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Result, Uuid};

/// `GET /api/access-reviews/{workspace}/{id}/review.csv`
pub async fn export(Extension(caller): Extension<Caller>, Path((workspace, id)): Path<(String, Uuid)>) -> Response {
    let status = |error: kernel::Error| StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    file(&caller, &workspace, ReviewId(id)).await.unwrap_or_else(|error| status(error).into_response())
}

async fn file(caller: &Caller, workspace: &str, id: ReviewId) -> Result<Response> {
    let file = exported(&caller.enter(workspace).await?, caller.locale, id).await?;
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
}
