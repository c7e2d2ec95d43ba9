//! *Text messages* on the page of one's own factors.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use ui::prelude::*;

use super::Offer;
use super::api::{begin_sms, confirm_sms};
use crate::factors::Factor;
use crate::factors::api::remove_factor;
use crate::gate::use_runner;

/// A number that is being set up: what is typed, and the factor once a code was sent. Kept by the page, outside of what is
/// fetched anew.
#[derive(Clone, Copy)]
pub struct Adding {
    number: RwSignal<String>,
    /// None while no code was sent.
    sent: RwSignal<Option<Uuid>>,
    open: RwSignal<bool>,
}

impl Default for Adding {
    fn default() -> Self {
        Self { number: RwSignal::new(String::new()), sent: RwSignal::new(None), open: RwSignal::new(false) }
    }
}

impl Adding {
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    fn close(self) {
        self.open.set(false);
        self.sent.set(None);
        self.number.set(String::new());
    }
}

/// The number, or how to add one, or why none can be added.
#[component]
pub fn TextFactor(
    /// The number that counts.
    texts: Option<Factor>,
    offer: Offer,
    adding: Adding,
    /// With backup codes, if new ones were made.
    done: Callback<Vec<String>>,
) -> impl IntoView {
    let (here, runner, removed) = (use_here(), use_runner(), t!(FACTORS_REMOVED));
    let label = if texts.is_some() { key::SMS_REPLACE } else { key::SMS_ADD };
    let locale = use_locale();
    let line = match texts {
        None => view! { <p>{t!(SMS_NONE)}</p> }.into_any(),
        Some(Factor { id, name, since, used }) => {
            let remove = move |_| {
                let workspace = here.workspace();
                runner.say_call(move || remove_factor(workspace.clone(), id), removed(), move || done.run(Vec::new()));
            };
            view! {
                <ul class="devices">
                    <li class="device">
                        <Icon name="message-square" />
                        <div>
                            <strong>{name}</strong>
                            <p class="hint">
                                {t!(FACTORS_APP_SINCE)} " " <Day time=since />
                                {used.map(|time| view! { " · " {t!(FACTORS_USED)} " " <RelativeTime time /> })}
                            </p>
                        </div>
                        <Button label=t!(SMS_REMOVE) on_click=remove />
                    </li>
                </ul>
            }
            .into_any()
        }
    };
    let way = match offer {
        Offer::Yes => view! {
            <div class="form-actions start">
                <Button
                    label=Signal::derive(move || text(locale.get(), label).to_owned())
                    icon="message-square"
                    on_click=move |_| adding.open.set(true)
                />
            </div>
        }
        .into_any(),
        Offer::NoProvider => view! { <p class="hint">{t!(SMS_NO_PROVIDER)}</p> }.into_any(),
        Offer::Ignored => view! { <p class="hint">{t!(SMS_IGNORED)}</p> }.into_any(),
    };
    view! { {line} {way} }
}

/// Asks for the number, then for the code that was sent to it.
#[component]
pub fn AddNumber(adding: Adding, done: Callback<Vec<String>>) -> impl IntoView {
    let (here, runner) = (use_here(), use_runner());
    let (code, error, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<Error>), RwSignal::new(false));
    let ask = Callback::new(move |()| {
        let (workspace, number) = (here.workspace(), adding.number.get_untracked());
        busy.set(true);
        error.set(None);
        runner.call(
            move || begin_sms(workspace.clone(), number.clone()),
            move |answer| {
                busy.set(false);
                match answer {
                    Ok(factor) => adding.sent.set(Some(factor)),
                    Err(refused) => error.set(Some(refused)),
                }
            },
        );
    });
    let confirm = move |factor: Uuid| {
        let (workspace, typed) = (here.workspace(), code.get_untracked());
        busy.set(true);
        error.set(None);
        runner.call(
            move || confirm_sms(workspace.clone(), factor, typed.clone()),
            move |answer| {
                busy.set(false);
                match answer {
                    Ok(codes) => {
                        adding.close();
                        done.run(codes);
                    }
                    Err(refused) => error.set(Some(refused)),
                }
            },
        );
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match adding.sent.get_untracked() {
            None => ask.run(()),
            Some(factor) => confirm(factor),
        }
    };
    let sent = move || adding.sent.with(Option::is_some);
    let locale = use_locale();
    let label = Signal::derive(move || {
        let label = if sent() { key::FACTORS_TURN_ON } else { key::SMS_SEND };
        text(locale.get(), label).to_owned()
    });
    view! {
        <section class="panel">
            <h2>{t!(SMS_ADD)}</h2>
            <p class="hint">{t!(SMS_ADD_TEXT)}</p>
            <FormScope id="sms" error>
                <form novalidate on:submit=submit>
                    <TextInput
                        name="number"
                        label=t!(SMS_NUMBER)
                        hint=t!(SMS_NUMBER_HINT)
                        kind="tel"
                        value=adding.number
                        max=30
                        autocomplete="tel"
                        required=true
                    />
                    <Show when=sent>
                        <TextInput
                            name="code"
                            label=t!(FACTORS_CODE)
                            hint=t!(SMS_CODE_HINT)
                            value=code
                            max=10
                            autocomplete="one-time-code"
                            required=true
                        />
                    </Show>
                    <div class="form-actions">
                        <Button label=t!(ACTION_CANCEL) on_click=move |_| adding.close() />
                        <Show when=sent>
                            <Button label=t!(SMS_SEND_AGAIN) on_click=move |_| ask.run(()) />
                        </Show>
                        <Button label look=Look::Primary kind="submit" busy />
                    </div>
                </form>
            </FormScope>
        </section>
    }
}
