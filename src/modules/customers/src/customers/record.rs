//! A customer on its page: what happened left, its properties right.

use access::history::{HistorySection, Step};
use access::shell::use_shell;
use leptos::prelude::*;
use ui::prelude::*;

use super::detail::Page;
use super::head::Head;
use super::payment::section::Payment;
use super::properties::Properties;
use super::{CustomerDetail, CustomerId, EDIT, reaches};
use crate::contacts::section::Contacts;
use crate::slots::CustomerTickets;

/// The page. Its tickets have a resource of their own, which must not be made inside another one's suspense: then
/// server and browser would count resources differently.
#[component]
pub(super) fn Record(id: CustomerId, data: Data<CustomerDetail>, steps: Data<Vec<Step>>, page: Page) -> impl IntoView {
    let tickets = use_context::<CustomerTickets>().map(|CustomerTickets(tickets)| tickets(id));
    view! {
        <Loaded resource=data rows=2 view=move |detail: CustomerDetail| view! { <Head detail page /> } />
        <div class="record customer">
            <div class="record-main">
                {tickets} {part(data, move |detail| view! { <Main detail page /> }.into_any())} <HistorySection resource="customers" data=steps />
            </div>
            {part(data, |detail| view! { <Properties detail /> }.into_any())}
        </div>
    }
}

/// A part of the page; when there is no customer, the head says so.
fn part(
    data: Data<CustomerDetail>,
    view: impl Fn(CustomerDetail) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <Transition fallback=|| ()>
            {move || {
                let view = view.clone();
                Suspend::new(async move { data.await.ok().map(view) })
            }}
        </Transition>
    }
}

#[component]
fn Main(detail: CustomerDetail, page: Page) -> impl IntoView {
    let editable = use_shell().with_untracked(|shell| reaches(shell, EDIT, detail.fields.owner));
    let notes = detail.fields.notes.clone();
    let payment = view! { <Payment detail=detail.clone() paying=page.paying /> };
    view! {
        <Contacts
            contacts=detail.contacts
            contacting=page.contacting
            editable=editable && detail.archived_at.is_none()
        />
        <section class="section">
            <header><h2>{t!(CUSTOMERS_FIELD_NOTES)}</h2></header>
            {if notes.is_empty() {
                view! { <p class="hint">{t!(CUSTOMERS_NOTES_EMPTY)}</p> }.into_any()
            } else {
                view! { <p class="notes" dir="auto">{notes}</p> }.into_any()
            }}
        </section>
        {payment}
    }
}
