//! The details on a customer's page: hidden until somebody asks, and the dialog in which they are changed.

use std::time::Duration;

use access::gate::use_runner;
use access::shell::use_shell;
use kernel::{Error, Rule};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::{MOST, REVEAL, RevealPaymentDetails, SetPaymentDetails};
use crate::customers::{CustomerDetail, CustomerId, EDIT, reaches};

/// How long revealed details stay on the screen.
const SHOWN: Duration = Duration::from_mins(1);

/// What the section and the dialog share. It outlives each fetch, so that news neither close the dialog nor hide what was
/// asked for.
#[derive(Clone, Copy)]
pub(crate) struct Paying {
    customer: CustomerId,
    done: Callback<()>,
    revealed: RwSignal<Option<String>>,
    editing: RwSignal<bool>,
    typed: RwSignal<String>,
    version: RwSignal<i64>,
    /// Whether there are some already.
    there: RwSignal<bool>,
}

impl Paying {
    pub(crate) fn new(customer: CustomerId, done: Callback<()>) -> Self {
        Self {
            customer,
            done,
            revealed: RwSignal::new(None),
            editing: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
            version: RwSignal::new(0),
            there: RwSignal::new(false),
        }
    }
}

/// The details, or that there are some.
#[component]
pub(crate) fn Payment(detail: CustomerDetail, paying: Paying) -> impl IntoView {
    let (runner, toasts) = (use_runner(), use_toasts());
    let allowed = |permission| use_shell().with_untracked(|shell| reaches(shell, permission, detail.fields.owner));
    let live = detail.archived_at.is_none();
    let (may_reveal, may_edit) = (live && allowed(REVEAL), live && allowed(EDIT));
    let Paying { customer, revealed, editing, typed, version, .. } = paying;
    let (there, current) = (detail.has_payment_details, detail.version);
    let hiding = StoredValue::new(None::<TimeoutHandle>);
    let reveal = move |_| {
        runner.run(RevealPaymentDetails { customer }, None, move |answer| match answer {
            Ok(details) => {
                revealed.set(Some(details));
                // One that was asked for before does not hide these.
                hiding.update_value(|hiding| {
                    if let Some(before) = hiding.take() {
                        before.clear();
                    }
                    *hiding = set_timeout_with_handle(move || _ = revealed.try_set(None), SHOWN).ok();
                });
            }
            Err(error) => toasts.failed(&error),
        });
    };
    let change = move |_| {
        typed.set(revealed.get_untracked().unwrap_or_default());
        version.set(current);
        paying.there.set(there);
        editing.set(true);
    };
    let shown = move || {
        match revealed.get() {
        Some(details) => view! { <p class="notes" dir="auto">{details}</p> }.into_any(),
        None if there => {
            view! {
                <p><span class="mono" aria-hidden="true">"••••••••"</span> " " <span class="hint">{t!(CUSTOMERS_PAYMENT_SEALED)}</span></p>
            }
            .into_any()
        }
        None => view! { <p class="hint">{t!(CUSTOMERS_PAYMENT_NONE)}</p> }.into_any(),
    }
    };
    view! {
        <section class="section">
            <header>
                <h2>{t!(CUSTOMERS_FIELD_PAYMENT_DETAILS)}</h2>
                <div class="actions">
                    {move || (there && may_reveal && revealed.with(Option::is_none)).then(|| view! {
                        <Button label=t!(CUSTOMERS_PAYMENT_REVEAL) icon="eye" on_click=reveal />
                    })}
                    {may_edit.then(|| view! { <Button label=t!(CUSTOMERS_PAYMENT_CHANGE) icon="pencil" on_click=change /> })}
                </div>
            </header>
            <div aria-live="polite">{shown}</div>
        </section>
    }
}

/// The dialog, closed.
#[component]
pub(crate) fn PaymentDialog(paying: Paying) -> impl IntoView {
    view! {
        <Dialog open=paying.editing title=t!(CUSTOMERS_PAYMENT_CHANGE)>
            <Form paying />
        </Dialog>
    }
}

#[component]
fn Form(paying: Paying) -> impl IntoView {
    let (runner, toasts, saved) = (use_runner(), use_toasts(), t!(CUSTOMERS_PAYMENT_SAVED));
    let Paying { customer, done, revealed, editing, typed, version, there } = paying;
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let send = move |details: String| {
        busy.set(true);
        let saved = saved();
        let command = SetPaymentDetails { customer, version: version.get_untracked(), details };
        runner.run(command, None, move |answer| {
            busy.set(false);
            match answer {
                Ok(()) => {
                    revealed.set(None);
                    editing.set(false);
                    toasts.success(saved);
                    done.run(());
                }
                Err(refused) => error.set(Some(refused)),
            }
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let details = typed.get_untracked();
        // Nobody loses what they did not see: to take them away there is a button that says so.
        if there.get_untracked() && details.trim().is_empty() {
            return error.set(Some(Error::invalid("details", Rule::Required)));
        }
        send(details);
    };
    view! {
        <FormScope id="payment" error>
            <form class="form" novalidate on:submit=submit>
                <TextArea
                    name="details"
                    label=t!(CUSTOMERS_FIELD_PAYMENT_DETAILS)
                    hint=t!(CUSTOMERS_PAYMENT_HINT)
                    value=typed
                    optional=true
                    max=MOST
                />
                <footer>
                    {move || there.get().then(|| view! {
                        <Button label=t!(CUSTOMERS_PAYMENT_REMOVE) look=Look::Danger on_click=move |_| send(String::new()) />
                    })}
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| editing.set(false) />
                    <Button label=t!(ACTION_SAVE) look=Look::Primary kind="submit" busy />
                </footer>
            </form>
        </FormScope>
    }
}
