//! The list and the page of a resource that has none of its own: everything comes from its schema.

use kernel::{Schema, Uuid};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::i18n::of_resource;
use ui::prelude::*;
use ui::table::{CreateButton, RecordView};

use crate::exports::ExportButton;
use crate::gate::{self, use_work};
use crate::history::{HistorySection, history_of};
use crate::views::ViewMenu;

/// The list, with views, export, creating, changing and undo.
#[component]
pub fn ListOf(schema: &'static Schema) -> impl IntoView {
    let (work, locale) = (use_work(), use_locale());
    let making = work.clone();
    let title = move || of_resource(locale.get(), schema.name, "title");
    view! {
        <div class="list-page">
            <PageHead title>
                <ViewMenu schema />
                <ExportButton schema />
                <CreateButton schema pick=Pick::new(gate::pick) work=making />
            </PageHead>
            <ResourceTable schema fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) work=Some(work) />
        </div>
    }
}

/// The page of the record in the address, with its history.
#[component]
pub fn RecordOf(schema: &'static Schema) -> impl IntoView {
    let (here, params, work, again) = (use_here(), use_params_map(), use_work(), RwSignal::new(0_u64));
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<Uuid>().ok()));
    let live = use_live(schema.name, None);
    let changes = move || again.get() + live.get();
    let record = Data::new(
        move || (here.workspace(), id.get(), changes()),
        move |(workspace, id, _)| async move {
            match id {
                Some(id) => gate::record(workspace, schema.name.to_owned(), id).await,
                None => Err(kernel::Error::NotFound),
            }
        },
    );
    let steps = history_of(schema.name, move || (here.workspace(), id.get(), changes()));
    let changed = Callback::new(move |()| again.update(|count| *count += 1));
    view! {
        <RecordView schema record pick=Pick::new(gate::pick) work changed />
        <div class="page-body narrow"><HistorySection resource=schema.name data=steps /></div>
    }
}
