//! The lines of the palette. Those that lead somewhere are links: the middle button opens them beside.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::items::{Does, Item, Section};
use crate::find::line::MarkedText;

#[component]
pub(super) fn Lines(
    sections: Memo<Vec<Section>>,
    active: RwSignal<usize>,
    busy: RwSignal<bool>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let line = move |place: usize, item: Item| {
        let Item { icon, label, snippet, facts, keys, does } = item;
        let inside = view! {
            <Icon name=icon />
            <span class="hit-text">
                <span class="hit-title" dir="auto"><MarkedText text=label /></span>
                {snippet.map(|text| view! { <span class="hit-snippet" dir="auto"><MarkedText text /></span> })}
            </span>
            {(!facts.is_empty()).then(|| view! { <span class="hit-facts">{facts}</span> })}
            {keys.map(|keys| view! { <kbd>{keys}</kbd> })}
        };
        let id = format!("palette-{place}");
        let selected = move || (active.get() == place).to_string();
        match does {
            Does::Go(href) => {
                // With a key held it opens beside, and the palette stays.
                let follow = move |event: MouseEvent| {
                    if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
                        close();
                    }
                };
                view! { <a class="hit" role="option" tabindex="-1" id=id aria-selected=selected href=href on:click=follow>{inside}</a> }
                    .into_any()
            }
            Does::Act(_) => {
                view! { <div class="hit" role="option" id=id aria-selected=selected on:click=move |_| choose(place)>{inside}</div> }
                    .into_any()
            }
        }
    };
    let groups = move || {
        let mut place = 0;
        let group = |(number, section): (usize, Section)| {
            let heading = format!("palette-group-{number}");
            let named = heading.clone();
            let lines = section.items.into_iter().map(|item| {
                place += 1;
                line(place - 1, item)
            });
            let lines = lines.collect_view();
            view! {
                <div role="group" aria-labelledby=named>
                    <div class="palette-heading" id=heading role="presentation">{section.title}</div>
                    {lines}
                </div>
            }
        };
        sections.get().into_iter().enumerate().map(group).collect_view()
    };
    view! {
        <div class="palette-list" id="palette-list" role="listbox" aria-label=t!(PALETTE_TITLE) aria-busy=move || busy.get().to_string()>
            {groups}
        </div>
    }
}
