//! The browser's texts: those of its reader's language, fetched beside the bundle; another language's when it is chosen.

use std::sync::OnceLock;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{BETWEEN, Locale};

static HERE: [OnceLock<Vec<&'static str>>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];

/// The texts of a language; none before they are here.
pub(super) fn table(locale: Locale) -> &'static [&'static str] {
    HERE.get(locale as usize).and_then(OnceLock::get).map(Vec::as_slice).unwrap_or_default()
}

/// Whether the texts of a language are here.
pub fn is_here(locale: Locale) -> bool {
    !table(locale).is_empty()
}

/// Takes the texts of a language as `i18n::file` wrote them. They stay for as long as the page.
pub fn take(locale: Locale, file: String) {
    if let Some(here) = HERE.get(locale as usize) {
        here.get_or_init(|| String::leak(file).split(BETWEEN).collect());
    }
}

/// Fetches them from where the document says they are; whether that went well.
pub async fn fetch(locale: Locale) -> bool {
    match ask(locale).await {
        Some(file) => {
            take(locale, file);
            true
        }
        None => false,
    }
}

async fn ask(locale: Locale) -> Option<String> {
    let window = web_sys::window()?;
    let place = window.document()?.document_element()?.get_attribute("data-texts")?;
    let answer = JsFuture::from(window.fetch_with_str(&format!("{place}{}.txt", locale.code()))).await.ok()?;
    let answer = answer.dyn_into::<Response>().ok().filter(Response::ok)?;
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
