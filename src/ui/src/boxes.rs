//! Boxes to tick: several of a short list.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::form::Ties;
use crate::icon::Icon;

/// One that can be ticked.
#[derive(Clone, Debug)]
pub struct Tickable<T> {
    value: T,
    label: String,
    hint: Option<TextProp>,
    fixed: bool,
}

impl<T> Tickable<T> {
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into(), hint: None, fixed: false }
    }

    /// What to know of it, behind its name.
    #[must_use]
    pub fn hint(self, hint: Option<impl Into<TextProp>>) -> Self {
        Self { hint: hint.map(Into::into), ..self }
    }

    /// Whether it stays as it is.
    #[must_use]
    pub fn fixed(self, fixed: bool) -> Self {
        Self { fixed, ..self }
    }
}

/// Several of a list, in the order in which they were ticked.
#[component]
pub fn Boxes<T: Clone + PartialEq + Send + Sync + 'static>(
    /// The form field.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// What there is.
    options: Vec<Tickable<T>>,
    /// Follows the boxes.
    chosen: RwSignal<Vec<T>>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// The problem, where no `FormScope` knows it.
    #[prop(optional, into)]
    wrong: Option<Signal<Option<String>>>,
    /// The names are words of the program.
    #[prop(optional)]
    code: bool,
) -> impl IntoView {
    let ties = Ties::new(name, wrong, hint.is_some());
    let (described, error, id) = (ties.described(), ties.error, ties.id.clone());
    let one = |Tickable { value, label, hint, fixed }: Tickable<T>| {
        let (invalid, shown, first) = (ties.invalid(), value.clone(), value.clone());
        let tick = move |event| {
            chosen.update(|chosen| {
                chosen.retain(|held| *held != value);
                if event_target_checked(&event) {
                    chosen.push(value.clone());
                }
            });
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    name=name
                    checked=chosen.with_untracked(|chosen| chosen.contains(&first))
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&shown))
                    disabled=fixed
                    aria-invalid=invalid
                    on:change=tick
                />
                <span>
                    {if code { view! { <code>{label}</code> }.into_any() } else { label.into_any() }}
                    {hint.map(|hint| view! { " " <span class="hint">{move || hint.get()}</span> })}
                </span>
            </label>
        }
    };
    let options = options.into_iter().map(one).collect_view();
    view! {
        <fieldset class="checks" aria-describedby=described>
            <legend>{move || label.get()}</legend>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{move || hint.get()}</p> })}
            <div class="boxes" class:scopes=code>{options}</div>
            <p class="field-error" id=format!("{id}-error") hidden=move || error.with(Option::is_none)>
                <Icon name="circle-alert" /> {move || error.get()}
            </p>
        </fieldset>
    }
}
