//! Pages without data: nothing yet, nothing that matches, nothing one may see, nothing so far.

use crate::icon::Icon;
use crate::tr;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Says what will be here; the children offer the first step.
#[component]
pub fn EmptyState(
    /// A name of the sprite.
    icon: &'static str,
    /// What there is none of.
    #[prop(into)]
    title: TextProp,
    /// What will be here, or what to change.
    #[prop(into)]
    text: TextProp,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon />
            <h2>{move || title.get()}</h2>
            <p>{move || text.get()}</p>
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}

/// Grey lines in place of what is being fetched; they appear only after 150 ms.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 6)]
    rows: usize,
) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{move || tr!(LOADING)}</span>
            {(0..rows).map(|_| view! { <span class="skeleton-row"></span> }).collect_view()}
        </div>
    }
}
