//! Fields in which one types. Each takes `initial` for a plain form, or `value` to follow what is typed.

use crate::form::{Field, Ties, follow};
use crate::tr;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// One line: text, e-mail, password, number, date, …
#[component]
pub fn TextInput(
    /// The form field.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// Type of the `<input>`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What it holds at first.
    #[prop(optional, into)]
    initial: String,
    /// Follows what is typed; its value at first counts more than `initial`.
    #[prop(optional)]
    value: Option<RwSignal<String>>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// An example of an answer.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// Its problem, where no `FormScope` knows it.
    #[prop(optional, into)]
    error: Option<Signal<Option<String>>>,
    /// Must be filled in; checked by the server and `validate()`, said to assistive software.
    #[prop(optional)]
    required: bool,
    /// Says that it may be left empty.
    #[prop(optional)]
    optional: bool,
    /// Shown, not changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// At most so many characters.
    #[prop(optional)]
    max: Option<usize>,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let ties = Ties::new(name, error, hint.is_some());
    let value = value.unwrap_or_else(|| RwSignal::new(initial));
    let node = NodeRef::<html::Input>::new();
    follow(node, value);
    let (id, invalid, described) = (ties.id.clone(), ties.invalid(), ties.described());
    view! {
        <Field ties label hint optional>
            <input
                class="input"
                node_ref=node
                id=id
                name=name
                type=kind
                value=value.get_untracked()
                placeholder=move || placeholder.as_ref().map(TextProp::get)
                maxlength=max.map(|max| max.to_string())
                autocomplete=autocomplete
                aria-required=required.then_some("true")
                aria-invalid=invalid
                aria-describedby=described
                readonly=move || readonly.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Field>
    }
}

/// Several lines.
#[component]
pub fn TextArea(
    /// The form field.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// What it holds at first.
    #[prop(optional, into)]
    initial: String,
    /// Follows what is typed; its value at first counts more than `initial`.
    #[prop(optional)]
    value: Option<RwSignal<String>>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// An example of an answer.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// Its problem, where no `FormScope` knows it.
    #[prop(optional, into)]
    error: Option<Signal<Option<String>>>,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Says that it may be left empty.
    #[prop(optional)]
    optional: bool,
    /// Shown, not changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// At most so many characters.
    #[prop(optional)]
    max: Option<usize>,
    /// Lines shown at first.
    #[prop(default = 4)]
    rows: u32,
) -> impl IntoView {
    let ties = Ties::new(name, error, hint.is_some());
    let value = value.unwrap_or_else(|| RwSignal::new(initial));
    let node = NodeRef::<html::Textarea>::new();
    follow(node, value);
    let (id, invalid, described) = (ties.id.clone(), ties.invalid(), ties.described());
    view! {
        <Field ties label hint optional>
            <textarea
                class="input"
                node_ref=node
                id=id
                name=name
                rows=rows.to_string()
                placeholder=move || placeholder.as_ref().map(TextProp::get)
                maxlength=max.map(|max| max.to_string())
                aria-required=required.then_some("true")
                aria-invalid=invalid
                aria-describedby=described
                readonly=move || readonly.get()
                on:input=move |event| value.set(event_target_value(&event))
            >
                {inside_textarea(value.get_untracked())}
            </textarea>
        </Field>
    }
}

/// Leptos 0.8 writes the text of a `<textarea>` into the page as it is; escaped here, it cannot end the element. In the
/// browser it becomes a text node, which needs no escaping.
fn inside_textarea(text: String) -> String {
    if cfg!(feature = "hydrate") { text } else { text.replace('&', "&amp;").replace('<', "&lt;") }
}

/// Tags, typed with commas between them. The command that gets the text splits it.
#[component]
pub fn TagsInput(
    /// The form field.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// The tags at first.
    #[prop(optional)]
    initial: Vec<String>,
    /// Follows what is typed.
    #[prop(optional)]
    value: Option<RwSignal<String>>,
) -> impl IntoView {
    let value = value.unwrap_or_else(|| RwSignal::new(initial.join(", ")));
    view! { <TextInput name label value hint=move || tr!(TAGS_HINT) optional=true /> }
}

/// The tags in a text with commas.
pub fn split_tags(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}
