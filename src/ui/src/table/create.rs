//! A new record from its schema alone: a field for everything that can be changed, in a dialog over the list.

use super::source::Pick;
use super::tools;
use super::work::Work;
use crate::button::{Button, Look};
use crate::dialog::Dialog;
use crate::i18n::{of_resource, use_locale};
use kernel::Schema;
use leptos::prelude::*;

/// The button over the list, and the dialog it opens; nothing for whoever may not, or where nothing is made.
#[component]
pub fn CreateButton(schema: &'static Schema, pick: Pick, work: Work) -> impl IntoView {
    let may = schema.create.is_some_and(|create| (work.may)(create.needs));
    let (open, locale) = (RwSignal::new(false), use_locale());
    let label = move || of_resource(locale.get(), schema.name, "new");
    let (pick, work) = (StoredValue::new(pick), StoredValue::new(work));
    may.then(|| {
        view! {
            <Button label look=Look::Primary icon="plus" on_click=move |_| open.set(true) attr:data-create="" />
            <Dialog open title=label>
                {tools::with(move |tools| (tools.create)(schema, pick.get_value(), work.get_value(), open))}
            </Dialog>
        }
    })
}
