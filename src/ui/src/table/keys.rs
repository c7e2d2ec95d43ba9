//! The keys of a list: `j` and `k` move, Enter and `o` open, `x` ticks, `e` edits, the space bar shows the
//! record beside the list, `[` and `]` turn the page, `/` searches.

use super::edit::Editor;
use crate::keys::is_free;
use kernel::Uuid;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Listens on the window while the list is on the page.
pub fn listen(list: NodeRef<html::Div>, editor: Option<Editor>, peek: Option<Peeking>) {
    Effect::new(move || {
        let peek = peek.clone();
        let pressed = window_event_listener(ev::keydown, move |event| {
            let Some(list) = list.try_get_untracked().flatten() else { return };
            let edits = |key: &str| key == "e" && editor.is_some_and(Editor::open_focused);
            let peeks = |key: &str| match (&peek, key) {
                (Some(peek), " ") => peek.toggle(&list),
                (Some(peek), "Escape") => peek.close(&list),
                _ => false,
            };
            let key = event.key();
            if is_free(&event) && (edits(&key) || peeks(&key) || press(&list, &key)) {
                event.prevent_default();
            }
        });
        on_cleanup(move || pressed.remove());
    });
}

/// Shows a record beside the list; none closes it.
#[derive(Clone)]
pub struct Peeking(Arc<dyn Fn(Option<Uuid>) + Send + Sync>);

impl Peeking {
    pub fn new(show: impl Fn(Option<Uuid>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(show))
    }

    /// The row that has the focus.
    fn toggle(&self, list: &Element) -> bool {
        let row = list.query_selector(".row:focus-within").ok().flatten();
        let id = row.and_then(|row| row.get_attribute("data-id")).and_then(|id| id.parse().ok());
        if let Some(id) = id {
            (self.0)(Some(id));
        }
        id.is_some()
    }

    fn close(&self, list: &Element) -> bool {
        let open = find(list, ".peek").is_some();
        if open {
            (self.0)(None);
        }
        open
    }
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
