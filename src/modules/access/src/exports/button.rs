//! The button over a list.

use kernel::{Error, Schema};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::page::use_here;
use ui::prelude::*;

use super::may_export;
use crate::gate::use_runner;
use crate::shell::use_shell;

/// Downloads what the list shows, all pages of it; asks for the password first where it must. A plain link without
/// scripts. Nothing for whoever may not.
#[component]
pub fn ExportButton(
    /// What is listed on this page.
    schema: &'static Schema,
) -> impl IntoView {
    let (here, location) = (use_here(), use_location());
    if !use_shell().with_untracked(|shell| shell.may(schema.export())) {
        return ().into_any();
    }
    let href = Memo::new(move |_| {
        let question =
            location.search.with(|search| if search.is_empty() { String::new() } else { format!("?{search}") });
        format!("/api/exports/{}/{}.csv{question}", here.workspace(), schema.name)
    });
    view! { <Download href ask=move || may_export(here.workspace(), schema.name.to_owned()) /> }.into_any()
}

/// Downloads a file, after the server has said that it may be; asks for the password first where it must. A plain link
/// without scripts.
#[component]
pub fn Download<F>(
    #[prop(into)] href: Signal<String>,
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
    view! {
        <a class="button" href=move || href.get() rel="external" download="" on:click=get>
            <Icon name="download" />
            {t!(EXPORT)}
        </a>
    }
}
