//! New backup codes, shown this once.

use leptos::prelude::*;
use ui::prelude::*;

/// The codes, and how to keep them.
#[component]
pub fn Codes(
    /// In groups of four.
    codes: Vec<String>,
    /// They are kept.
    leave: Callback<()>,
) -> impl IntoView {
    view! {
        <section class="panel" role="status">
            <h2>{t!(FACTORS_CODES_NEW)}</h2>
            <p>{t!(FACTORS_CODES_ONCE)}</p>
            <ul class="backup-codes">
                {codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view()}
            </ul>
            <div class="form-actions">
                <Button label=t!(FACTORS_CODES_KEPT) look=Look::Primary on_click=move |_| leave.run(()) />
            </div>
        </section>
    }
}
