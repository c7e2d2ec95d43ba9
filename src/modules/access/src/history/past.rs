//! The history of one of several records of a page, in a dialog.

use kernel::Uuid;
use leptos::prelude::*;
use ui::prelude::*;

use super::{HistorySection, history_of};

/// Which record's history is open.
#[derive(Clone, Copy, Default)]
pub struct Past {
    open: RwSignal<bool>,
    record: RwSignal<Option<(Uuid, String)>>,
}

impl Past {
    /// Opens that of a record of this name.
    pub fn show(self, record: impl Into<Uuid>, name: String) {
        self.record.set(Some((record.into(), name)));
        self.open.set(true);
    }
}

/// Who changed the record, closed.
#[component]
pub fn PastDialog(
    /// Of the records.
    resource: &'static str,
    past: Past,
) -> impl IntoView {
    let (here, live) = (use_here(), use_live(resource, None));
    let shown = move || past.record.with(|record| record.as_ref().map(|(id, _)| *id)).filter(|_| past.open.get());
    let steps = history_of(resource, move || (here.workspace(), shown(), live.get()));
    let title = move || past.record.with(|record| record.as_ref().map_or_else(String::new, |(_, name)| name.clone()));
    view! { <Dialog open=past.open title><HistorySection resource data=steps /></Dialog> }
}
