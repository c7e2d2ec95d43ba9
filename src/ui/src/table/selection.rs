//! Rows that somebody ticks, to do one thing with all of them. What is done is the page's: it makes the [`Selection`], hands
//! it to the table, and puts its buttons into a [`SelectionBar`].

use super::state::Table;
use crate::button::{Button, Look};
use crate::t;
use kernel::{Field, ListPage, Row, Uuid};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The records that are ticked, on whichever page of the list they stood.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    chosen: RwSignal<BTreeSet<Uuid>>,
    /// The records of the page, in order, and which of them was ticked last: what a range is.
    page: StoredValue<Vec<Uuid>>,
    last: StoredValue<Option<Uuid>>,
}

impl Default for Selection {
    fn default() -> Self {
        let (page, last) = (StoredValue::new(Vec::new()), StoredValue::new(None));
        Self { chosen: RwSignal::new(BTreeSet::new()), page, last }
    }
}

impl Selection {
    /// Whether a record is ticked; tracked.
    pub fn holds(self, id: Uuid) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    /// How many are ticked; tracked.
    pub fn count(self) -> usize {
        self.chosen.with(BTreeSet::len)
    }

    /// The ticked ones as they are now; not tracked.
    pub fn ids(self) -> Vec<Uuid> {
        self.chosen.with_untracked(|chosen| chosen.iter().copied().collect())
    }

    /// Ticks records, or takes their ticks away.
    pub fn set(self, ids: impl IntoIterator<Item = Uuid>, ticked: bool) {
        self.chosen.update(|chosen| {
            if ticked {
                chosen.extend(ids);
            } else {
                ids.into_iter().for_each(|id| _ = chosen.remove(&id));
            }
        });
    }

    /// Which records the page has, in order.
    pub(super) fn shows(self, ids: impl Iterator<Item = Uuid>) {
        self.page.set_value(ids.collect());
    }

    /// A person ticks a record, or with `range` all from the one before to it.
    fn tick(self, id: Uuid, ticked: bool, range: bool) {
        let from = self.last.get_value().filter(|_| range);
        self.last.set_value(Some(id));
        let between = self.page.with_value(|page| {
            let place = |id: Uuid| page.iter().position(|known| *known == id);
            let (one, other) = (place(from?)?, place(id)?);
            page.get(one.min(other)..=one.max(other)).map(<[Uuid]>::to_vec)
        });
        self.set(between.unwrap_or_else(|| vec![id]), ticked);
    }

    /// Takes all ticks away.
    pub fn clear(self) {
        self.chosen.update(BTreeSet::clear);
    }
}

/// The box above the column, which ticks the page.
pub(super) fn heading(selection: Selection, page: &ListPage) -> AnyView {
    let ids: Vec<Uuid> = page.rows.iter().map(|row| row.id).collect();
    let (shown, partly) = (ids.clone(), ids.clone());
    let all = move || shown.iter().all(|id| selection.holds(*id));
    let some = move || {
        let held = partly.iter().filter(|id| selection.holds(**id)).count();
        held > 0 && held < partly.len()
    };
    let tick = move |event| selection.set(ids.clone(), event_target_checked(&event));
    view! {
        <th scope="col" class="pick needs-scripts">
            <label>
                <input
                    type="checkbox"
                    aria-label=t!(LIST_SELECT_PAGE)
                    title=t!(LIST_SELECT_PAGE)
                    prop:checked=all
                    prop:indeterminate=some
                    on:change=tick
                />
            </label>
        </th>
    }
    .into_any()
}

/// The box of a row; the key `x` ticks it, too.
pub(super) fn cell(table: Table, selection: Selection, columns: &[&'static Field], row: &Row) -> AnyView {
    let (id, title) = (row.id, table.schema.title().map(|field| field.name));
    let place = columns.iter().position(|field| Some(field.name) == title).unwrap_or_default();
    let name = row.cells.get(place).map_or("", kernel::Cell::text).to_owned();
    // A click, for it knows of the shift key; the key for a box makes one, too.
    let tick = move |event: MouseEvent| selection.tick(id, event_target_checked(&event), event.shift_key());
    view! {
        <td class="pick needs-scripts">
            <label>
                <input
                    type="checkbox"
                    aria-label=t!(LIST_SELECT_ROW, what = name.as_str())
                    aria-keyshortcuts="x"
                    prop:checked=move || selection.holds(id)
                    on:click=tick
                />
            </label>
        </td>
    }
    .into_any()
}

/// Below the rows, while something is ticked: how much, and what can be done with it.
#[component]
pub fn SelectionBar(
    /// The table's.
    selection: Selection,
    /// Buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="draft-bar needs-scripts" hidden=move || selection.count() == 0>
            <span role="status">{t!(LIST_SELECTED, count = selection.count())}</span>
            <Button label=t!(LIST_SELECT_NONE) look=Look::Quiet icon="x" on_click=move |_| selection.clear() />
            {children()}
        </div>
    }
}
