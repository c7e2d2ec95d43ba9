//! The dialog in which groups of conditions are put together.

mod draft;

use crate::button::{Button, IconButton, Look};
use crate::form::{FormPart, FormScope};
use crate::i18n::{Key, choice, key, text};
use crate::input::TextInput;
use crate::select::{Options, Select};
use crate::t;
use crate::table::address::has_control;
use crate::table::chips::{nobody, when};
use crate::table::picker::Picker;
use crate::table::state::{Table, target};
use draft::{Condition, Group, Ids, Node, ops, word};
use kernel::query::Tree;
use kernel::{Error, Field, Kind, ListQuery, Op};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Groups may stand this deep in each other here; the address takes one more.
const DEEPEST: usize = 4;
/// Days that are offered by name: to and from today.
const DAYS: [&str; 9] = ["today", "-1d", "-7d", "-30d", "-90d", "-365d", "+1d", "+7d", "+30d"];

/// The form in the dialog.
pub fn form(table: Table, open: RwSignal<bool>) -> AnyView {
    view! { <BuilderForm table open /> }.into_any()
}

#[component]
fn BuilderForm(table: Table, open: RwSignal<bool>) -> impl IntoView {
    let ids = Ids::default();
    let names = table.names.get_untracked().and_then(Result::ok).unwrap_or_default();
    let first = first_field(table);
    let root = match untrack(|| table.with(|query| query.tree.clone())) {
        Some(tree) => Group::of(&tree, ids, &names),
        None => Group::new(false, vec![(ids.next(), Node::Condition(Condition::new(first)))]),
    };
    let (error, navigate) = (RwSignal::new(None::<Error>), use_navigate());
    let go = move |tree: Option<Tree>| {
        let address = untrack(|| table.address(table.with(|query| ListQuery { tree, ..query.clone().first_page() })));
        open.set(false);
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let (apply, clear) = (go.clone(), go);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        event.stop_propagation();
        match root.tree(table) {
            Ok(tree) => apply(tree),
            Err(wrong) => error.set(Some(wrong)),
        }
    };
    view! {
        <form class="form builder" novalidate on:submit=submit>
            <FormScope id="builder" error>
                {group(table, ids, root, 1, None)}
                <p class="field-error" role="alert" hidden=move || error.with(Option::is_none)>{t!(BUILDER_INCOMPLETE)}</p>
                <footer>
                    <Button label=t!(ACTION_CLEAR_ALL) look=Look::Quiet on_click=move |_| clear(None) />
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                    <Button label=t!(ACTION_APPLY) look=Look::Primary kind="submit" />
                </footer>
            </FormScope>
        </form>
    }
}

fn first_field(table: Table) -> &'static str {
    table.schema.fields.iter().find(|field| has_control(field)).map(|field| field.name).unwrap_or_default()
}

/// A group; `remove` takes it out of the one around it.
fn group(table: Table, ids: Ids, this: Group, depth: usize, remove: Option<Callback<()>>) -> AnyView {
    let joined = RwSignal::new(if this.any.get_untracked() { "any" } else { "all" }.to_owned());
    Effect::new(move || this.any.set(joined.with(|joined| joined == "any")));
    let locale = table.locale;
    let options = Signal::derive(move || -> Options {
        [("all", key::BUILDER_ALL), ("any", key::BUILDER_ANY)]
            .map(|(value, name)| (value.to_owned(), text(locale.get(), name).to_owned()))
            .to_vec()
    });
    let add = move |node: Node| this.parts.update(|parts| parts.push((ids.next(), node)));
    let part = move |(id, node): (u32, Node)| {
        let remove = Callback::new(move |()| this.parts.update(|parts| parts.retain(|(known, _)| *known != id)));
        view! {
            <FormPart number=id>
                {match node {
                    Node::Group(inner) => group(table, ids, inner, depth + 1, Some(remove)),
                    Node::Condition(condition) => view! { <ConditionRow table condition remove /> }.into_any(),
                }}
            </FormPart>
        }
    };
    let condition = move |_| add(Node::Condition(Condition::new(first_field(table))));
    let nested = move |_| {
        let parts = vec![(ids.next(), Node::Condition(Condition::new(first_field(table))))];
        add(Node::Group(Group::new(!this.any.get_untracked(), parts)));
    };
    view! {
        <fieldset class="builder-group">
            <legend class="visually-hidden">{t!(BUILDER_GROUP)}</legend>
            <div class="builder-head">
                <Select name="joined" label=t!(BUILDER_JOINED) options value=joined />
                {remove.map(|remove| view! { <IconButton icon="x" label=t!(BUILDER_REMOVE_GROUP) on_click=move |_| remove.run(()) /> })}
            </div>
            <For each=move || this.parts.get() key=|(id, _)| *id children=part />
            <div class="builder-add">
                <Button label=t!(BUILDER_ADD) icon="plus" look=Look::Quiet on_click=condition />
                {(depth < DEEPEST).then(|| view! { <Button label=t!(BUILDER_ADD_GROUP) icon="layers" look=Look::Quiet on_click=nested /> })}
            </div>
        </fieldset>
    }
    .into_any()
}

#[component]
fn ConditionRow(table: Table, condition: Condition, remove: Callback<()>) -> impl IntoView {
    let fields = Signal::derive(move || -> Options {
        let known = table.schema.fields.iter().filter(|field| has_control(field));
        known.map(|field| (field.name.to_owned(), table.label(field))).collect()
    });
    let offered = Signal::derive(move || -> Options {
        let ops = condition.field(table).map(ops).unwrap_or_default();
        ops.iter().map(|op| (word(*op).to_owned(), text(table.locale.get(), op_key(*op)).to_owned())).collect()
    });
    // Another field takes other values.
    Effect::new(move |before: Option<String>| {
        let now = condition.field.get();
        if before.is_some_and(|before| before != now) {
            condition.value.set(String::new());
            condition.picked.set(None);
        }
        now
    });
    // Another kind of field has a control of its own.
    let field = move || condition.field(table);
    view! {
        <div class="builder-row">
            <Select name="field" label=t!(BUILDER_FIELD) options=fields value=condition.field />
            <Select name="op" label=t!(BUILDER_OP) options=offered value=condition.op />
            <For each=field key=|field| field.name children=move |field| control(table, condition, field) />
            <IconButton icon="x" label=t!(BUILDER_REMOVE) on_click=move |_| remove.run(()) />
        </div>
    }
}

/// The control of a condition's value.
fn control(table: Table, condition: Condition, field: &'static Field) -> AnyView {
    let locale = table.locale;
    let label = t!(BUILDER_VALUE);
    let named = move |values: Vec<(&str, Key)>| -> Options {
        values.into_iter().map(|(value, name)| (value.to_owned(), text(locale.get(), name).to_owned())).collect()
    };
    match field.kind {
        Kind::Choice(choices) => {
            let options = Signal::derive(move || -> Options {
                let name = |value| choice(locale.get(), table.schema.name, field.name, value);
                choices.iter().map(|choice| (choice.name.to_owned(), name(choice.name))).collect()
            });
            view! { <Select name="value" label options value=condition.value empty=t!(CHOOSE) /> }.into_any()
        }
        Kind::Link(_) | Kind::Person => {
            if condition.value.with_untracked(String::is_empty) {
                condition.value.set("picked".to_owned());
            }
            let person = field.kind == Kind::Person;
            let options = Signal::derive(move || {
                let mut values = vec![("picked", if person { key::BUILDER_SOMEBODY } else { key::BUILDER_RECORD })];
                values.extend(person.then_some(("me", key::ME)));
                values.extend(field.nullable.then_some(("none", nobody(field))));
                named(values)
            });
            let resource = target(field).unwrap_or_default();
            view! {
                <Select name="value" label options value=condition.value />
                <Show when=move || condition.value.with(|value| value == "picked")>
                    <Picker name="picked" label=t!(BUILDER_VALUE) resource pick=table.pick.get_value() value=condition.picked />
                </Show>
            }
            .into_any()
        }
        Kind::Time => {
            let options = Signal::derive(move || {
                let none = matches!(condition.op(table), Op::Is | Op::Not);
                if none {
                    return named(vec![("none", key::BUILDER_NO_DATE)]);
                }
                let mut all: Options = DAYS.iter().map(|day| ((*day).to_owned(), day_name(table, day))).collect();
                all.extend(named(vec![("date", key::BUILDER_DATE)]));
                all
            });
            view! {
                <Select name="value" label options value=condition.value empty=t!(CHOOSE) />
                <Show when=move || condition.value.with(|value| value == "date")>
                    <TextInput name="date" label=t!(BUILDER_DATE) kind="date" value=condition.date />
                </Show>
            }
            .into_any()
        }
        Kind::Number => view! { <TextInput name="value" label kind="number" value=condition.value /> }.into_any(),
        Kind::Text(_) | Kind::Prose(_) | Kind::Tags => {
            view! { <TextInput name="value" label value=condition.value max=200 /> }.into_any()
        }
    }
}

fn day_name(table: Table, day: &str) -> String {
    when(table.locale.get(), day)
}

fn op_key(op: Op) -> Key {
    match op {
        Op::Is => key::OP_IS,
        Op::Not => key::OP_NOT,
        Op::From => key::OP_FROM,
        Op::To => key::OP_TO,
        Op::Has => key::OP_HAS,
    }
}
