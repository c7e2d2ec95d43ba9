//! A record from its schema alone: its title, what can be done with it, and every field, each changed where it stands. The
//! panel beside a list shows one, and so does the page of a resource that has none of its own.

use super::Laid;
use super::value::{Draft, ValueInput};
use crate::button::{Button, IconButton, Look};
use crate::clock::use_clock;
use crate::data::Data;
use crate::form::FormScope;
use crate::i18n::{self, format as say, key};
use crate::icon::Icon;
use crate::loaded::Loaded;
use crate::page::PageHead;
use crate::table::bulk::tr_action;
use crate::table::cell::{CellAt, CellView, content};
use crate::table::source::Pick;
use crate::table::state::Table;
use crate::table::work::Work;
use crate::{t, tr};
use kernel::schema::Action;
use kernel::{Amendment, Cell, Error, Field, Kind, ListPage, ListQuery, Row, Schema};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What the fields of one record share.
#[derive(Clone, Copy)]
struct Shown {
    table: Table,
    work: StoredValue<Option<Work>>,
    own: StoredValue<Option<CellView>>,
    changed: Callback<()>,
    /// The field that is being changed.
    open: RwSignal<Option<&'static str>>,
}

/// The panel beside the rows.
pub fn peek(table: Table, (record, own, work, changed): Laid<Option<ListPage>>) -> AnyView {
    let close = table.link(|query| ListQuery { peek: None, ..query });
    let (work, own) = (StoredValue::new(work), StoredValue::new(own));
    let open = RwSignal::new(None);
    let view = move |page: Option<ListPage>| {
        let page = page?;
        let shown = Shown { table, work, own, changed, open };
        Some(view! {
            <aside class="peek" aria-label=t!(PEEK)>
                <a class="button quiet square peek-close" href=move || close.get() aria-label=t!(ACTION_CLOSE) title=t!(ACTION_CLOSE)>
                    <Icon name="x" />
                </a>
                {beside(shown, &page)}
            </aside>
        })
    };
    view! { <Loaded resource=record view rows=4 /> }.into_any()
}

/// A record in the panel, with the way to its page.
fn beside(shown: Shown, page: &ListPage) -> AnyView {
    let Some(Parts { name, href, actions, fields }) = parts(shown, page) else {
        return view! { <p class="hint">{t!(PEEK_GONE)}</p> }.into_any();
    };
    view! {
        <h2 dir="auto">{name}</h2>
        <div class="peek-actions">
            {href.map(|href| view! { <a class="button" href=href><Icon name="arrow-up-right" /> <span>{t!(PEEK_OPEN)}</span></a> })}
            {actions}
        </div>
        <dl class="properties">{fields}</dl>
    }
    .into_any()
}

/// What is shown of a record.
struct Parts {
    name: String,
    /// Of its page, if it has one.
    href: Option<String>,
    actions: AnyView,
    fields: AnyView,
}

/// Of a page's only row; nothing without one.
fn parts(shown: Shown, page: &ListPage) -> Option<Parts> {
    let (table, row) = (shown.table, page.rows.first()?);
    let columns: Vec<&'static Field> = page.columns.iter().filter_map(|name| table.schema.get(name)).collect();
    let title = table.schema.title().map(|title| title.name).unwrap_or_default();
    let place = columns.iter().position(|field| field.name == title).unwrap_or_default();
    let name = row.cells.get(place).map_or("", Cell::text).to_owned();
    let href = untrack(|| table.here.record(table.schema.name, row.id));
    let archived = columns.iter().position(|field| field.name == "archived_at");
    let archived = archived.and_then(|place| row.cells.get(place)).is_some_and(|cell| *cell != Cell::Null);
    let actions = table.schema.actions.iter().filter(|action| action.archived == archived);
    let actions = actions.filter(|action| shown.may(action)).map(|action| act(shown, *action, row));
    let actions = actions.collect_view().into_any();
    let fields = columns
        .iter()
        .copied()
        .filter(|field| field.name != "archived_at" || archived)
        .map(|field| property(shown, field, &columns, row))
        .collect_view()
        .into_any();
    Some(Parts { name, href, actions, fields })
}

impl Shown {
    fn may(self, action: &Action) -> bool {
        self.work.with_value(|work| work.as_ref().is_some_and(|work| (work.may)(action.needs)))
    }

    /// Runs a command for the record and reads it again; `then` gets the refusal.
    fn run(
        self,
        amendment: Amendment,
        row: (kernel::Uuid, i64),
        said: String,
        then: impl FnOnce(Option<Error>) + 'static,
    ) {
        let Some(work) = self.work.get_value() else { return };
        let asked = (work.amend)(amendment, row.0, row.1);
        leptos::task::spawn_local(async move {
            match asked.await {
                Ok(undo) => {
                    (work.done)(said, undo.into_iter().collect());
                    then(None);
                }
                Err(refused) => then(Some(refused)),
            }
            self.changed.run(());
        });
    }
}

fn act(shown: Shown, action: Action, row: &Row) -> AnyView {
    let (table, at) = (shown.table, (row.id, row.version));
    let toasts = crate::toast::use_toasts();
    let label = move || tr_action(table.locale.get(), action.command);
    let run = move |_| {
        let said = say(table.locale.get_untracked(), key::BULK_DONE, &[("count", 1_usize.into())]);
        shown.run(Amendment { command: action.command.to_owned(), argument: None }, at, said, move |refused| {
            if let Some(error) = refused {
                toasts.failed(&error);
            }
        });
    };
    view! { <Button label icon=action.icon on_click=run /> }.into_any()
}

/// One field: its value, and a pencil where it can be changed.
fn property(shown: Shown, field: &'static Field, columns: &[&'static Field], row: &Row) -> AnyView {
    let table = shown.table;
    let at = CellAt { field, row, columns };
    let own = shown.own.with_value(|own| own.as_ref().and_then(|own| own.call(at)));
    let value = own.unwrap_or_else(|| match (field.kind, at.cell()) {
        (Kind::Prose(_), Cell::Text(text)) if !text.is_empty() => {
            view! { <p class="prose" dir="auto">{text.clone()}</p> }.into_any()
        }
        _ => content(table, at, true),
    });
    let edit = field
        .edit
        .filter(|edit| shown.work.with_value(|work| work.as_ref().is_some_and(|work| (work.may)(edit.needs))));
    let label = move || table.label(field);
    let (cell, row) = (at.cell().clone(), (row.id, row.version));
    let editing = move || shown.open.get() == Some(field.name);
    let form = move || editing().then(|| view! { <PropertyForm shown field cell=cell.clone() row /> });
    view! {
        <div class="property">
            <dt>{label}</dt>
            <dd>
                <div class="property-value" hidden=editing>
                    {value}
                    {edit.map(|_| view! {
                        <IconButton icon="pencil" label=t!(CELL_EDIT, what = table.label(field)) on_click=move |_| shown.open.set(Some(field.name)) />
                    })}
                </div>
                {form}
            </dd>
        </div>
    }
    .into_any()
}

#[component]
fn PropertyForm(shown: Shown, field: &'static Field, cell: Cell, row: (kernel::Uuid, i64)) -> impl IntoView {
    let (table, zone) = (shown.table, use_clock().zone());
    let draft = Draft::of(field, &cell, &zone);
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let pick: Pick = table.pick.get_value();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let value = match untrack(|| draft.value(field, &zone)) {
            Ok(value) => value,
            Err(wrong) => return error.set(Some(wrong)),
        };
        let Some(edit) = field.edit.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        let argument = Some((edit.argument.to_owned(), value));
        let locale = table.locale.get_untracked();
        let name = i18n::label(locale, table.schema.name, field.name);
        let said = say(locale, key::CELL_CHANGED, &[("what", name.into())]);
        shown.run(Amendment { command: edit.command.to_owned(), argument }, row, said, move |refused| {
            let _ = busy.try_set(false);
            match refused {
                None => shown.open.set(None),
                Some(Error::Invalid(problems)) => {
                    let rule = problems.into_iter().next().map(|problem| problem.rule);
                    let _ = error.try_set(rule.map(|rule| Error::invalid(field.name, rule)));
                }
                Some(refused) => drop(error.try_set(Some(refused))),
            }
        });
    };
    view! {
        <form novalidate on:submit=submit>
            <FormScope id="property" error>
                <ValueInput schema=table.schema field draft pick name=field.name />
                <div class="form-actions">
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| shown.open.set(None) />
                    <Button label=move || tr!(ACTION_SAVE) look=Look::Primary kind="submit" busy />
                </div>
            </FormScope>
        </form>
    }
}

/// A record's page from its schema alone.
#[component]
pub fn RecordView(
    schema: &'static Schema,
    /// Its only row has every field.
    record: Data<ListPage>,
    pick: Pick,
    work: Work,
    changed: Callback<()>,
) -> impl IntoView {
    let table = Table::new(schema, pick);
    let (work, own, open) = (StoredValue::new(Some(work)), StoredValue::new(None), RwSignal::new(None));
    let view = move |page: ListPage| {
        let Parts { name, actions, fields, .. } = parts(Shown { table, work, own, changed, open }, &page)?;
        Some(view! {
            <PageHead title=name>{actions}</PageHead>
            <div class="page-body narrow record-alone"><dl class="properties">{fields}</dl></div>
        })
    };
    view! { <Loaded resource=record view rows=6 /> }
}
