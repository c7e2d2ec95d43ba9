//! The bar above the rows: one plain form whose fields are the address. Without scripts a button sends it; with them
//! every change does.

use super::address::{has_control, kept, pairs, parse};
use super::columns::{Columns, Sorting};
use super::filters::{FilterMenu, Filters, is_quick};
use super::finder::Pause;
use super::layouts::Layouts;
use super::state::Table;
use crate::icon::Icon;
use crate::{t, tr};
use leptos::ev::{Event, SubmitEvent};
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

/// How long typing pauses before the search goes out, and a date before it counts.
const TYPED: Duration = Duration::from_millis(250);
const DATED: Duration = Duration::from_millis(600);

/// Search, filters, order and columns.
#[component]
pub fn Toolbar(table: Table) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let (pause, navigate) = (Pause::new(), use_navigate());
    let sent = StoredValue::new(untrack(|| table.with(|query| query.q.clone())));
    let send = move |replace: bool| {
        pause.stop();
        let Some(form) = form.try_get_untracked().flatten() else { return };
        let (now, next) =
            untrack(|| (table.with(|query| table.address(query.clone().first_page())), address(table, &form)));
        if let Some(words) = form.get_with_name("q").and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            sent.set_value(words.value());
        }
        if now != next {
            navigate(&next, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
        }
    };
    let (submit, change) = (send.clone(), send.clone());
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        submit(false);
    };
    let changed = move |event: Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        match (field.name().as_str(), field.type_().as_str()) {
            ("" | "q", _) => {}
            (_, "date") => {
                let change = change.clone();
                pause.then(DATED, move || change(false));
            }
            _ => change(false),
        }
    };
    let typed = move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if field.is_some_and(|field| field.name() == "q") {
            let send = send.clone();
            pause.then(TYPED, move || send(true));
        }
    };
    let hidden = move || {
        table
            .with(|query| kept(table.schema, query))
            .into_iter()
            .map(|(name, value)| {
                view! {
                    <input type="hidden" name=name value=value />
                }
            })
            .collect_view()
    };
    let quick = table.schema.fields.iter().filter(|field| has_control(field) && is_quick(field));
    view! {
        <form
            class="toolbar"
            role="search"
            method="get"
            action=move || table.path()
            aria-label=t!(LIST_SEARCH_IN, what = table.what())
            node_ref=form
            on:submit=submitted
            on:change=changed
            on:input=typed
        >
            <Words table sent />
            {quick.map(|field| view! { <FilterMenu table field /> }).collect_view()}
            <Filters table />
            <button class="button without-scripts" type="submit">{t!(ACTION_APPLY)}</button>
            <div class="end">
                <Layouts table />
                <Sorting table />
                <Columns table />
            </div>
            {hidden}
        </form>
    }
}

/// The search field. What is being typed counts more than the address, unless somebody else changed that.
#[component]
fn Words(table: Table, sent: StoredValue<String>) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || {
        let words = table.with(|query| query.q.clone());
        let Some(field) = node.get_untracked() else { return };
        if sent.try_get_value().is_some_and(|sent| sent.trim() != words.trim()) {
            field.set_value(&words);
            sent.set_value(words);
        }
    });
    let label = move || tr!(LIST_SEARCH_IN, what = table.what());
    view! {
        <div class="search">
            <Icon name="search" />
            <input
                class="input"
                type="search"
                name="q"
                maxlength="200"
                autocomplete="off"
                value=untrack(|| table.with(|query| query.q.clone()))
                placeholder=label
                aria-label=label
                aria-keyshortcuts="/"
                node_ref=node
            />
            <kbd class="needs-scripts" aria-hidden="true">"/"</kbd>
        </div>
    }
}

/// Where the form leads, as the browser would send it.
fn address(table: Table, form: &HtmlFormElement) -> String {
    let data = FormData::new_with_form(form).ok();
    let search = data.and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data).ok());
    let search = search.map(|search| String::from(search.to_string())).unwrap_or_default();
    match parse(table.schema, pairs(&search)) {
        Ok(query) => table.address(query),
        Err(_) => format!("{}?{search}", table.path()),
    }
}
