//! The frame around every page of a workspace.

use std::sync::Arc;

use access::shell::{Shell, load_shell};
use customers::customers::CustomerId;
use customers::slots::CustomerTickets;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use ui::page::{provide_here, provide_live, set_status};
use ui::prelude::*;

use crate::navigation::Navigation;
use crate::top_bar::TopBar;

/// `/{workspace}/…`
#[component]
pub fn WorkspaceFrame() -> impl IntoView {
    let here = provide_here(&["tickets", "customers"]);
    provide_live().connect(move || here.workspace());
    provide_context(CustomerTickets(Arc::new(|customer: CustomerId| {
        view! { <support::tickets::of_customer::TicketsOfCustomer customer /> }.into_any()
    })));
    let shell = Resource::new_blocking(move || here.workspace(), load_shell);
    // Pages find what they need in this owner, whose child they are; it is filled before they are rendered.
    let owner = Owner::current().unwrap_or_default();
    view! {
        <Transition>
            {move || {
                let owner = owner.clone();
                Suspend::new(async move {
                    #[cfg(feature = "ssr")]
                    second_look().await;
                    match shell.await {
                        Ok(shell) => {
                            owner.with(|| {
                                provide_clock(shell.now, shell.zone.clone());
                                provide_context(Signal::stored(shell.clone()));
                            });
                            view! { <Inside shell /> }.into_any()
                        }
                        Err(error) => {
                            set_status(error.status());
                            view! { <main class="page"><Failure error /></main> }.into_any()
                        }
                    }
                })
            }}
        </Transition>
    }
}

/// The server looks once through what is suspended before it renders. Were the shell there already, that look would
/// build the page, outside of its request, and rendering would build it again: its resources would be numbered twice,
/// and the browser would take the first ones. So the first look finds nothing.
#[cfg(feature = "ssr")]
async fn second_look() {
    let mut looked = false;
    std::future::poll_fn(|cx| {
        if std::mem::replace(&mut looked, true) {
            return std::task::Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

#[component]
fn Inside(shell: Shell) -> impl IntoView {
    let accent = shell.workspace.accent.clone();
    ui::theme::set_root("data-accent", &accent);
    view! {
        <a class="skip" href="#content">{t!(SHELL_SKIP)}</a>
        <div class="shell" data-accent=accent>
            <Navigation shell=shell.clone() />
            <label class="sidebar-shade" for="nav-open" aria-hidden="true"></label>
            <TopBar shell />
            <main class="page" id="content" tabindex="-1">
                <Outlet />
            </main>
        </div>
    }
}
