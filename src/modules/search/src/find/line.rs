//! One hit, as the palette and the page show it.

use kernel::search::{Hit, Marked};
use kernel::{Cell, Uuid};
use leptos::prelude::*;
use ui::page::Here;
use ui::prelude::*;

/// A text with what was looked for marked.
#[component]
pub fn MarkedText(text: Marked) -> impl IntoView {
    text.0
        .into_iter()
        .map(|(text, found)| if found { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() })
        .collect_view()
}

/// The page that shows it.
pub fn address(here: Here, resource: &str, hit: &Hit) -> Option<String> {
    match &hit.at {
        Some((resource, id)) => here.record(resource, *id),
        None => here.record(resource, hit.id),
    }
}

/// What stands beside its title: number, state, whose it is.
pub fn facts(locale: Locale, resource: &str, hit: &Hit) -> String {
    let one = |(field, cell): &(String, Cell)| match cell {
        Cell::Int(number) if field == "number" => format!("#{number}"),
        Cell::Int(number) => format::number(locale, *number),
        Cell::Text(text) => {
            let key = Key::find(&format!("{resource}-{field}-{text}").replace('_', "-"));
            key.map_or_else(|| text.clone(), |key| ui::i18n::text(locale, key).to_owned())
        }
        Cell::Tags(tags) => tags.join(", "),
        other => other.text().to_owned(),
    };
    hit.facts.iter().map(one).filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// An icon for each kind of record.
pub fn icon(resource: &str) -> &'static str {
    match resource {
        "tickets" => "inbox",
        "customers" => "building-2",
        "contacts" => "contact",
        "messages" => "message-square-text",
        "members" => "user",
        "invitations" => "user-plus",
        "access_reviews" => "list-checks",
        _ => "file-text",
    }
}

/// The inside of a hit's link.
#[component]
pub fn HitText(resource: String, hit: Hit) -> impl IntoView {
    let locale = use_locale();
    let name = icon(&resource);
    let snippet =
        hit.snippet.clone().map(|(_, text)| view! { <span class="hit-snippet" dir="auto"><MarkedText text /></span> });
    let title = hit.title.clone();
    view! {
        <Icon name />
        <span class="hit-text">
            <span class="hit-title" dir="auto"><MarkedText text=title /></span>
            {snippet}
        </span>
        <span class="hit-facts">{move || facts(locale.get(), &resource, &hit)}</span>
    }
}

/// The id of a record as a short name of an element.
pub fn element(prefix: &str, id: Uuid) -> String {
    format!("{prefix}-{}", id.simple())
}
