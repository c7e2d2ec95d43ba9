//! `/{workspace}/tickets`

use access::exports::ExportButton;
use access::gate;
use access::views::ViewMenu;
use kernel::{Cell, Time};
use leptos::prelude::*;
use ui::page::{PageHead, use_here};
use ui::prelude::*;
use ui::table::{CellAt, CellView, Due, Fetch, Pick, ResourceTable};

use super::{CREATE, SCHEMA, Status};

/// The list of tickets.
#[component]
pub fn TicketsPage() -> impl IntoView {
    let here = use_here();
    let (shell, work) = (access::shell::use_shell(), gate::use_work());
    let create = move || {
        shell.with(|shell| shell.may(CREATE)).then(|| {
            let href = Signal::derive(move || here.link("/tickets/new"));
            view! { <LinkButton label=t!(TICKETS_NEW) look=Look::Primary icon="plus" href attr:data-create="" attr:aria-keyshortcuts="c" attr:title=t!(KEYS_PRESS, what = tr!(TICKETS_NEW), keys = "c") /> }
        })
    };
    view! {
        <div class="list-page">
            <PageHead title=t!(TICKETS_TITLE)><ViewMenu schema=&SCHEMA /> <ExportButton schema=&SCHEMA /> {create}</PageHead>
            <ResourceTable schema=&SCHEMA fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) cell=CellView::new(due) work=Some(work) />
        </div>
    }
}

/// When a ticket is due says whether it is late, as long as it waits for somebody.
fn due(at: CellAt<'_>) -> Option<AnyView> {
    match (at.field.name, at.cell()) {
        ("due_at", Cell::Int(time)) => {
            let done = matches!(Status::from_name(at.get("status").text()), Some(Status::Solved | Status::Closed));
            let time = Time(*time);
            Some(view! { <Due time done /> }.into_any())
        }
        _ => None,
    }
}
