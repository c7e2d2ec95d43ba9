//! People and records as a filter: boxes for whoever is chosen, and for those found when the menu is opened.

use super::chips::nobody;
use super::finder::Finder;
use super::source::Named;
use super::state::{Table, target};
use crate::badge::Avatar;
use crate::i18n::{Key, key, text};
use crate::t;
use kernel::{Field, Kind, Op, Uuid};
use leptos::prelude::*;
use leptos::tachys::view::keyed::keyed;

/// Most options shown; more are found by typing.
const SHOWN: usize = 20;

/// The control of a field that names a person or a record.
#[component]
pub fn Linked(
    table: Table,
    field: &'static Field,
    /// Whether the menu was ever opened; only then options are asked for.
    opened: RwSignal<bool>,
) -> impl IntoView {
    let finder = Finder::new(table.here, target(field).unwrap_or_default(), table.pick);
    Effect::new(move || {
        if opened.get() {
            finder.ask(String::new());
        }
    });
    let fixed = move |value: &'static str, label: Key| {
        let on = move || table.holds(field.name, Op::Is, value);
        view! {
            <label class="check">
                <input type="checkbox" name=field.name value=value checked=untrack(on) prop:checked=on />
                <span>{move || text(table.locale.get(), label)}</span>
            </label>
        }
    };
    let person = field.kind == Kind::Person;
    let options = move || {
        let chosen = table.with(|query| ids(query.values(field.name, Op::Is)));
        let unknown = text(table.locale.get(), key::UNKNOWN);
        let found = finder.found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).cloned());
        Suspend::new(async move {
            let names = table.names.await.unwrap_or_default();
            let options = options(&chosen, &names, found.unwrap_or_default(), unknown);
            keyed(options, Clone::clone, move |_, (id, name)| (|_| (), option(table, field, id, name)))
        })
    };
    let failure = move || {
        let locale = table.locale.get();
        finder.found.with(|found| match found {
            Some(Err(error)) => Some(crate::failure::error_title(locale, error)),
            Some(Ok(found)) if found.is_empty() => Some(text(locale, key::TABLE_NO_OPTIONS).to_owned()),
            _ => None,
        })
    };
    view! {
        <fieldset>
            <legend class="visually-hidden">{move || table.label(field)}</legend>
            <div class="field needs-scripts">
                <input
                    class="input"
                    type="search"
                    autocomplete="off"
                    placeholder=t!(ACTION_SEARCH)
                    aria-label=t!(LIST_SEARCH_IN, what = table.label(field))
                    on:input=move |event| finder.ask_soon(event_target_value(&event))
                />
            </div>
            {person.then(|| fixed("me", key::ME))}
            {field.nullable.then(|| fixed("none", nobody(field)))}
            <Transition fallback=|| ()>{options}</Transition>
            <p class="hint" role="status">{failure}</p>
        </fieldset>
    }
}

fn option(table: Table, field: &'static Field, id: Uuid, name: String) -> AnyView {
    let value = id.to_string();
    let held = value.clone();
    let on = move || table.holds(field.name, Op::Is, &held);
    let title = name.clone();
    let face = (field.kind == Kind::Person).then(|| view! { <Avatar name=name.clone() /> });
    view! {
        <label class="check">
            <input type="checkbox" name=field.name value=value checked=untrack(&on) prop:checked=on />
            {face}
            <span class="truncate" title=title>{name}</span>
        </label>
    }
    .into_any()
}

fn ids(values: &[String]) -> Vec<Uuid> {
    values.iter().filter_map(|value| value.parse().ok()).collect()
}

/// What is offered: the chosen ones that were not found, then those found, so that a tick moves nothing.
fn options(chosen: &[Uuid], names: &Named, mut found: Named, unknown: &str) -> Named {
    found.truncate(SHOWN);
    let missing = chosen.iter().filter(|id| !found.iter().any(|(other, _)| other == *id));
    let name =
        |id: &Uuid| names.iter().find(|(other, _)| other == id).map_or(unknown, |(_, name)| name.as_str()).to_owned();
    let mut offered: Named = missing.map(|id| (*id, name(id))).collect();
    offered.append(&mut found);
    offered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_chosen_is_always_offered_and_only_once() {
        let [ana, ben, eva] = [1, 2, 3].map(Uuid::from_u128);
        let found = vec![(ben, "Ben".to_owned()), (ana, "Ana".to_owned())];
        let names = vec![(ana, "Ana".to_owned())];
        let offered: Vec<String> = options(&[ana, eva], &names, found, "?").into_iter().map(|(_, name)| name).collect();
        assert_eq!(offered, ["?", "Ben", "Ana"]);
        assert_eq!(options(&[ana], &names, Named::new(), "?"), [(ana, "Ana".to_owned())], "without scripts");
    }
}
