//! Changing favourites from a page; what shows them is in [`shelf`](super::shelf) and needs none of this.

use access::gate::use_runner;
use leptos::prelude::*;
use ui::page::use_here;
use ui::prelude::*;

use super::api::change_bookmarks;
use super::shelf::Shelf;
use super::{AddBookmark, Change, RemoveBookmark};

/// What changes them from an event; what is wrong is said in a toast. Take it in a component's body.
pub fn use_change(shelf: Shelf) -> impl Fn(Change) + Copy + Send + Sync + 'static {
    let (here, toasts, runner) = (use_here(), use_toasts(), use_runner());
    move |change: Change| {
        let workspace = untrack(|| here.workspace());
        runner.call(
            move || change_bookmarks(workspace.clone(), change.clone()),
            move |answer| match answer {
                Ok(kept) => shelf.set(kept),
                Err(error) => toasts.failed(&error),
            },
        );
    }
}

/// What keeps the page at that address at hand, under the name that its tab has, or no longer.
pub fn toggle(shelf: Shelf, path: String) -> Change {
    match untrack(|| shelf.of(&path)) {
        Some(bookmark) => Change::Remove(RemoveBookmark { bookmark: bookmark.id }),
        None => Change::Add(AddBookmark { path, label: title() }),
    }
}

/// What the tab says the page is.
fn title() -> String {
    let title = document().title();
    title.strip_suffix(" · Backoffice").unwrap_or(&title).chars().take(200).collect()
}
