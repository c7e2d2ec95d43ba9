//! Chooses one record: a field that finds while one types (ARIA combobox pattern with a list). Without scripts it is a
//! plain `<select>` of the options it was given.

use super::combo::{Asked, Combo};
use super::finder::Finder;
use super::picker_box::combobox;
use super::picker_select::{find, offered, selecting};
use super::source::{Named, Pick};
use crate::form::{Field, Ties};
use crate::i18n::use_locale;
use crate::page::use_here;
use kernel::Uuid;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What is chosen: a record by id and name, or nothing.
pub type Picked = Option<(Uuid, String)>;

/// One record of a resource, or none.
#[component]
pub fn Picker(
    /// The form field; it sends the id, or nothing.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// Of which resource.
    resource: &'static str,
    /// Finds records by words.
    pick: Pick,
    /// What is chosen, at first and then.
    value: RwSignal<Picked>,
    /// Told when a person has chosen something else.
    #[prop(optional, into)]
    on_change: Option<Callback<Picked>>,
    /// Offers to choose nothing, by this name ("Unassigned").
    #[prop(optional, into)]
    none: Option<TextProp>,
    /// The reader's own record, offered first.
    #[prop(optional)]
    me: Picked,
    /// What can be chosen without scripts.
    #[prop(optional)]
    options: Named,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// Its problem, where no `FormScope` knows it.
    #[prop(optional, into)]
    error: Option<Signal<Option<String>>>,
    /// Must be chosen.
    #[prop(optional)]
    required: bool,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let ties = Ties::new(name, error, hint.is_some());
    let choose = Callback::new(move |chosen: Picked| {
        let before = value.try_update(|value| std::mem::replace(value, chosen.clone())).flatten();
        let changed = before.map(|(id, _)| id) != chosen.as_ref().map(|(id, _)| *id);
        if let Some(told) = on_change.filter(|_| changed) {
            told.run(chosen);
        }
    });
    let select = NodeRef::<html::Select>::new();
    let plain = RwSignal::new(!options.is_empty());
    let known = StoredValue::new(options);
    Effect::new(move || {
        // What was chosen before the browser took over is kept.
        if let Some(id) = select.get_untracked().filter(|_| plain.get_untracked()).map(|select| select.value()) {
            let chosen = known.with_value(|known| find(&offered(known, &value.get_untracked()), &id));
            if value.with_untracked(|value| *value != chosen) {
                value.set(chosen);
            }
        }
        plain.set(false);
    });
    let combo = Combo {
        locale: use_locale(),
        finder: Finder::new(use_here(), resource, StoredValue::new(pick)),
        value,
        choose,
        typed: RwSignal::new(None),
        open: RwSignal::new(false),
        active: RwSignal::new(0),
        asked: StoredValue::new(Asked { name, label: label.clone(), ties: ties.clone(), none, me, required }),
        disabled,
    };
    let control = move || {
        if plain.get() {
            let offers = known.with_value(|known| offered(known, &value.get_untracked()));
            selecting(combo, offers, select)
        } else {
            combobox(combo)
        }
    };
    view! { <Field ties label hint>{control}</Field> }
}
