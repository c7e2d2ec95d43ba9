//! The history as a list under its heading.

use kernel::{Cell, Error, Time, Uuid};
use leptos::prelude::*;
use ui::i18n::{self, deed};
use ui::prelude::*;

use super::{Change, Step, history};

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
        view! {
            <li>
                <div class="happening">
                    <span>
                        <strong>{step.actor}</strong>
                        " "
                        {move || did.map_or_else(|| command.clone(), |key| text(locale.get(), key).to_owned())}
                    </span>
                    <RelativeTime time=step.at />
                </div>
                {(!step.changes.is_empty()).then(|| view! {
                    <ul class="step-changes">{step.changes.into_iter().map(|change| changed(resource, change)).collect_view()}</ul>
                })}
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

/// A field, what it was, and what it is.
fn changed(resource: &'static str, Change { field, values }: Change) -> AnyView {
    let locale = use_locale();
    let name = field.clone();
    let named = move || label(locale.get(), resource, &name);
    let said = values.map(|(before, after)| {
        let [before, after] = [before, after].map(|cell| said(resource, &field, cell));
        view! { ": " <del>{before}</del> <span aria-hidden="true">" → "</span> <ins>{after}</ins> }
    });
    view! { <li>{named} {said}</li> }.into_any()
}

fn said(resource: &'static str, field: &str, cell: Cell) -> AnyView {
    let locale = use_locale();
    match cell {
        Cell::Null => view! { <span class="muted">{t!(NO_VALUE)}</span> }.into_any(),
        Cell::Int(time) if field.ends_with("_at") => view! { <RelativeTime time=Time(time) /> }.into_any(),
        Cell::Int(number) => (move || format::number(locale.get(), number)).into_any(),
        Cell::Tags(tags) => tags.join(", ").into_any(),
        Cell::Text(text) | Cell::Link { label: text, .. } => {
            // What is chosen from a closed set has a word of its own.
            let key = Key::find(&format!("{resource}-{field}-{text}").replace('_', "-"));
            let said = move || key.map_or_else(|| text.clone(), |key| i18n::text(locale.get(), key).to_owned());
            view! { <bdi>{said}</bdi> }.into_any()
        }
    }
}
