//! The HTTP side: one router, and the middleware around it in the order a request meets it.

mod address;
pub(crate) mod api;
mod caller;
mod document;
mod doors;
pub mod health;
mod limits;
mod live;
mod pages;
mod reviews;
mod role;
mod second;
mod server_functions;
mod sign_in;
mod sign_on;
mod site;
#[cfg(test)]
mod tests;
mod trace;

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::{get, post};
use engine::Engine;
use kernel::Error;
use leptos::config::LeptosOptions;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;

use crate::config::Config;

/// Largest body of a call, bytes; imports have their own limit.
const BODY: usize = 1 << 20;

/// Whether `cargo leptos watch` runs the program, and builds anew what the browser has.
fn watched() -> bool {
    std::env::var_os("LEPTOS_WATCH").is_some()
}

/// The status that says the same as an error.
fn status(error: &Error) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// What handlers share.
#[derive(Clone)]
pub struct App {
    pub engine: Engine,
    pub config: Arc<Config>,
    pub options: LeptosOptions,
    /// Changes with every build of the browser bundle; assets carry it, so that they may be kept for ever.
    pub build: Arc<str>,
}

/// The whole router.
///
/// # Errors
/// A sentence about the Leptos options that could not be read.
pub fn router(config: &Config, engine: Engine) -> Result<Router, String> {
    // Pages are rendered on tokio; a second call changes nothing.
    let _ = any_spawner::Executor::init_tokio();
    let options = site::options(config)?;
    let build = site::build_id(config);
    let app = App { engine, config: Arc::new(config.clone()), options, build };
    let pages = Router::new()
        .route("/sign-in", get(pages::render).post(sign_in::sign_in))
        .route("/sign-in/second", get(second::show).post(second::second))
        .route("/sign-in/second/send", post(second::send))
        .route("/sign-in/sso", get(sign_on::ask))
        .route("/sign-in/sso/{workspace}", get(sign_on::of_workspace))
        .route("/sign-in/with/{issuer}", get(sign_on::go))
        .route("/sign-in/with/{issuer}/callback", get(sign_on::back))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/role", post(role::role))
        .route("/forgot-password", get(doors::forgotten).post(doors::forgot))
        .route("/reset-password/{token}", get(doors::reset_form).post(doors::reset))
        .route("/invitation/{token}", get(doors::invitation).post(doors::accept))
        .route("/invitation/{token}/with/{issuer}", get(sign_on::accept))
        .route("/api/access-reviews/{workspace}/{id}/review.csv", get(reviews::export))
        .route("/api/live", get(live::stream))
        .route("/api/fn/{*name}", post(server_functions::call))
        .fallback(pages::render)
        .layer(RequestBodyLimitLayer::new(BODY))
        .merge(integrations::http::router::<App>(caller::caller_of))
        .layer(middleware::from_fn_with_state(app.clone(), caller::attach))
        .with_state(app.clone());
    let api = api::router().layer(RequestBodyLimitLayer::new(BODY)).with_state(app.clone());
    let operations = Router::new()
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
        .with_state(app.clone());
    let texts = Router::new().route("/texts/{build}/{name}", get(site::texts)).with_state(app.clone());
    Ok(pages
        .layer(CsrfLayer::new())
        .merge(texts)
        // Looks at no cookies, so that another site's page can do nothing there in anybody's name.
        .nest("/api/v1", api)
        .layer(CompressionLayer::new().br(true).gzip(true))
        .merge(site::router(&app.options, &app.build))
        .merge(operations)
        .layer(middleware::from_fn(limits::headers))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(trace::trace)))
}

/// Serves until told to stop, then lets requests in flight end.
///
/// # Errors
/// A sentence for the terminal.
pub async fn serve(config: &Config, engine: Engine) -> Result<(), String> {
    let pending = engine.pending_migrations().await.map_err(|error| error.to_string())?;
    if pending > 0 {
        return Err(format!("{pending} migrations have not run; run `backoffice migrate` first"));
    }
    let router = router(config, engine.clone())?;
    let listener = tokio::net::TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let name = if address.ip().is_loopback() { "localhost".to_owned() } else { address.ip().to_string() };
    println!("Backoffice is ready at http://{name}:{}", address.port());
    tracing::info!(%address, "serving");
    tokio::spawn(engine::import::tend(engine.clone()));
    tokio::spawn(integrations::export::files::tend(engine.clone()));
    tokio::spawn(engine::audit::tend(engine.clone()));
    tokio::spawn(engine::audit::tend_access_log(engine.clone()));
    tokio::spawn(compliance::outlets::tend(engine.clone()));
    tokio::spawn(engine::mail::tend(engine.clone(), config.office.clone()));
    let jobs = tokio::spawn(engine::jobs::tend(engine.clone()));
    let service = router.into_make_service_with_connect_info::<std::net::SocketAddr>();
    let stop = {
        let engine = engine.clone();
        async move {
            stopped().await;
            // Live streams would keep their connections open for ever.
            engine.stop();
            tracing::info!("stopping");
        }
    };
    axum::serve(listener, service).with_graceful_shutdown(stop).await.map_err(|error| error.to_string())?;
    // They hear that the process ends, and are handed on.
    let _ = jobs.await;
    if let Err(error) = engine::audit::sign_all(&engine).await {
        tracing::error!(%error, "the audit log could not be signed");
    }
    engine.close().await;
    Ok(())
}

/// Resolves on SIGTERM or Ctrl-C.
pub async fn stopped() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
