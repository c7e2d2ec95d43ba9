//! The keys of a list: `j` and `k` move, Enter and `o` open, `x` ticks, `[` and `]` turn the page, `/` searches.

use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Listens on the window while the list is on the page.
pub fn listen(list: NodeRef<html::Div>) {
    Effect::new(move || {
        let pressed = window_event_listener(ev::keydown, move |event| {
            let Some(list) = list.try_get_untracked().flatten() else { return };
            if is_ours(&event) && press(&list, &event.key()) {
                event.prevent_default();
            }
        });
        on_cleanup(move || pressed.remove());
    });
}

/// Whether nobody types and nothing lies above the list.
fn is_ours(event: &KeyboardEvent) -> bool {
    const TYPING: &str = "input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable],dialog,.menu[open]";
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typing = element.is_some_and(|element| matches!(element.closest(TYPING), Ok(Some(_))));
    let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    !event.default_prevented() && !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !typing && !dialog
}

/// Does what the key says; false when it says nothing here.
fn press(list: &Element, key: &str) -> bool {
    match key {
        "j" => step(list, 1),
        "k" => step(list, -1),
        "o" => active(list).map(|link| link.click()).is_some(),
        "x" => click(list, ".row:focus-within .pick input"),
        "[" => click(list, ".pager a[rel=prev]"),
        "]" => click(list, ".pager a[rel=next]"),
        "/" => find(list, "input[name=q]").map(|field| focus(&field)).is_some(),
        _ => false,
    }
}

fn find(list: &Element, selector: &str) -> Option<HtmlElement> {
    list.query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

fn click(list: &Element, selector: &str) -> bool {
    find(list, selector).map(|link| link.click()).is_some()
}

/// The row's link that has the focus, or is around what has it.
fn active(list: &Element) -> Option<HtmlElement> {
    find(list, ".row:focus-within .cell-title")
}

/// Moves the focus by so many rows; from nowhere to the first or the last.
fn step(list: &Element, by: i32) -> bool {
    let Ok(links) = list.query_selector_all(".row .cell-title") else { return false };
    let count = i32::try_from(links.length()).unwrap_or(i32::MAX);
    let now = active(list);
    let place = (0..count).find(|place| link_at(&links, *place) == now && now.is_some());
    let next = match place {
        Some(place) => (place + by).clamp(0, count - 1),
        None if by > 0 => 0,
        None => count - 1,
    };
    link_at(&links, next).map(|link| focus(&link)).is_some()
}

fn link_at(links: &web_sys::NodeList, place: i32) -> Option<HtmlElement> {
    links.get(u32::try_from(place).ok()?).and_then(|link| link.dyn_into().ok())
}

fn focus(element: &HtmlElement) {
    let _ = element.focus();
}
