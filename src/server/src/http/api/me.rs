//! `GET /api/v1/me`: for whom a program acts, and how far it reaches.

use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::bearer::Bearer;

/// The member, the workspace, the role, what is granted now, and the key.
pub async fn me(Bearer(entered): Bearer) -> Response {
    let (actor, (slug, name)) = (entered.cx.actor(), &entered.workspace);
    let body = json!({
        "member": { "id": actor.member, "name": actor.name, "email": entered.email },
        "workspace": { "id": actor.workspace, "slug": slug, "name": name },
        "role": actor.role,
        "grants": actor.grants,
        "key": {
            "id": entered.key.id,
            "name": entered.key.name,
            "prefix": entered.key.prefix,
            "expires_at": entered.key.expires.rfc3339(),
        },
    });
    ([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
