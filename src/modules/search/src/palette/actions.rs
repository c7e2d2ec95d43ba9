//! What the palette can do: make a record, change how pages look, whatever the open page offers.

use access::shell::Shell;
use leptos::prelude::*;
use ui::i18n::text;
use ui::page::Here;
use ui::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::items::{Act, Does, Item};
use super::{Overlays, keys};

/// The buttons and links at the head of a page.
const ON_PAGE: &str = "main .page-actions :is(a.button, button.button)";

/// What the head of the open page offers, as it is called there.
pub fn on_page() -> Vec<Item> {
    let name = |element: &HtmlElement| {
        element.text_content().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let offered = buttons().into_iter().enumerate().filter(|(_, element)| !element.has_attribute("disabled"));
    let items = offered.map(|(place, element)| match element.get_attribute("href") {
        // A file or another page of the browser's own is for the link itself to open.
        Some(href) if !element.has_attribute("download") && element.get_attribute("rel").is_none() => {
            Item::new("arrow-right", name(&element), Does::Go(href))
        }
        _ => Item::new("zap", name(&element), Does::Act(Act::OnPage(place))),
    });
    items.filter(|item| !item.label.text().is_empty()).collect()
}

fn buttons() -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(ON_PAGE) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect()
}

/// Making records, as far as the reader may.
pub fn create(here: Here, locale: Locale, shell: &Shell, overlays: Overlays) -> Vec<Item> {
    let offered = overlays.places.iter().filter_map(|place| place.create).filter(|(_, _, needs)| shell.may(*needs));
    offered.map(|(path, label, _)| Item::new("plus", text(locale, label), Does::Go(here.link(path)))).collect()
}

/// What does not depend on the page.
pub fn always(locale: Locale) -> Vec<Item> {
    let themes = Theme::ALL.into_iter().map(|theme| {
        let label = format!("{}: {}", text(locale, key::THEME), text(locale, theme.key()));
        Item::new(theme.icon(), label, Does::Act(Act::Theme(theme)))
    });
    let languages = Locale::ALL.into_iter().map(|language| {
        let label = format!("{}: {}", text(locale, key::LANGUAGE), language.name());
        Item::new("languages", label, Does::Act(Act::Language(language)))
    });
    let star = Item::new("star", text(locale, key::MARKS_KEEP), Does::Act(Act::Star));
    let edit = Item::new("pencil", text(locale, key::MARKS_EDIT), Does::Act(Act::Favourites));
    let help = Item::new("keyboard", text(locale, key::KEYS_TITLE), Does::Act(Act::Help)).keys("?");
    let out = Item::new("log-out", text(locale, key::ACTION_SIGN_OUT), Does::Act(Act::SignOut));
    [star, edit, help].into_iter().chain(themes).chain(languages).chain([out]).collect()
}

/// What does it. Take it in a component's body.
pub fn use_act(overlays: Overlays) -> impl Fn(Act) + Copy + Send + Sync + 'static {
    let set_locale = use_set_locale();
    move |act| match act {
        Act::Theme(theme) => ui::theme::set(theme),
        Act::Language(locale) => set_locale(locale),
        Act::Help => overlays.help.set(true),
        Act::Favourites => overlays.edit.set(true),
        Act::Star => overlays.star.set(true),
        Act::SignOut => _ = keys::click("form[action=\"/sign-out\"] button"),
        Act::OnPage(place) => {
            if let Some(button) = buttons().get(place) {
                button.click();
            }
        }
    }
}
