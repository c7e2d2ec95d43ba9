//! Files: style sheet, icons, fonts, browser bundle. Compressed beforehand; what carries a build id is kept for ever.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{self, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use leptos::config::{LeptosOptions, get_configuration};
use sha2::{Digest, Sha256};
use tower_http::services::{ServeDir, ServeFile};
use ui::i18n::{Locale, file};

use super::App;
use crate::config::Config;

/// The Leptos options: the file of a deployed server, else what the environment says.
///
/// # Errors
/// A sentence about what could not be read.
pub fn options(config: &Config) -> Result<LeptosOptions, String> {
    let file = config.leptos_toml.exists().then(|| config.leptos_toml.display().to_string());
    let read =
        get_configuration(file.as_deref()).map_err(|error| format!("{}: {error}", config.leptos_toml.display()))?;
    let mut options = read.leptos_options;
    options.site_addr = config.listen;
    options.site_root = config.site_root.display().to_string().into();
    Ok(options)
}

/// First characters of the hash of what the browser loads.
pub fn build_id(config: &Config) -> Arc<str> {
    let package = config.site_root.join("pkg");
    let mut files: Vec<_> =
        std::fs::read_dir(&package).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.retain(|file| {
        file.extension().is_some_and(|ending| ["wasm", "js", "css"].iter().any(|known| ending == *known))
    });
    files.sort();
    files.push(config.site_root.join("boot.js"));
    let mut hash = Sha256::new();
    for file in files {
        hash.update(std::fs::read(file).unwrap_or_default());
    }
    for locale in Locale::ALL {
        hash.update(file(locale));
    }
    let hash = engine::hex(hash.finalize());
    hash.get(..12).unwrap_or_default().into()
}

/// The files. The browser bundle also stands under the build's id: its modules load each other by relative addresses, and
/// those of two builds must not be mixed.
pub fn router(options: &LeptosOptions, build: &str) -> Router {
    let root = Path::new(options.site_root.as_ref());
    let folder = |name: &str| ServeDir::new(root.join(name)).precompressed_br().precompressed_gzip();
    let package = &options.site_pkg_dir;
    let mut router = Router::new()
        .nest_service(&format!("/{package}"), folder(package))
        .nest_service(&format!("/{package}/{build}"), folder(package))
        .nest_service("/fonts", folder("fonts"))
        .nest_service("/vendor", folder("vendor"));
    for name in ["favicon.svg", "icons.svg", "boot.js", "licenses.txt"] {
        router = router.route_service(&format!("/{name}"), ServeFile::new(root.join(name)));
    }
    let bundle: Arc<str> = format!("/{package}/{build}/").into();
    router.layer(middleware::from_fn(move |request, next| keep(Arc::clone(&bundle), request, next)))
}

/// `GET /texts/{build}/{language}.txt`: every text of a language, for the browser.
pub async fn texts(State(app): State<App>, extract::Path((build, name)): extract::Path<(String, String)>) -> Response {
    let locale = name.strip_suffix(".txt").and_then(|code| Locale::ALL.into_iter().find(|known| known.code() == code));
    match locale.filter(|_| *build == *app.build) {
        Some(locale) => {
            let kept = if super::watched() { "no-store" } else { "public, max-age=31536000, immutable" };
            let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, kept)];
            (headers, file(locale)).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn keep(bundle: Arc<str>, request: Request, next: Next) -> Response {
    let (path, query) = (request.uri().path(), request.uri().query());
    let versioned =
        query.is_some_and(|query| query.starts_with("v=")) || path.starts_with("/fonts/") || path.starts_with(&*bundle);
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let value = if super::watched() {
            "no-store"
        } else if versioned {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=3600"
        };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    }
    response
}
