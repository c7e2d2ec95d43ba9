//! What somebody types into a form is kept in their browser until it is sent or given up: through a crash, a closed tab and the
//! end of a session.
//!
//! It is kept by person, page and form, for a week. Passwords, codes and files never are, nor what is chosen in a picker, whose
//! text alone means nothing. A form asks for it with [`Drafts`] inside of its scope, and says [`Kept::forget`] once it is sent. What
//! keeps and offers it comes with the table's tools (`table/tools/drafts.rs`); the first file knows nothing of it.

use crate::table::drafts;
use kernel::Uuid;
use leptos::html;
use leptos::prelude::*;
use web_sys::Storage;

/// Whoever types; from the frame. Where nobody is known, nothing is kept.
#[derive(Clone, Copy)]
pub struct Author(pub Uuid);

/// What is kept of the page's forms; from [`use_drafts`].
#[derive(Clone, Copy)]
pub struct Kept(Option<Author>);

/// What is kept for the reader. Take it in a component's body.
pub fn use_drafts() -> Kept {
    Kept(use_context())
}

impl Kept {
    /// Forgets what was typed on this page: it is sent, or given up.
    pub fn forget(self) {
        let (Some(storage), Some(Author(author))) = (storage(), self.0) else { return };
        let page = format!("draft {author} {} ", path());
        let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
        for key in keys.filter(|key| key.starts_with(&page)).collect::<Vec<_>>() {
            let _ = storage.remove_item(&key);
        }
    }
}

/// Keeps what is typed into the form around it, and offers what was typed before.
#[component]
pub fn Drafts(
    /// The form's name on its page.
    id: &'static str,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    view! { <div class="drafts" node_ref=node>{drafts(node, id)}</div> }
}

pub(crate) fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}
