//! A menu on `<details>`: it opens without scripts; with them it closes on Esc, on a click outside and after a choice.

use crate::button::Click;
use crate::icon::Icon;
use leptos::ev::{self, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use wasm_bindgen::JsCast as _;

/// A button that opens a panel of links, buttons or fields.
#[component]
pub fn Menu(
    /// What it opens; read aloud when there is only an icon.
    #[prop(into)]
    label: TextProp,
    /// A name of the sprite.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Shows the icon alone.
    #[prop(optional)]
    compact: bool,
    /// Opens towards the left, for menus at the right edge.
    #[prop(optional)]
    end: bool,
    /// Stays open after a click inside, for filters.
    #[prop(optional)]
    stay: bool,
    /// What stands on the button instead of icon and label, such as an avatar.
    #[prop(optional, into)]
    face: ViewFnOnce,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    close_outside(node);
    let close = move |focus: bool| {
        let Some(details) = node.get_untracked() else { return };
        details.set_open(false);
        if focus && let Ok(Some(summary)) = details.query_selector("summary") {
            let _ = summary.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Escape" && node.get_untracked().is_some_and(|details| details.open()) {
            event.stop_propagation();
            close(true);
        }
    };
    let chosen = move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if !stay && target.is_some_and(|element| matches!(element.closest("a,button"), Ok(Some(_)))) {
            close(false);
        }
    };
    let title = label.clone();
    let class = match (compact, end) {
        (true, true) => "menu compact end",
        (true, false) => "menu compact",
        (false, true) => "menu end",
        (false, false) => "menu",
    };
    view! {
        <details class=class node_ref=node on:keydown=pressed>
            <summary class="button quiet" title=move || compact.then(|| title.get())>
                {face.run()}
                {icon.map(|name| view! { <Icon name /> })}
                <span class=compact.then_some("visually-hidden")>{move || label.get()}</span>
            </summary>
            <div class="menu-panel" on:click=chosen>
                {children()}
            </div>
        </details>
    }
}

/// Closes the menu when something else is clicked or focused.
fn close_outside(node: NodeRef<html::Details>) {
    Effect::new(move || {
        let leave = move |target: Option<web_sys::EventTarget>| {
            let Some(details) = node.get_untracked().filter(web_sys::HtmlDetailsElement::open) else { return };
            let target = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            // What its own click has taken away was inside.
            let gone = target.as_ref().is_some_and(|target| !target.is_connected());
            if !gone && !details.contains(target.as_ref()) {
                details.set_open(false);
            }
        };
        let clicked = window_event_listener(ev::click, move |event| leave(event.target()));
        let focused = window_event_listener(ev::focusin, move |event| leave(event.target()));
        on_cleanup(move || {
            clicked.remove();
            focused.remove();
        });
    });
}

/// A link in a menu.
#[component]
pub fn MenuLink(
    /// What one finds there.
    #[prop(into)]
    label: TextProp,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// A name of the sprite.
    #[prop(optional)]
    icon: Option<&'static str>,
) -> impl IntoView {
    view! {
        <a class="menu-item" href=move || href.get()>
            {icon.map(|name| view! { <Icon name /> })}
            <span>{move || label.get()}</span>
        </a>
    }
}

/// A button in a menu.
#[component]
pub fn MenuItem(
    /// What it does.
    #[prop(into)]
    label: TextProp,
    /// A name of the sprite.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// `submit` sends the form around it.
    #[prop(default = "button")]
    kind: &'static str,
    /// Marks the present choice.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// What a click does.
    #[prop(optional, into)]
    on_click: Option<Click>,
) -> impl IntoView {
    view! {
        <button
            class="menu-item"
            type=kind
            aria-pressed=move || current.get().then_some("true")
            on:click=move |event| if let Some(Click(run)) = &on_click { run(event) }
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{move || label.get()}</span>
        </button>
    }
}
