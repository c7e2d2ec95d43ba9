//! Pages: rendered whole, with their data, before the first byte is sent, so that status, title and content are right
//! without scripts.

use std::sync::Arc;

use access::sessions::caller::Caller;
use access::shell::{Entered, enter, enter_account};
use access::sign_on::Refusal;
use app::Reader;
use app::sign_in::SignIn;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::Error;
use kernel::query::encode;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::{ResponseOptions, render_app_async_with_context};
use search::marks::load::bookmarks;
use search::marks::shelf::Kept;
use ui::page::SetStatus;

use super::App;
use super::document::document;
use super::sign_on::issuers_of;

/// Any page. Whoever is not signed in is sent to sign in first, and comes back.
pub async fn render(State(app): State<App>, request: Request) -> Response {
    let Some(caller) = request.extensions().get::<Caller>() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if !matches!(*request.method(), axum::http::Method::GET | axum::http::Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    if request.uri().path() == "/sign-in" {
        let next = app::sign_in::next_of(request.uri().query().unwrap_or_default());
        let issuers = issuers_of(&app, &next).await;
        let state = SignIn { next, issuers, ..SignIn::default() };
        return render_with(app, request, state).await;
    }
    match caller.memberships().await {
        Err(Error::SignedOut) if path == "/" => Redirect::to("/sign-in").into_response(),
        Err(Error::SignedOut) => Redirect::to(&format!("/sign-in?next={}", encode(&path))).into_response(),
        Ok(workspaces) => match workspaces.as_slice() {
            [only] if path == "/" => Redirect::to(&format!("/{}", only.slug)).into_response(),
            _ => render_with(app, request, SignIn::default()).await,
        },
        // The page itself says so, with the right status.
        Err(_) => render_with(app, request, SignIn::default()).await,
    }
}

/// The same with what a form before signing in holds.
pub async fn render_with<S: Clone + Send + Sync + 'static>(app: App, request: Request, state: S) -> Response {
    let Some(caller) = request.extensions().get::<Caller>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut kept = Kept::default();
    let entered = match request.uri().path().split('/').nth(1) {
        None | Some("" | "sign-in" | "forgot-password" | "reset-password" | "invitation" | "sign-out") => Entered(None),
        Some(workspace) => match enter(&caller, workspace.to_owned()).await {
            // Nothing else may be opened before.
            Err(Error::Unprotected) => {
                let page = format!("/{workspace}/profile/security");
                if request.uri().path() != page {
                    return Redirect::to(&page).into_response();
                }
                Entered(Some(enter_account(&caller, workspace.to_owned()).await))
            }
            // Its issuers stand there, and why.
            Err(Error::SingleSignOn) => {
                let next = request.uri().path_and_query().map_or("/", |path| path.as_str());
                let door =
                    format!("/sign-in/sso/{workspace}?refused={}&next={}", Refusal::Required.name(), encode(next));
                return Redirect::to(&door).into_response();
            }
            Ok((shell, cx)) => {
                // Without them the page is as good.
                kept = Kept(bookmarks(&cx).await.unwrap_or_default());
                Entered(Some(Ok(shell)))
            }
            Err(error) => Entered(Some(Err(error))),
        },
    };
    let reader =
        Reader { locale: caller.locale, theme: caller.theme, collapsed: caller.collapsed, compact: caller.compact };
    let context = move || {
        provide_context(caller.clone());
        provide_context(reader);
        provide_context(entered.clone());
        provide_context(kept.clone());
        provide_context(state.clone());
        let Some(response) = use_context::<ResponseOptions>() else { return };
        if let Some(policy) = use_nonce().and_then(|nonce| HeaderValue::from_str(&policy(&nonce)).ok()) {
            response.insert_header(HeaderName::from_static("content-security-policy"), policy);
        }
        response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        provide_context(SetStatus(Arc::new(move |status| {
            if let Ok(status) = StatusCode::from_u16(status) {
                response.set_status(status);
            }
        })));
    };
    let view = move || document(&app, reader);
    render_app_async_with_context(context, view)(request).await
}

/// Scripts carry the page's nonce or come from one that does; nothing inline, nothing from elsewhere.
fn policy(nonce: &str) -> String {
    // Under `cargo leptos watch` a page listens for what was built.
    let watched = if super::watched() { " ws:" } else { "" };
    format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'{watched}; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    )
}
