//! What only some readers of a list ask for: putting conditions together, changing, creating, another layout, a record beside
//! the rows. In the bundle that `make` builds (the feature `split`) all of it is a file of its own, which the browser
//! fetches when the first is asked for; on the server, and without the feature, it is plain code.
//!
//! What belongs here: what is made only after a click, or for an address that names it. What every list shows does not.

mod board;
mod builder;
mod bulk;
mod calendar;
mod cell;
mod create;
mod drafts;
mod record;
mod value;

pub use record::RecordView;

use super::bulk::Deeds;
use super::cell::CellView;
use super::edit::{Editor, Spot};
use super::source::Pick;
use super::state::Table;
use super::work::Work;
use crate::data::Data;
use crate::dialog::focus_open;
use crate::failure::Outdated;
use kernel::{ListPage, Schema};
use leptos::html;
use leptos::prelude::*;
use std::sync::Once;

/// Pages that came, beside what may be done with their records.
pub type Laid<T> = (Data<T>, Option<CellView>, Option<Work>, Callback<()>);

/// What makes each of them.
#[derive(Clone, Copy)]
pub struct Tools {
    pub builder: fn(Table, RwSignal<bool>) -> AnyView,
    pub bulk: fn(Table, Deeds) -> AnyView,
    pub cell: fn(Editor, Spot) -> AnyView,
    pub create: fn(&'static Schema, Pick, Work, RwSignal<bool>) -> AnyView,
    pub board: fn(Table, Laid<Vec<ListPage>>) -> AnyView,
    pub calendar: fn(Table, Laid<Option<ListPage>>) -> AnyView,
    pub peek: fn(Table, Laid<Option<ListPage>>) -> AnyView,
    pub drafts: fn(NodeRef<html::Div>, &str) -> AnyView,
}

fn all() -> Tools {
    Tools {
        builder: builder::form,
        bulk: bulk::form,
        cell: cell::form,
        create: create::form,
        board: board::view,
        calendar: calendar::view,
        peek: record::peek,
        drafts: drafts::offer,
    }
}

#[cfg(feature = "split")]
mod file {
    use super::{Tools, all};
    use std::sync::OnceLock;

    static HERE: OnceLock<Tools> = OnceLock::new();

    /// The file's only way in.
    #[allow(clippy::unnecessary_wraps, reason = "the macro says by it that the file did not come")]
    #[leptos::wasm_split::wasm_split(table, wasm_split_path = leptos::wasm_split, fallible)]
    fn tools() -> Result<Tools, leptos::wasm_split::SplitLoaderError> {
        Ok(all())
    }

    /// The tools, if they came.
    pub fn here() -> Option<Tools> {
        HERE.get().copied()
    }

    /// Fetches them; none when the file is not there any more.
    pub async fn fetched() -> Option<Tools> {
        let tools = tools().await.ok()?;
        Some(*HERE.get_or_init(|| tools))
    }
}

#[cfg(not(feature = "split"))]
mod file {
    use super::{Tools, all};

    #[expect(clippy::unnecessary_wraps, reason = "as it is where they are fetched")]
    pub fn here() -> Option<Tools> {
        Some(all())
    }

    #[expect(clippy::unused_async, reason = "as it is where they are fetched")]
    pub async fn fetched() -> Option<Tools> {
        here()
    }
}

/// Makes something with the tools: at once when they are here, otherwise when they came.
pub fn with(make: impl Fn(Tools) -> AnyView + Send + Sync + 'static) -> AnyView {
    if let Some(tools) = file::here() {
        return make(tools);
    }
    let came = RwSignal::new(None::<Option<Tools>>);
    leptos::task::spawn_local(async move {
        let tools = file::fetched().await;
        let _ = came.try_set(Some(tools));
        focus_open();
    });
    let view = move || match came.get()? {
        Some(tools) => Some(make(tools)),
        None => Some(view! { <Outdated /> }.into_any()),
    };
    view.into_any()
}

/// What was typed before into the form around a place, once the tools are here; the page does not wait for them.
pub fn drafts(place: NodeRef<html::Div>, id: &'static str) -> AnyView {
    let came = RwSignal::new(None::<Option<Tools>>);
    Effect::new(move || {
        leptos::task::spawn_local(async move {
            let _ = came.try_set(Some(file::fetched().await));
        });
    });
    (move || Some((came.get()??.drafts)(place, id))).into_any()
}

/// Fetches them ahead, once, so that the first click is answered at once.
pub fn fetch() {
    static ASKED: Once = Once::new();
    ASKED.call_once(|| {
        leptos::task::spawn_local(async {
            // What did not come is asked for again by the click.
            let _ = file::fetched().await;
        });
    });
}

/// Waits for them if the page at that address begins with one: the browser must have what the server rendered.
pub async fn begin(search: &str) {
    let begins = |part: &str| part.starts_with("as=") || part.starts_with("peek=");
    if search.trim_start_matches('?').split('&').any(begins) {
        let _ = file::fetched().await;
    }
}
