//! The list of any resource: everything that can be asked of it stands in the address, so that links, forms and the
//! back button work, with scripts or without. What a field means to a module does not belong here; a page passes its
//! own cells with `cell`.
//!
//! `address` reads and writes the question, `state` shares it; the other files are the parts from top to bottom.
//! [`Picker`] chooses one record in a form.

mod address;
mod cell;
mod chips;
mod columns;
mod combo;
mod filters;
mod finder;
mod head;
mod keys;
mod linked;
mod nothing;
mod offer;
mod pager;
mod picker;
mod picker_box;
mod picker_select;
mod plain;
mod rows;
mod selection;
mod source;
mod state;
mod times;
mod toolbar;

pub use address::{pairs, parse};
pub use cell::{CellAt, CellView, Due};
pub use nothing::Create;
pub use picker::{Picked, Picker};
pub use selection::{Selection, SelectionBar};
pub use source::{Fetch, Later, Named, Pick};

use crate::loaded::Loaded;
use crate::page::{SetStatus, use_live};
use chips::Chips;
use kernel::{ListPage, Result, Schema};
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use state::Table;
use toolbar::Toolbar;

/// A resource's list: bar, chips, rows, pager. It stands in a page of the class `list-page`.
#[component]
pub fn ResourceTable(
    /// What is listed.
    schema: &'static Schema,
    /// Reads a page of it.
    fetch: Fetch,
    /// Finds people and records to filter by.
    pick: Pick,
    /// The first step when there is nothing yet.
    #[prop(optional)]
    create: Option<Create>,
    /// The page's own way with some cells.
    #[prop(optional)]
    cell: Option<CellView>,
    /// Rows can be ticked, for what the page does with several.
    #[prop(optional_no_strip)]
    selection: Option<Selection>,
) -> impl IntoView {
    let table = Table::new(schema, pick);
    let page = fetched(table, fetch);
    let list = NodeRef::<html::Div>::new();
    keys::listen(list);
    to_top(table, list);
    // What is shown lives until the next page replaces it, not only until that is asked for.
    let keeper = Owner::current().unwrap_or_default();
    let view = move |page: ListPage| {
        let owner = keeper.with(Owner::new);
        let content = owner.with(|| {
            if page.rows.is_empty() {
                return nothing::nothing(table, create.clone());
            }
            view! { {rows::rows(table, &keeper, &page, cell.clone(), selection)} {pager::pager(table, &page)} }
                .into_any()
        });
        OwnedView::new_with_owner(content, owner)
    };
    view! {
        <div class="resource-table" node_ref=list>
            <Toolbar table />
            <Chips table />
            <Loaded resource=page view rows=12 />
        </div>
    }
}

/// The page that the address asks for, again whenever a record of the resource changes.
fn fetched(table: Table, fetch: Fetch) -> Resource<Result<ListPage>> {
    let (changes, status) = (use_live(table.schema.name, None), use_context::<SetStatus>());
    Resource::new_blocking(
        move || (table.here.workspace(), table.asked.get(), changes.get()),
        move |(workspace, asked, _)| {
            let (fetch, status) = (fetch.clone(), status.clone());
            async move {
                let page = match asked {
                    Ok(query) => fetch.call(workspace, table.schema.name, query).await,
                    Err(error) => Err(error),
                };
                if let (Err(error), Some(SetStatus(set))) = (&page, status) {
                    set(error.status());
                }
                page
            }
        },
    )
}

/// Another question starts at the top of the rows; news of the same one leaves them where they are.
fn to_top(table: Table, list: NodeRef<html::Div>) {
    Effect::new(move |before: Option<_>| {
        let asked = table.asked.get();
        if before.is_some_and(|before| before != asked)
            && let Some(rows) = list.get_untracked().and_then(|list| list.query_selector(".table-wrap").ok().flatten())
        {
            rows.set_scroll_top(0);
        }
        asked
    });
}
