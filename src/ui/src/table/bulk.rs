//! What can be done with the rows that are ticked: change a field of all of them, or a command that takes no choice. The
//! dialog that does it is in [`tools`].

use super::selection::{Selection, SelectionBar};
use super::state::Table;
use super::tools;
use super::work::Work;
use crate::button::{Button, Look};
use crate::dialog::Dialog;
use crate::i18n::{Key, Locale, format as say, key, text};
use crate::menu::{Menu, MenuItem};
use crate::t;
use kernel::Field;
use kernel::schema::Action;
use leptos::prelude::*;

/// Most that "all that match" ticks.
const ALL: usize = 10_000;

/// One thing to do.
#[derive(Clone, Copy)]
pub enum Deed {
    Set(&'static Field),
    Run(Action),
}

/// What the dialog works with.
#[derive(Clone)]
pub struct Deeds {
    pub selection: Selection,
    pub deed: RwSignal<Option<Deed>>,
    pub open: RwSignal<bool>,
    pub work: Work,
    pub changed: Callback<()>,
}

/// The bar under a table whose rows can be ticked, and the dialog it opens.
#[component]
pub fn Bulk(
    table: Table,
    selection: Selection,
    work: Work,
    /// How many records match; more than the page holds can be ticked at once.
    #[prop(into)]
    matching: Signal<Option<u64>>,
    changed: Callback<()>,
) -> impl IntoView {
    let (open, deed, busy) = (RwSignal::new(false), RwSignal::new(None::<Deed>), RwSignal::new(false));
    let choose = move |wanted: Deed| {
        deed.set(Some(wanted));
        open.set(true);
    };
    let fields = table.schema.fields.iter().filter(|field| field.edit.is_some_and(|edit| (work.may)(edit.needs)));
    let fields: StoredValue<Vec<&'static Field>> = StoredValue::new(fields.collect());
    let set = move || {
        let one = |field: &&'static Field| {
            let field = *field;
            view! { <MenuItem label=move || table.label(field) on_click=move |_| choose(Deed::Set(field)) /> }
        };
        fields.with_value(|fields| fields.iter().map(one).collect_view())
    };
    let archived = move || table.with(|query| query.archived);
    let actions: Vec<Action> = table.schema.actions.iter().filter(|action| (work.may)(action.needs)).copied().collect();
    let run = actions
        .into_iter()
        .map(|action| {
            let label = move || tr_action(table.locale.get(), action.command);
            view! {
                <Show when=move || archived() == action.archived>
                    <Button label icon=action.icon on_click=move |_| choose(Deed::Run(action)) />
                </Show>
            }
        })
        .collect_view();
    let toasts = crate::toast::use_toasts();
    let find = work.clone();
    let all = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let asked = (find.matching)(table.schema.name, untrack(|| table.with(Clone::clone)));
        leptos::task::spawn_local(async move {
            match asked.await {
                Ok(found) => selection.set(found, true),
                Err(error) => toasts.failed(&error),
            }
            let _ = busy.try_set(false);
        });
    };
    // Nothing before a row is ticked, so that server and browser begin alike.
    let more = move || {
        selection.count() > 0
            && matching.get().is_some_and(|count| count > selection.count() as u64)
            && selection.count() < ALL
    };
    let deeds = StoredValue::new(Deeds { selection, deed, open, work, changed });
    view! {
        <SelectionBar selection>
            <Show when=more>
                <Button label=t!(BULK_ALL, count = matching.get().unwrap_or_default().min(ALL as u64)) look=Look::Quiet icon="list-checks" busy on_click=all.clone() />
            </Show>
            <Show when=move || !archived()>
                <Menu label=t!(BULK_SET) icon="pencil" end=true>{set()}</Menu>
            </Show>
            {run}
        </SelectionBar>
        <Dialog open title=move || heading(table, deed.get(), selection)>
            {tools::with(move |tools| (tools.bulk)(table, deeds.get_value()))}
        </Dialog>
    }
}

fn heading(table: Table, deed: Option<Deed>, selection: Selection) -> String {
    let count = [("count", selection.count().into())];
    let what = match deed {
        None => return String::new(),
        Some(Deed::Set(field)) => table.label(field),
        Some(Deed::Run(action)) => tr_action(table.locale.get(), action.command),
    };
    format!("{what}: {}", say(table.locale.get(), key::LIST_SELECTED, &count))
}

/// `tickets.archive` is "Archive".
pub fn tr_action(locale: Locale, command: &str) -> String {
    let verb = command.rsplit('.').next().unwrap_or(command);
    let found = Key::find(&format!("action-{}", verb.replace('_', "-")));
    found.map_or_else(|| verb.to_owned(), |key| text(locale, key).to_owned())
}
