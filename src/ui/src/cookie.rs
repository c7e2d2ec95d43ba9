//! Cookies that hold a preference (theme, locale, sidebar). The server reads them for the first render; nothing
//! secret belongs in one.

/// Remembers `value` for a year. Does nothing during server rendering.
pub fn set(name: &str, value: &str) {
    write(&format!("{name}={value}; path=/; max-age=31536000; samesite=lax"));
}

#[cfg(feature = "hydrate")]
fn write(cookie: &str) {
    use wasm_bindgen::JsCast as _;
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document.and_then(|document| document.dyn_into::<web_sys::HtmlDocument>().ok()) {
        let _ = document.set_cookie(cookie);
    }
}

#[cfg(not(feature = "hydrate"))]
fn write(_cookie: &str) {}
