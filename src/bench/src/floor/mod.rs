//! The floor: what the same answers cost without this house. An axum server that returns the bytes ready-made, or runs the
//! same statements by a bare driver, decodes the rows and serialises them; no session, no permissions, no compiler of
//! queries.

pub mod answers;
pub mod create;
pub mod decode;
pub mod sql;
pub mod store;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError, RwLock};

use access::password;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Serialize;
use tokio::sync::OnceCell;

use crate::data::{Facts, PASSWORD};
use crate::plain::{Outcome, Plain};
use store::Store;

/// Bodies by name, with their content type.
type Shelf = Arc<RwLock<HashMap<String, (HeaderValue, Bytes)>>>;

/// Serves until killed.
pub async fn serve(url: &str, listen: SocketAddr) -> Outcome<()> {
    let store = Store::open(url).await?;
    let shelf = Shelf::default();
    let fixed = Router::new()
        .route("/fixed/{name}", get(take).post(take).put(put))
        .layer(DefaultBodyLimit::max(16 << 20))
        .with_state(shelf);
    let router = Router::new()
        .route("/ready", get(|| async { "ready" }))
        .route(
            "/sql/w1",
            post(|State(store): State<Store>, Json(facts): Json<Facts>| async move {
                json(answers::list(&store, &facts).await)
            }),
        )
        .route(
            "/sql/w2",
            post(|State(store): State<Store>, Json(facts): Json<Facts>| async move {
                json(answers::mine(&store, &facts).await)
            }),
        )
        .route(
            "/sql/w2b",
            post(|State(store): State<Store>, Json(facts): Json<Facts>| async move {
                json(answers::broad(&store, &facts).await)
            }),
        )
        .route(
            "/sql/w4",
            post(|State(store): State<Store>, Json(facts): Json<Facts>| async move {
                json(answers::deep(&store, &facts).await)
            }),
        )
        .route(
            "/sql/w6",
            post(|State(store): State<Store>, Json(facts): Json<Facts>| async move {
                json(answers::record(&store, &facts).await)
            }),
        )
        .route(
            "/sql/w7",
            post(|State(store): State<Store>, Json(facts): Json<Facts>| async move {
                json(create::create(&store, &facts).await)
            }),
        )
        .with_state(store)
        .route("/argon2", post(argon2))
        .merge(fixed);
    let listener = tokio::net::TcpListener::bind(listen).await.plain()?;
    axum::serve(listener, router).await.plain()
}

/// Checks a password as the program does, and nothing else.
async fn argon2() -> Response {
    static HASH: OnceCell<String> = OnceCell::const_new();
    let hash = HASH.get_or_try_init(|| password::hash(PASSWORD)).await;
    let fits = match hash {
        Ok(hash) => password::verify(PASSWORD, Some(hash.clone())).await,
        Err(error) => Err(error.clone()),
    };
    json(fits.plain())
}

fn json(answer: Outcome<impl Serialize>) -> Response {
    match answer {
        Ok(answer) => Json(answer).into_response(),
        Err(message) => (StatusCode::INTERNAL_SERVER_ERROR, message).into_response(),
    }
}

async fn put(State(shelf): State<Shelf>, Path(name): Path<String>, headers: HeaderMap, body: Bytes) {
    let kind = headers.get(header::CONTENT_TYPE).cloned().unwrap_or(HeaderValue::from_static("application/json"));
    shelf.write().unwrap_or_else(PoisonError::into_inner).insert(name, (kind, body));
}

/// Reads the question as the others do, and looks at none of it.
async fn take(State(shelf): State<Shelf>, Path(name): Path<String>, _question: Bytes) -> Response {
    let found = shelf.read().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
    match found {
        Some((kind, body)) => ([(header::CONTENT_TYPE, kind)], body).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
