//! Single keys that do something, and when they do not.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// Whether the key goes to something that takes keys itself: a field, an open menu, a dialog.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    const TYPING: &str = "input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable],dialog,.menu[open]";
    let within = |element: &Element, selector| matches!(element.closest(selector), Ok(Some(_)));
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // What has just closed keeps the focus for a moment.
    element.is_some_and(|element| within(&element, TYPING) && !within(&element, "dialog:not([open])"))
}

/// Whether a key is free to mean something: nobody types, nothing lies above the page, nothing else has taken it.
pub fn is_free(event: &KeyboardEvent) -> bool {
    let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    !event.default_prevented() && plain && !is_typing(event) && !dialog
}
