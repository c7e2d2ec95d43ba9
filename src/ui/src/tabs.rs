//! Tabs are links, so that the address holds which one is open; `Segments` is the same look for a choice in a form.

use crate::icon::Icon;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A row of [`Tab`]s.
#[component]
pub fn Tabs(
    /// What the tabs divide; read aloud.
    #[prop(into)]
    label: TextProp,
    /// The tabs.
    children: Children,
) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=move || label.get()>
            {children()}
        </nav>
    }
}

/// One tab.
#[component]
pub fn Tab(
    /// What one finds there.
    #[prop(into)]
    label: TextProp,
    /// Its address.
    #[prop(into)]
    href: Signal<String>,
    /// Whether it is the open one.
    #[prop(into)]
    current: Signal<bool>,
    /// How much there is.
    #[prop(optional, into)]
    count: Option<TextProp>,
) -> impl IntoView {
    view! {
        <a class="tab" href=move || href.get() aria-current=move || current.get().then_some("page")>
            <span>{move || label.get()}</span>
            {count.map(|count| view! { <span class="count">{move || count.get()}</span> })}
        </a>
    }
}

/// One of a few choices, side by side: radio buttons of one `name`.
#[component]
pub fn Segment(
    /// The form field.
    name: &'static str,
    /// What this choice sends.
    value: &'static str,
    /// What it is called.
    #[prop(into)]
    label: TextProp,
    /// The choice of all segments of this name.
    chosen: RwSignal<String>,
    /// A name of the sprite.
    #[prop(optional)]
    icon: Option<&'static str>,
) -> impl IntoView {
    let first = chosen.get_untracked() == value;
    view! {
        <label class="segment">
            <input
                type="radio"
                name=name
                value=value
                checked=first
                prop:checked=move || chosen.get() == value
                on:change=move |_| chosen.set(value.to_owned())
            />
            {icon.map(|name| view! { <Icon name /> })}
            <span>{move || label.get()}</span>
        </label>
    }
}

/// Holds [`Segment`]s.
#[component]
pub fn Segments(
    /// What is chosen; read aloud.
    #[prop(into)]
    label: TextProp,
    /// The segments.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="segments">
            <legend class="visually-hidden">{move || label.get()}</legend>
            {children()}
        </fieldset>
    }
}
