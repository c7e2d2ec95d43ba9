//! One's own passkeys, on the page of the account's factors.

use kernel::{Error, Rule};
use leptos::prelude::*;
use ui::prelude::*;

use super::Answer;
use super::api::{add_passkey, begin_passkey};
use super::browser::create;
use super::sign_in::{is_passkey, words};
use crate::factors::Factor;
use crate::factors::api::remove_factor;
use crate::gate::use_runner;

/// The list, and how to add one. What is typed is kept by the page, outside of what is fetched anew.
#[component]
pub fn Passkeys(
    /// Those that the person has.
    passkeys: Vec<Factor>,
    /// The name of the one that is being added; none while none is.
    adding: RwSignal<Option<String>>,
    /// With backup codes, if new ones were made.
    done: Callback<Vec<String>>,
) -> impl IntoView {
    let (here, runner) = (use_here(), use_runner());
    let removed = t!(FACTORS_REMOVED);
    let line = move |Factor { id, name, since, used }: Factor| {
        let remove = move |_| {
            let workspace = here.workspace();
            runner.say_call(move || remove_factor(workspace.clone(), id), removed(), move || done.run(Vec::new()));
        };
        let label = {
            let (locale, name) = (use_locale(), name.clone());
            move || {
                ui::i18n::format(locale.get(), ui::i18n::key::PASSKEYS_REMOVE, &[("name", Arg::from(name.as_str()))])
            }
        };
        view! {
            <li class="device">
                <Icon name="key-round" />
                <div>
                    <strong>{name}</strong>
                    <p class="hint">
                        {t!(FACTORS_APP_SINCE)} " " <Day time=since />
                        {used.map(|time| view! { " · " {t!(FACTORS_USED)} " " <RelativeTime time /> })}
                    </p>
                </div>
                <Button label=t!(ACTION_REMOVE) attr:aria-label=label on_click=remove />
            </li>
        }
    };
    let list = if passkeys.is_empty() {
        view! { <p>{t!(PASSKEYS_NONE)}</p> }.into_any()
    } else {
        view! { <ul class="devices">{passkeys.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        {list}
        <div class="form-actions start">
            <Button label=t!(PASSKEYS_ADD) icon="key-round" on_click=move |_| adding.set(Some(String::new())) />
        </div>
    }
}

/// Asks for the name of a new passkey, then has the authenticator make it.
#[component]
pub fn AddPasskey(adding: RwSignal<Option<String>>, done: Callback<Vec<String>>) -> impl IntoView {
    let (here, runner, locale) = (use_here(), use_runner(), use_locale());
    let name = RwSignal::new(adding.get_untracked().unwrap_or_default());
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let stopped = RwSignal::new(None::<String>);
    let fail = move |refused: Error| {
        busy.set(false);
        if is_passkey(&refused) {
            let Error::Invalid(problems) = &refused else { return };
            stopped.set(problems.first().map(|problem| rule_text(locale.get_untracked(), &problem.rule)));
        } else {
            error.set(Some(refused));
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        stopped.set(None);
        // Before the authenticator is bothered.
        if name.with_untracked(|name| name.trim().is_empty()) {
            return error.set(Some(Error::invalid("name", Rule::Required)));
        }
        error.set(None);
        busy.set(true);
        let workspace = here.workspace();
        runner.call(
            move || begin_passkey(workspace.clone()),
            move |begun| match begun {
                Err(refused) => fail(refused),
                Ok(begun) => leptos::task::spawn_local(async move {
                    let credential = match create(&begun.options).await {
                        Ok(credential) => credential,
                        Err(why) => {
                            busy.set(false);
                            return stopped.set(Some(text(locale.get_untracked(), words(why)).to_owned()));
                        }
                    };
                    let answer = Answer { ceremony: begun.ceremony, credential };
                    match add_passkey(here.workspace(), answer, name.get_untracked()).await {
                        Ok(codes) => {
                            adding.set(None);
                            done.run(codes);
                        }
                        Err(refused) => fail(refused),
                    }
                }),
            },
        );
    };
    view! {
        <section class="panel">
            <h2>{t!(PASSKEYS_ADD)}</h2>
            <p class="hint">{t!(PASSKEYS_ADD_TEXT)}</p>
            <FormScope id="passkey" error>
                <form on:submit=submit>
                    <TextInput name="name" label=t!(PASSKEYS_NAME) hint=t!(PASSKEYS_NAME_HINT) value=name max=60 required=true />
                    {move || stopped.get().map(|said| view! { <p class="field-error" role="alert">{said}</p> })}
                    <div class="form-actions">
                        <Button label=t!(ACTION_CANCEL) on_click=move |_| adding.set(None) />
                        <Button label=t!(PASSKEYS_CONTINUE) look=Look::Primary kind="submit" busy />
                    </div>
                </form>
            </FormScope>
        </section>
    }
}
