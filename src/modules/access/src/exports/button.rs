//! The button over a list, and the one beside a file that is ready.

use kernel::{Error, Schema, Uuid};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use ui::page::use_here;
use ui::prelude::*;

use super::{Begun, Format, begin_export, may_fetch_export};
use crate::gate::use_runner;
use crate::shell::use_shell;

/// Takes along what the list shows, all pages of it, in a form of choice; asks for the password first where it must. What
/// is large becomes a job, whose page is shown. Plain links without scripts. Nothing for whoever may not.
#[component]
pub fn ExportButton(
    /// What is listed on this page.
    schema: &'static Schema,
) -> impl IntoView {
    if !use_shell().with_untracked(|shell| shell.may(schema.export())) {
        return ().into_any();
    }
    let forms = Format::ALL.map(|format| view! { <Form schema format /> });
    view! { <Menu label=t!(EXPORT) icon="download" end=true>{forms.collect_view()}</Menu> }.into_any()
}

#[component]
fn Form(schema: &'static Schema, format: Format) -> impl IntoView {
    let (here, location, runner, toasts) = (use_here(), use_location(), use_runner(), use_toasts());
    let (locale, navigate) = (use_locale(), use_navigate());
    let href = Memo::new(move |_| {
        let question =
            location.search.with(|search| if search.is_empty() { String::new() } else { format!("?{search}") });
        format!("/api/exports/{}/{}.{}{question}", here.workspace(), schema.name, format.name())
    });
    let get = move |event: MouseEvent| {
        event.prevent_default();
        let navigate = navigate.clone();
        let ask = move || {
            let question = location.search.get_untracked();
            begin_export(here.workspace(), schema.name.to_owned(), question, format)
        };
        runner.call(ask, move |answer| match answer {
            // A file to keep leaves the page where it is.
            Ok(Begun::Download) => _ = window().location().set_href(&href.get_untracked()),
            Ok(Begun::Job(job)) => navigate(&here.link(&format!("/settings/jobs/{job}")), NavigateOptions::default()),
            Err(error) => toasts.failed(&error),
        });
    };
    let (icon, label) = match format {
        Format::Csv => ("table-2", key::EXPORT_CSV),
        Format::Xlsx => ("file-spreadsheet", key::EXPORT_XLSX),
        Format::Json => ("file-down", key::EXPORT_JSON),
        Format::Pdf => ("file-text", key::EXPORT_PDF),
    };
    view! {
        <a class="menu-item" href=move || href.get() rel="external" download="" on:click=get>
            <Icon name=icon />
            <span>{move || text(locale.get(), label)}</span>
        </a>
    }
}

/// Fetches the file that a job has made.
#[component]
pub fn MadeButton(job: Uuid) -> impl IntoView {
    let here = use_here();
    let href = Signal::derive(move || format!("/api/exports/{}/made/{job}", here.workspace()));
    view! { <Download href label=t!(EXPORT_FETCH) ask=move || may_fetch_export(here.workspace(), job) /> }
}

/// Downloads a file, after the server has said that it may be; asks for the password first where it must. A plain link
/// without scripts.
#[component]
pub fn Download<F>(
    #[prop(into)] href: Signal<String>,
    /// What stands on it; *Export* unless it says more.
    #[prop(optional, into)]
    label: Option<leptos::text_prop::TextProp>,
    /// Asks the server.
    ask: impl Fn() -> F + Copy + 'static,
) -> impl IntoView
where
    F: Future<Output = Result<(), Error>> + 'static,
{
    let (runner, toasts) = (use_runner(), use_toasts());
    let get = move |event: MouseEvent| {
        event.prevent_default();
        runner.call(ask, move |answer| match answer {
            // A file to keep leaves the page where it is.
            Ok(()) => _ = window().location().set_href(&href.get_untracked()),
            Err(error) => toasts.failed(&error),
        });
    };
    let label = label.unwrap_or_else(|| t!(EXPORT).into());
    view! {
        <a class="button" href=move || href.get() rel="external" download="" on:click=get>
            <Icon name="download" />
            {move || label.get()}
        </a>
    }
}
