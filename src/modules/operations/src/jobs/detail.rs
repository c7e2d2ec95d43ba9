//! `/{workspace}/settings/jobs/{id}`: one job, how far it is, why it failed, and what can be done about it.

use access::exports::MadeButton;
use access::gate::use_runner;
use access::shell::use_shell;
use kernel::job::{EDIT, JobFault, JobSheet, JobState, RetryJob};
use kernel::{Error, Uuid};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::prelude::*;

use super::api::{Shown, cancel_job, load_job};
use super::list::kind_name;
use super::progress::{Progress, follow};

/// One job.
#[component]
pub fn JobPage() -> impl IntoView {
    let (here, params, live) = (use_here(), use_params_map(), use_live("jobs", None));
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<Uuid>().ok()));
    let data = Data::new(
        move || (here.workspace(), id.get(), live.get()),
        |(workspace, id, _)| async move { load_job(workspace, id.ok_or(Error::NotFound)?).await },
    );
    let refresh = Callback::new(move |()| data.refetch());
    view! { <Loaded resource=data view=move |shown: Shown| view! { <Sheet shown refresh /> } /> }
}

#[component]
fn Sheet(shown: Shown, refresh: Callback<()>) -> impl IntoView {
    let Shown { job, file } = shown;
    let locale = use_locale();
    follow(job.state, refresh);
    let choice = JobState::CHOICES.iter().find(|choice| choice.name == job.state.name());
    let kind = job.kind.clone();
    let title = move || kind_name(locale.get(), &kind);
    let tries = move || tr!(JOBS_TRIES_OF, count = job.attempts, most = job.tries);
    let shown = job.clone();
    view! {
        <PageHead title><Actions job=job.clone() file refresh /></PageHead>
        <div class="page-body">
            {shown.fault.clone().map(|fault| view! { <Why fault state=shown.state /> })}
            {(shown.state == JobState::Running).then(|| view! { <Progress job=shown.clone() /> })}
            <dl class="property-list record-facts">
                <Property label=t!(JOBS_FIELD_STATE)>
                    {choice.map(|value| view! { <ChoiceBadge resource="jobs" field="state" value /> })}
                </Property>
                <Property label=t!(JOBS_FIELD_ASKER)>
                    {match shown.asker {
                        Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
                        None => t!(JOBS_NOBODY).into_any(),
                    }}
                </Property>
                <Property label=t!(JOBS_FIELD_ATTEMPTS)>{tries}</Property>
                <Property label=t!(JOBS_FIELD_CREATED_AT)><RelativeTime time=shown.created_at /></Property>
                {shown.started_at.map(|time| view! { <Property label=t!(JOBS_STARTED)><RelativeTime time /></Property> })}
                {shown.ended_at.map(|time| view! { <Property label=t!(JOBS_FIELD_ENDED_AT)><RelativeTime time /></Property> })}
                {shown.due_at.map(|time| view! { <Property label=t!(JOBS_NEXT)><RelativeTime time /></Property> })}
                {(!shown.result.is_empty()).then(|| view! { <Property label=t!(JOBS_RESULT)>{shown.result}</Property> })}
            </dl>
            {(!shown.facts.is_empty()).then(|| view! { <Section title=t!(JOBS_FACTS)><Facts facts=shown.facts /></Section> })}
        </div>
    }
}

#[component]
fn Actions(job: JobSheet, file: bool, refresh: Callback<()>) -> impl IntoView {
    let (here, runner) = (use_here(), use_runner());
    let may = use_shell().get_untracked().may(EDIT);
    let JobSheet { id, state, cancelling, .. } = job;
    let fetch = file.then(|| view! { <MadeButton job=id /> });
    let (retried, cancelled) = (t!(JOBS_RETRIED), t!(JOBS_CANCEL_ASKED));
    let retry = (may && matches!(state, JobState::Parked | JobState::Cancelled)).then(|| {
        let retry = move |_| runner.say(RetryJob { job: id }, retried(), move || refresh.run(()));
        view! { <Button label=t!(JOBS_RETRY) icon="rotate-cw" look=Look::Primary on_click=retry /> }
    });
    let cancel = (state.is_open() && !cancelling).then(|| {
        let cancel = move |_| {
            let call = move || cancel_job(here.workspace(), id);
            runner.say_call(call, cancelled(), move || refresh.run(()));
        };
        view! { <Button label=t!(JOBS_CANCEL) icon="x" on_click=cancel /> }
    });
    view! { {fetch} {retry} {cancel} }
}

/// Why the last try failed.
#[component]
fn Why(fault: JobFault, state: JobState) -> impl IntoView {
    let locale = use_locale();
    let parked = state == JobState::Parked;
    let lead = move || if parked { tr!(JOBS_PARKED) } else { tr!(JOBS_FAILED) };
    let why = move || match &fault {
        JobFault::Error(error) => error_text(locale.get(), error),
        JobFault::Lost => tr!(JOBS_FAULT_LOST),
        JobFault::Panicked => tr!(JOBS_FAULT_PANICKED),
        JobFault::AskerGone => tr!(JOBS_FAULT_ASKER_GONE),
    };
    view! {
        <div class=if parked { "notice error" } else { "notice warning" } role="status">
            <Icon name=if parked { "circle-alert" } else { "hourglass" } />
            <p><strong>{lead}</strong> " " {why}</p>
        </div>
    }
}

/// What the job is about.
#[component]
fn Facts(facts: Vec<(String, String)>) -> impl IntoView {
    let facts = facts.into_iter().map(|(name, value)| {
        view! { <Property label=name><span class="mono">{value}</span></Property> }
    });
    view! { <dl class="property-list record-facts">{facts.collect_view()}</dl> }
}
