//! Which column fills which field.

use kernel::import::{FileShape, Mapping, TargetField};
use kernel::{Error, Problem, Rule};
use leptos::prelude::*;
use ui::i18n::label;
use ui::prelude::*;

/// One line for each column: its name, its first values, and a choice of fields.
#[component]
pub fn Matching(
    resource: String,
    fields: Vec<TargetField>,
    mapping: RwSignal<Mapping>,
    file: FileShape,
    #[prop(into)] error: Signal<Option<Error>>,
) -> impl IntoView {
    let locale = use_locale();
    let needed = {
        let (resource, fields) = (resource.clone(), fields.clone());
        move || {
            let needed = fields.iter().filter(|field| field.required);
            let names: Vec<String> = needed.map(|field| label(locale.get(), &resource, &field.name)).collect();
            tr!(IMPORT_MATCH_NEEDED, fields = names.join(", "))
        }
    };
    let (fields, resource) = (StoredValue::new(fields), StoredValue::new(resource));
    let lines = file.header.iter().enumerate().map(|(place, name)| {
        let samples: Vec<String> = file.samples(place).into_iter().map(str::to_owned).collect();
        view! { <Line place name=name.clone() samples resource fields mapping error /> }
    });
    view! {
        <p class="muted">{t!(IMPORT_MATCH_LEAD)} " " {needed}</p>
        <Problems resource error />
        <div class="mapping">{lines.collect_view()}</div>
    }
}

/// What is wrong with a field of the mapping.
fn sentence_of(locale: Locale, resource: &str, field: &str, rule: &Rule) -> String {
    let field = label(locale, resource, field);
    match rule {
        Rule::Required => tr!(IMPORT_PROBLEM_REQUIRED, field = field),
        Rule::Taken => tr!(IMPORT_PROBLEM_TAKEN, field = field),
        rule => rule_text(locale, rule),
    }
}

/// What is wrong with the mapping as a whole.
#[component]
fn Problems(resource: StoredValue<String>, #[prop(into)] error: Signal<Option<Error>>) -> impl IntoView {
    let locale = use_locale();
    let sentence = move |problem: &Problem| {
        resource.with_value(|resource| sentence_of(locale.get(), resource, &problem.field, &problem.rule))
    };
    Effect::new(move || {
        if error.with(Option::is_some) {
            focus_wrong();
        }
    });
    let sentences = move || match error.get() {
        None => Vec::new(),
        Some(Error::Invalid(problems)) => problems.iter().map(sentence).collect(),
        Some(error) => vec![error_title(locale.get(), &error), error_text(locale.get(), &error)],
    };
    view! {
        <div role="alert">
            {move || {
                let sentences = sentences();
                (!sentences.is_empty()).then(|| view! {
                    <div class="notice error">
                        <Icon name="circle-alert" />
                        <div>{sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}</div>
                    </div>
                })
            }}
        </div>
    }
}

#[component]
fn Line(
    place: usize,
    name: String,
    samples: Vec<String>,
    resource: StoredValue<String>,
    fields: StoredValue<Vec<TargetField>>,
    mapping: RwSignal<Mapping>,
    #[prop(into)] error: Signal<Option<Error>>,
) -> impl IntoView {
    let locale = use_locale();
    let chosen = move || mapping.with(|mapping| mapping.get(place).cloned().flatten()).unwrap_or_default();
    let wrong = Memo::new(move |_| {
        let field = chosen();
        let rule = error.with(|error| error.as_ref().and_then(|error| error.of_field(&field).cloned()))?;
        Some(resource.with_value(|resource| sentence_of(locale.get(), resource, &field, &rule)))
    });
    let nameless = name.is_empty();
    let title = move || if nameless { tr!(IMPORT_NAMELESS, number = place + 1) } else { name.clone() };
    let options = move || {
        let now = mapping.with_untracked(|mapping| mapping.get(place).cloned().flatten()).unwrap_or_default();
        let option = |field: &TargetField| {
            let label = resource.with_value(|resource| label(locale.get(), resource, &field.name));
            view! { <option value=field.name.clone() selected=field.name == now>{label}</option> }
        };
        fields.with_value(|fields| fields.iter().map(option).collect_view())
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        mapping.update(|mapping| {
            if let Some(column) = mapping.get_mut(place) {
                *column = (!value.is_empty()).then_some(value);
            }
        });
    };
    let samples = samples.join(" · ");
    let empty = samples.is_empty();
    view! {
        <div class="mapping-row">
            <div>
                <label for=format!("column-{place}")>{title}</label>
                <p class="sample">{move || if empty { tr!(IMPORT_NO_SAMPLE) } else { samples.clone() }}</p>
            </div>
            <Icon name="arrow-right" />
            <div>
                <select
                    class="input"
                    id=format!("column-{place}")
                    name=format!("column-{place}")
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    aria-describedby=move || wrong.with(Option::is_some).then(|| format!("column-{place}-error"))
                    on:change=choose
                >
                    <option value="">{t!(IMPORT_LEAVE_OUT)}</option>
                    {options}
                </select>
                <p class="field-error" id=format!("column-{place}-error") hidden=move || wrong.with(Option::is_none)>
                    <Icon name="circle-alert" />
                    {move || wrong.get()}
                </p>
            </div>
        </div>
    }
}

/// The first rows as they stand in the file.
#[component]
pub fn Preview(file: FileShape) -> impl IntoView {
    let header = file.header.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    let rows = file.preview.into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| view! { <td class="truncate">{cell}</td> }).collect_view();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <section class="section">
            <header><h2>{t!(IMPORT_PREVIEW)}</h2></header>
            <div class="table-wrap" tabindex="0" role="region" aria-label=t!(IMPORT_PREVIEW)>
                <table class="table">
                    <thead><tr>{header}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
