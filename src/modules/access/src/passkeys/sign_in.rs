//! The button that signs somebody in with a passkey, on the pages to sign in. Authenticators are reached by scripts alone, so
//! it is not shown without them.

use kernel::{Error, Rule};
use leptos::prelude::*;
use ui::prelude::*;

use super::Answer;
use super::api::begin_passkey_sign_in;
use super::browser::{Stopped, get, send};

/// Has the person choose a passkey and sends its answer to `action`, as the `code` of a form.
#[component]
pub fn PasskeySignIn(
    /// Where the answer is sent.
    action: &'static str,
    /// For the person whose sign-in waits for its second step, and nobody else.
    #[prop(optional)]
    second: bool,
    /// Where to go afterwards, a path of this site.
    next: String,
    /// Why the last answer was refused.
    #[prop(optional_no_strip)]
    refused: Option<Error>,
) -> impl IntoView {
    let (busy, problem) = (RwSignal::new(false), RwSignal::new(refused.map(Problem::Refused)));
    let ask = move |_| {
        busy.set(true);
        problem.set(None);
        let next = next.clone();
        leptos::task::spawn_local(async move {
            match answer(second).await {
                Ok(answer) => _ = send(action, &[("next", &next), ("code", &answer.text())]),
                Err(stopped) => {
                    busy.try_set(false);
                    problem.try_set(Some(stopped));
                }
            }
        });
    };
    let locale = use_locale();
    let said = move || {
        problem.get().map(|problem| {
            let said = match problem {
                Problem::Stopped(stopped) => text(locale.get(), words(stopped)).to_owned(),
                Problem::Refused(Error::Invalid(problems)) => {
                    problems.first().map(|problem| rule_text(locale.get(), &problem.rule)).unwrap_or_default()
                }
                Problem::Refused(error) => error_text(locale.get(), &error),
            };
            view! { <p class="field-error">{said}</p> }
        })
    };
    view! {
        <div class="needs-scripts sign-in-passkey">
            <Button label=t!(PASSKEYS_SIGN_IN) icon="key-round" busy on_click=ask />
            <div role="alert">{said}</div>
        </div>
    }
}

/// Why it did not come to a form that is sent.
#[derive(Clone)]
enum Problem {
    Stopped(Stopped),
    Refused(Error),
}

async fn answer(second: bool) -> Result<Answer, Problem> {
    let begun = begin_passkey_sign_in(second).await.map_err(Problem::Refused)?;
    let credential = get(&begun.options).await.map_err(Problem::Stopped)?;
    Ok(Answer { ceremony: begun.ceremony, credential })
}

/// What a person reads when there is no answer.
pub(crate) const fn words(stopped: Stopped) -> Key {
    match stopped {
        Stopped::Unknown => ui::i18n::key::PASSKEYS_UNKNOWN,
        Stopped::There => ui::i18n::key::PASSKEYS_THERE,
        Stopped::Closed => ui::i18n::key::PASSKEYS_CLOSED,
    }
}

/// What a passkey's page says about an error beside no field.
pub(super) fn is_passkey(error: &Error) -> bool {
    matches!(error.of_field("code"), Some(Rule::Passkey)) || matches!(error.of_field("passkey"), Some(Rule::State))
}
