//! Something to be copied elsewhere: an address to register, a key.

use crate::button::Button;
use crate::form::{Field, Ties};
use crate::t;
use crate::toast::use_toasts;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use wasm_bindgen::JsCast as _;

/// A field that cannot be changed, with a button that copies it.
#[component]
pub fn CopyField(
    /// Unique on the page.
    #[prop(into)]
    name: String,
    /// What it is.
    #[prop(into)]
    label: TextProp,
    /// What is copied.
    #[prop(into)]
    value: String,
    /// Where it belongs.
    #[prop(optional, into)]
    hint: Option<TextProp>,
) -> impl IntoView {
    let ties = Ties::new(&name, None, hint.is_some());
    let (id, described) = (ties.id.clone(), ties.described());
    let (node, toasts, said) = (NodeRef::<html::Input>::new(), use_toasts(), t!(COPIED));
    let copy = move |_| {
        let Some(input) = node.get_untracked() else { return };
        input.select();
        // The older way: it needs no permission, and works on plain HTTP.
        let document = document().unchecked_into::<web_sys::HtmlDocument>();
        if document.exec_command("copy").unwrap_or(false) {
            toasts.success(said());
        }
    };
    view! {
        <Field ties label hint>
            <div class="copy">
                <input class="input" node_ref=node id=id value=value readonly=true aria-describedby=described />
                <Button label=t!(ACTION_COPY) icon="copy" on_click=copy />
            </div>
        </Field>
    }
}
