//! The browser's side: hydrates what the server rendered. Nothing else belongs here.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by `boot.js` once the module is loaded, with the texts of the document's language; done when the page answers to
/// clicks.
#[wasm_bindgen]
pub async fn hydrate(language: String, texts: String) {
    console_error_panic_hook::set_once();
    #[cfg(target_arch = "wasm32")]
    ui::i18n::fetched::take(ui::i18n::Locale::parse(&language).unwrap_or_default(), texts);
    #[cfg(not(target_arch = "wasm32"))]
    drop((language, texts));
    leptos::mount::hydrate_from_async(leptos::tachys::dom::body(), app::Frame).await.forget();
}
