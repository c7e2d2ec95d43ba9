//! The favourites in the sidebar, and the star that makes one of the page that is open.

use kernel::query::{encode, query_string};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use serde::{Deserialize, Serialize};
use ui::page::use_here;
use ui::prelude::*;
use ui::table::pairs;

use super::Bookmark;
use crate::palette::use_overlays;

/// What the server knew before it rendered the frame.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept(pub Vec<Bookmark>);

/// The reader's favourites, for whatever shows or changes them.
#[derive(Clone, Copy)]
pub struct Shelf(RwSignal<Vec<Bookmark>>);

/// Takes what the server sent along with the page.
pub fn provide_shelf() -> Shelf {
    let kept = SharedValue::new(|| use_context::<Kept>().unwrap_or_default()).into_inner();
    let shelf = Shelf(RwSignal::new(kept.0));
    provide_context(shelf);
    shelf
}

/// The reader's favourites.
pub fn use_shelf() -> Shelf {
    use_context().unwrap_or_else(|| Shelf(RwSignal::new(Vec::new())))
}

impl Shelf {
    /// In order; tracked.
    pub fn all(self) -> Vec<Bookmark> {
        self.0.get()
    }

    /// The favourite of this address below the workspace; tracked.
    pub fn of(self, path: &str) -> Option<Bookmark> {
        self.0.with(|kept| kept.iter().find(|bookmark| bookmark.path == path).cloned())
    }

    /// What the server says they are now.
    pub fn set(self, kept: Vec<Bookmark>) {
        self.0.try_set(kept);
    }
}

/// The address of the page that is open, below the workspace, without its place in a list.
pub fn use_path() -> Signal<String> {
    let (here, location) = (use_here(), use_location());
    Signal::derive(move || {
        let question = location.search.with(|search| {
            let mut pairs = pairs(search);
            pairs.retain(|(name, value)| !matches!(name.as_str(), "after" | "before") && !value.is_empty());
            query_string(&pairs)
        });
        let home = format!("/{}", encode(&here.workspace()));
        location.pathname.with(|path| {
            let below = path.strip_prefix(home.as_str()).unwrap_or_default().trim_end_matches('/');
            format!("{below}{question}")
        })
    })
}

/// Keeps the open page at hand, or no longer.
#[component]
pub fn Star() -> impl IntoView {
    let (shelf, path, overlays) = (use_shelf(), use_path(), use_overlays());
    let kept = Memo::new(move |_| path.with(|path| shelf.of(path).is_some()));
    let label = t!(MARKS_KEEP);
    view! {
        <button
            class="button quiet square star needs-scripts"
            type="button"
            aria-pressed=move || kept.get().to_string()
            title=label
            on:click=move |_| overlays.star.set(true)
        >
            <Icon name="star" />
            <span class="visually-hidden">{label}</span>
        </button>
    }
}

/// The favourites below the navigation; nothing where there are none.
#[component]
pub fn Favourites() -> impl IntoView {
    let (here, shelf, path, overlays) = (use_here(), use_shelf(), use_path(), use_overlays());
    let link = move |bookmark: Bookmark| {
        let (own, label) = (bookmark.path.clone(), bookmark.label.clone());
        let current = move || (path.get() == own).then_some("page");
        view! {
            <li>
                <a class="nav-link" href=here.link(&bookmark.path) aria-current=current title=label>
                    <Icon name="star" />
                    <span dir="auto">{bookmark.label}</span>
                </a>
            </li>
        }
    };
    move || {
        let kept = shelf.all();
        (!kept.is_empty()).then(|| {
            view! {
                <section class="favourites" aria-labelledby="favourites">
                    <header>
                        <h2 id="favourites">{t!(MARKS_TITLE)}</h2>
                        <IconButton icon="pencil" label=t!(MARKS_EDIT) on_click=move |_| overlays.edit.set(true) attr:class="button quiet square needs-scripts" />
                    </header>
                    <ul>{kept.into_iter().map(link).collect_view()}</ul>
                </section>
            }
        })
    }
}
