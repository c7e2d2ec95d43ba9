//! Keeps what is typed into a form, and offers what was typed before.

use crate::button::{Button, Look};
use crate::clock::RelativeTime;
use crate::draft::{Author, path, storage};
use crate::icon::Icon;
use crate::t;
use kernel::Time;
use kernel::query::encode;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Element;

/// How long after the last key it is written.
const PAUSE: Duration = Duration::from_millis(400);
/// Milliseconds after which nobody is reminded any more.
const OLD: i64 = 7 * 24 * 3_600_000;
/// What of a form is kept: what has a name and was typed into, but secrets and pickers.
const FIELDS: &str =
    "[data-typed][name]:not([type=password]):not([type=file]):not([role=combobox]):not([autocomplete=one-time-code])";

/// Name and value of each field; first, under no name, when it was typed.
#[derive(Clone)]
struct Draft(Vec<(String, String)>);

/// Of the form of that name around the place.
pub fn offer(place: NodeRef<html::Div>, id: &str) -> AnyView {
    let found = RwSignal::new(None::<Draft>);
    let Some(Author(author)) = use_context() else { return ().into_any() };
    let id = id.to_owned();
    let key = StoredValue::new(String::new());
    Effect::new(move || {
        let Some(element) = place.get().and_then(|place| form_of(&place)) else { return };
        key.set_value(format!("draft {author} {} {id}", path()));
        let kept = storage().and_then(|storage| storage.get_item(&key.get_value()).ok().flatten());
        let kept = kept.map(|kept| Draft(crate::table::pairs(&kept)));
        found.set(kept.filter(|draft| now() - draft.at() < OLD && draft.differs(&element)));
        // What was typed before this file came.
        if !elements(&element, FIELDS).is_empty() {
            keep(&key.get_value(), &element);
        }
    });
    let count = StoredValue::new(0_u32);
    Effect::new(move || {
        let typed = window_event_listener(leptos::ev::input, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            let form = place.get_untracked().and_then(|place| form_of(&place));
            let Some(form) = form.filter(|form| form.contains(target.as_ref())) else { return };
            count.update_value(|count| *count = count.wrapping_add(1));
            let mine = count.get_value();
            let write = move || {
                if count.try_get_value() == Some(mine) && form.is_connected() {
                    keep(&key.get_value(), &form);
                }
            };
            set_timeout(write, PAUSE);
        });
        on_cleanup(move || typed.remove());
    });
    // Whoever leaves although they were asked gives it up.
    on_cleanup(move || {
        let form = place.try_get_untracked().flatten().and_then(|place| form_of(&place));
        let given_up = form.is_some_and(|form| !elements(&form, "[data-given-up]").is_empty());
        if let (true, Some(storage), Some(key)) = (given_up, storage(), key.try_get_value()) {
            let _ = storage.remove_item(&key);
        }
    });
    let restore = move |_| {
        let form = place.get_untracked().and_then(|place| form_of(&place));
        if let (Some(draft), Some(form)) = (found.get_untracked(), form) {
            draft.restore(&form);
        }
        found.set(None);
    };
    let discard = move |_| {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&key.get_value());
        }
        found.set(None);
    };
    let offer = move || {
        found.get().map(|draft| {
            view! {
                <div class="notice draft" role="status">
                    <Icon name="history" />
                    <p>{t!(DRAFT_FOUND)} " " <RelativeTime time=Time(draft.at()) /></p>
                    <Button label=t!(DRAFT_RESTORE) on_click=restore />
                    <Button label=t!(DRAFT_DISCARD) look=Look::Quiet on_click=discard />
                </div>
            }
        })
    };
    offer.into_any()
}

impl Draft {
    fn of(form: &Element) -> Self {
        let fields = elements(form, FIELDS).into_iter();
        let fields = fields.filter_map(|field| Some((field.get_attribute("name")?, value(&field)?)));
        Self(std::iter::once((String::new(), now().to_string())).chain(fields).collect())
    }

    fn at(&self) -> i64 {
        self.0.first().and_then(|(_, at)| at.parse().ok()).unwrap_or_default()
    }

    fn fields(&self) -> &[(String, String)] {
        self.0.get(1..).unwrap_or_default()
    }

    fn text(&self) -> String {
        let pair = |(name, value): &(String, String)| format!("{}={}", encode(name), encode(value));
        self.0.iter().map(pair).collect::<Vec<_>>().join("&")
    }

    /// Whether anything would be another if it were restored.
    fn differs(&self, form: &Element) -> bool {
        self.fields()
            .iter()
            .any(|(name, kept)| find(form, name).is_some_and(|field| value(&field).as_ref() != Some(kept)))
    }

    /// Types it again: whoever listens to the fields hears of it.
    fn restore(&self, form: &Element) {
        for (name, kept) in self.fields() {
            let Some(field) = find(form, name) else { continue };
            let ticks = is_check(&field);
            let what = if ticks { "checked" } else { "value" };
            let text = if ticks { JsValue::from_bool(kept == "on") } else { JsValue::from_str(kept) };
            let _ = js_sys::Reflect::set(&field, &JsValue::from_str(what), &text);
            for kind in ["input", "change"] {
                let bubbles = web_sys::EventInit::new();
                bubbles.set_bubbles(true);
                if let Ok(event) = web_sys::Event::new_with_event_init_dict(kind, &bubbles) {
                    let _ = field.dispatch_event(&event);
                }
            }
        }
    }
}

/// The scope that a place is in.
fn form_of(place: &Element) -> Option<Element> {
    place.closest(".form-scope").ok().flatten()
}

fn keep(key: &str, form: &Element) {
    let (draft, Some(storage)) = (Draft::of(form), storage()) else { return };
    let is_empty = draft.fields().iter().all(|(_, value)| value.trim().is_empty());
    let _ = if is_empty { storage.remove_item(key) } else { storage.set_item(key, &draft.text()) };
}

fn now() -> i64 {
    js_sys::Date::now() as i64
}

fn elements(form: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = form.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn find(form: &Element, name: &str) -> Option<Element> {
    elements(form, "[name]").into_iter().find(|field| field.get_attribute("name").as_deref() == Some(name))
}

fn is_check(field: &Element) -> bool {
    field.matches("[type=checkbox]").unwrap_or(false)
}

/// Of a box whether it is ticked; of a choice among several nothing.
fn value(field: &Element) -> Option<String> {
    let of = |what: &str| js_sys::Reflect::get(field, &JsValue::from_str(what)).ok();
    match () {
        () if is_check(field) => of("checked")?.as_bool().map(|ticked| if ticked { "on" } else { "off" }.to_owned()),
        () if field.matches("[type=radio]").unwrap_or(true) => None,
        () => of("value")?.as_string(),
    }
}
