//! Lists without rows: nothing yet, nothing that matches, nothing archived, a page that is no more.

use super::state::Table;
use crate::button::{LinkButton, Look};
use crate::empty::EmptyState;
use crate::i18n::{Key, key, text};
use crate::t;
use kernel::ListQuery;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Where a record is created, and what the button there says.
pub type Create = (String, TextProp);

/// Why a list has no rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// Its rows went away while somebody turned the pages.
    Gone,
    Matches,
    Archive,
    Yet,
}

fn why(query: &ListQuery) -> Why {
    if query.after.is_some() || query.before.is_some() {
        Why::Gone
    } else if query.narrows() {
        Why::Matches
    } else if query.archived {
        Why::Archive
    } else {
        Why::Yet
    }
}

/// What stands in place of the rows.
pub fn nothing(table: Table, create: Option<Create>) -> AnyView {
    let say = move |key: Key| move || text(table.locale.get(), key).to_owned();
    let clear =
        table.link(|query| ListQuery { q: String::new(), filters: Vec::new(), tree: None, ..query.first_page() });
    let first = table.link(ListQuery::first_page);
    let out = table.link(|query| ListQuery { archived: false, ..query.first_page() });
    match untrack(|| table.with(why)) {
        Why::Gone => view! {
            <EmptyState icon="layers" title=say(key::TABLE_GONE_TITLE) text=say(key::TABLE_GONE_TEXT)>
                <LinkButton label=t!(LIST_FIRST) href=first />
            </EmptyState>
        }
        .into_any(),
        Why::Matches => view! {
            <EmptyState icon="search" title=say(key::EMPTY_MATCHES_TITLE) text=say(key::EMPTY_MATCHES_TEXT)>
                <LinkButton label=t!(ACTION_CLEAR_ALL) href=clear icon="x" />
            </EmptyState>
        }
        .into_any(),
        Why::Archive => view! {
            <EmptyState icon="archive" title=say(key::EMPTY_ARCHIVED_TITLE) text=say(key::EMPTY_ARCHIVED_TEXT)>
                <LinkButton label=t!(ACTION_BACK) href=out />
            </EmptyState>
        }
        .into_any(),
        Why::Yet => {
            let own = move |part: &str, otherwise: Key| {
                let key =
                    Key::find(&format!("{}-empty-{part}", table.schema.name.replace('_', "-"))).unwrap_or(otherwise);
                say(key)
            };
            let (title, text) = (own("title", key::EMPTY_TITLE), own("text", key::EMPTY_TEXT));
            view! {
                <EmptyState icon="inbox" title text>
                    {create.map(|(href, label)| view! { <LinkButton label href look=Look::Primary icon="plus" /> })}
                </EmptyState>
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reasons_differ() {
        let query = ListQuery::default;
        assert_eq!(why(&query()), Why::Yet);
        assert_eq!(why(&ListQuery { archived: true, ..query() }), Why::Archive);
        assert_eq!(why(&ListQuery { archived: true, q: "x".into(), ..query() }), Why::Matches);
        assert_eq!(why(&ListQuery { q: "x".into(), after: Some("c".into()), ..query() }), Why::Gone);
    }
}
