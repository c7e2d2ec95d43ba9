//! A key that was made just now, shown this once.

use leptos::prelude::*;
use ui::prelude::*;

use super::Made;

/// The key, and how to keep it.
#[component]
pub fn MadeKey(
    made: Made,
    /// It is kept.
    leave: Callback<()>,
) -> impl IntoView {
    let Made { name, key } = made;
    view! {
        <section class="panel" role="status">
            <h2>{t!(KEYS_MADE, name = name.clone())}</h2>
            <p>{t!(KEYS_ONCE)}</p>
            <FormScope id="made" error=Signal::stored(None)>
                <TextInput name="key" label=t!(KEYS_KEY) initial=key readonly=true />
            </FormScope>
            <div class="form-actions">
                <Button label=t!(KEYS_KEPT) look=Look::Primary on_click=move |_| leave.run(()) />
            </div>
        </section>
    }
}
