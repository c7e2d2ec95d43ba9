//! Filters that are typed: numbers and words.

use super::state::Table;
use crate::i18n::{Key, key, text};
use crate::t;
use kernel::{Field, Op};
use leptos::prelude::*;

/// Both ends of a range of numbers.
#[component]
pub fn Numbers(table: Table, field: &'static Field) -> impl IntoView {
    let end = move |op: Op, end: &'static str, label: Key| {
        let name = format!("{}.{end}", field.name);
        let id = format!("{}-{}-{end}", table.schema.name, field.name);
        let value = move || table.with(|query| query.values(field.name, op).first().cloned().unwrap_or_default());
        view! {
            <div class="field">
                <label for=id.clone()>{move || text(table.locale.get(), label)}</label>
                <input class="input" type="number" id=id name=name value=untrack(value) prop:value=value />
            </div>
        }
    };
    view! {
        <div class="form-row pair">
            {end(Op::From, "from", key::LIST_MIN)}
            {end(Op::To, "to", key::LIST_MAX)}
        </div>
    }
}

/// Words, any of which will do.
#[component]
pub fn Words(table: Table, field: &'static Field) -> impl IntoView {
    let value = move || table.with(|query| query.values(field.name, Op::Is).join(","));
    let id = format!("{}-{}-is", table.schema.name, field.name);
    let hint = format!("{id}-hint");
    view! {
        <div class="field">
            <input
                class="input"
                id=id
                name=field.name
                autocomplete="off"
                aria-label=move || table.label(field)
                aria-describedby=hint.clone()
                value=untrack(value)
                prop:value=value
            />
            <p class="hint" id=hint>{t!(TAGS_HINT)}</p>
        </div>
    }
}
