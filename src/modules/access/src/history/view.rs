//! The history as a list under its heading.

use leptos::prelude::*;
use ui::i18n::deed;
use ui::prelude::*;

use super::Step;

/// Who did what to a record, newest first.
#[component]
pub fn History(
    /// The resource whose words name the fields.
    resource: &'static str,
    steps: Vec<Step>,
) -> impl IntoView {
    let locale = use_locale();
    let line = move |step: Step| {
        let did = deed(&step.command);
        // Other commands say themselves what they change.
        let edited =
            if step.command.split_once('.').is_some_and(|(_, verb)| verb == "edit") { step.fields } else { Vec::new() };
        let what = move || {
            let own = edited.iter().filter(|field| *field != "updated_at");
            let names: Vec<String> = own.map(|field| label(locale.get(), resource, field)).collect();
            if names.len() > 4 { String::new() } else { names.join(", ") }
        };
        view! {
            <li class="happening">
                <span>
                    <strong>{step.actor}</strong>
                    " "
                    {move || did.map(|key| text(locale.get(), key))}
                    " "
                    <span class="muted">{what}</span>
                </span>
                <RelativeTime time=step.at />
            </li>
        }
    };
    view! {
        <h2>{t!(HISTORY)}</h2>
        <ol class="happenings">
            {steps.into_iter().map(line).collect_view()}
        </ol>
    }
}
