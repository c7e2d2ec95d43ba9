//! Below the rows: how many there are, how many a page holds, the pages before and after.

use super::state::Table;
use crate::i18n::{Arg, Key, Locale, format as say, key};
use crate::icon::Icon;
use crate::{format, t};
use kernel::query::PAGE;
use kernel::{Count, ListPage, ListQuery};
use leptos::prelude::*;

/// Sizes on offer.
const SIZES: [u16; 3] = [PAGE, 50, 100];

/// How many records match, by the resource's own word: `1,234 tickets`, `10,000+ tickets`.
pub fn count_text(locale: Locale, resource: &str, count: Count) -> String {
    let value = i64::try_from(count.value).unwrap_or(i64::MAX);
    let said = if count.capped { Arg::Text(format::capped(locale, value, true)) } else { Arg::Number(value) };
    let key = Key::find(&format!("{}-count", resource.replace('_', "-"))).unwrap_or(key::LIST_ROWS);
    say(locale, key, &[("count", said)])
}

/// The bar below the rows.
pub fn pager(table: Table, page: &ListPage) -> AnyView {
    let count = page.count;
    let counted = move || count.map(|count| count_text(table.locale.get(), table.schema.name, count));
    let stops = move || {
        let limit = count.filter(|count| count.capped)?.value;
        Some(say(table.locale.get(), key::TABLE_COUNT_STOPS, &[("count", Arg::from(limit))]))
    };
    let (previous, next) = (page.previous.clone(), page.next.clone());
    let to = move |cursor: Option<String>, before: bool| {
        cursor.map(|cursor| table.link(move |query| turn(query, &cursor, before)))
    };
    view! {
        <nav class="pager" aria-label=t!(LIST_PAGES)>
            <span class="count" role="status" title=stops>{counted}</span>
            <span class="sizes" role="group" aria-label=t!(LIST_PAGE_SIZE)>
                {SIZES.map(|size| sized(table, size)).into_iter().collect_view()}
            </span>
            {arrow(to(previous, true), "prev", "chevron-left", "[", key::LIST_PREVIOUS, table.locale)}
            {arrow(to(next, false), "next", "chevron-right", "]", key::LIST_NEXT, table.locale)}
        </nav>
    }
    .into_any()
}

/// The page before or after the row at a cursor.
fn turn(query: ListQuery, cursor: &str, before: bool) -> ListQuery {
    let mut query = query.first_page();
    let end = if before { &mut query.before } else { &mut query.after };
    *end = Some(cursor.to_owned());
    query
}

fn sized(table: Table, size: u16) -> AnyView {
    let href = table.link(move |query| ListQuery { limit: Some(size), ..query.first_page() });
    let current = move || table.with(|query| query.limit.unwrap_or(table.schema.page) == size).then_some("true");
    view! { <a class="button quiet" href=move || href.get() aria-current=current>{size}</a> }.into_any()
}

fn arrow(
    href: Option<Signal<String>>,
    rel: &'static str,
    icon: &'static str,
    shortcut: &'static str,
    label: Key,
    locale: Signal<Locale>,
) -> AnyView {
    let label = move || crate::i18n::text(locale.get(), label);
    let title = move || format!("{} ({shortcut})", label());
    match href {
        Some(href) => view! {
            <a class="button square" rel=rel href=move || href.get() aria-label=label title=title aria-keyshortcuts=shortcut>
                <Icon name=icon />
            </a>
        }
        .into_any(),
        None => view! {
            <span class="button square" role="link" aria-disabled="true" aria-label=label>
                <Icon name=icon />
            </span>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_honest() {
        let said = |locale, value, capped| count_text(locale, "tickets", Count { value, capped });
        assert_eq!(said(Locale::En, 0, false), "No tickets");
        assert_eq!(said(Locale::En, 1, false), "1 ticket");
        assert_eq!(said(Locale::En, 1234, false), "1,234 tickets");
        assert_eq!(said(Locale::En, 10_000, true), "10,000+ tickets");
        assert!(said(Locale::PtBr, 10_000, true).starts_with("10.000+ "));
        assert_eq!(count_text(Locale::En, "things", Count { value: 2, capped: false }), "2 records");
    }

    #[test]
    fn turning_replaces_the_cursor() {
        let query = ListQuery { after: Some("a".into()), limit: Some(50), ..ListQuery::default() };
        assert_eq!(turn(query.clone(), "b", false).address(), "?limit=50&after=b");
        assert_eq!(turn(query, "c", true).address(), "?limit=50&before=c");
    }
}
