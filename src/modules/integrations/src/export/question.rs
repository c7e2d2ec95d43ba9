//! What a list was asked, in words, for the head of a page.

use engine::Read;
use kernel::query::Tree;
use kernel::{Kind, ListQuery, Result, Schema, Uuid};
use ui::table::{Named, chips};

use super::words::Words;

/// Its filters and the words that were looked for, as the list shows them; empty for none.
///
/// # Errors
/// Faults of the database.
pub async fn said(read: &Read, schema: &'static Schema, query: &ListQuery, words: &Words) -> Result<String> {
    let mut names = Named::new();
    let parts = query.tree.iter().flat_map(Tree::filters);
    for filter in query.filters.iter().chain(parts) {
        let resource = match schema.get(&filter.field).map(|field| field.kind) {
            Some(Kind::Link(resource)) => resource,
            Some(Kind::Person) => "members",
            _ => continue,
        };
        for value in filter.values.iter().filter(|value| value.parse::<Uuid>().is_ok()) {
            names.extend(read.pick(resource, value, 1).await?);
        }
    }
    let mut said: Vec<String> = chips(words.locale, schema, query, &names)
        .into_iter()
        .map(|chip| if chip.label.is_empty() { chip.value } else { format!("{}: {}", chip.label, chip.value) })
        .collect();
    if !query.q.is_empty() {
        said.insert(0, format!("“{}”", query.q));
    }
    Ok(said.join(" · "))
}
