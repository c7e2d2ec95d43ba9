//! Groups of conditions, joined by "and" and "or": the way into the dialog where they are put together, and what they are in
//! words. What the dialog makes is the parameter `where` of the address, so that it can be sent and kept like any other
//! question.

use super::state::Table;
use super::tools;
use crate::dialog::Dialog;
use crate::i18n::{key, text};
use crate::t;
use kernel::Filter;
use kernel::query::Tree;
use leptos::prelude::*;

/// The button that opens it, and the dialog.
#[component]
pub fn Builder(table: Table) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button class="menu-item needs-scripts" type="button" on:click=move |_| open.set(true)>
            <crate::icon::Icon name="list-filter" />
            <span>{t!(BUILDER)}</span>
        </button>
        <Dialog open title=t!(BUILDER)>{tools::with(move |tools| (tools.builder)(table, open))}</Dialog>
    }
}

/// A tree in words: `Status: Open or (Priority: High and Assignee: me)`.
pub fn sentence(tree: &Tree, words: &impl Fn(&Filter) -> String, joined: (&str, &str), inner: bool) -> String {
    let (joint, parts) = match tree {
        Tree::Is(filter) => return words(filter),
        Tree::All(parts) => (joined.0, parts),
        Tree::Any(parts) => (joined.1, parts),
    };
    let parts: Vec<String> = parts.iter().map(|part| sentence(part, words, joined, true)).collect();
    let said = parts.join(&format!(" {joint} "));
    if inner { format!("({said})") } else { said }
}

/// The chip's words.
pub fn described(table_words: &impl Fn(&Filter) -> String, tree: &Tree, locale: crate::i18n::Locale) -> String {
    sentence(tree, table_words, (text(locale, key::BUILDER_AND), text(locale, key::BUILDER_OR)), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_a_sentence() {
        let tree = Tree::parse("any(status=open;all(priority=high;assignee=me))").unwrap();
        let words = |filter: &Filter| format!("{} {}", filter.field, filter.values.join(","));
        assert_eq!(sentence(&tree, &words, ("and", "or"), false), "status open or (priority high and assignee me)");
    }
}
