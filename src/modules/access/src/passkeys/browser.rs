//! What the browser does with an authenticator.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::document;
use ui::vendor;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The browser knows no passkeys, or none for this address.
    Unknown,
    /// The authenticator has one for this account already.
    There,
    /// The person closed the dialog, or let it wait too long.
    Closed,
}

/// Has the authenticator make a passkey; gives its answer.
pub async fn create(options: &str) -> Result<String, Stopped> {
    run("create", options).await
}

/// Has the person choose a passkey and confirm; gives the authenticator's answer.
pub async fn get(options: &str) -> Result<String, Stopped> {
    run("get", options).await
}

async fn run(name: &str, options: &str) -> Result<String, Stopped> {
    let library = vendor::fetched("/vendor/passkeys.js", "passkeys").await.ok_or(Stopped::Unknown)?;
    let function = |name: &str| Reflect::get(&library, &name.into()).ok()?.dyn_into::<Function>().ok();
    let known = function("supported").and_then(|supported| supported.call0(&library).ok());
    if known.is_none_or(|known| known.is_falsy()) {
        return Err(Stopped::Unknown);
    }
    let begun = function(name).and_then(|run| run.call1(&library, &options.into()).ok());
    let promise: Promise = begun.and_then(|begun| begun.dyn_into().ok()).ok_or(Stopped::Unknown)?;
    let answer = JsFuture::from(promise).await.map_err(|error| {
        let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("NotAllowedError" | "AbortError") => Stopped::Closed,
            Some("InvalidStateError") => Stopped::There,
            _ => Stopped::Unknown,
        }
    })?;
    answer.as_string().ok_or(Stopped::Unknown)
}

/// Sends a form with these fields to `action`; the page that answers takes the place of this one.
pub fn send(action: &str, fields: &[(&str, &str)]) -> Option<()> {
    let form: HtmlFormElement = document().create_element("form").ok()?.dyn_into().ok()?;
    form.set_method("post");
    form.set_action(action);
    for (name, value) in fields {
        let input: HtmlInputElement = document().create_element("input").ok()?.dyn_into().ok()?;
        input.set_type("hidden");
        input.set_name(name);
        input.set_value(value);
        form.append_child(&input).ok()?;
    }
    document().body()?.append_child(&form).ok()?;
    form.submit().ok()
}
