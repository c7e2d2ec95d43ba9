//! The head of a page.

use super::parts::{Breadcrumbs, Crumb};
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use leptos_meta::Title;

/// The title of the browser's tab.
///
/// The server writes the document's head when the page's owner, and with it the language, may be gone already: there
/// the text is taken now.
#[component]
pub fn TabTitle(
    /// What the page shows; the product's name is added.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    let text = TextProp::from(text.get().to_string());
    view! { <Title text /> }
}

/// Title, the way back, and the page's actions at its right; also the title of the browser's tab.
#[component]
pub fn PageHead(
    /// What the page shows.
    #[prop(into)]
    title: TextProp,
    /// The way here, from the workspace to this page.
    #[prop(optional, into)]
    crumbs: Option<Signal<Vec<Crumb>>>,
    /// One primary action, perhaps others.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <TabTitle text=title.clone() />
        {crumbs.map(|crumbs| view! { <Breadcrumbs crumbs /> })}
        <header class="page-head">
            <h1>{move || title.get()}</h1>
            {children.map(|children| view! { <div class="page-actions">{children()}</div> })}
        </header>
    }
}
