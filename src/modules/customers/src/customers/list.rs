//! `/{workspace}/customers`

use access::exports::ExportButton;
use access::gate;
use access::shell::use_shell;
use access::views::ViewMenu;
use leptos::prelude::*;
use ui::page::use_here;
use ui::prelude::*;
use ui::table::{Create, Fetch, Pick, ResourceTable};

use super::{CREATE, SCHEMA};

/// The list of customers.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let (here, shell) = (use_here(), use_shell());
    let may_create = shell.with_untracked(|shell| shell.may(CREATE));
    let button = may_create.then(|| {
        let href = Signal::derive(move || here.link("/customers/new"));
        view! { <LinkButton label=t!(CUSTOMERS_NEW) look=Look::Primary icon="plus" href attr:data-create="" attr:aria-keyshortcuts="c" attr:title=t!(KEYS_PRESS, what = tr!(CUSTOMERS_NEW), keys = "c") /> }
    });
    let (fetch, pick, work) = (Fetch::new(gate::list), Pick::new(gate::pick), gate::use_work());
    let table = if may_create {
        let create: Create = (untrack(|| here.link("/customers/new")), t!(CUSTOMERS_NEW).into());
        view! { <ResourceTable schema=&SCHEMA fetch pick create work=Some(work) /> }.into_any()
    } else {
        view! { <ResourceTable schema=&SCHEMA fetch pick work=Some(work) /> }.into_any()
    };
    view! {
        <div class="list-page">
            <PageHead title=t!(CUSTOMERS_TITLE)><ViewMenu schema=&SCHEMA /> <ExportButton schema=&SCHEMA /> {button}</PageHead>
            {table}
        </div>
    }
    .into_any()
}
