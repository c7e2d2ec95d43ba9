//! `/forgot-password` and `/reset-password/{token}`: plain forms, which work before scripts do.

use kernel::Error;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::prelude::*;

use crate::strength::field::NewPassword;

/// What the page for a forgotten password holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten {
    pub email: String,
    /// Asked for: a mail is on its way, if there is such an account.
    pub sent: bool,
    pub error: Option<Error>,
}

/// What the page behind a link holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// What the link carries.
    pub token: String,
    pub standing: Standing,
    pub error: Option<Error>,
}

/// How a link stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// No such link, or it was used, or a newer one has been sent.
    #[default]
    Wrong,
    Expired,
    /// Good, for the account of this address.
    Open(String),
    /// The password is set.
    Done,
}

/// `/forgot-password`
#[component]
pub fn ForgotPage() -> impl IntoView {
    focus_refused();
    let Forgotten { email, sent, error } =
        SharedValue::new(|| use_context::<Forgotten>().unwrap_or_default()).into_inner();
    let locale = use_locale();
    let problem = Signal::derive(move || {
        error.as_ref().map(|error| match error.of_field("email") {
            Some(rule) => rule_text(locale.get(), rule),
            None => error_text(locale.get(), error),
        })
    });
    let content = if sent {
        let said = t!(FORGOT_SENT, email = email.clone());
        view! { <p role="status">{said}</p> }.into_any()
    } else {
        view! {
            <form class="form" method="post" action="/forgot-password" novalidate>
                <p class="hint">{t!(FORGOT_TEXT)}</p>
                <TextInput name="email" kind="email" label=t!(SIGN_IN_EMAIL) initial=email autocomplete="username" error=problem required=true max=254 />
                <Button label=t!(FORGOT_SEND) look=Look::Primary kind="submit" />
            </form>
        }
        .into_any()
    };
    view! { <Card title=key::FORGOT_TITLE>{content} <BackToSignIn /></Card> }
}

/// `/reset-password/{token}`
#[component]
pub fn ResetPage() -> impl IntoView {
    focus_refused();
    let Door { token, standing, error } = SharedValue::new(|| use_context::<Door>().unwrap_or_default()).into_inner();
    let locale = use_locale();
    let content = match standing {
        Standing::Wrong => view! { <p role="status">{t!(RESET_WRONG)}</p> <Again /> }.into_any(),
        Standing::Expired => view! { <p role="status">{t!(RESET_EXPIRED)}</p> <Again /> }.into_any(),
        Standing::Done => view! {
            <p role="status">{t!(RESET_DONE)}</p>
            <a class="button primary" href="/sign-in" rel="external">{t!(ACTION_SIGN_IN)}</a>
        }
        .into_any(),
        Standing::Open(email) => {
            let problem = Signal::derive(move || {
                error.as_ref().map(|error| match error.of_field("password") {
                    Some(rule) => rule_text(locale.get(), rule),
                    None => error_text(locale.get(), error),
                })
            });
            view! {
                <form class="form" method="post" action=format!("/reset-password/{token}") novalidate>
                    <input type="hidden" name="username" autocomplete="username" value=email.clone() />
                    <p class="hint">{email.clone()}</p>
                    <NewPassword about=Signal::stored(vec![email]) error=problem />
                    <Button label=t!(RESET_SET) look=Look::Primary kind="submit" />
                </form>
            }
            .into_any()
        }
    };
    view! { <Card title=key::RESET_TITLE>{content}</Card> }
}

#[component]
fn Again() -> impl IntoView {
    view! { <a class="button" href="/forgot-password" rel="external">{t!(RESET_AGAIN)}</a> }
}

#[component]
fn BackToSignIn() -> impl IntoView {
    view! { <a href="/sign-in" rel="external">{t!(FORGOT_BACK)}</a> }
}

/// The card that pages before signing in stand in.
#[component]
fn Card(title: Key, children: Children) -> impl IntoView {
    let locale = use_locale();
    view! {
        <TabTitle text=move || text(locale.get(), title).to_owned() />
        <main class="sign-in">
            <div class="sign-in-card">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{move || text(locale.get(), title)}</h1>
                </header>
                {children()}
            </div>
        </main>
    }
}
