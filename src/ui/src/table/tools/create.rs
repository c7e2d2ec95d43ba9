//! The form of a new record, from its schema alone.

use super::value::{Draft, ValueInput};
use crate::button::{Button, Look};
use crate::clock::use_clock;
use crate::draft::{Drafts, use_drafts};
use crate::form::FormScope;
use crate::page::use_here;
use crate::t;
use crate::table::source::Pick;
use crate::table::work::Work;
use kernel::{Cell, Error, Field, Schema};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde_json::{Map, Value};

/// The form in the dialog.
pub fn form(schema: &'static Schema, pick: Pick, work: Work, open: RwSignal<bool>) -> AnyView {
    view! { <CreateForm schema pick work open /> }.into_any()
}

#[component]
fn CreateForm(schema: &'static Schema, pick: Pick, work: Work, open: RwSignal<bool>) -> impl IntoView {
    let (here, zone, navigate, drafts) = (use_here(), use_clock().zone(), use_navigate(), use_drafts());
    let fields: Vec<(&'static Field, Draft)> =
        schema.fields.iter().filter(|it| it.edit.is_some()).map(|it| (it, Draft::of(it, &Cell::Null, &zone))).collect();
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let filled = fields.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(create) = schema.create.filter(|_| !busy.get_untracked()) else { return };
        let mut body = Map::new();
        for (field, draft) in &filled {
            match untrack(|| draft.value(field, &zone)) {
                Ok(value) => _ = body.insert(field.name.to_owned(), value),
                Err(wrong) => return error.set(Some(wrong)),
            }
        }
        busy.set(true);
        let asked = (work.create)(create.command, Value::Object(body), (work.key)());
        let navigate = navigate.clone();
        leptos::task::spawn_local(async move {
            let answer = asked.await;
            let _ = busy.try_set(false);
            match answer {
                Ok(id) => {
                    drafts.forget();
                    open.set(false);
                    if let Some(page) = untrack(|| here.record(schema.name, id)) {
                        navigate(&page, NavigateOptions::default());
                    }
                }
                Err(refused) => drop(error.try_set(Some(refused))),
            }
        });
    };
    // Made inside the form, which they ask for their problems.
    let inputs = move || {
        let one = |(field, draft)| view! { <ValueInput schema field draft pick=pick.clone() name=field.name /> };
        fields.into_iter().map(one).collect_view()
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <FormScope id="create" error>
                <Drafts id="create" />
                {inputs()}
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                    <Button label=t!(ACTION_SAVE) look=Look::Primary kind="submit" busy />
                </footer>
            </FormScope>
        </form>
    }
}
