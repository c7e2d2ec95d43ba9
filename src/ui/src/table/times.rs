//! Moments as a filter: shortcuts, or two dates.

use super::state::Table;
use crate::i18n::{Arg, Key, format as say, key, text};
use kernel::query::When;
use kernel::{Field, ListQuery, Op};
use leptos::prelude::*;

/// Fields that mostly lie ahead.
const AHEAD: [&str; 3] = ["due_at", "expires_at", "starts_at"];

/// One shortcut: what it is called, and both ends.
type Shortcut = (fn(crate::i18n::Locale) -> String, &'static str, &'static str);

fn shortcuts(field: &Field) -> [Shortcut; 3] {
    let today: Shortcut = (|locale| text(locale, key::TABLE_TODAY).to_owned(), "today", "today");
    if AHEAD.contains(&field.name) {
        let past: Shortcut = (|locale| text(locale, key::TABLE_PAST).to_owned(), "", "now");
        return [past, today, (|locale| days(locale, key::TABLE_NEXT_DAYS, 7), "today", "+7d")];
    }
    [
        today,
        (|locale| days(locale, key::TABLE_LAST_DAYS, 7), "-7d", ""),
        (|locale| days(locale, key::TABLE_LAST_DAYS, 30), "-30d", ""),
    ]
}

fn days(locale: crate::i18n::Locale, key: Key, count: i64) -> String {
    say(locale, key, &[("count", Arg::from(count))])
}

/// The question with both ends of a range replaced; an empty end is open.
fn between(query: ListQuery, field: &str, from: &str, to: &str) -> ListQuery {
    let values = |end: &str| if end.is_empty() { Vec::new() } else { vec![end.to_owned()] };
    query.with(field, Op::From, values(from)).with(field, Op::To, values(to))
}

/// The control of a field of moments.
#[component]
pub fn Times(table: Table, field: &'static Field) -> impl IntoView {
    let shortcut = move |(label, from, to): Shortcut| {
        let href = table.link(move |query| between(query, field.name, from, to));
        let current = move || table.with(|query| between(query.clone(), field.name, from, to).filters == query.filters);
        view! {
            <a class="menu-item" href=move || href.get() aria-current=move || current().then_some("true")>
                <span>{move || label(table.locale.get())}</span>
            </a>
        }
    };
    let end = move |op: Op, end: &'static str, label: Key| {
        let name = format!("{}.{end}", field.name);
        let id = format!("{}-{}-{end}", table.schema.name, field.name);
        let value = move || {
            table.with(|query| {
                let value = query.values(field.name, op).first().cloned().unwrap_or_default();
                if matches!(When::parse(&value), Some(When::Date(_))) { value } else { String::new() }
            })
        };
        view! {
            <div class="field">
                <label for=id.clone()>{move || text(table.locale.get(), label)}</label>
                <input class="input" type="date" id=id name=name max="9999-12-31" value=untrack(value) prop:value=value />
            </div>
        }
    };
    view! {
        {shortcuts(field).map(shortcut).into_iter().collect_view()}
        <div class="form-row pair">
            {end(Op::From, "from", key::LIST_FROM)}
            {end(Op::To, "to", key::LIST_TO)}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::schema::time;

    #[test]
    fn every_shortcut_is_a_question_that_can_be_read() {
        for name in ["created_at", "due_at"] {
            let schema = kernel::Schema::new("things", "things").field(time(name));
            for (label, from, to) in shortcuts(&time(name)) {
                let query = between(ListQuery::default(), name, from, to);
                assert!(query.narrows());
                query.check(&schema).unwrap();
                for locale in crate::i18n::Locale::ALL {
                    assert!(!label(locale).is_empty());
                }
            }
        }
    }

    #[test]
    fn a_shortcut_replaces_both_ends() {
        let query = between(between(ListQuery::default(), "due_at", "today", "+7d"), "due_at", "", "now");
        assert_eq!(query.address(), "?due_at.to=now");
    }
}
