//! The history as a list under its heading.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use ui::i18n::deed;
use ui::prelude::*;

use super::{Step, history};

/// What [`HistorySection`] shows; made at the top of the page. The source gives the workspace, the record, and what to read
/// it again for; without a record there is nothing.
pub fn history_of(
    resource: &'static str,
    source: impl Fn() -> (String, Option<Uuid>, u64) + Send + Sync + 'static,
) -> Data<Vec<Step>> {
    Data::new(source, move |(workspace, record, _)| async move {
        let Some(record) = record else { return Ok(Vec::new()) };
        match history(workspace, resource.to_owned(), record).await {
            // What is wrong with the record is said where it would stand.
            Err(Error::NotFound) => Ok(Vec::new()),
            steps => steps,
        }
    })
}

/// The history of a page's record, as a section; nothing without a step.
#[component]
pub fn HistorySection(
    /// The resource whose words name the fields.
    resource: &'static str,
    /// Of [`history_of`].
    data: Data<Vec<Step>>,
) -> impl IntoView {
    let show = move |steps: Vec<Step>| {
        (!steps.is_empty()).then(|| view! { <section class="section"><History resource steps /></section> })
    };
    view! { <Loaded resource=data rows=1 view=show /> }
}

/// Who did what to a record, newest first.
#[component]
pub fn History(
    /// The resource whose words name the fields.
    resource: &'static str,
    steps: Vec<Step>,
) -> impl IntoView {
    let locale = use_locale();
    let line = move |step: Step| {
        let (did, command) = (deed(&step.command), step.command.clone());
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
                    {move || did.map_or_else(|| command.clone(), |key| text(locale.get(), key).to_owned())}
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
