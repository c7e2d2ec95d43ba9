//! Naming, ordering and taking away favourites.

use leptos::prelude::*;
use ui::prelude::*;

use super::Overlays;
use crate::marks::change::use_change;
use crate::marks::shelf::use_shelf;
use crate::marks::{Bookmark, Change, MoveBookmark, RemoveBookmark, RenameBookmark};

#[component]
pub(super) fn ShelfDialog(overlays: Overlays) -> impl IntoView {
    let shelf = use_shelf();
    let change = use_change(shelf);
    let lines = move || {
        let kept = shelf.all();
        let last = kept.len().saturating_sub(1);
        if kept.is_empty() {
            return view! { <p class="hint">{t!(MARKS_NONE)}</p> }.into_any();
        }
        let line = move |(place, bookmark): (usize, Bookmark)| {
            let Bookmark { id, path, label } = bookmark;
            let (named, shown) = (label.clone(), label.clone());
            // `t!` keeps what it names.
            let [name, up, down, away] = [(); 4].map(|()| label.clone());
            let rename = move |words: String| {
                if words.trim() != named {
                    change(Change::Rename(RenameBookmark { bookmark: id, label: words }));
                }
            };
            let to = move |to: usize| change(Change::Move(MoveBookmark { bookmark: id, to }));
            let remove = move |_| change(Change::Remove(RemoveBookmark { bookmark: id }));
            view! {
                <li>
                    <input
                        class="input"
                        maxlength="200"
                        dir="auto"
                        aria-label=t!(MARKS_NAME, name = name.clone())
                        title=path
                        prop:value=shown
                        on:change:target=move |event| rename(event.target().value())
                    />
                    <IconButton icon="arrow-up" label=t!(MARKS_UP, name = up.clone()) disabled=place == 0 on_click=move |_| to(place.saturating_sub(1)) />
                    <IconButton icon="arrow-down" label=t!(MARKS_DOWN, name = down.clone()) disabled=place == last on_click=move |_| to(place + 1) />
                    <IconButton icon="trash-2" label=t!(MARKS_REMOVE, name = away.clone()) on_click=remove />
                </li>
            }
        };
        view! { <ul class="favourite-lines">{kept.into_iter().enumerate().map(line).collect_view()}</ul> }.into_any()
    };
    view! { <Dialog open=overlays.edit title=t!(MARKS_EDIT)>{lines}</Dialog> }
}
