//! The second step of a sign-in: a plain form that works before scripts do.

use access::passkeys::sign_in::PasskeySignIn;
use kernel::Error;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use ui::prelude::*;

use crate::sign_in::SignIn;

/// `/sign-in/second`
#[component]
pub fn SecondPage() -> impl IntoView {
    focus_refused();
    let state = SharedValue::new(|| use_context::<SignIn>().unwrap_or_default()).into_inner();
    let locale = use_locale();
    let failed = state.error.clone();
    let problem = Signal::derive(move || {
        failed.as_ref().map(|error| match error {
            Error::Invalid(problems) => {
                problems.first().map(|problem| rule_text(locale.get(), &problem.rule)).unwrap_or_default()
            }
            error => error_text(locale.get(), error),
        })
    });
    let device = !state.mailed.is_empty();
    let (title, hint) = match (device, state.texted.is_empty()) {
        (true, _) => (key::DEVICE_TITLE, key::DEVICE_HINT),
        (_, true) => (key::SECOND_TITLE, key::SECOND_HINT),
        (_, false) => (key::SECOND_TITLE, key::SMS_SECOND_HINT),
    };
    let intro =
        if device { t!(DEVICE_TEXT, email = state.mailed.clone()).into_any() } else { t!(SECOND_TEXT).into_any() };
    let again = (device || !state.texted.is_empty()).then(|| {
        view! { <SendCode next=state.next.clone() sent=state.sent number=state.texted.clone() /> }
    });
    let passkey = state.passkey.then(|| {
        let next = state.next.clone();
        view! { <PasskeySignIn action="/sign-in/second" second=true next /> }
    });
    view! {
        <TabTitle text=move || text(locale.get(), title).to_owned() />
        <main class="sign-in">
            <form class="sign-in-card" method="post" action="/sign-in/second">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{move || text(locale.get(), title)}</h1>
                    <p class="hint">{intro}</p>
                </header>
                <input type="hidden" name="next" value=state.next />
                <TextInput
                    name="code"
                    label=t!(FACTORS_CODE)
                    hint=Signal::derive(move || text(locale.get(), hint).to_owned())
                    max=40
                    error=problem
                    autocomplete="one-time-code"
                    required=true
                />
                <Button label=t!(ACTION_SIGN_IN) look=Look::Primary kind="submit" />
                {passkey}
            </form>
            {again}
            <form class="sign-in-foot" method="post" action="/sign-out">
                <Button label=t!(SECOND_LEAVE) icon="arrow-left" look=Look::Quiet kind="submit" />
            </form>
        </main>
    }
}

/// Asks for a code: a form of its own, which needs nothing that was typed.
#[component]
fn SendCode(
    next: String,
    /// One was sent just now.
    sent: bool,
    /// The end of the number that it is sent to; empty where it is mailed.
    number: String,
) -> impl IntoView {
    let (label, said, icon) = if number.is_empty() {
        (TextProp::from(t!(DEVICE_SEND)), key::DEVICE_SENT, "mail")
    } else {
        (TextProp::from(t!(SMS_SECOND_SEND, number = number.clone())), key::SMS_SECOND_SENT, "message-square")
    };
    let locale = use_locale();
    view! {
        <form class="sign-in-foot" method="post" action="/sign-in/second/send">
            <input type="hidden" name="next" value=next />
            {sent.then(|| view! { <p role="status">{move || text(locale.get(), said)}</p> })}
            <Button label icon look=Look::Quiet kind="submit" />
        </form>
    }
}
