//! `/{workspace}/settings/audit/{id}`: one entry with every field before and after.

use kernel::{Cell, Error, Time, Uuid};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::i18n::deed;
use ui::page::{PageHead, use_here};
use ui::prelude::*;

use super::api::load_entry;
use super::{Difference, Entry};

/// One entry.
#[component]
pub fn EntryPage() -> impl IntoView {
    let (here, params) = (use_here(), use_params_map());
    let data = Data::new(
        move || (here.workspace(), params.with(|params| params.get("id")).and_then(|id| id.parse::<Uuid>().ok())),
        |(workspace, id)| async move { load_entry(workspace, id.ok_or(Error::NotFound)?).await },
    );
    view! {
        <PageHead title=t!(AUDIT_ENTRY) />
        <div class="page-body">
            <Loaded resource=data view=|entry: Entry| view! { <Content entry /> } />
        </div>
    }
}

#[component]
fn Content(entry: Entry) -> impl IntoView {
    let (here, locale) = (use_here(), use_locale());
    let Entry { sequence, at, actor, role, command, resource, record, correlation, address, hash, changes, .. } = entry;
    let did = deed(&command);
    let prefix = resource.replace('_', "-");
    let named = Key::find(&format!("{prefix}-title"));
    let name = resource.clone();
    let what = move || named.map_or_else(|| name.clone(), |key| text(locale.get(), key).to_owned());
    let subject = untrack(|| here.record(&resource, record)).map_or_else(
        || view! { <span class="mono">{record.to_string()}</span> }.into_any(),
        |href| view! { <a class="mono" href=href>{record.to_string()}</a> }.into_any(),
    );
    let said = move || did.map(|key| text(locale.get(), key));
    view! {
        <dl class="property-list audit-entry">
            <Property label=t!(AUDIT_LOG_FIELD_CREATED_AT)><RelativeTime time=at /></Property>
            <Property label=t!(AUDIT_LOG_FIELD_ACTOR)><bdi>{actor}</bdi></Property>
            <Property label=t!(AUDIT_LOG_FIELD_ROLE)>{role}</Property>
            <Property label=t!(AUDIT_LOG_FIELD_COMMAND)>{said} " " <span class="mono muted">{command}</span></Property>
            <Property label=t!(AUDIT_LOG_FIELD_RESOURCE)>{what}</Property>
            <Property label=t!(AUDIT_RECORD)>{subject}</Property>
            <Property label=t!(AUDIT_LOG_FIELD_CORRELATION)><span class="mono">{correlation}</span></Property>
            {(!address.is_empty()).then(|| view! {
                <Property label=t!(AUDIT_LOG_FIELD_ADDRESS)><span class="mono">{address}</span></Property>
            })}
            <Property label=t!(AUDIT_LOG_FIELD_SEQUENCE)>{move || format::number(locale.get(), sequence)}</Property>
            <Property label=t!(AUDIT_HASH)><span class="mono audit-hash">{hash}</span></Property>
        </dl>
        <Section title=t!(AUDIT_LOG_FIELD_CHANGES)>
            <div class="table-wrap">
                <table class="table">
                    <thead>
                        <tr><th scope="col">{t!(AUDIT_FIELD)}</th><th scope="col">{t!(AUDIT_BEFORE)}</th><th scope="col">{t!(AUDIT_AFTER)}</th></tr>
                    </thead>
                    <tbody>{changes.into_iter().map(|change| line(&resource, change)).collect_view()}</tbody>
                </table>
            </div>
        </Section>
    }
}

fn line(resource: &str, Difference { field, before, after }: Difference) -> impl IntoView {
    let locale = use_locale();
    let key = [format!("{resource}-field-{field}"), format!("audit-fact-{field}")];
    let key = key.iter().find_map(|name| Key::find(&name.replace('_', "-")));
    let moment = field.ends_with("_at");
    let label = move || key.map_or_else(|| field.clone(), |key| text(locale.get(), key).to_owned());
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td><Value cell=before moment /></td>
            <td><Value cell=after moment /></td>
        </tr>
    }
}

/// A value as the log keeps it; moments are kept as numbers.
#[component]
fn Value(cell: Cell, moment: bool) -> impl IntoView {
    let locale = use_locale();
    match cell {
        Cell::Null => view! { <span class="muted">{t!(NO_VALUE)}</span> }.into_any(),
        Cell::Int(time) if moment => view! { <RelativeTime time=Time(time) /> }.into_any(),
        Cell::Int(number) => (move || format::number(locale.get(), number)).into_any(),
        Cell::Tags(tags) => tags.join(", ").into_any(),
        Cell::Text(text) | Cell::Link { label: text, .. } => view! { <bdi class="audit-value">{text}</bdi> }.into_any(),
    }
}
