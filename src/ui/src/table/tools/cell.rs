//! The editor over a cell.

use super::value::{Draft, ValueInput};
use crate::button::IconButton;
use crate::clock::use_clock;
use crate::form::FormScope;
use crate::i18n::{format as say, key};
use crate::icon::Icon;
use crate::table::edit::{Editor, Spot};
use crate::{t, tr};
use kernel::{Amendment, Error};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// The form that lies over the cell.
pub fn form(editor: Editor, spot: Spot) -> AnyView {
    view! { <CellForm editor spot /> }.into_any()
}

#[component]
fn CellForm(editor: Editor, spot: Spot) -> impl IntoView {
    let Some((field, cell, version)) = editor.cell(spot) else { return ().into_any() };
    let (table, zone) = (editor.table, use_clock().zone());
    let draft = Draft::of(field, &cell, &zone);
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let before = untrack(|| draft.value(field, &zone)).ok();
    let close = move || {
        editor.open.set(None);
        editor.back_to(spot.record);
    };
    // Where to go when it is saved: nowhere, on or back.
    let save = Arc::new(move |on: Option<bool>| {
        let go = move || {
            let next = on.and_then(|back| editor.neighbour(spot, back));
            if next.is_none() || !editor.open_at(next) {
                close();
            }
        };
        let value = match untrack(|| draft.value(field, &zone)) {
            Ok(value) if Some(&value) == before.as_ref() => return go(),
            Ok(value) => value,
            Err(wrong) => return error.set(Some(wrong)),
        };
        let Some(edit) = field.edit.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        let amendment =
            Amendment { command: edit.command.to_owned(), argument: Some((edit.argument.to_owned(), value)) };
        let work = editor.work.get_value();
        let asked = (work.amend)(amendment, spot.record, version);
        let locale = table.locale.get_untracked();
        let said = say(locale, key::CELL_CHANGED, &[("what", untrack(|| table.label(field)).into())]);
        leptos::task::spawn_local(async move {
            let answer = asked.await;
            let _ = busy.try_set(false);
            match answer {
                Ok(undo) => {
                    editor.versions.changed(spot.record, version);
                    (work.done)(said, undo.into_iter().collect());
                    editor.changed.run(());
                    go();
                }
                // Whatever argument of the command it is about, it is this field's.
                Err(Error::Invalid(problems)) => {
                    let rule = problems.into_iter().next().map(|problem| problem.rule);
                    let _ = error.try_set(rule.map(|rule| Error::invalid(field.name, rule)));
                }
                Err(refused) => drop(error.try_set(Some(refused))),
            }
        });
    });
    let (submit, tab, pick) = (save.clone(), save.clone(), save);
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        submit(None);
    };
    let pressed = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            close();
        }
        "Tab" => {
            event.prevent_default();
            tab(Some(event.shift_key()));
        }
        _ => {}
    };
    let node = NodeRef::<html::Form>::new();
    Effect::new(move || {
        let control = node.get().and_then(|form| form.query_selector("input, select").ok().flatten());
        if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
            let _ = control.focus();
        }
    });
    let chosen = Draft::is_chosen(field).then(|| Callback::new(move |()| pick(None)));
    let width = spot.width.max(260.0);
    let left = format!("max(8px, min({}px, 100vw - {}px))", spot.left, width + 8.0);
    let (top, width) = (format!("{}px", spot.top), format!("{width}px"));
    view! {
        <form class="cell-editor" novalidate node_ref=node style:left=left style:top=top style:width=width on:submit=submitted on:keydown=pressed aria-busy=move || busy.get().then_some("true")>
            <FormScope id="cell" error>
                {match chosen {
                    Some(chosen) => {
                        view! { <ValueInput schema=table.schema field draft pick=table.pick.get_value() name=field.name chosen /> }.into_any()
                    }
                    None => view! { <ValueInput schema=table.schema field draft pick=table.pick.get_value() name=field.name /> }.into_any(),
                }}
                <div class="cell-buttons">
                    <span class="hint">{t!(CELL_KEYS)}</span>
                    <IconButton icon="x" label=t!(ACTION_CANCEL) on_click=move |_| close() />
                    <button class="button primary square" type="submit" aria-label=move || tr!(ACTION_SAVE) title=move || tr!(ACTION_SAVE)>
                        <Icon name="check" />
                    </button>
                </div>
            </FormScope>
        </form>
    }
    .into_any()
}
