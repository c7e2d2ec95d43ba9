//! Changing a value where it stands. A pencil follows the pointer over cells that can be changed, the key `e` opens the first
//! of the row; the editor lies over its cell, and a refusal is said in it. Tab keeps what was typed and goes to the next one.

use super::state::Table;
use super::tools;
use super::versions::Versions;
use super::work::Work;
use crate::icon::Icon;
use crate::tr;
use kernel::{Cell, Field, ListPage, Uuid};
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// The fields that this reader may change in the table.
pub fn editable(table: Table, work: &Work) -> Vec<&'static str> {
    let fields = table.schema.fields.iter();
    fields.filter(|field| field.edit.is_some_and(|edit| (work.may)(edit.needs))).map(|field| field.name).collect()
}

/// A cell of the page, and where on the screen it is.
#[derive(Clone, Copy, PartialEq)]
pub struct Spot {
    pub record: Uuid,
    pub field: &'static str,
    /// Left, top and width in pixels of the window.
    pub left: f64,
    pub top: f64,
    pub width: f64,
}

/// What the editor works with.
#[derive(Clone, Copy)]
pub struct Editor {
    pub table: Table,
    pub work: StoredValue<Work>,
    page: StoredValue<Option<ListPage>>,
    list: NodeRef<html::Div>,
    over: RwSignal<Option<Spot>>,
    pub open: RwSignal<Option<Spot>>,
    /// Told when the rows are to be read again.
    pub changed: Callback<()>,
    pub versions: Versions,
}

impl Editor {
    pub fn new(
        table: Table,
        work: Work,
        page: StoredValue<Option<ListPage>>,
        list: NodeRef<html::Div>,
        changed: Callback<()>,
    ) -> Self {
        let (over, open) = (RwSignal::new(None), RwSignal::new(None));
        let versions = Versions::default();
        Self { table, work: StoredValue::new(work), page, list, over, open, changed, versions }
    }

    /// The cell and version of a record on the page.
    pub fn cell(self, spot: Spot) -> Option<(&'static Field, Cell, i64)> {
        let field = self.table.schema.get(spot.field)?;
        self.page.with_value(|page| {
            let page = page.as_ref()?;
            let place = page.columns.iter().position(|name| name == spot.field)?;
            let row = page.rows.iter().find(|row| row.id == spot.record)?;
            Some((field, row.cells.get(place)?.clone(), self.versions.of(row.id, row.version)))
        })
    }

    fn spot(self, cell: &Element) -> Option<Spot> {
        let name = cell.get_attribute("data-field")?;
        let record = cell.closest("tr").ok()??.get_attribute("data-id")?.parse().ok()?;
        let rect = cell.get_bounding_client_rect();
        let (left, top, width) = (rect.left(), rect.top(), rect.width());
        Some(Spot { record, field: self.table.schema.get(&name)?.name, left, top, width })
    }

    /// The pointer is somewhere over the rows; the row's own link covers its cells.
    pub fn point(self, event: &MouseEvent) {
        let (x, y) = (event.client_x() as f32, event.client_y() as f32);
        let stack = document().elements_from_point(x, y);
        let cell = (0..stack.length()).filter_map(|at| stack.get(at).dyn_into::<Element>().ok());
        let pencil = cell.clone().any(|element| element.class_list().contains("cell-pencil"));
        let spot = cell.filter(|element| element.has_attribute("data-field")).find_map(|cell| self.spot(&cell));
        if !pencil && self.over.with_untracked(|over| *over != spot) {
            self.over.set(spot);
        }
    }

    /// The pointer is gone, or what was under it.
    pub fn leave(self) {
        self.over.set(None);
    }

    /// Opens the first cell of the row that has the focus; false when there is none.
    pub fn open_focused(self) -> bool {
        let Some(list) = self.list.get_untracked() else { return false };
        let cell = list.query_selector(".row:focus-within [data-field]").ok().flatten();
        self.open_at(cell)
    }

    pub fn open_at(self, cell: Option<Element>) -> bool {
        let Some(cell) = cell else { return false };
        cell.scroll_into_view_with_bool(false);
        let spot = self.spot(&cell).filter(|spot| self.cell(*spot).is_some());
        self.over.set(None);
        self.open.set(spot);
        spot.is_some()
    }

    /// The next cell of the row that can be changed, or the one before.
    pub fn neighbour(self, spot: Spot, back: bool) -> Option<Element> {
        let list = self.list.get_untracked()?;
        let all = list.query_selector_all(&format!("tr[data-id=\"{}\"] [data-field]", spot.record)).ok()?;
        let cells: Vec<Element> =
            (0..all.length()).filter_map(|at| all.get(at)).filter_map(|cell| cell.dyn_into().ok()).collect();
        let here = cells.iter().position(|cell| cell.get_attribute("data-field").as_deref() == Some(spot.field))?;
        let next = if back { here.checked_sub(1)? } else { here + 1 };
        cells.get(next).cloned()
    }

    /// Gives the focus back to the row.
    pub fn back_to(self, record: Uuid) {
        let selector = format!("tr[data-id=\"{record}\"] .cell-title");
        let link = self.list.get_untracked().and_then(|list| list.query_selector(&selector).ok().flatten());
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            let _ = link.focus();
        }
    }
}

/// The pencil and the editor, above the rows.
#[component]
pub fn Editing(editor: Editor) -> impl IntoView {
    let table = editor.table;
    let pencil = move || {
        editor.over.get().filter(|_| editor.open.with(Option::is_none)).map(|spot| {
            let name = table.schema.get(spot.field).map(|field| table.label(field)).unwrap_or_default();
            let (left, top) = (format!("{}px", spot.left + spot.width - 30.0), format!("{}px", spot.top + 4.0));
            let open = move |_| {
                editor.over.set(None);
                editor.open.set(Some(spot));
            };
            let label = tr!(CELL_EDIT, what = name);
            view! {
                <button class="cell-pencil" type="button" tabindex="-1" style:left=left style:top=top aria-label=label.clone() title=label on:click=open>
                    <Icon name="pencil" />
                </button>
            }
        })
    };
    let form = move || editor.open.get().map(|spot| tools::with(move |tools| (tools.cell)(editor, spot)));
    view! { {pencil} {form} }
}
