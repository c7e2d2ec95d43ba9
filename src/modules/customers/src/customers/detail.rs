//! `/{workspace}/customers/{id}`: finds the customer, follows it, and changes its state.

use access::gate::perform;
use access::history::history_of;
use kernel::Error;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::page::{SetStatus, set_status, use_here, use_live};
use ui::prelude::*;

use super::api::customer;
use super::payment::section::{Paying, PaymentDialog};
use super::record::Record;
use super::{ArchiveCustomer, CustomerDetail, CustomerId, RestoreCustomer};
use crate::contacts::dialog::{ContactDialogs, Contacting};

/// One customer.
#[component]
pub fn CustomerPage() -> impl IntoView {
    let id = use_customer_id();
    let page = move || match id.get() {
        Some(id) => view! { <Customer id /> }.into_any(),
        None => view! { <Refused error=Error::NotFound /> }.into_any(),
    };
    view! { {page} }.into_any()
}

/// The customer of the address; none when it is no id.
pub(super) fn use_customer_id() -> Memo<Option<CustomerId>> {
    let params = use_params_map();
    // While another page takes over, the parameter may be gone before this page is.
    Memo::new(move |before: Option<&Option<CustomerId>>| match params.with(|params| params.get("id")) {
        Some(id) => id.parse().ok(),
        None => before.copied().flatten(),
    })
}

/// Reads a customer; a failure is also the status that the page answers with.
pub(super) fn fetched(
    id: impl Fn() -> Option<CustomerId> + Send + Sync + 'static,
    changes: impl Fn() -> (u32, u64) + Send + Sync + 'static,
) -> Data<CustomerDetail> {
    let (here, status) = (use_here(), use_context::<SetStatus>());
    Data::new(
        move || (here.workspace(), id(), changes()),
        move |(workspace, id, _)| {
            let status = status.clone();
            async move {
                let detail = match id {
                    Some(id) => customer(workspace, id).await,
                    None => Err(Error::NotFound),
                };
                if let (Err(error), Some(SetStatus(set))) = (&detail, status) {
                    set(error.status());
                }
                detail
            }
        },
    )
}

/// In place of a page that is not for this reader, with the status that says so.
#[component]
pub(super) fn Refused(error: Error) -> impl IntoView {
    set_status(error.status());
    view! { <Failure error page=true /> }
}

/// What the parts of the page share. It outlives each fetch, so that news never closes a dialog.
#[derive(Clone, Copy)]
pub(super) struct Page {
    /// Grows when the customer has to be read again.
    pub read: RwSignal<u32>,
    /// Somebody else was faster.
    pub conflict: RwSignal<bool>,
    /// Archives (true) or restores the version that is shown.
    pub archive: Action<(bool, i64), Result<bool, Error>>,
    pub contacting: Contacting,
    pub paying: Paying,
}

#[component]
fn Customer(id: CustomerId) -> impl IntoView {
    let (here, toasts) = (use_here(), use_toasts());
    let (read, conflict, live) = (RwSignal::new(0), RwSignal::new(false), use_live("customers", Some(id.0)));
    let data = fetched(move || Some(id), move || (read.get(), live.get()));
    let archive = Action::new(move |&(archive, version): &(bool, i64)| {
        let workspace = here.workspace();
        async move {
            if archive {
                perform(workspace, ArchiveCustomer { customer: id, version }, None).await?;
            } else {
                perform(workspace, RestoreCustomer { customer: id, version }, None).await?;
            }
            Ok(archive)
        }
    });
    let (archived, restored) = (t!(CUSTOMERS_ARCHIVED), t!(CUSTOMERS_RESTORED));
    Effect::new(move || match archive.value().get() {
        None => {}
        Some(Ok(done)) => {
            toasts.success(untrack(|| if done { archived() } else { restored() }));
            read.update(|read| *read += 1);
        }
        Some(Err(Error::Conflict { .. })) => conflict.set(true),
        Some(Err(error)) => toasts.failed(&error),
    });
    let again = Callback::new(move |()| read.update(|read| *read += 1));
    let (contacting, paying) = (Contacting::new(id, again), Paying::new(id, again));
    let page = Page { read, conflict, archive, contacting, paying };
    let steps = history_of("customers", move || (here.workspace(), Some(id.0), live.get() + u64::from(read.get())));
    view! {
        <Record id data steps page />
        <ContactDialogs contacting />
        <PaymentDialog paying />
    }
}
