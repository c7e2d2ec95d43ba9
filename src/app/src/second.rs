//! The second step of a sign-in: a plain form that works before scripts do.

use access::passkeys::sign_in::PasskeySignIn;
use kernel::Error;
use leptos::prelude::*;
use ui::prelude::*;

use crate::sign_in::SignIn;

/// `/sign-in/second`
#[component]
pub fn SecondPage() -> impl IntoView {
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
    let passkey = state.passkey.then(|| {
        let next = state.next.clone();
        view! { <PasskeySignIn action="/sign-in/second" next /> }
    });
    view! {
        <TabTitle text=move || tr!(SECOND_TITLE) />
        <main class="sign-in">
            <form class="sign-in-card" method="post" action="/sign-in/second">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{t!(SECOND_TITLE)}</h1>
                    <p class="hint">{t!(SECOND_TEXT)}</p>
                </header>
                <input type="hidden" name="next" value=state.next />
                <TextInput
                    name="code"
                    label=t!(FACTORS_CODE)
                    hint=t!(SECOND_HINT)
                    max=40
                    error=problem
                    autocomplete="one-time-code"
                    required=true
                />
                <Button label=t!(ACTION_SIGN_IN) look=Look::Primary kind="submit" />
                {passkey}
            </form>
            <form class="sign-in-foot" method="post" action="/sign-out">
                <Button label=t!(SECOND_LEAVE) icon="arrow-left" look=Look::Quiet kind="submit" />
            </form>
        </main>
    }
}
