//! A span, a log line and a measurement for every request, under a correlation id that is taken from the caller or made.

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;
use tracing::Instrument;

const HEADER: HeaderName = HeaderName::from_static("x-correlation-id");
/// Milliseconds from which a request is called slow.
const SLOW: u64 = 1_000;

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
    let path = without_secret(request.uri().path());
    // Real paths hold ids; as labels they would be without number.
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "page".to_owned(), |m| m.as_str().to_owned());
    let span = tracing::info_span!("request", correlation = %id, %method, path);
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let elapsed = begun.elapsed();
    let status = response.status().as_u16();
    span.in_scope(|| {
        // A number in the log; wider ones are written as text.
        let ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
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

/// A path for the log: links that let their reader in keep what they carry to themselves.
fn without_secret(path: &str) -> String {
    let door = ["/invitation/", "/reset-password/"].into_iter().find(|door| path.starts_with(door));
    door.map_or_else(|| path.to_owned(), |door| format!("{door}…"))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt;

    /// Keeps what is logged.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// What the log says of a request that is answered after `ms` milliseconds, on a clock that runs ahead by itself.
    async fn logged(ms: u64) -> String {
        let answer = move || tokio::time::sleep(Duration::from_millis(ms));
        let router = Router::new().route("/answer", get(answer)).layer(axum::middleware::from_fn(super::trace));
        let ask = async || {
            let request = super::Request::get("/answer").header(super::HEADER, "asked-1").body(Body::empty()).unwrap();
            assert_eq!(router.clone().oneshot(request).await.unwrap().status(), 200);
        };
        // Another test that logs here for the first time at this moment would have the span taken for one that nobody
        // wants, and that is remembered: it is met once before anybody listens.
        ask().await;
        let log = Log::default();
        let writer = log.clone();
        let subscriber =
            tracing_subscriber::fmt().json().flatten_event(true).with_writer(move || writer.clone()).finish();
        let _guard = tracing::subscriber::set_default(subscriber);
        tracing::callsite::rebuild_interest_cache();
        ask().await;
        let bytes = log.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_links_carry_is_not_logged() {
        assert_eq!(super::without_secret("/invitation/0123abc"), "/invitation/…");
        assert_eq!(super::without_secret("/reset-password/0123abc"), "/reset-password/…");
        assert_eq!(super::without_secret("/optim/tickets"), "/optim/tickets");
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_of_more_than_a_second_is_a_warning() {
        let slow = logged(1_001).await;
        assert!(slow.contains(r#""level":"WARN""#) && slow.contains("slow request"), "{slow}");
        assert!(slow.contains(r#""ms":1001"#) && slow.contains("/answer") && slow.contains("asked-1"), "{slow}");
        let quick = logged(1_000).await;
        assert!(quick.contains(r#""level":"INFO""#) && !quick.contains("slow"), "{quick}");
    }
}
