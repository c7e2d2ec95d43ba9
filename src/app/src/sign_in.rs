//! The sign-in page: a plain form that works before scripts do.

use access::passkeys::sign_in::PasskeySignIn;
use access::sign_on::door::Issuers;
use kernel::query::encode;
use kernel::{Error, Rule, Uuid};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::prelude::*;

/// What the form holds when it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    pub email: String,
    /// Where to go afterwards, a path of this site.
    pub next: String,
    /// Id and name of the issuers of the workspace that it leads into.
    pub issuers: Vec<(Uuid, String)>,
    /// Whether the person whose sign-in waits has a passkey to go on with.
    pub passkey: bool,
    /// Where the code was mailed that the sign-in waits for, all but its beginning and its domain left out; empty where it
    /// waits for a factor.
    pub mailed: String,
    /// The end of the number that a code can be sent to; empty where there is none.
    pub texted: String,
    /// Whether a new code has just been sent.
    pub sent: bool,
    /// Why the last try failed.
    pub error: Option<Error>,
}

/// The `next` of an address' query.
pub fn next_of(query: &str) -> String {
    let raw = query.split('&').find_map(|pair| pair.strip_prefix("next=")).unwrap_or("/");
    decode(raw)
}

/// Undoes percent-encoding; what is not valid stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let escaped = (first == b'%')
            .then(|| tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = escaped {
            bytes.push(byte);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// `/sign-in`
#[component]
pub fn SignInPage() -> impl IntoView {
    let state = SharedValue::new(|| use_context::<SignIn>().unwrap_or_default()).into_inner();
    let locale = use_locale();
    let (refused, failed) = match state.error.clone() {
        Some(error) if error.of_field("code").is_some() => (Some(error), None),
        error => (None, error),
    };
    let passkey_next = state.next.clone();
    let problem = Signal::derive(move || {
        failed.as_ref().map(|error| match error.of_field("email") {
            Some(Rule::Credentials) => tr!(SIGN_IN_REFUSED),
            Some(rule) => rule_text(locale.get(), rule),
            None => error_text(locale.get(), error),
        })
    });
    focus_refused();
    let issuers = (!state.issuers.is_empty()).then(|| {
        let query = format!("?next={}", encode(&state.next));
        view! { <p class="or">{t!(SIGN_ON_OR)}</p> <Issuers issuers=state.issuers.clone() query /> }
    });
    let other = format!("/sign-in/sso?next={}", encode(&state.next));
    let set = use_set_locale();
    let languages = Locale::ALL.into_iter().map(move |choice| {
        let lang = choice.code();
        view! {
            <button
                class="button quiet"
                type="button"
                lang=lang
                aria-pressed=move || (locale.get() == choice).then_some("true")
                on:click=move |_| set(choice)
            >
                {choice.name()}
            </button>
        }
    });
    view! {
        <TabTitle text=move || tr!(SIGN_IN_TITLE) />
        <main class="sign-in">
            <form class="sign-in-card" method="post" action="/sign-in">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{t!(SIGN_IN_TITLE)}</h1>
                    <p class="hint">{t!(SIGN_IN_TEXT)}</p>
                </header>
                <input type="hidden" name="next" value=state.next />
                <TextInput
                    name="email"
                    label=t!(SIGN_IN_EMAIL)
                    kind="email"
                    initial=state.email
                    autocomplete="username"
                    error=problem
                    required=true
                />
                <TextInput
                    name="password"
                    label=t!(SIGN_IN_PASSWORD)
                    kind="password"
                    autocomplete="current-password"
                    required=true
                />
                <Button label=t!(ACTION_SIGN_IN) look=Look::Primary kind="submit" />
                <PasskeySignIn action="/sign-in" next=passkey_next refused />
                {issuers}
                <a href=other rel="external">{t!(SIGN_ON_USE)}</a>
                <a href="/forgot-password" rel="external">{t!(SIGN_IN_FORGOT)}</a>
            </form>
            <div class="sign-in-foot" role="group" aria-label=t!(LANGUAGE)>{languages.collect_view()}</div>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_where_to_go() {
        assert_eq!(next_of("next=%2Foptim%2Ftickets%3Fq%3Da&x=1"), "/optim/tickets?q=a");
        assert_eq!(next_of(""), "/");
        assert_eq!(next_of("next=%zz%"), "%zz%");
    }
}
