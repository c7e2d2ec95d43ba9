//! A span, a log line and a measurement for every request, under a correlation id that is taken from the caller or made.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

const HEADER: HeaderName = HeaderName::from_static("x-correlation-id");
/// Milliseconds from which a request is called slow.
const SLOW: u128 = 1_000;

/// The id of a request.
#[derive(Clone, Debug)]
pub struct Correlation(pub String);

/// The middleware.
pub async fn trace(mut request: Request, next: Next) -> Response {
    let id = request
        .headers()
        .get(HEADER)
        .and_then(|value| value.to_str().ok())
        .filter(|id| {
            (1..=100).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        })
        .map_or_else(|| format!("{:032x}", rand::random::<u128>()), str::to_owned);
    request.extensions_mut().insert(Correlation(id.clone()));
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    // Real paths hold ids; as labels they would be without number.
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "page".to_owned(), |m| m.as_str().to_owned());
    let span = tracing::info_span!("request", correlation = %id, %method, path);
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let elapsed = begun.elapsed();
    let status = response.status().as_u16();
    span.in_scope(|| {
        let ms = elapsed.as_millis();
        if ms > SLOW {
            tracing::warn!(status, ms, "slow request");
        } else {
            tracing::info!(status, ms, "request");
        }
    });
    let labels = [("route", route), ("method", method.to_string()), ("status", status.to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels).record(elapsed.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
