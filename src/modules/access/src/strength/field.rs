//! The field in which one sets a password: says while one types how good it would be.

use std::time::Duration;

use kernel::Error;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use ui::prelude::*;

use super::{LONGEST, Strength, rate_password};

/// How long nobody types before the server is asked.
const PAUSE: Duration = Duration::from_millis(300);
/// What the meter says, by score.
const WORDS: [Key; 5] =
    [key::STRENGTH_NONE, key::STRENGTH_POOR, key::STRENGTH_FAIR, key::STRENGTH_GOOD, key::STRENGTH_STRONG];

/// A new password, with its strength beneath.
#[component]
pub fn NewPassword(
    /// The form field.
    #[prop(default = "password")]
    name: &'static str,
    /// Follows what is typed.
    #[prop(optional)]
    value: Option<RwSignal<String>>,
    /// What is known of the person: a password of that is guessed first.
    #[prop(optional, into)]
    about: Signal<Vec<String>>,
    /// Its problem, where no `FormScope` knows it.
    #[prop(optional, into)]
    error: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let value = value.unwrap_or_default();
    let rating = RwSignal::new(None::<Strength>);
    let asking = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move || {
        let password = value.get();
        if let Some(earlier) = asking.get_value() {
            earlier.clear();
        }
        if password.is_empty() {
            rating.set(None);
            return;
        }
        let ask = move || {
            leptos::task::spawn_local(async move {
                let answer: Result<Strength, Error> = rate_password(password.clone(), about.get_untracked()).await;
                // What was typed meanwhile is asked for anew.
                if value.try_get_untracked().is_some_and(|now| now == password) {
                    rating.set(answer.ok());
                }
            });
        };
        asking.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    });
    let tied = match error {
        Some(error) => view! {
            <TextInput name kind="password" label=t!(STRENGTH_LABEL) hint=t!(STRENGTH_HINT) value autocomplete="new-password" required=true max=LONGEST error />
        }
        .into_any(),
        None => view! {
            <TextInput name kind="password" label=t!(STRENGTH_LABEL) hint=t!(STRENGTH_HINT) value autocomplete="new-password" required=true max=LONGEST />
        }
        .into_any(),
    };
    view! {
        <div class="new-password">
            {tied}
            <div class="strength" role="status">{move || rating.get().map(|rating| view! { <Meter rating /> })}</div>
        </div>
    }
}

#[component]
fn Meter(rating: Strength) -> impl IntoView {
    let locale = use_locale();
    let Strength { score, problem } = rating;
    let word = WORDS.get(usize::from(score)).copied().unwrap_or(key::STRENGTH_NONE);
    let said = problem.map(|rule| move || format!(" {}", rule_text(locale.get(), &rule)));
    view! {
        <meter min="0" max="4" low="2" high="3" optimum="4" value=score.max(1).to_string() aria-hidden="true"></meter>
        <p class="hint"><strong>{move || text(locale.get(), word)}</strong>{said}</p>
    }
}
