//! Fields in which one chooses.

use crate::form::{Field, Ties, follow};
use crate::icon::Icon;
use crate::tr;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What a [`Select`] offers: the value that is sent, and what it is called.
pub type Options = Vec<(String, String)>;

/// The values of a choice field, named in the reader's language: for the `options` of a [`Select`].
pub fn choice_options(
    resource: &'static str,
    field: &'static str,
    choices: &'static [kernel::choice::Choice],
) -> Signal<Options> {
    let locale = crate::i18n::use_locale();
    Signal::derive(move || {
        let name = |value: &'static str| crate::i18n::choice(locale.get(), resource, field, value);
        choices.iter().map(|choice| (choice.name.to_owned(), name(choice.name))).collect()
    })
}

/// One of a list.
#[component]
pub fn Select(
    /// The form field.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// What there is.
    #[prop(into)]
    options: Signal<Options>,
    /// The value at first.
    #[prop(optional, into)]
    initial: String,
    /// Follows what is chosen; its value at first counts more than `initial`.
    #[prop(optional)]
    value: Option<RwSignal<String>>,
    /// Offers an empty value of this name.
    #[prop(optional, into)]
    empty: Option<TextProp>,
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
    let value = value.unwrap_or_else(|| RwSignal::new(initial));
    let node = NodeRef::<html::Select>::new();
    follow(node, value);
    let (id, invalid, described) = (ties.id.clone(), ties.invalid(), ties.described());
    let offered = move || {
        let chosen = value.get_untracked();
        let option = |(value, label): (String, String)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    view! {
        <Field ties label hint>
            <select
                class="input"
                node_ref=node
                id=id
                name=name
                aria-required=required.then_some("true")
                aria-invalid=invalid
                aria-describedby=described
                disabled=move || disabled.get()
                on:change=move |event| value.set(event_target_value(&event))
            >
                {empty.map(|empty| view! { <option value="">{move || empty.get()}</option> })}
                {offered}
            </select>
        </Field>
    }
}

/// Yes or no, as a box to tick.
#[component]
pub fn Check(
    /// The form field; it sends `true` when ticked and nothing otherwise.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// Follows the box.
    #[prop(optional)]
    value: Option<RwSignal<bool>>,
    /// Ticked at first.
    #[prop(optional)]
    initial: bool,
    /// Looks like a switch, for what takes effect at once.
    #[prop(optional)]
    switch: bool,
    /// What is wrong with it.
    #[prop(optional)]
    error: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let value = value.unwrap_or_else(|| RwSignal::new(initial));
    let wrong = move || error.is_some_and(|error| error.with(Option::is_some));
    let said = format!("check-{name}-error");
    let described = said.clone();
    view! {
        <label class=if switch { "check switch" } else { "check" }>
            <input
                type="checkbox"
                role=switch.then_some("switch")
                name=name
                value="true"
                checked=value.get_untracked()
                prop:checked=move || value.get()
                aria-invalid=move || wrong().then_some("true")
                aria-describedby=move || wrong().then(|| described.clone())
                on:change=move |event| value.set(event_target_checked(&event))
            />
            <span>{move || label.get()}</span>
        </label>
        {error.map(|error| view! {
            <p class="field-error" id=said hidden=move || !wrong()>
                <Icon name="circle-alert" /> {move || error.get()}
            </p>
        })}
    }
}

/// Follows a reader's choice of yes or no in words.
pub fn yes_or_no(value: bool) -> String {
    if value { tr!(YES) } else { tr!(NO) }
}
