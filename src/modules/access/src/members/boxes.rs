//! Boxes to tick.

use kernel::Uuid;
use leptos::prelude::*;
use ui::prelude::*;

/// Several of a short list; those of `chosen` are ticked.
#[component]
pub fn Boxes(
    name: &'static str,
    #[prop(into)] label: leptos::text_prop::TextProp,
    options: Vec<(Uuid, String)>,
    chosen: RwSignal<Vec<Uuid>>,
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let one = move |(id, called): (Uuid, String)| {
        let checked = chosen.with_untracked(|chosen| chosen.contains(&id));
        let tick = move |event| {
            chosen.update(|chosen| {
                chosen.retain(|held| *held != id);
                if event_target_checked(&event) {
                    chosen.push(id);
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" name=name checked=checked on:change=tick />
                <span>{called}</span>
            </label>
        }
    };
    view! {
        <fieldset class="checks">
            <legend>{move || label.get()}</legend>
            {options.into_iter().map(one).collect_view()}
            <p class="field-error" hidden=move || wrong.with(Option::is_none)>
                <Icon name="circle-alert" /> {move || wrong.get()}
            </p>
        </fieldset>
    }
}
