//! The way to a page, and the parts a record is made of.

use crate::t;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A step of the way to a page. The last one is the page itself and has no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub href: Option<String>,
}

impl Crumb {
    /// A step one can go back to.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }

    /// The page itself.
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// The way from the workspace to this page.
#[component]
pub fn Breadcrumbs(
    /// From the workspace to the page.
    #[prop(into)]
    crumbs: Signal<Vec<Crumb>>,
) -> impl IntoView {
    let steps = move || {
        let step = |crumb: Crumb| match crumb.href {
            Some(href) => view! { <li><a href=href>{crumb.label}</a></li> }.into_any(),
            None => view! { <li aria-current="page">{crumb.label}</li> }.into_any(),
        };
        crumbs.get().into_iter().map(step).collect_view()
    };
    view! {
        <nav class="breadcrumbs" aria-label=t!(SHELL_BREADCRUMBS)>
            <ol>{steps}</ol>
        </nav>
    }
}

/// A part of a page under its own heading.
#[component]
pub fn Section(
    /// Its heading.
    #[prop(into)]
    title: TextProp,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <header><h2>{move || title.get()}</h2></header>
            {children()}
        </section>
    }
}

/// One property of a record: what it is called and what it is.
#[component]
pub fn Property(
    /// What it is called.
    #[prop(into)]
    label: TextProp,
    /// What it is. In a `<dl class="property-list">`.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="property">
            <dt>{move || label.get()}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
