//! Icons of the sprite `public/icons.svg`, drawn in the colour of the text around them.

use leptos::prelude::*;

/// An icon by its Lucide name. It is decoration: the word beside it, or the control's label, says the same.
#[component]
pub fn Icon(
    /// A name of the sprite, `ticket`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use_ href=format!("/icons.svg#{name}")></use_>
        </svg>
    }
}
