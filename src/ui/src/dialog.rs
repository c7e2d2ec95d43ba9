//! A question in front of the page, on the native `<dialog>`: Esc closes it, focus stays inside and returns.

use crate::button::IconButton;
use crate::t;
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use wasm_bindgen::JsCast as _;

/// A modal dialog. The children are made anew each time it opens.
#[component]
pub fn Dialog(
    /// Whether it is open; set to false when the person closes it.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: TextProp,
    /// Text, fields and a `<footer>` with buttons.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let label = title.clone();
    Effect::new(move || {
        let (open, Some(dialog)) = (open.get(), node.get()) else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
            focus_first_field(&dialog);
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    // A click on the backdrop hits the dialog itself, never what is in it.
    let backdrop = move |event: MouseEvent| {
        if event.target() == event.current_target() {
            open.set(false);
        }
    };
    view! {
        <dialog
            class="dialog"
            node_ref=node
            aria-label=move || label.get()
            on:close=move |_| open.set(false)
            on:click=backdrop
        >
            <Show when=move || open.get()>
                <div class="dialog-body">
                    <header>
                        <h2>{title.get()}</h2>
                        <IconButton icon="x" label=t!(ACTION_CLOSE) on_click=move |_| open.set(false) />
                    </header>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}

/// Gives the focus to the first field of the dialog that is open, where what it asks came later than it opened.
pub(crate) fn focus_open() {
    if let Ok(Some(dialog)) = document().query_selector("dialog[open]") {
        focus_first_field(dialog.unchecked_ref());
    }
}

/// The native dialog would focus its first control, which is the button that closes it.
fn focus_first_field(dialog: &web_sys::HtmlDialogElement) {
    let dialog = dialog.clone();
    request_animation_frame(move || {
        if let Ok(Some(field)) = dialog.query_selector("input:not([type=hidden]), select, textarea, footer button") {
            let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}
