//! The question before what cannot be taken back: its button works once the name of what it is about has been typed.

use crate::button::{Button, Look};
use crate::dialog::Dialog;
use crate::form::FormScope;
use crate::input::TextInput;
use crate::t;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// For commands whose [`kernel::Reversal`] is `Final`.
#[component]
pub fn Irreversible(
    /// Whether it is asked.
    open: RwSignal<bool>,
    /// The heading.
    #[prop(into)]
    title: TextProp,
    /// What has to be typed.
    name: String,
    /// What the button does.
    #[prop(into)]
    label: TextProp,
    /// Told when somebody means it; the dialog is closed by then.
    confirm: Callback<()>,
    /// What it means.
    children: ChildrenFn,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wanted = StoredValue::new(name);
    let means_it = move || typed.with(|typed| wanted.with_value(|wanted| typed.trim() == wanted));
    Effect::new(move || {
        if open.get() {
            typed.set(String::new());
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(means_it) {
            open.set(false);
            confirm.run(());
        }
    };
    let no_error = Signal::derive(|| None);
    view! {
        <Dialog open title>
            <form class="form" novalidate on:submit=submit>
                {children()}
                <FormScope id="irreversible" error=no_error>
                    <TextInput
                        name="typed"
                        label=t!(IRREVERSIBLE_TYPE, name = wanted.get_value())
                        hint=t!(IRREVERSIBLE_HINT)
                        value=typed
                        autocomplete="off"
                    />
                </FormScope>
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                    <Button
                        label=label.clone()
                        look=Look::Danger
                        kind="submit"
                        disabled=Signal::derive(move || !means_it())
                    />
                </footer>
            </form>
        </Dialog>
    }
}
