//! Keeps the focus where somebody works when news replaces the row that has it.

use super::place::is_nowhere;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// How often, and how many times, it is looked whether the row was replaced: half a second.
const PAUSE: Duration = Duration::from_millis(50);
const TRIES: usize = 10;

/// What names the row, and what else of it somebody stands on.
const TITLE: &str = ".cell-title";
const TICK: &str = ".pick input";

/// A row that has the focus.
struct Held {
    row: Element,
    record: Option<String>,
    /// How many rows are above it.
    above: usize,
    part: &'static str,
}

/// Called when rows have come and before they are shown: once they are, the focus is given back to the record that had it, or
/// to the row that stands in its place now.
pub fn hold(list: NodeRef<html::Div>) {
    let held = list.try_get_untracked().flatten().and_then(|list| Held::of(&list));
    if let Some(held) = held {
        give_back(list, held, TRIES, Duration::ZERO);
    }
}

fn give_back(list: NodeRef<html::Div>, held: Held, tries: usize, pause: Duration) {
    let look = move || {
        if !held.row.is_connected() {
            held.find(list).filter(|_| is_nowhere()).map(|part| part.focus());
        } else if tries > 0 {
            give_back(list, held, tries - 1, PAUSE);
        }
    };
    set_timeout(look, pause);
}

impl Held {
    fn of(list: &Element) -> Option<Self> {
        let row = list.query_selector(".row:focus-within").ok().flatten()?;
        let ticks = row.query_selector(&format!("{TICK}:focus")).ok().flatten().is_some();
        let above = rows(list).position(|other| other == row).unwrap_or_default();
        Some(Self { record: row.get_attribute("data-id"), row, above, part: if ticks { TICK } else { TITLE } })
    }

    fn find(&self, list: NodeRef<html::Div>) -> Option<HtmlElement> {
        let list = list.try_get_untracked().flatten()?;
        let same = rows(&list).find(|row| row.get_attribute("data-id") == self.record);
        let row = same.or_else(|| rows(&list).take(self.above + 1).last())?;
        row.query_selector(self.part).ok().flatten()?.dyn_into().ok()
    }
}

fn rows(list: &Element) -> impl Iterator<Item = Element> {
    let rows = list.query_selector_all(".row").ok();
    let length = rows.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |at| rows.as_ref()?.get(at)).filter_map(|row| row.dyn_into().ok())
}
