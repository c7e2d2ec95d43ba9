//! The frame around every page of a workspace.

use std::sync::Arc;

use access::sessions::confirm::{ConfirmDialog, provide_asker};
use access::shell::{Entered, Shell};
use customers::customers::CustomerId;
use customers::slots::CustomerTickets;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use ui::page::{provide_here, provide_live, set_status};
use ui::prelude::*;

use crate::navigation::Navigation;
use crate::role::{ChooseRole, Looking};
use crate::top_bar::TopBar;

/// `/{workspace}/…`
#[component]
pub fn WorkspaceFrame() -> impl IntoView {
    let here = provide_here(&[
        ("tickets", "/tickets"),
        ("customers", "/customers"),
        ("members", "/settings/members"),
        ("invitations", "/settings/invitations"),
        ("access_reviews", "/settings/access-reviews"),
        ("mails", "/settings/mail"),
        ("audit_log", "/settings/audit"),
    ]);
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
        <ConfirmDialog asker />
    }
    .into_any()
}
