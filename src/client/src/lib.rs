//! The browser's side: hydrates what the server rendered. Nothing else belongs here.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by `boot.js` once the module is loaded; done when the page answers to clicks.
#[wasm_bindgen]
pub async fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_from_async(leptos::tachys::dom::body(), app::Frame).await.forget();
}
