//! Where somebody was in a list, given back when they come back to it: how far the rows were scrolled, which was opened, which
//! were ticked. The browser's tab keeps it, by address.

use super::selection::Selection;
use kernel::Uuid;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::sync::Once;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Storage};

/// How often, and how many times, the rows are looked for: three seconds.
const PAUSE: Duration = Duration::from_millis(50);
const TRIES: usize = 60;

#[derive(Serialize, Deserialize)]
struct Place {
    top: i32,
    opened: Option<Uuid>,
    ticked: Vec<Uuid>,
}

thread_local! {
    /// The address to which the browser's own way back or forth has led.
    static RETURNED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Listens for ways back as long as the program runs: where one leads to a list, the list is not there yet.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let set = |address| RETURNED.with(|returned| *returned.borrow_mut() = address);
        window_event_listener(ev::popstate, move |_| set(Some(address())));
        window_event_listener(ev::click, move |_| set(None));
    });
}

fn address() -> String {
    let location = window().location();
    format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn key() -> String {
    format!("place {}", address())
}

/// Gives the place back if this list was come back to.
pub fn give_back(list: NodeRef<html::Div>, selection: Option<Selection>) {
    Effect::new(move || {
        listen();
        // The router hears of the way back first, and has the list here before anybody else is told.
        set_timeout(move || return_to(list, selection), Duration::ZERO);
    });
}

fn return_to(list: NodeRef<html::Div>, selection: Option<Selection>) {
    if RETURNED.with(|returned| returned.borrow().as_deref() != Some(&address())) {
        return;
    }
    let kept = storage().and_then(|storage| storage.get_item(&key()).ok().flatten());
    if let Some(place) = kept.and_then(|kept| serde_json::from_str::<Place>(&kept).ok()) {
        if let Some(selection) = selection {
            selection.set(place.ticked.iter().copied(), true);
        }
        scroll(list, place, TRIES);
    }
}

/// Once the rows are there.
fn scroll(list: NodeRef<html::Div>, place: Place, tries: usize) {
    let found = |selector: &str| -> Option<HtmlElement> {
        let list = list.try_get_untracked().flatten()?;
        list.query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
    };
    if let (Some(rows), Some(_)) = (found(".table-wrap"), found(".row")) {
        let opened = place.opened.and_then(|id| found(&format!("tr[data-id=\"{id}\"] .cell-title")));
        if let Some(link) = opened.filter(|_| is_nowhere()) {
            let _ = link.focus();
        }
        rows.set_scroll_top(place.top);
    } else if tries > 0 {
        set_timeout(move || scroll(list, place, tries - 1), PAUSE);
    }
}

/// Whether nothing has the focus.
pub fn is_nowhere() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Keeps the place when a link of the list is followed.
pub fn keep(event: &ev::MouseEvent, list: NodeRef<html::Div>, selection: Option<Selection>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let (Some(link), Some(list), Some(storage)) = (link, list.get_untracked(), storage()) else { return };
    let row = link.closest("tr[data-id]").ok().flatten().and_then(|row| row.get_attribute("data-id"));
    let place = Place {
        top: list.query_selector(".table-wrap").ok().flatten().map_or(0, |rows| rows.scroll_top()),
        opened: row.and_then(|id| id.parse().ok()),
        ticked: selection.map(Selection::ids).unwrap_or_default(),
    };
    if let Ok(text) = serde_json::to_string(&place) {
        // A tab that keeps no more forgets.
        let _ = storage.set_item(&key(), &text);
    }
}
