//! Whether the process lives, whether it can work, and what it has counted.

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::App;
use crate::telemetry;

/// The process lives.
pub async fn health() -> &'static str {
    "ok\n"
}

/// The database answers and every migration has run.
pub async fn ready(State(app): State<App>) -> impl IntoResponse {
    let asked = tokio::time::timeout(Duration::from_secs(3), app.engine.pending_migrations()).await;
    match asked {
        Ok(Ok(0)) => (StatusCode::OK, "ready\n").into_response(),
        Ok(Ok(_)) => (StatusCode::SERVICE_UNAVAILABLE, "migrations have not run\n").into_response(),
        _ => (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "2")], "the database does not answer\n")
            .into_response(),
    }
}

/// Prometheus' text format.
pub async fn metrics() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], telemetry::metrics())
}

/// Asks a server on this machine whether it is ready, for container health checks.
///
/// # Errors
/// A sentence for the terminal.
pub async fn ask(listen: SocketAddr) -> Result<(), String> {
    let address = if listen.ip().is_unspecified() { SocketAddr::from(([127, 0, 0, 1], listen.port())) } else { listen };
    let answer = async {
        let mut stream = tokio::net::TcpStream::connect(address).await?;
        stream.write_all(b"GET /ready HTTP/1.0\r\nHost: localhost\r\n\r\n").await?;
        let mut text = String::new();
        stream.read_to_string(&mut text).await?;
        std::io::Result::Ok(text)
    };
    match tokio::time::timeout(Duration::from_secs(5), answer).await {
        Ok(Ok(text)) if text.starts_with("HTTP/1.0 200") || text.starts_with("HTTP/1.1 200") => Ok(()),
        Ok(Ok(text)) => Err(text.lines().last().unwrap_or("not ready").to_owned()),
        Ok(Err(error)) => Err(format!("{address}: {error}")),
        Err(_) => Err(format!("{address}: no answer within 5 seconds")),
    }
}
