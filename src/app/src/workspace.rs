//! The frame around every page of a workspace.

use std::sync::Arc;

use access::sessions::confirm::{ConfirmDialog, provide_asker};
use access::shell::{Entered, Shell};
use customers::customers::CustomerId;
use customers::slots::CustomerTickets;
use leptos::prelude::*;
use leptos_router::LazyRoute as _;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;
use search::marks::api::visit;
use search::marks::shelf::provide_shelf;
use search::palette::{Overlays, keys, provide_overlays};
use ui::page::{provide_here, provide_live, set_status, use_here};
use ui::prelude::*;

use crate::navigation::{Navigation, PLACES};
use crate::role::{ChooseRole, Looking};
use crate::rooms::OverlayRoute;
use crate::top_bar::TopBar;

/// Where records have their pages. A test holds it together with what their schemas say.
pub const PAGES: &[(&str, &str)] = &[
    ("tickets", "/tickets"),
    ("customers", "/customers"),
    ("snippets", "/snippets"),
    ("members", "/settings/members"),
    ("invitations", "/settings/invitations"),
    ("access_reviews", "/settings/access-reviews"),
    ("mails", "/settings/mail"),
    ("jobs", "/settings/jobs"),
    ("audit_log", "/settings/audit"),
];

/// `/{workspace}/…`
#[component]
pub fn WorkspaceFrame() -> impl IntoView {
    let here = provide_here(PAGES);
    provide_live().connect(move || here.workspace());
    provide_context(CustomerTickets(Arc::new(|customer: CustomerId| {
        view! { <support::tickets::of_customer::TicketsOfCustomer customer /> }.into_any()
    })));
    // Known before anything is rendered: a page built inside a suspense would be built, and its resources numbered,
    // as often as the server looks at it, and the browser would take the wrong ones.
    let entered = SharedValue::new(|| use_context::<Entered>().unwrap_or_default()).into_inner();
    match entered.0 {
        Some(Ok(shell)) => {
            provide_clock(shell.now, shell.zone.clone());
            provide_context(Signal::stored(shell.clone()));
            provide_shelf();
            view! { <Inside shell /> }.into_any()
        }
        Some(Err(error)) => {
            set_status(error.status());
            view! { <main class="page"><Failure error page=true /></main> }.into_any()
        }
        None => {
            // Only a page of the server brings a frame; the browser came here on its own.
            Effect::new(|| {
                let _ = window().location().reload();
            });
            ().into_any()
        }
    }
}

#[component]
fn Inside(shell: Shell) -> impl IntoView {
    let (accent, asker) = (shell.workspace.accent.clone(), provide_asker());
    ui::theme::set_root("data-accent", &accent);
    if shell.choose {
        return view! { <ChooseRole shell /> }.into_any();
    }
    provide_context(ui::draft::Author(shell.member.0));
    let overlays = provide_overlays(PLACES);
    keys::listen(overlays);
    note_visits();
    let looking = shell.looking.then(|| view! { <Looking shell=shell.clone() /> });
    view! {
        <a class="skip" href="#content">{t!(SHELL_SKIP)}</a>
        <div class="shell" data-accent=accent>
            <Navigation shell=shell.clone() />
            <label class="sidebar-shade" for="nav-open" aria-hidden="true"></label>
            <TopBar shell />
            <main class="page" id="content" tabindex="-1">
                {looking}
                <Outlet />
            </main>
        </div>
        <Above overlays />
        <ConfirmDialog asker />
        <LeaveGuard />
    }
    .into_any()
}

/// The palette and what else lies above the page; its file is fetched the first time it is asked for.
#[component]
fn Above(overlays: Overlays) -> impl IntoView {
    let wanted = Memo::new(move |before| before == Some(&true) || overlays.any());
    move || wanted.get().then(|| Suspend::new(async move { OverlayRoute::view(OverlayRoute::data()).await }))
}

/// Whatever record is opened is remembered, whichever room it belongs to.
fn note_visits() {
    let (here, location) = (use_here(), use_location());
    let record = Memo::new(move |_| location.pathname.with(|path| here.record_at(path)));
    Effect::new(move || {
        let Some((resource, id)) = record.get() else { return };
        let workspace = untrack(|| here.workspace());
        leptos::task::spawn_local(async move {
            // What could not be remembered is missing in a list of conveniences, and nowhere else.
            let _ = visit(workspace, resource.to_owned(), id).await;
        });
    });
}
