//! The picker without scripts: a plain `<select>`.

use super::combo::Combo;
use super::picker::Picked;
use super::source::Named;
use kernel::Uuid;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The options with the chosen one among them.
pub fn offered(options: &Named, chosen: &Picked) -> Named {
    let missing = chosen.iter().filter(|(id, _)| !options.iter().any(|(other, _)| other == id));
    missing.chain(options).cloned().collect()
}

/// The option of that id.
pub fn find(options: &Named, id: &str) -> Picked {
    options.iter().find(|(known, _)| id.parse() == Ok(*known)).cloned()
}

/// The field of a page without scripts.
pub fn selecting(combo: Combo, options: Named, node: NodeRef<html::Select>) -> AnyView {
    let chosen = combo.value.get_untracked().map(|(id, _)| id);
    let (name, none, ties, required) =
        combo.asked.with_value(|asked| (asked.name, asked.none.clone(), asked.ties.clone(), asked.required));
    let (id, invalid, described) = (ties.id.clone(), ties.invalid(), ties.described());
    let empty = (none.is_some() || chosen.is_none()).then(|| {
        view! { <option value="" selected=chosen.is_none()>{move || none.as_ref().map(TextProp::get)}</option> }
    });
    let option = |(id, label): (Uuid, String)| view! { <option value=id.to_string() selected=Some(id) == chosen>{label}</option> };
    view! {
        <select
            class="input"
            node_ref=node
            id=id
            name=name
            aria-required=required.then_some("true")
            aria-invalid=invalid
            aria-describedby=described
            disabled=move || combo.disabled.get()
        >
            {empty}
            {options.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_can_be_chosen() {
        let [ana, ben] = [(Uuid::from_u128(1), "Ana".to_owned()), (Uuid::from_u128(2), "Ben".to_owned())];
        let options = vec![ana.clone()];
        assert_eq!(offered(&options, &None), std::slice::from_ref(&ana));
        assert_eq!(offered(&options, &Some(ana.clone())), std::slice::from_ref(&ana));
        assert_eq!(offered(&options, &Some(ben.clone())), [ben, ana.clone()]);
        assert_eq!(find(&options, &ana.0.to_string()), Some(ana));
        assert_eq!(find(&options, "x"), None);
    }
}
