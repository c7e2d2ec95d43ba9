//! The keys that work on every page: Ctrl or Cmd with K, `?`, `g` and a letter, `c`, `/`.

use access::shell::use_shell;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use ui::keys::is_free;
use ui::page::use_here;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::Overlays;

/// How long a letter may follow `g`, milliseconds.
const TOGETHER: f64 = 1_500.0;

/// Listens on the window for as long as the frame is there.
pub fn listen(overlays: Overlays) {
    let (here, shell, navigate) = (use_here(), use_shell(), use_navigate());
    Effect::new(move || {
        let (navigate, gone) = (navigate.clone(), StoredValue::new(f64::MIN));
        let pressed = window_event_listener(ev::keydown, move |event| {
            if is_palette(&event) {
                event.prevent_default();
                overlays.palette.update(|open| *open = !*open);
                return;
            }
            if !is_free(&event) {
                return;
            }
            let (key, now) = (event.key(), event.time_stamp());
            let done = if now - gone.get_value() < TOGETHER {
                gone.set_value(f64::MIN);
                let place = overlays.places.iter().find(|place| place.key == Some(key.as_str()));
                let place = place
                    .filter(|place| place.needs.is_none_or(|needs| shell.with_untracked(|shell| shell.may(needs))));
                place.map(|place| navigate(&untrack(|| here.link(place.path)), NavigateOptions::default())).is_some()
            } else {
                match key.as_str() {
                    "g" => {
                        gone.set_value(now);
                        true
                    }
                    "?" => {
                        overlays.help.set(true);
                        true
                    }
                    "c" => click("main [data-create]"),
                    // A list looks after its own.
                    "/" => find("main input[name=q]")
                        .or_else(|| find(".topbar-search input"))
                        .map(|it| it.focus())
                        .is_some(),
                    _ => false,
                }
            };
            if done {
                event.prevent_default();
            }
        });
        on_cleanup(move || pressed.remove());
    });
}

/// Ctrl or Cmd with K, wherever one types.
fn is_palette(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key())
        && !event.alt_key()
        && !event.shift_key()
        && event.key().eq_ignore_ascii_case("k")
}

/// What of the page a selector names.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

/// Clicks it, if it is there.
pub fn click(selector: &str) -> bool {
    find(selector).map(|element| element.click()).is_some()
}
