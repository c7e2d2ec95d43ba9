//! The picker with scripts: a field and a list (WAI-ARIA 1.2, combobox with list autocompletion).

use super::combo::Combo;
use super::offer::Offer;
use crate::failure::error_title;
use crate::i18n::{Arg, format as say, key, text};
use crate::icon::Icon;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The field, the value it sends, and the list.
pub fn combobox(combo: Combo) -> AnyView {
    let (name, ties, required) = combo.asked.with_value(|asked| (asked.name, asked.ties.clone(), asked.required));
    let (id, invalid, described) = (ties.id.clone(), ties.invalid(), ties.described());
    let list = format!("{id}-list");
    let (active, option) = (id.clone(), id.clone());
    let offers = Memo::new(move |_| combo.offers());
    let numbered = move || offers.get().into_iter().enumerate().collect::<Vec<_>>();
    let current = move || combo.open.get().then(|| format!("{active}-{}", combo.active.get()));
    let chosen = move || combo.value.with(|value| value.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default());
    view! {
        <div class="picker">
            <input type="hidden" name=name value=chosen prop:value=chosen />
            <input
                class="input"
                id=id
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-expanded=move || combo.open.get().to_string()
                aria-controls=list.clone()
                aria-activedescendant=current
                aria-required=required.then_some("true")
                aria-invalid=invalid
                aria-describedby=described
                disabled=move || combo.disabled.get()
                value=untrack(|| combo.shown())
                placeholder=move || combo.asked.with_value(|asked| asked.none.as_ref().map(TextProp::get))
                prop:value=move || combo.shown()
                on:input=move |event| combo.typed(event_target_value(&event))
                on:keydown=move |event| combo.press(&event)
                on:click=move |_| combo.show()
                on:blur=move |_| combo.leave()
            />
            <Icon name="chevrons-up-down" />
            <div class="menu-panel" hidden=move || !combo.open.get() on:mousedown=move |event| event.prevent_default()>
                <ul id=list role="listbox" aria-label=move || combo.asked.with_value(|asked| asked.label.get())>
                    <For each=numbered key=|(place, offer)| (*place, offer.clone()) let(numbered)>
                        {line(combo, &option, numbered)}
                    </For>
                </ul>
                <p class="menu-head" role="status">{move || status(combo, offers.with(Vec::len))}</p>
            </div>
        </div>
    }
    .into_any()
}

fn line(combo: Combo, id: &str, (place, offer): (usize, Offer)) -> AnyView {
    let Offer { value, label } = offer;
    let held = value.clone().map(|(id, _)| id);
    let chosen = move || combo.value.with(|value| value.as_ref().map(|(id, _)| *id) == held);
    view! {
        <li
            class="menu-item"
            class:active=move || combo.active.get() == place
            id=format!("{id}-{place}")
            role="option"
            aria-selected=move || chosen().to_string()
            on:mousemove=move |_| combo.active.set(place)
            on:click=move |_| combo.take(value.clone())
        >
            <span class="truncate">{label}</span>
            {move || chosen().then(|| view! { <Icon name="check" /> })}
        </li>
    }
    .into_any()
}

/// What is said of the list: how long it is, or why there is none.
fn status(combo: Combo, count: usize) -> String {
    let locale = combo.locale.get();
    combo.finder.found.with(|found| match found {
        Some(Err(error)) => error_title(locale, error),
        Some(Ok(_)) => say(locale, key::TABLE_OPTIONS, &[("count", Arg::from(count))]),
        None => text(locale, key::LOADING).to_owned(),
    })
}
