//! The rows that were left out, and why.

use kernel::import::{Refusal, Report};
use kernel::{Rule, Uuid};
use leptos::prelude::*;
use ui::i18n::label;
use ui::prelude::*;

use super::by_line::ByLine;
use super::slug;

/// What a refusal says where the rule's own sentence would mislead.
pub(crate) fn rule_of(locale: Locale, refusal: &Refusal) -> Option<String> {
    (refusal.rule == Rule::Taken).then(|| text(locale, key::IMPORT_REFUSAL_TAKEN).to_owned())
}

/// Line, column, value and reason of each; all of them as a file.
#[component]
pub fn Refusals(
    id: Uuid,
    resource: String,
    report: Report,
    /// How many are listed on the server.
    listed: usize,
    /// Whether the file that they stand in is still there.
    file_kept: bool,
) -> impl IntoView {
    if report.refusals.is_empty() {
        return ().into_any();
    }
    let slug = slug();
    let shown = report.refusals.len();
    let header = StoredValue::new(report.file.header);
    let resource = StoredValue::new(resource);
    let lines = report.refusals.into_iter().map(|refusal| view! { <Line refusal header resource /> }).collect_view();
    let file = move || format!("/api/imports/{}/{id}/refused.csv", slug());
    view! {
        <section class="section">
            <header>
                <h2>{t!(IMPORT_REFUSALS)}</h2>
                {file_kept.then(|| view! {
                    <a class="button" href=file download="refused.csv" rel="external">
                        <Icon name="download" />
                        <span>{t!(IMPORT_REFUSALS_DOWNLOAD)}</span>
                    </a>
                })}
            </header>
            <p class="muted">
                {move || if file_kept { tr!(IMPORT_REFUSALS_LEAD) } else { tr!(IMPORT_FILE_GONE) }}
                {(shown < listed).then(|| view! { " " {move || tr!(IMPORT_REFUSALS_SOME, shown = shown, all = listed)} })}
            </p>
            <ByLine
                title=key::IMPORT_REFUSALS
                columns=[key::IMPORT_REFUSAL_COLUMN, key::IMPORT_REFUSAL_VALUE, key::IMPORT_REFUSAL_REASON]
            >
                {lines}
            </ByLine>
        </section>
    }
    .into_any()
}

#[component]
fn Line(refusal: Refusal, header: StoredValue<Vec<String>>, resource: StoredValue<String>) -> impl IntoView {
    let locale = use_locale();
    let (line, value) = (refusal.line, refusal.value.clone());
    let column = refusal.column.and_then(|place| header.with_value(|header| header.get(place as usize).cloned()));
    let field = refusal.field.clone();
    let place = move || match (&column, field.as_str()) {
        (Some(name), _) if !name.is_empty() => name.clone(),
        (_, "row") => tr!(IMPORT_REFUSAL_ROW),
        (_, field) => resource.with_value(|resource| label(locale.get(), resource, field)),
    };
    let reason = move || rule_of(locale.get(), &refusal).unwrap_or_else(|| rule_text(locale.get(), &refusal.rule));
    view! {
        <tr>
            <td class="num">{line.to_string()}</td>
            <td>{place}</td>
            <td class="truncate">{value}</td>
            <td>{reason}</td>
        </tr>
    }
}
