//! `/{workspace}/import/{id}`: one file on its way.

use kernel::import::{Import, ImportState, Mapping};
use kernel::{Error, Uuid};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::page::{PageHead, use_here};
use ui::prelude::*;

use super::changes::Changes;
use super::matching::{Matching, Preview};
use super::outcome::{Outcome, Summary};
use super::progress::Running;
use super::refusals::Refusals;
use super::{Steps, slug};
use crate::api::{self, Detail};

/// One import.
#[component]
pub fn ImportRunPage() -> impl IntoView {
    let (slug, params) = (slug(), use_params_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<Uuid>().ok()));
    // Grows when a run has begun or ended.
    let version = RwSignal::new(0_u32);
    let data = Data::new(
        move || (slug(), id.get(), version.get()),
        |(slug, id, _)| async move { api::load_import(slug, id.ok_or(Error::NotFound)?).await },
    );
    let again = Callback::new(move |()| version.update(|version| *version += 1));
    view! { <Loaded resource=data view=move |detail: Detail| view! { <Page detail again /> } /> }
}

#[component]
fn Page(detail: Detail, again: Callback<()>) -> impl IntoView {
    let here = use_here();
    let Detail { import, fields, listed } = detail;
    let Import { id, resource, file_name, state, mapping, report, progress, file_kept, .. } = import;
    let step = match state {
        ImportState::Uploaded | ImportState::Cancelled | ImportState::Failed => 1,
        ImportState::Checked => 2,
        ImportState::Running if report.dry_run => 2,
        ImportState::Running | ImportState::Done => 3,
    };
    let head = file_name.clone();
    let body = match state {
        ImportState::Running => view! { <Running id progress dry_run=report.dry_run again /> }.into_any(),
        ImportState::Done => ().into_any(),
        _ if !file_kept => view! { <p>{t!(IMPORT_FILE_GONE)}</p> }.into_any(),
        _ => {
            let file = report.file.clone();
            let resource = resource.clone();
            view! {
                <Form id resource fields mapping file=file.clone() again />
                <Preview file />
            }
            .into_any()
        }
    };
    let ended = !matches!(state, ImportState::Uploaded | ImportState::Running);
    let results = ended.then(|| {
        let report = report.clone();
        view! {
            <Outcome state resource=resource.clone() report=report.clone() />
            <Refusals id resource=resource.clone() report=report.clone() listed file_kept />
            <Changes resource=resource.clone() report />
        }
    });
    view! {
        <TabTitle text=file_name />
        <PageHead title=move || head.clone()>
            <LinkButton label=t!(IMPORT_ANOTHER) icon="file-up" href=Signal::derive(move || here.link("/import")) />
        </PageHead>
        <div class="page-body import-page">
            <Steps now=step />
            <Summary file=report.file />
            {results}
            {body}
        </div>
    }
}

/// The mapping and the two ways to go on.
#[component]
fn Form(
    id: Uuid,
    resource: String,
    fields: Vec<kernel::import::TargetField>,
    mapping: Mapping,
    file: kernel::import::FileShape,
    again: Callback<()>,
) -> impl IntoView {
    let slug = slug();
    let mapping = RwSignal::new(mapping);
    let run = Action::new(move |dry_run: &bool| {
        let (slug, mapping, dry_run) = (slug(), mapping.get_untracked(), *dry_run);
        async move { api::run_import(slug, id, mapping, dry_run).await }
    });
    let error = Signal::derive(move || run.value().get().and_then(Result::err));
    Effect::new(move || {
        if matches!(run.value().get(), Some(Ok(()))) {
            again.run(());
        }
    });
    let busy = run.pending();
    view! {
        <section class="section">
            <header><h2>{t!(IMPORT_MATCH_TITLE)}</h2></header>
            <Matching resource fields mapping file error />
            <p class="hint">{t!(IMPORT_IDENTITY)} " " {t!(IMPORT_BLANKS)} " " {t!(IMPORT_DATES)}</p>
            <div class="form-actions">
                <Button
                    label=t!(IMPORT_DRY_RUN) icon="list-checks" busy reason=move || tr!(IMPORT_DRY_RUN_HINT)
                    on_click=move |_| { run.dispatch(true); }
                />
                <Button
                    label=t!(ACTION_IMPORT) look=Look::Primary icon="check" busy
                    on_click=move |_| { run.dispatch(false); }
                />
            </div>
        </section>
    }
}
