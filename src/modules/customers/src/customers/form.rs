//! `/{workspace}/customers/new` and `/{workspace}/customers/{id}/edit`

use access::gate::perform;
use access::key::FormKey;
use access::shell::use_shell;
use kernel::Error;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use ui::page::use_here;
use ui::prelude::*;

use super::detail::{Refused, fetched, use_customer_id};
use super::fields::{CustomerForm, Draft};
use super::{CREATE, CreateCustomer, CustomerDetail, CustomerFields, CustomerId, EDIT, EditCustomer, reaches};

/// Adds a customer.
#[component]
pub fn NewCustomerPage() -> impl IntoView {
    let (here, shell) = (use_here(), use_shell());
    if !shell.with_untracked(|shell| shell.may(CREATE)) {
        return view! { <Refused error=Error::Forbidden { needs: CREATE.to_string() } /> }.into_any();
    }
    let key = FormKey::default();
    let save = Action::new(move |fields: &CustomerFields| {
        perform(here.workspace(), CreateCustomer { fields: fields.clone() }, Some(key.get()))
    });
    let saved = Signal::derive(move || save.value().get().and_then(Result::ok));
    leave_when_done(saved, t!(CUSTOMERS_CREATED));
    view! {
        <PageHead title=t!(CUSTOMERS_NEW) />
        <div class="page-body narrow">
            <CustomerForm
                draft=Draft::new(CustomerFields::default(), None)
                save=move |fields| drop(save.dispatch(fields))
                pending=save.pending()
                error=Signal::derive(move || save.value().get().and_then(Result::err))
                label=t!(CUSTOMERS_CREATE)
                back=Signal::derive(move || here.link("/customers"))
            />
        </div>
    }
    .into_any()
}

/// Changes a customer.
#[component]
pub fn EditCustomerPage() -> impl IntoView {
    let id = use_customer_id();
    let data = fetched(move || id.get(), || (0, 0));
    view! { <Loaded resource=data view=|detail: CustomerDetail| view! { <EditPage detail /> } /> }.into_any()
}

#[component]
fn EditPage(detail: CustomerDetail) -> impl IntoView {
    let (here, shell) = (use_here(), use_shell());
    let CustomerDetail { id, version, fields, owner_name, archived_at, .. } = detail;
    if !shell.with_untracked(|shell| reaches(shell, EDIT, fields.owner)) {
        return view! { <Refused error=Error::Forbidden { needs: EDIT.to_string() } /> }.into_any();
    }
    let key = FormKey::default();
    let save = Action::new(move |fields: &CustomerFields| {
        let command = EditCustomer { customer: id, version, fields: fields.clone() };
        perform(here.workspace(), command, Some(key.get()))
    });
    let saved = Signal::derive(move || save.value().get().and_then(Result::ok).map(|()| id));
    leave_when_done(saved, t!(CUSTOMERS_SAVED));
    let refused = move || archived_at.map(|_| Error::invalid("archived_at", kernel::Rule::State));
    view! {
        <PageHead title=t!(CUSTOMERS_EDIT) />
        <div class="page-body narrow">
            <CustomerForm
                draft=Draft::new(fields, owner_name)
                save=move |fields| drop(save.dispatch(fields))
                pending=save.pending()
                error=Signal::derive(move || save.value().get().map_or_else(refused, Result::err))
                label=t!(ACTION_SAVE_CHANGES)
                back=Signal::derive(move || here.link(&format!("/customers/{id}")))
            />
        </div>
    }
    .into_any()
}

/// Goes to the customer's page once it is saved. The form leaves the history: going back does not send it again.
fn leave_when_done(saved: Signal<Option<CustomerId>>, said: impl Fn() -> String + Send + Sync + 'static) {
    let (here, toasts, navigate, drafts) = (use_here(), use_toasts(), use_navigate(), use_drafts());
    Effect::new(move || {
        if let Some(id) = saved.get() {
            drafts.forget();
            toasts.success(said());
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&untrack(|| here.link(&format!("/customers/{id}"))), options);
        }
    });
}
