//! The palette's dialog: a field, and a list that the arrow keys move in while the field keeps the focus
//! (WAI-ARIA Authoring Practices, combobox with a list box).

use std::time::Duration;

use access::shell::use_shell;
use kernel::search::{Found, Question};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use ui::page::use_here;
use ui::prelude::*;
use ui::table::Pause;

use super::help::Help;
use super::items::{Does, Section, everything, favourites, fitting, once, pages, recent, records};
use super::list::Lines;
use super::shelf_dialog::ShelfDialog;
use super::{Overlays, actions, keys, use_overlays};
use crate::find::search;
use crate::marks::Visited;
use crate::marks::api::recent as load_recent;
use crate::marks::change::{toggle, use_change};
use crate::marks::shelf::{use_path, use_shelf};

/// How long typing pauses before records are looked for.
const TYPED: Duration = Duration::from_millis(150);
/// Lines of a section while something is typed.
const FEW: usize = 6;

/// All that lies above the page.
#[component]
pub fn Overlay() -> impl IntoView {
    let (overlays, shelf, path) = (use_overlays(), use_shelf(), use_path());
    let change = use_change(shelf);
    Effect::new(move || {
        if overlays.star.get() {
            overlays.star.set(false);
            change(toggle(shelf, path.get_untracked()));
        }
    });
    view! {
        <Palette overlays />
        <Help overlays />
        <ShelfDialog overlays />
    }
}

#[component]
fn Palette(overlays: Overlays) -> impl IntoView {
    let (here, locale, shell, shelf) = (use_here(), use_locale(), use_shell(), use_shelf());
    let (dialog, field) = (NodeRef::<html::Dialog>::new(), NodeRef::<html::Input>::new());
    let (typed, active) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let (found, visited) = (RwSignal::new(None::<Found>), RwSignal::new(Vec::<Visited>::new()));
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<kernel::Error>));
    let (asked, on_page) = (StoredValue::new(0_u64), RwSignal::new(Vec::new()));
    let (pause, act) = (Pause::new(), actions::use_act(overlays));

    let look = move |words: String| {
        let Some(number) = asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        }) else {
            return;
        };
        if Question::parse(&words).is_empty() {
            found.set(None);
            busy.set(false);
            return;
        }
        let (workspace, locale) = untrack(|| (here.workspace(), locale.get()));
        leptos::task::spawn_local(async move {
            let answer = search(workspace, words, locale, None, 0).await;
            if asked.try_get_value() != Some(number) {
                return;
            }
            busy.try_set(false);
            match answer {
                Ok(answer) => {
                    failed.try_set(None);
                    found.try_set(Some(answer));
                }
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    };
    let input = move |words: String| {
        active.set(0);
        busy.set(!Question::parse(&words).is_empty());
        typed.set(words.clone());
        pause.then(TYPED, move || look(words));
    };

    Effect::new(move || {
        let (open, Some(node)) = (overlays.palette.get(), dialog.get()) else { return };
        if open && !node.open() {
            on_page.set(actions::on_page());
            let _ = node.show_modal();
            if let Some(field) = field.get_untracked() {
                let _ = field.focus();
                field.select();
            }
            active.set(0);
            let workspace = untrack(|| here.workspace());
            leptos::task::spawn_local(async move {
                if let Ok(recent) = load_recent(workspace).await {
                    visited.try_set(recent);
                }
            });
        } else if !open && node.open() {
            node.close();
        }
    });
    let close = move || overlays.palette.set(false);
    let closed = move |_| {
        close();
        // Where nothing had the focus before, the browser would leave it here for a moment, and a key be typed into nothing.
        if let Some(field) = field.get_untracked() {
            let _ = field.blur();
        }
    };

    let sections = Memo::new(move |_| {
        let (text, locale) = (typed.get(), locale.get());
        let question = Question::parse(&text);
        let say = |key| ui::i18n::text(locale, key);
        let (all, none) = (usize::MAX, question.is_empty());
        let most = if none { all } else { FEW };
        let words = question.words.as_slice();
        // An operator is of records only.
        let local = none || question.operators.is_empty();
        let mut sections: Vec<Section> = Vec::new();
        let mut add = |title, items, most| sections.extend(fitting(say(title), items, words, most).filter(|_| local));
        let places = shell.with(|shell| {
            let may = |place: &&super::Place| place.needs.is_none_or(|needs| shell.may(needs));
            overlays.places.iter().filter(may).copied().collect::<Vec<_>>()
        });
        // What was opened last is among the records, too, once something is typed.
        add(key::PALETTE_RECENT, if none { recent(here, locale, &visited.get()) } else { Vec::new() }, 5);
        add(key::MARKS_TITLE, favourites(here, &shelf.all()), most);
        add(key::PALETTE_ON_PAGE, on_page.get(), most);
        add(key::PALETTE_PAGES, pages(here, locale, &places), most);
        let mut doing = shell.with(|shell| actions::create(here, locale, shell, overlays));
        doing.extend(actions::always(locale));
        add(key::PALETTE_ACTIONS, doing, most);
        if !none {
            found.with(|found| sections.extend(found.iter().flat_map(|found| records(here, locale, found))));
            let items = vec![everything(here, locale, text.trim())];
            sections.push(Section { title: say(key::SEARCH_TITLE).to_owned(), items });
        }
        once(sections)
    });
    let count = move || sections.with(|sections| sections.iter().map(|section| section.items.len()).sum::<usize>());
    let does = move |place: usize| {
        sections.with_untracked(|sections| {
            sections.iter().flat_map(|section| &section.items).nth(place).map(|item| item.does.clone())
        })
    };
    let choose = move |place: usize| {
        if let Some(Does::Act(chosen)) = does(place) {
            close();
            act(chosen);
        }
    };
    let press = move |event: KeyboardEvent| {
        let count = untrack(count);
        match event.key().as_str() {
            "ArrowDown" => active.update(|place| *place = if *place + 1 < count { *place + 1 } else { 0 }),
            "ArrowUp" => active.update(|place| *place = place.checked_sub(1).unwrap_or(count.saturating_sub(1))),
            "PageDown" => active.update(|place| *place = (*place + 8).min(count.saturating_sub(1))),
            "PageUp" => active.update(|place| *place = place.saturating_sub(8)),
            "Enter" if !event.is_composing() => {
                let place = active.get_untracked();
                match does(place) {
                    Some(Does::Go(href)) if event.ctrl_key() || event.meta_key() => {
                        let _ = window().open_with_url_and_target(&href, "_blank");
                        close();
                    }
                    Some(Does::Go(_)) => _ = keys::click(&format!("#palette-{place}")),
                    Some(Does::Act(_)) => choose(place),
                    None => {}
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    Effect::new(move || {
        let place = active.get();
        if let Some(line) = keys::find(&format!("#palette-{place}")) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            line.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let backdrop = move |event: MouseEvent| {
        if event.target() == event.current_target() {
            close();
        }
    };
    let unknown = move || {
        let words = found.with(|found| found.as_ref().map(|found| found.unknown.join(" ")).unwrap_or_default());
        (!words.is_empty()).then(|| tr!(SEARCH_UNKNOWN, words = words.clone()))
    };
    let state = move || match (failed.get(), busy.get()) {
        (Some(error), _) => error_text(locale.get(), &error),
        (None, true) => tr!(LOADING),
        (None, false) => tr!(PALETTE_LINES, count = i64::try_from(count()).unwrap_or_default()),
    };
    let label = t!(PALETTE_TITLE);
    view! {
        <dialog class="palette" aria-label=label node_ref=dialog on:close=closed on:click=backdrop>
            <div class="palette-body">
                <div class="palette-field">
                    <Icon name="search" />
                    <input
                        class="input"
                        type="text"
                        role="combobox"
                        maxlength="200"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-label=t!(PALETTE_FIELD)
                        placeholder=t!(PALETTE_FIELD)
                        aria-expanded="true"
                        aria-autocomplete="list"
                        aria-controls="palette-list"
                        aria-activedescendant=move || format!("palette-{}", active.get())
                        node_ref=field
                        on:input:target=move |event| input(event.target().value())
                        on:keydown=press
                    />
                    <kbd aria-hidden="true">"Esc"</kbd>
                </div>
                <Lines sections active busy choose close />
                <p class="palette-foot">
                    <span role="status">{state}</span>
                    {move || unknown().map(|text| view! { <span class="palette-unknown">{text}</span> })}
                </p>
            </div>
        </dialog>
    }
}
