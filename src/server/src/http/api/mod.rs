//! `/api/v1`: for programs. They show an API key or an access token (RFC 6750); no cookie is looked at here, and nothing is
//! answered without one of the two but the door where tokens are got.
//!
//! To add an endpoint: a route here, its line in `policy/routes.rs`, and [`bearer::Bearer`] among what its handler takes.

mod bearer;
mod me;
mod problem;
mod token;

use axum::Router;
use axum::routing::{get, post};
use kernel::Error;

use self::problem::Problem;
use super::App;

/// The endpoints, to be mounted at `/api/v1`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/me", get(me::me))
        .route("/token", post(token::token))
        .fallback(async || Problem::from(Error::NotFound))
}
