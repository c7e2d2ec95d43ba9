//! Libraries of others that the browser runs, fetched when they are first needed. They are called by reflection, so that no
//! glue of ours needs `unsafe`.

use futures::channel::oneshot;
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::HtmlScriptElement;

/// Runs `then` once the script at `source` has given the page the global `name`; at once when it has already. A script that
/// fails to load leaves the page as it is.
pub fn when_loaded(source: &str, name: &str, then: impl FnMut() + 'static) {
    if library(name).is_some() {
        let mut then = then;
        return then();
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let known = document.query_selector(&format!("script[src='{source}']")).ok().flatten();
    let script = known.or_else(|| {
        let script = document.create_element("script").ok()?.unchecked_into::<HtmlScriptElement>();
        script.set_src(source);
        document.head()?.append_child(&script).ok()?;
        Some(script.into())
    });
    if let Some(script) = script {
        let closure = Closure::wrap(Box::new(then) as Box<dyn FnMut()>).into_js_value();
        let _ = script.add_event_listener_with_callback("load", closure.unchecked_ref());
    }
}

/// The global that a script gave the page.
pub fn library(name: &str) -> Option<JsValue> {
    let found = Reflect::get(web_sys::window()?.as_ref(), &name.into()).ok()?;
    found.is_object().then_some(found)
}

/// The same, fetched first if need be; waits for as long as that takes.
pub async fn fetched(source: &str, name: &str) -> Option<JsValue> {
    let (tell, told) = oneshot::channel();
    let mut tell = Some(tell);
    when_loaded(source, name, move || {
        // Whoever waited may be gone.
        let _ = tell.take().map(|tell| tell.send(()));
    });
    told.await.ok()?;
    library(name)
}
