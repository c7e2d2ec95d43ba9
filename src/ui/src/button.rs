//! Buttons and links that look like buttons. The label says the verb and the thing. Attributes written on the component
//! land on the element.

use crate::icon::Icon;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::sync::Arc;

/// What a click does. Buttons take it as `on_click`, not as `on:click`: a handler that is put on a component from outside
/// stays the first one when the component is drawn again. The button holds it, so that it works for as long as it is shown.
#[derive(Clone)]
pub struct Click(pub(crate) Arc<dyn Fn(MouseEvent) + Send + Sync>);

impl<F: Fn(MouseEvent) + Send + Sync + 'static> From<F> for Click {
    fn from(run: F) -> Self {
        Self(Arc::new(run))
    }
}

/// How much a button asks for attention; one `Primary` a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// With a border.
    #[default]
    Plain,
    /// Filled with the accent.
    Primary,
    /// For what cannot be undone.
    Danger,
    /// Without a border, inside other things.
    Quiet,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button primary",
            Self::Danger => "button danger",
            Self::Quiet => "button quiet",
        }
    }
}

fn inside(icon: Option<&'static str>, label: TextProp) -> impl IntoView {
    view! {
        {icon.map(|name| view! { <Icon name /> })}
        <span>{move || label.get()}</span>
    }
}

/// A button with a label and perhaps an icon.
#[component]
pub fn Button(
    /// What it does.
    #[prop(into)]
    label: TextProp,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// A name of the sprite.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// `submit` sends the form around it; `button` does not.
    #[prop(default = "button")]
    kind: &'static str,
    /// Waiting for an answer: shows it and takes no further click.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Cannot be used now; say why with `reason`.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Why it is disabled, or what the key for it is.
    #[prop(optional, into)]
    reason: Option<TextProp>,
    /// What a click does.
    #[prop(optional, into)]
    on_click: Option<Click>,
) -> impl IntoView {
    view! {
        <button
            class=look.class()
            type=kind
            disabled=move || disabled.get() || busy.get()
            aria-busy=move || busy.get().then_some("true")
            title=move || reason.as_ref().map(TextProp::get)
            on:click=move |event| if let Some(Click(run)) = &on_click { run(event) }
        >
            {inside(icon, label)}
        </button>
    }
}

/// A button that is only an icon; the label is read aloud and shown on hover.
#[component]
pub fn IconButton(
    /// What it does.
    #[prop(into)]
    label: TextProp,
    /// A name of the sprite.
    icon: &'static str,
    /// `submit` or `button`.
    #[prop(default = "button")]
    kind: &'static str,
    /// Cannot be used now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What a click does.
    #[prop(optional, into)]
    on_click: Option<Click>,
) -> impl IntoView {
    let title = label.clone();
    view! {
        <button
            class="button quiet square"
            type=kind
            disabled=move || disabled.get()
            aria-label=move || label.get()
            title=move || title.get()
            on:click=move |event| if let Some(Click(run)) = &on_click { run(event) }
        >
            <Icon name=icon />
        </button>
    }
}

/// A link that looks like a button: it goes somewhere, so that it works without scripts and in a new tab.
#[component]
pub fn LinkButton(
    /// What one finds there.
    #[prop(into)]
    label: TextProp,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// A name of the sprite.
    #[prop(optional)]
    icon: Option<&'static str>,
) -> impl IntoView {
    view! {
        <a class=look.class() href=move || href.get()>
            {inside(icon, label)}
        </a>
    }
}
