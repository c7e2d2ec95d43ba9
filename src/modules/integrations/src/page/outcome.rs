//! How a run ended.

use kernel::choice::Tone;
use kernel::import::{FileShape, ImportState, Report, Tally};
use leptos::prelude::*;
use ui::page::use_here;
use ui::prelude::*;

/// Rows, format, encoding, separator.
#[component]
pub fn Summary(file: FileShape) -> impl IntoView {
    let FileShape { format, encoding, delimiter, rows, .. } = file;
    let words = move || {
        let (format, encoding) = (format.clone(), encoding.clone());
        let delimiter = match delimiter {
            None => return tr!(IMPORT_SUMMARY, rows = rows, format = format),
            Some(';') => tr!(IMPORT_DELIMITER_SEMICOLON),
            Some('\t') => tr!(IMPORT_DELIMITER_TAB),
            Some(_) => tr!(IMPORT_DELIMITER_COMMA),
        };
        tr!(IMPORT_SUMMARY_TEXT, rows = rows, format = format, encoding = encoding, delimiter = delimiter)
    };
    view! { <p class="muted">{words}</p> }
}

/// What happened, or would happen, and where to see it.
#[component]
pub fn Outcome(state: ImportState, resource: String, report: Report) -> impl IntoView {
    let (here, locale) = (use_here(), use_locale());
    let Report { dry_run, tally, error, milliseconds, .. } = report;
    let title = move || match state {
        ImportState::Done => tr!(IMPORT_DONE_TITLE),
        ImportState::Cancelled => tr!(IMPORT_CANCELLED_TITLE),
        ImportState::Failed => tr!(IMPORT_FAILED_TITLE),
        _ => tr!(IMPORT_CHECKED_TITLE),
    };
    let body = match state {
        ImportState::Cancelled => view! { <p>{t!(IMPORT_CANCELLED_TEXT)}</p> }.into_any(),
        ImportState::Failed => {
            let why = move || error.as_ref().map(|error| error_text(locale.get(), error));
            view! {
                <div class="notice error" role="alert">
                    <Icon name="circle-alert" />
                    <p>{t!(IMPORT_FAILED_TEXT)} " " {why}</p>
                </div>
            }
            .into_any()
        }
        _ => {
            let seconds =
                move || format::decimal(locale.get(), i64::try_from(milliseconds / 100).unwrap_or(i64::MAX), 1);
            view! {
                {dry_run.then(|| view! { <p>{t!(IMPORT_CHECKED_LEAD)}</p> })}
                <Tallies tally dry_run />
                <p class="meta">{move || tr!(IMPORT_TOOK, seconds = seconds())}</p>
            }
            .into_any()
        }
    };
    let see = (state == ImportState::Done).then(|| {
        let (name, path) = (resource.clone(), format!("/{resource}"));
        let label = move || {
            let what = ui::i18n::of_resource(locale.get(), &name, "title");
            tr!(IMPORT_SEE, what = what)
        };
        let href = Signal::derive(move || here.link(&path));
        view! { <p><LinkButton label icon="arrow-right" look=Look::Primary href /></p> }
    });
    view! {
        <section class="section" role="status">
            <header><h2>{title}</h2></header>
            {body}
            {see}
        </section>
    }
}

/// How many rows became what; what did not occur is left out.
#[component]
pub fn Tallies(tally: Tally, dry_run: bool) -> impl IntoView {
    let Tally { created, updated, unchanged, refused } = tally;
    let made = (created > 0).then(|| {
        let label = move || {
            if dry_run { tr!(IMPORT_WOULD_CREATE, count = created) } else { tr!(IMPORT_CREATED, count = created) }
        };
        view! { <Badge tone=Tone::Green icon="circle-plus" label /> }
    });
    let changed = (updated > 0).then(|| {
        let label = move || {
            if dry_run { tr!(IMPORT_WOULD_UPDATE, count = updated) } else { tr!(IMPORT_UPDATED, count = updated) }
        };
        view! { <Badge tone=Tone::Blue icon="pencil" label /> }
    });
    let same = (unchanged > 0).then(|| {
        view! {
            <Badge tone=Tone::Neutral icon="minus" label=move || tr!(IMPORT_UNCHANGED, count = unchanged) />
        }
    });
    let left_out = (refused > 0).then(|| {
        view! {
            <Badge tone=Tone::Red icon="circle-x" label=move || tr!(IMPORT_REFUSED, count = refused) />
        }
    });
    view! { <div class="outcome">{made}{changed}{same}{left_out}</div> }
}
