//! An access review as a file.

use access::exports::Format;
use access::reviews::{ReviewId, export as exported};
use access::sessions::caller::Caller;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use integrations::export::http::named;
use kernel::{Result, Uuid};

use super::status;

/// `GET /api/access-reviews/{workspace}/{id}/review.csv`
pub async fn export(Extension(caller): Extension<Caller>, Path((workspace, id)): Path<(String, Uuid)>) -> Response {
    file(&caller, &workspace, ReviewId(id)).await.unwrap_or_else(|error| status(&error).into_response())
}

async fn file(caller: &Caller, workspace: &str, id: ReviewId) -> Result<Response> {
    let file = exported(&caller.enter(workspace).await?, caller.locale, id).await?;
    Ok(named(&file.name, Format::Csv, file.bytes))
}
