//! Keeps the focus where somebody works when news, or their own doing, replaces the row, card or day's entry that has it.

use super::place::is_nowhere;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// How often, and how many times, it is looked whether the element was replaced: half a second.
const PAUSE: Duration = Duration::from_millis(50);
const TRIES: usize = 10;

/// What stands for a record, what names it there, and what else of it somebody stands on.
const RECORD: &str = "[data-id]";
const TITLE: &str = ".cell-title, .calendar-days a";
const TICK: &str = ".pick input";

/// A record's element that has the focus.
struct Held {
    list: Element,
    element: Element,
    record: Option<String>,
    /// How many are before it.
    before: usize,
    part: &'static str,
}

/// Called before what is shown becomes something else: once it has, the focus is given back to the record that had it, or to
/// the one that stands in its place now.
pub fn hold() {
    // The server runs what shows rows, too.
    if cfg!(feature = "hydrate")
        && let Some(held) = Held::now()
    {
        give_back(held, TRIES, Duration::ZERO);
    }
}

fn give_back(held: Held, tries: usize, pause: Duration) {
    let look = move || {
        if !held.element.is_connected() {
            held.find().filter(|_| is_nowhere()).map(|part| part.focus());
        } else if tries > 0 {
            give_back(held, tries - 1, PAUSE);
        }
    };
    set_timeout(look, pause);
}

impl Held {
    fn now() -> Option<Self> {
        let focused = document().active_element()?;
        let element = focused.closest(RECORD).ok().flatten()?;
        let list = element.closest(".resource-table").ok().flatten()?;
        let before = records(&list).position(|other| other == element).unwrap_or_default();
        let part = if focused.matches(TICK).unwrap_or(false) { TICK } else { TITLE };
        Some(Self { record: element.get_attribute("data-id"), list, element, before, part })
    }

    fn find(&self) -> Option<HtmlElement> {
        let same = records(&self.list).find(|element| element.get_attribute("data-id") == self.record);
        let element = same.or_else(|| records(&self.list).take(self.before + 1).last())?;
        element.query_selector(self.part).ok().flatten()?.dyn_into().ok()
    }
}

fn records(list: &Element) -> impl Iterator<Item = Element> {
    let found = list.query_selector_all(RECORD).ok();
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |at| found.as_ref()?.get(at)).filter_map(|element| element.dyn_into().ok())
}
