//! The board of the columns that came.

use super::Laid;
use crate::badge::ChoiceBadge;
use crate::i18n::{Arg, choice, format as say, key};
use crate::loaded::Loaded;
use crate::menu::{Menu, MenuItem};
use crate::table::board::{CARDS, field_of, values};
use crate::table::cell::{CellAt, CellView, content};
use crate::table::focus;
use crate::table::rows::is_empty;
use crate::table::state::Table;
use crate::table::versions::Versions;
use crate::table::work::Work;
use crate::toast::{Toasts, use_toasts};
use crate::{format, t};
use kernel::choice::Choice;
use kernel::{Amendment, Field, ListPage, ListQuery, Op, Row, Uuid};
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Fields of a card below its title.
const LINES: usize = 4;

/// What the cards share.
#[derive(Clone, Copy)]
struct Board {
    table: Table,
    field: &'static Field,
    work: StoredValue<Option<Work>>,
    own: StoredValue<Option<CellView>>,
    /// Where cards are that the server has not answered for.
    moved: RwSignal<HashMap<Uuid, &'static str>>,
    dragged: RwSignal<Option<(Uuid, i64)>>,
    over: RwSignal<Option<&'static str>>,
    changed: Callback<()>,
    toasts: Toasts,
    versions: Versions,
    /// Cards whose change is under way, and where they are to go after it.
    under_way: StoredValue<HashMap<Uuid, Option<&'static str>>>,
}

impl Board {
    fn may_move(self) -> bool {
        self.work.with_value(|work| {
            work.as_ref().is_some_and(|work| self.field.edit.is_some_and(|edit| (work.may)(edit.needs)))
        })
    }

    /// Takes a card to a column; one that is still on its way goes there next.
    fn take(self, id: Uuid, version: i64, to: &'static str) {
        let (Some(work), Some(edit)) = (self.work.get_value(), self.field.edit) else { return };
        focus::hold();
        self.moved.update(|moved| _ = moved.insert(id, to));
        let waits = self.under_way.try_update_value(|cards| {
            let next = cards.get_mut(&id).map(|next| *next = Some(to));
            if next.is_none() {
                cards.insert(id, None);
            }
            next.is_some()
        });
        if waits == Some(true) {
            return;
        }
        leptos::task::spawn_local(async move {
            let mut to = to;
            loop {
                let version = self.versions.of(id, version);
                let argument = Some((edit.argument.to_owned(), to.into()));
                let answer = (work.amend)(Amendment { command: edit.command.to_owned(), argument }, id, version).await;
                let next = self.under_way.try_update_value(|cards| cards.remove(&id).flatten()).flatten();
                match answer {
                    Ok(undo) => {
                        self.versions.changed(id, version);
                        (work.done)(self.moved_to(to), undo.into_iter().collect());
                    }
                    Err(error) => {
                        // It goes back where it was, and why is said.
                        self.toasts.failed(&error);
                        let _ = self.moved.try_update(|moved| moved.remove(&id));
                        break;
                    }
                }
                let Some(next) = next.filter(|next| *next != to) else { break };
                to = next;
                self.under_way.try_update_value(|cards| cards.insert(id, None));
            }
            let _ = self.changed.try_run(());
        });
    }

    /// What is said of a card that went there.
    fn moved_to(self, to: &str) -> String {
        let locale = self.table.locale.try_get_untracked().unwrap_or_default();
        let name = choice(locale, self.table.schema.name, self.field.name, to);
        say(locale, key::BOARD_MOVED, &[("to", Arg::from(name.as_str()))])
    }

    /// The column at the left or the right of one.
    fn beside(self, now: &str, by: i32) -> Option<&'static str> {
        let values = untrack(|| self.table.with(|query| values(query, self.field)));
        let place = i32::try_from(values.iter().position(|value| value.name == now)?).ok()?;
        values.get(usize::try_from(place + by).ok()?).map(|value| value.name)
    }
}

/// The whole.
pub fn view(table: Table, (columns, own, work, changed): Laid<Vec<ListPage>>) -> AnyView {
    let (work, own, toasts) = (StoredValue::new(work), StoredValue::new(own), use_toasts());
    let (versions, under_way) = (Versions::default(), StoredValue::new(HashMap::new()));
    let view = move |pages: Vec<ListPage>| {
        focus::hold();
        let query = untrack(|| table.with(Clone::clone));
        let field = field_of(table, &query)?;
        let (moved, dragged, over) = (RwSignal::new(HashMap::new()), RwSignal::new(None), RwSignal::new(None));
        let board = Board { table, field, work, own, moved, dragged, over, changed, toasts, versions, under_way };
        let pages = Arc::new(pages);
        let names = values(&query, field);
        let columns = names.into_iter().enumerate().map(move |(place, value)| column(&board, value, place, &pages));
        Some(view! { <div class="board">{columns.collect_view()}</div> })
    };
    view! { <Loaded resource=columns view rows=6 /> }.into_any()
}

fn column(board: &Board, value: &'static Choice, place: usize, pages: &Arc<Vec<ListPage>>) -> AnyView {
    let board = *board;
    let Board { table, field, .. } = board;
    let count = pages.get(place).and_then(|page| page.count);
    let counted = move || {
        count.map(|count| {
            let value = i64::try_from(count.value).unwrap_or(i64::MAX);
            format::capped(table.locale.get(), value, count.capped)
        })
    };
    let names: Arc<[String]> = pages.first().map(|page| page.columns.clone()).unwrap_or_default().into();
    let all: Arc<Vec<(&'static str, Row)>> = {
        let names = untrack(|| table.with(|query| values(query, field)));
        let rows = names.iter().zip(pages.iter());
        Arc::new(rows.flat_map(|(value, page)| page.rows.iter().map(|row| (value.name, row.clone()))).collect())
    };
    // Cards on their way stand where they go.
    let here = move || {
        board.moved.with(|moved| {
            let stands = |(at, row): &&(&'static str, Row)| moved.get(&row.id).copied().unwrap_or(at) == value.name;
            all.iter().filter(stands).map(|(_, row)| row.clone()).collect::<Vec<_>>()
        })
    };
    let more = count.is_some_and(|count| count.value > u64::from(CARDS)).then(|| {
        let href = table.link(move |query| ListQuery {
            layout: None,
            ..query.with(field.name, Op::Is, vec![value.name.to_owned()])
        });
        view! { <a class="board-more" href=move || href.get()>{t!(BOARD_MORE)}</a> }
    });
    let drop_here = move |event: DragEvent| {
        event.prevent_default();
        board.over.set(None);
        if let Some((id, version)) = board.dragged.get_untracked() {
            board.take(id, version, value.name);
        }
    };
    let enter = move |event: DragEvent| {
        if board.dragged.with_untracked(Option::is_some) {
            event.prevent_default();
            board.over.set(Some(value.name));
        }
    };
    let label = move || choice(table.locale.get(), table.schema.name, field.name, value.name);
    view! {
        <section
            class="board-column"
            class:over=move || board.over.get() == Some(value.name)
            aria-label=label
            on:dragover=enter
            on:drop=drop_here
        >
            <h2>
                <ChoiceBadge resource=table.schema.name field=field.name value />
                <span class="count">{counted}</span>
            </h2>
            <ul>
                <For
                    each=here
                    key=|row| (row.id, row.version)
                    children=move |row| card(&board, value.name, &names, &row)
                />
            </ul>
            {more}
        </section>
    }
    .into_any()
}

fn card(board: &Board, at: &'static str, names: &Arc<[String]>, row: &Row) -> AnyView {
    let board = *board;
    let Board { table, field, .. } = board;
    let columns: Vec<&'static Field> = names.iter().filter_map(|name| table.schema.get(name)).collect();
    let main = table.schema.title().map(|title| title.name).unwrap_or_default();
    let (id, version) = (row.id, row.version);
    let href = untrack(|| table.here.record(table.schema.name, id));
    let place = columns.iter().position(|column| column.name == main).unwrap_or_default();
    let name = row.cells.get(place).map_or("", kernel::Cell::text).to_owned();
    let lines = columns.iter().copied().filter(|it| it.name != main && it.name != field.name).take(LINES);
    let lines = lines
        .map(|field| {
            let at = CellAt { field, row, columns: &columns };
            let own = board.own.with_value(|own| own.as_ref().and_then(|own| own.call(at)));
            let shown = own.unwrap_or_else(|| content(table, at, true));
            (!is_empty(at.cell())).then(|| view! { <span title=move || table.label(field)>{shown}</span> })
        })
        .collect_view();
    let (may, named) = (board.may_move(), name.clone());
    let pressed = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" if event.shift_key() => -1,
            "ArrowRight" if event.shift_key() => 1,
            _ => return,
        };
        if let Some(to) = board.beside(at, by).filter(|_| may) {
            event.prevent_default();
            board.take(id, version, to);
        }
    };
    let others = move || {
        let one = |value: &'static Choice| {
            let label = move || choice(table.locale.get(), table.schema.name, field.name, value.name);
            view! { <MenuItem label icon=value.icon on_click=move |_| board.take(id, version, value.name) /> }
        };
        field.choices().iter().filter(|value| value.name != at).map(one).collect_view()
    };
    view! {
        <li
            class="card"
            data-id=id.to_string()
            draggable=may.then_some("true")
            on:dragstart=move |_| board.dragged.set(Some((id, version)))
            on:dragend=move |_| board.dragged.set(None)
            on:keydown=pressed
        >
            <a class="cell-title" dir="auto" href=href aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight">{name.clone()}</a>
            <div class="card-lines">{lines}</div>
            {may.then(|| view! {
                <Menu label=t!(BOARD_MOVE, what = named.as_str()) icon="ellipsis" compact=true end=true>{others()}</Menu>
            })}
        </li>
    }
    .into_any()
}
