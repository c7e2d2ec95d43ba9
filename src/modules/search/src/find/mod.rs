//! One question to every resource that the reader may see.

use kernel::Error;
use kernel::search::Found;
use leptos::prelude::*;
use server_fn::codec::Json;
use ui::i18n::Locale;

#[cfg(feature = "ssr")]
mod ask;
pub mod line;
pub mod page;

#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Hits of each resource where all are shown.
pub const EACH: usize = 5;
/// Hits on a page of one resource.
pub const PAGE: usize = 25;

/// What `words` find: the best few of each resource, or a page of one of them. Operators are read in `locale` too.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn search(
    workspace: String,
    words: String,
    locale: Locale,
    within: Option<String>,
    page: usize,
) -> Result<Found, Error> {
    let cx = access::gate::cx(&workspace).await?;
    ask::ask(&cx, &words, locale, within.as_deref().map(|resource| (resource, page))).await
}
