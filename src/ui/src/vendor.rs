//! Libraries of others that the browser runs, fetched when they are first needed. They are called by reflection, so that no
//! glue of ours needs `unsafe`.

use std::cell::Cell;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlScriptElement};

/// Runs `then` once the script at `source` has given the page the global `name`; at once when it has already. A script that
/// cannot be fetched leaves the page as it is, and is fetched anew the next time.
pub fn when_loaded(source: &str, name: &str, then: impl FnMut() + 'static) {
    if library(name).is_some() {
        let mut then = then;
        return then();
    }
    let Some(script) = script(source) else { return };
    listen(&script, "load", then);
}

/// The script of that address in the page, put there if need be.
fn script(source: &str) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    if let Some(known) = document.query_selector(&format!("script[src='{source}']")).ok().flatten() {
        return Some(known);
    }
    let script = document.create_element("script").ok()?.unchecked_into::<HtmlScriptElement>();
    script.set_src(source);
    document.head()?.append_child(&script).ok()?;
    let failed = script.clone();
    listen(&script, "error", move || failed.remove());
    Some(script.into())
}

fn listen(script: &Element, event: &str, then: impl FnMut() + 'static) {
    let closure = Closure::wrap(Box::new(then) as Box<dyn FnMut()>).into_js_value();
    let _ = script.add_event_listener_with_callback(event, closure.unchecked_ref());
}

/// The global that a script gave the page.
pub fn library(name: &str) -> Option<JsValue> {
    let found = Reflect::get(web_sys::window()?.as_ref(), &name.into()).ok()?;
    found.is_object().then_some(found)
}

/// The same, fetched first if need be; waits for as long as that takes. Nothing for a script that cannot be fetched.
pub async fn fetched(source: &str, name: &str) -> Option<JsValue> {
    if let Some(there) = library(name) {
        return Some(there);
    }
    let script = script(source)?;
    let (tell, told) = oneshot::channel();
    let tell = Rc::new(Cell::new(Some(tell)));
    for event in ["load", "error"] {
        let tell = Rc::clone(&tell);
        listen(&script, event, move || {
            // Whoever waited may be gone.
            let _ = tell.take().map(|tell| tell.send(()));
        });
    }
    told.await.ok()?;
    library(name)
}
