//! `/{workspace}/import`: choose what and which file; what came in earlier.

use kernel::Error;
use kernel::import::Import;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::form::{Field, FormScope, Ties};
use ui::page::{PageHead, use_here};
use ui::prelude::*;

use super::outcome::Tallies;
use super::{StateBadge, Steps, slug};
use crate::api::{Overview, load_overview};

/// The form and the list.
#[component]
pub fn ImportPage() -> impl IntoView {
    let slug = slug();
    let said = use_query_map().with_untracked(|query| query.get("error")).filter(|error| !error.is_empty());
    if said.is_some_and(|error| serde_json::from_str::<Error>(&error).is_err()) {
        return malformed("error");
    }
    let data = Data::new(slug, load_overview);
    view! {
        <PageHead title=t!(IMPORT_TITLE) />
        <div class="page-body import-page">
            <Steps now=0 />
            <p class="muted">{t!(IMPORT_LEAD)}</p>
            <Loaded resource=data view=|data: Overview| view! {
                <UploadForm resources=data.resources />
                <Earlier imports=data.imports />
            } />
        </div>
    }
    .into_any()
}

#[component]
fn UploadForm(resources: Vec<String>) -> impl IntoView {
    let (slug, query, locale) = (slug(), use_query_map(), use_locale());
    // The server's answer to the form sent before.
    let error = Signal::derive(move || {
        query.with(|query| query.get("error").and_then(|error| serde_json::from_str::<Error>(&error).ok()))
    });
    let chosen = query.with_untracked(|query| query.get("resource")).unwrap_or_default();
    let options = Signal::derive(move || {
        let named = |name: &String| (name.clone(), ui::i18n::of_resource(locale.get(), name, "title"));
        resources.iter().map(named).collect::<Vec<_>>()
    });
    view! {
        <FormScope id="import" error>
            <form class="form" method="post" action="/api/imports" enctype="multipart/form-data">
                <input type="hidden" name="workspace" value=slug />
                <Select name="resource" label=t!(IMPORT_WHAT) hint=move || tr!(IMPORT_WHAT_HINT) options initial=chosen />
                <FileInput />
                <div class="form-actions">
                    <Button label=t!(IMPORT_UPLOAD) look=Look::Primary icon="upload" kind="submit" />
                </div>
            </form>
        </FormScope>
    }
}

#[component]
fn FileInput() -> impl IntoView {
    let ties = Ties::new("file", None, true);
    let (id, invalid, described) = (ties.id.clone(), ties.invalid(), ties.described());
    view! {
        <Field ties label=t!(IMPORT_FILE) hint=Some((move || tr!(IMPORT_FILE_HINT)).into())>
            <div class="drop">
                <Icon name="file-spreadsheet" />
                <input
                    type="file"
                    id=id
                    name="file"
                    accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    aria-required="true"
                    aria-invalid=invalid
                    aria-describedby=described
                />
            </div>
        </Field>
    }
}

#[component]
fn Earlier(imports: Vec<Import>) -> impl IntoView {
    if imports.is_empty() {
        return view! { <EmptyState icon="file-up" title=t!(IMPORT_EMPTY_TITLE) text=t!(IMPORT_EMPTY_TEXT) /> }
            .into_any();
    }
    view! {
        <section class="section">
            <header><h2>{t!(IMPORT_EARLIER)}</h2></header>
            <div class="table-wrap">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t!(IMPORT_COLUMN_FILE)}</th>
                            <th scope="col">{t!(IMPORT_COLUMN_WHAT)}</th>
                            <th scope="col">{t!(IMPORT_COLUMN_WHEN)}</th>
                            <th scope="col">{t!(IMPORT_COLUMN_STATE)}</th>
                            <th scope="col">{t!(IMPORT_COLUMN_RESULT)}</th>
                        </tr>
                    </thead>
                    <tbody>{imports.into_iter().map(|import| view! { <Line import /> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Line(import: Import) -> impl IntoView {
    let (here, locale) = (use_here(), use_locale());
    let Import { id, resource, file_name, created_at, state, report, .. } = import;
    view! {
        <tr>
            <td><a class="truncate" href=move || here.link(&format!("/import/{id}"))>{file_name}</a></td>
            <td>{move || ui::i18n::of_resource(locale.get(), &resource, "title")}</td>
            <td><RelativeTime time=created_at /></td>
            <td><StateBadge state /></td>
            <td><Tallies tally=report.tally dry_run=report.dry_run /></td>
        </tr>
    }
}
