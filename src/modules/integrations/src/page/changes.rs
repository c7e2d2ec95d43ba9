//! The first records that were, or would be, changed.

use kernel::import::{Changed, Report};
use kernel::time::Time;
use leptos::prelude::*;
use ui::i18n::label;
use ui::prelude::*;

use super::by_line::ByLine;

/// Line, record and what changes.
#[component]
pub fn Changes(resource: String, report: Report) -> impl IntoView {
    if report.changes.is_empty() {
        return ().into_any();
    }
    let (count, resource) = (report.changes.len(), StoredValue::new(resource));
    let some = (count as u64) < report.tally.created + report.tally.updated;
    let lines = report.changes.into_iter().map(|changed| view! { <Line changed resource /> }).collect_view();
    view! {
        <section class="section">
            <header><h2>{t!(IMPORT_CHANGES)}</h2></header>
            {some.then(|| view! { <p class="muted">{move || tr!(IMPORT_CHANGES_SOME, count = count)}</p> })}
            <ByLine
                title=key::IMPORT_CHANGES
                columns=[key::IMPORT_CHANGE_KIND, key::IMPORT_CHANGE_RECORD, key::IMPORT_CHANGE_WHAT]
            >
                {lines}
            </ByLine>
        </section>
    }
    .into_any()
}

#[component]
fn Line(changed: Changed, resource: StoredValue<String>) -> impl IntoView {
    let locale = use_locale();
    let Changed { line, title, created, fields } = changed;
    let kind = move || if created { tr!(IMPORT_CHANGE_NEW) } else { tr!(IMPORT_CHANGE_EDIT) };
    let what = move || {
        let say = |(field, before, after): &(String, String, String)| {
            let name = resource.with_value(|resource| label(locale.get(), resource, field));
            let [before, after] = [before, after].map(|value| {
                let named = resource.with_value(|resource| ui::i18n::choice(locale.get(), resource, field, value));
                moment(field, value)
                    .unwrap_or_else(|| if is_choice(resource, field, value) { named } else { value.clone() })
            });
            if before.is_empty() {
                tr!(IMPORT_CHANGE_VALUE, field = name, after = after)
            } else {
                tr!(IMPORT_CHANGE_FROM, field = name, before = before, after = after)
            }
        };
        fields.iter().map(say).collect::<Vec<_>>().join("; ")
    };
    view! {
        <tr>
            <td class="num">{line.to_string()}</td>
            <td>{kind}</td>
            <td>{title}</td>
            <td>{what}</td>
        </tr>
    }
}

/// Times travel as milliseconds.
fn moment(field: &str, value: &str) -> Option<String> {
    field.ends_with("_at").then(|| value.parse().ok().map(|ms| Time(ms).rfc3339())).flatten()
}

/// Whether a text names this value of a choice.
fn is_choice(resource: StoredValue<String>, field: &str, value: &str) -> bool {
    let key = resource.with_value(|resource| format!("{resource}-{field}-{value}").replace('_', "-"));
    Key::find(&key).is_some()
}
