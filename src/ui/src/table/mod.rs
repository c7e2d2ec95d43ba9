//! The list of any resource: everything that can be asked of it stands in the address, so that links, forms and the
//! back button work, with scripts or without. What a field means to a module does not belong here; a page passes its
//! own cells with `cell`.
//!
//! `address` reads and writes the question, `state` shares it; the other files are the parts from top to bottom.
//! [`Picker`] chooses one record in a form.

mod address;
mod board;
mod builder;
mod bulk;
mod calendar;
mod cell;
mod chips;
mod columns;
mod combo;
mod create;
mod edit;
mod filters;
mod finder;
mod focus;
mod head;
mod keys;
mod layouts;
mod linked;
mod nothing;
mod offer;
mod pager;
mod picker;
mod picker_box;
mod picker_select;
mod place;
mod plain;
mod rows;
mod selection;
mod source;
mod state;
mod times;
mod toolbar;
mod tools;
mod versions;
mod work;

pub use address::{pairs, parse};
pub use cell::{CellAt, CellView, Due};
pub use chips::chips;
pub use create::CreateButton;
pub use finder::Pause;
pub use nothing::Create;
pub use picker::{Picked, Picker};
pub use selection::{Selection, SelectionBar};
pub use source::{Fetch, Later, Named, Pick};
pub(crate) use tools::drafts;
pub use tools::{RecordView, begin};
pub use work::Work;

use crate::data::Data;
use crate::loaded::Loaded;
use crate::page::{SetStatus, use_live};
use bulk::Bulk;
use chips::Chips;
use edit::{Editing, Editor};
use kernel::query::Layout;
use kernel::{Error, ListPage, ListQuery, Result, Schema, Uuid};
use keys::Peeking;
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use state::Table;
use std::sync::Arc;
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
    /// Changes records, one cell or many rows at a time; a table without only shows.
    #[prop(optional_no_strip)]
    work: Option<Work>,
) -> impl IntoView {
    let table = Table::new(schema, pick);
    let again = RwSignal::new(0_u64);
    let changed = Callback::new(move |()| again.update(|count| *count += 1));
    let live = use_live(schema.name, None);
    let page = fetched(table, fetch.clone(), again);
    let columns = board::columns(table, fetch.clone(), move || live.get() + again.get());
    let month = calendar::month(table, fetch, move || live.get() + again.get());
    let list = NodeRef::<html::Div>::new();
    let (latest, count) = (StoredValue::new(None::<ListPage>), RwSignal::new(None::<u64>));
    let can = work.as_ref().map(|work| edit::editable(table, work)).unwrap_or_default();
    let acts = work.as_ref().is_some_and(|work| schema.actions.iter().any(|action| (work.may)(action.needs)));
    let own = work.clone().filter(|_| selection.is_none() && (acts || !can.is_empty()));
    let selection = selection.or_else(|| own.is_some().then(Selection::default));
    let bulk = own.zip(selection).map(|(work, selection)| {
        view! { <Bulk table selection work matching=count changed /> }
    });
    let (boards, calendars, cards) = (work.clone(), work.clone(), cell.clone());
    let editor = work.filter(|_| !can.is_empty()).map(|work| Editor::new(table, work, latest, list, changed));
    let peeked = peeked(table, boards.clone(), move || live.get() + again.get());
    let panel = boards.clone().map(|work| {
        let shown = Memo::new(move |_| table.with(|query| query.peek.is_some()));
        let laid = StoredValue::new((peeked, cards.clone(), Some(work), changed));
        move || shown.get().then(|| tools::with(move |tools| (tools.peek)(table, laid.get_value())))
    });
    let peek = boards.is_some().then(|| peeking(table));
    keys::listen(list, editor, peek);
    to_top(table, list);
    place::give_back(list, selection);
    let can: Arc<[&'static str]> = can.into();
    // What is shown lives until the next page replaces it, not only until that is asked for.
    let keeper = Owner::current().unwrap_or_default();
    let view = move |page: ListPage| {
        focus::hold();
        latest.set_value(Some(page.clone()));
        count.set(page.count.map(|count| count.value));
        if let Some(selection) = selection {
            selection.shows(page.rows.iter().map(|row| row.id));
        }
        let owner = keeper.with(Owner::new);
        let content = owner.with(|| {
            if page.rows.is_empty() {
                return nothing::nothing(table, create.clone());
            }
            view! { {rows::rows(table, &keeper, &page, cell.clone(), selection, &can)} {pager::pager(table, &page)} }
                .into_any()
        });
        OwnedView::new_with_owner(content, owner)
    };
    let layout = Memo::new(move |_| {
        table.with(|query| match query.layout {
            None => Laid::Rows,
            Some(Layout::Board(_)) => Laid::Board,
            Some(Layout::Calendar(..)) => Laid::Month,
        })
    });
    let over = move |event| {
        tools::fetch();
        if let Some(editor) = editor {
            editor.point(&event);
        }
    };
    let leave = move || {
        if let Some(editor) = editor {
            editor.leave();
        }
    };
    view! {
        <div
            class="resource-table"
            node_ref=list
            on:mousemove=over
            on:focusin=|_| tools::fetch()
            on:click:capture=move |event| place::keep(&event, list, selection)
            on:mouseleave=move |_| leave()
            on:wheel=move |_| leave()
        >
            <Toolbar table />
            <Chips table />
            <div class="list-body">
            {move || match layout.get() {
                Laid::Rows => {
                    let view = view.clone();
                    view! { <Loaded resource=page view rows=12 /> }.into_any()
                }
                Laid::Board => {
                    let laid = (columns, cards.clone(), boards.clone(), changed);
                    tools::with(move |tools| (tools.board)(table, laid.clone()))
                }
                Laid::Month => {
                    let laid = (month, None, calendars.clone(), changed);
                    tools::with(move |tools| (tools.calendar)(table, laid.clone()))
                }
            }}
            {panel}
            </div>
            {bulk}
            {editor.map(|editor| view! { <Editing editor /> })}
        </div>
    }
}

/// The question without what changes no row of the list.
fn listed(table: Table) -> Result<ListQuery> {
    table.asked.get().map(|query| ListQuery { peek: None, view: None, ..query })
}

/// The record that the address shows beside the list.
fn peeked(
    table: Table,
    work: Option<Work>,
    changes: impl Fn() -> u64 + Send + Sync + 'static,
) -> Data<Option<ListPage>> {
    Data::new(
        move || (table.here.workspace(), table.with(|query| query.peek), changes()),
        move |(_, record, _)| {
            let asked = record.zip(work.clone()).map(|(id, work)| (work.record)(table.schema.name, id));
            async move {
                match asked {
                    Some(asked) => match asked.await {
                        // It is gone, or was never there: the panel says so, the list stays.
                        Err(Error::NotFound) => Ok(Some(ListPage::default())),
                        page => page.map(Some),
                    },
                    None => Ok(None),
                }
            }
        },
    )
}

/// Shows a record beside the list, or none when it is the one that is shown.
fn peeking(table: Table) -> Peeking {
    let navigate = use_navigate();
    Peeking::new(move |id: Option<Uuid>| {
        let to = untrack(|| {
            table.address(
                table.with(|query| ListQuery { peek: id.filter(|id| query.peek != Some(*id)), ..query.clone() }),
            )
        });
        navigate(&to, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    })
}

/// How the records are laid out.
#[derive(Clone, Copy, PartialEq)]
enum Laid {
    Rows,
    Board,
    Month,
}

/// The page that the address asks for, again whenever a record of the resource changes.
fn fetched(table: Table, fetch: Fetch, again: RwSignal<u64>) -> Data<ListPage> {
    let (changes, status) = (use_live(table.schema.name, None), use_context::<SetStatus>());
    Data::new(
        move || (table.here.workspace(), listed(table), changes.get() + again.get()),
        move |(workspace, asked, _)| {
            let (fetch, status) = (fetch.clone(), status.clone());
            async move {
                let page = match asked {
                    // Another layout asks for itself.
                    Ok(query) if query.layout.is_some() => Ok(ListPage::default()),
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
