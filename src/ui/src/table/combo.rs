//! What a picker knows and does: what is chosen, what is typed, what the list offers.

use super::finder::Finder;
use super::offer::{Offer, offers};
use super::picker::Picked;
use crate::form::Ties;
use crate::i18n::{Locale, key, text};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What the page said about one picker.
pub struct Asked {
    pub name: &'static str,
    pub label: TextProp,
    pub ties: Ties,
    /// What choosing nothing is called, where that is offered.
    pub none: Option<TextProp>,
    pub me: Picked,
    pub required: bool,
}

/// The state of one picker.
#[derive(Clone, Copy)]
pub struct Combo {
    pub locale: Signal<Locale>,
    pub finder: Finder,
    pub value: RwSignal<Picked>,
    pub choose: Callback<Picked>,
    /// What is being typed; nothing when nobody types.
    pub typed: RwSignal<Option<String>>,
    pub open: RwSignal<bool>,
    /// Place of the option that Enter chooses.
    pub active: RwSignal<usize>,
    pub asked: StoredValue<Asked>,
    pub disabled: Signal<bool>,
}

impl Combo {
    /// What the list offers; tracked.
    pub fn offers(self) -> Vec<Offer> {
        let typing = self.typed.with(|typed| typed.as_ref().is_some_and(|typed| !typed.is_empty()));
        let none = self.asked.with_value(|asked| asked.none.as_ref().map(|none| none.get().into_owned()));
        let word = text(self.locale.get(), key::ME);
        self.finder.found.with(|found| {
            let found = found.as_ref().and_then(|found| found.as_ref().ok()).cloned().unwrap_or_default();
            self.asked.with_value(|asked| offers(typing, none, Some((&asked.me, word)), &found))
        })
    }

    /// What the field shows; tracked.
    pub fn shown(self) -> String {
        let chosen = || self.value.with(|value| value.as_ref().map(|(_, name)| name.clone()).unwrap_or_default());
        self.typed.get().unwrap_or_else(chosen)
    }

    /// Opens the list.
    pub fn show(self) {
        if !self.open.get_untracked() && !self.disabled.get_untracked() {
            self.open.set(true);
            self.active.set(0);
            self.finder.ask(String::new());
        }
    }

    fn hide(self) {
        self.open.set(false);
        self.typed.set(None);
    }

    /// Chooses.
    pub fn take(self, value: Picked) {
        self.hide();
        self.choose.run(value);
    }

    /// Finds what is typed.
    pub fn typed(self, words: String) {
        self.open.set(true);
        self.active.set(0);
        self.typed.set(Some(words.clone()));
        self.finder.ask_soon(words);
    }

    /// Leaving an emptied field chooses nothing, where that is offered.
    pub fn leave(self) {
        let emptied = self.typed.with_untracked(|typed| typed.as_deref() == Some(""));
        if emptied && self.asked.with_value(|asked| asked.none.is_some()) {
            self.take(None);
        } else {
            self.hide();
        }
    }

    /// Moves in the list, chooses, or closes it.
    pub fn press(self, event: &KeyboardEvent) {
        let open = self.open.get_untracked();
        let count = untrack(|| self.offers().len());
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !open => self.show(),
            "ArrowDown" => self.active.update(|place| *place = if *place + 1 < count { *place + 1 } else { 0 }),
            "ArrowUp" => self.active.update(|place| *place = place.checked_sub(1).unwrap_or(count.saturating_sub(1))),
            "Enter" if open => {
                let chosen = untrack(|| self.offers().into_iter().nth(self.active.get()));
                if let Some(offer) = chosen {
                    self.take(offer.value);
                }
            }
            "Escape" if open => {
                event.stop_propagation();
                self.hide();
            }
            _ => return,
        }
        event.prevent_default();
    }
}
