//! `/{workspace}/snippets` and a snippet's page: all of it comes from the schema.

use access::pages::{ListOf, RecordOf};
use leptos::prelude::*;

use super::SCHEMA;

/// The list.
#[component]
pub fn SnippetsPage() -> impl IntoView {
    view! { <ListOf schema=&SCHEMA /> }
}

/// One snippet.
#[component]
pub fn SnippetPage() -> impl IntoView {
    view! { <RecordOf schema=&SCHEMA /> }
}
