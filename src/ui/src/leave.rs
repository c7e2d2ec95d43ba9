//! A question before what somebody typed is lost: when they follow a link, close the tab or load the page anew.
//!
//! It looks at the fields of every [`FormScope`](crate::form::FormScope). A field that a person has changed counts until its
//! form is sent, and again when the form comes back with an error; changed back to what it was when they came to it, it does not.
//! The browser's own way back cannot be stopped by a page.

use crate::button::{Button, Look};
use crate::dialog::Dialog;
use crate::t;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// What a field held when somebody came to it; a mark of one that they changed, and of one whose form is under way.
const BEFORE: &str = "data-before";
const TYPED: &str = "data-typed";
const SENT: &str = "data-sent";
/// The link whose click waits for an answer.
const ASKED: &str = "data-asked";

/// Watches over the forms of all pages; stands in the frame, once.
#[component]
pub fn LeaveGuard() -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || {
        let field_of = |event: &web_sys::Event| {
            let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            field.filter(|field| matches!(field.closest(".form-scope"), Ok(Some(_))))
        };
        let came = window_event_listener(ev::focusin, move |event| {
            // What a password manager has filled in is written into no attribute.
            if let Some(field) = field_of(&event).filter(|field| !field.has_attribute(BEFORE))
                && !field.matches("[type=password]").unwrap_or(true)
                && let Some(value) = value_of(&field)
            {
                let _ = field.set_attribute(BEFORE, &value);
            }
        });
        let typed = window_event_listener(ev::input, move |event| {
            if let Some(field) = field_of(&event) {
                let _ = field.set_attribute(TYPED, "");
            }
        });
        let sent = window_event_listener(ev::submit, |event| {
            let form = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(form) = form {
                mark(&form, TYPED, SENT);
                // What is sent is what the next change is held against.
                mark(&form, BEFORE, "data-was");
            }
        });
        let closing = window_event_listener(ev::beforeunload, |event| {
            if is_typed() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            came.remove();
            typed.remove();
            sent.remove();
            closing.remove();
        });
    });
    let clicked = move |event: MouseEvent| {
        if let Some(link) = leads_away(&event).filter(|_| is_typed()) {
            event.prevent_default();
            event.stop_propagation();
            let _ = link.set_attribute(ASKED, "");
            open.set(true);
        }
    };
    // Before the router hears of the click.
    Effect::new(move || {
        let listener = wasm_bindgen::closure::Closure::<dyn Fn(MouseEvent)>::new(clicked);
        let function: &js_sys::Function = listener.as_ref().unchecked_ref();
        let _ = window().add_event_listener_with_callback_and_bool("click", function, true);
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || {
            listener.with_value(|listener| {
                let function: &js_sys::Function = listener.as_ref().unchecked_ref();
                let _ = window().remove_event_listener_with_callback_and_bool("click", function, true);
            });
        });
    });
    // Staying, in whichever way, forgets the link.
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true)
            && !now
            && let Ok(Some(link)) = document().query_selector(&format!("a[{ASKED}]"))
        {
            let _ = link.remove_attribute(ASKED);
        }
        now
    });
    let leave = move |_| {
        if let Some(body) = document().body() {
            mark(&body, TYPED, "data-given-up");
        }
        let asked = document().query_selector(&format!("a[{ASKED}]")).ok().flatten();
        open.set(false);
        // The click once more, so that whoever else listens to it does what they do.
        if let Some(link) = asked.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
            link.click();
        }
    };
    view! {
        <Dialog open title=t!(LEAVE_TITLE)>
            <p>{t!(LEAVE_TEXT)}</p>
            <footer>
                <Button label=t!(LEAVE_STAY) on_click=move |_| open.set(false) />
                <Button label=t!(LEAVE_GO) look=Look::Danger on_click=leave />
            </footer>
        </Dialog>
    }
}

/// The form has come back with an error: what was sent is not kept anywhere.
pub(crate) fn came_back(form: &Element) {
    mark(form, SENT, TYPED);
}

fn mark(within: &Element, from: &str, to: &str) {
    let Ok(fields) = within.query_selector_all(&format!("[{from}]")) else { return };
    for field in (0..fields.length()).filter_map(|at| fields.get(at)).filter_map(|it| it.dyn_into::<Element>().ok()) {
        let _ = field.remove_attribute(from);
        let _ = field.set_attribute(to, "");
    }
}

fn value_of(field: &Element) -> Option<String> {
    js_sys::Reflect::get(field, &JsValue::from_str("value")).ok()?.as_string()
}

/// Whether a field somewhere has what a person typed and nobody sent.
fn is_typed() -> bool {
    let Ok(fields) = document().query_selector_all(&format!(".form-scope [{TYPED}]")) else { return false };
    let fields = (0..fields.length()).filter_map(|at| fields.get(at)).filter_map(|it| it.dyn_into::<Element>().ok());
    fields.into_iter().any(|field| field.get_attribute(BEFORE).is_none_or(|before| value_of(&field) != Some(before)))
}

/// The link of a plain click, if it leads to another page of this program.
fn leads_away(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok()).filter(|_| plain)?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok().flatten()?.dyn_into().ok()?;
    let here = window().location();
    let own = here.origin().is_ok_and(|origin| origin == link.origin());
    let elsewhere = here.pathname().is_ok_and(|path| path != link.pathname());
    let inside = link.target().is_empty() && !link.has_attribute("download") && link.rel() != "external";
    (own && elsewhere && inside).then_some(link)
}
