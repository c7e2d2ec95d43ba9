//! The control for a value of any kind of field, as inline editing and bulk changes need it.

use crate::i18n::{label as name_of, text, use_locale};
use crate::input::{TagsInput, TextArea, TextInput, split_tags};
use crate::select::{Select, choice_options};
use crate::table::chips::nobody;
use crate::table::picker::{Picked, Picker};
use crate::table::source::Pick;
use crate::table::state::target;
use crate::{format, t};
use kernel::{Cell, Error, Field, Kind, Result, Rule, Schema, Time, Zone};
use leptos::prelude::*;
use serde_json::Value;

/// A value being changed.
#[derive(Clone, Copy)]
pub struct Draft {
    text: RwSignal<String>,
    picked: RwSignal<Picked>,
}

impl Draft {
    /// Begins with what a cell holds.
    pub fn of(field: &Field, cell: &Cell, zone: &Zone) -> Self {
        let text = match (field.kind, cell) {
            (Kind::Time, Cell::Int(time)) => format::input_date_time(zone, Time(*time)),
            (_, Cell::Int(number)) => number.to_string(),
            (_, Cell::Tags(tags)) => tags.join(", "),
            (_, cell) => cell.text().to_owned(),
        };
        let picked = match cell {
            Cell::Link { id, label } => Some((*id, label.clone())),
            _ => None,
        };
        Self { text: RwSignal::new(text), picked: RwSignal::new(picked) }
    }

    /// What it comes to, as the field's command takes it; tracked.
    ///
    /// # Errors
    /// `Invalid` on the field.
    pub fn value(self, field: &Field, zone: &Zone) -> Result<Value> {
        let text = self.text.get();
        let wrong = |rule| Err(Error::invalid(field.name, rule));
        Ok(match field.kind {
            Kind::Link(_) | Kind::Person => self.picked.get().map_or(Value::Null, |(id, _)| id.to_string().into()),
            Kind::Time if text.is_empty() => Value::Null,
            Kind::Time => match format::parse_input(zone, &text) {
                Some(time) => time.0.into(),
                None => return wrong(Rule::Date),
            },
            Kind::Number => match text.trim().parse::<i64>() {
                Ok(number) => number.into(),
                Err(_) => return wrong(Rule::Number),
            },
            Kind::Tags => split_tags(&text).into(),
            Kind::Choice(_) if text.is_empty() => return wrong(Rule::Required),
            Kind::Choice(_) | Kind::Text(_) | Kind::Prose(_) => text.into(),
        })
    }

    /// Whether choosing is all there is to do, so that a choice needs no button.
    pub const fn is_chosen(field: &Field) -> bool {
        matches!(field.kind, Kind::Choice(_) | Kind::Link(_) | Kind::Person)
    }
}

/// The control; `chosen` hears of a choice that a person made.
#[component]
pub fn ValueInput(
    schema: &'static Schema,
    field: &'static Field,
    draft: Draft,
    pick: Pick,
    /// The name under which a problem of it is known.
    name: &'static str,
    #[prop(optional, into)] chosen: Option<Callback<()>>,
) -> impl IntoView {
    let locale = use_locale();
    let label = move || name_of(locale.get(), schema.name, field.name);
    if let Some(chosen) = chosen {
        Effect::new(move |before: Option<String>| {
            let now = draft.text.get();
            if matches!(field.kind, Kind::Choice(_)) && before.is_some_and(|before| before != now) {
                chosen.run(());
            }
            now
        });
    }
    match field.kind {
        Kind::Choice(choices) => {
            let options = choice_options(schema.name, field.name, choices);
            view! { <Select name label options value=draft.text empty=t!(CHOOSE) required=true /> }.into_any()
        }
        Kind::Link(_) | Kind::Person => {
            let resource = target(field).unwrap_or_default();
            let none = move || text(locale.get(), nobody(field));
            let told = Callback::new(move |_: Picked| {
                if let Some(chosen) = chosen {
                    chosen.run(());
                }
            });
            view! { <Picker name label resource pick value=draft.picked none on_change=told /> }.into_any()
        }
        Kind::Time => view! { <TextInput name label kind="datetime-local" value=draft.text /> }.into_any(),
        Kind::Number => view! { <TextInput name label kind="number" value=draft.text /> }.into_any(),
        Kind::Tags => view! { <TagsInput name label value=draft.text /> }.into_any(),
        Kind::Prose(max) => view! { <TextArea name label value=draft.text max rows=8 /> }.into_any(),
        Kind::Text(max) => view! { <TextInput name label value=draft.text max /> }.into_any(),
    }
}
