//! `/{workspace}/settings/schedules`: what runs by the clocks of the workspace.

use access::gate::use_runner;
use access::shell::use_shell;
use kernel::job::{EDIT, RunSchedule, ScheduleSheet, Switch};
use leptos::prelude::*;
use ui::prelude::*;

use super::api::load_schedules;
use super::dialog::ScheduleDialog;
use crate::jobs::list::kind_name;

/// The schedules, by name.
#[component]
pub fn SchedulesPage() -> impl IntoView {
    let (here, live) = (use_here(), use_live("schedules", None));
    let data = Data::new(move || (here.workspace(), live.get()), |(workspace, _)| load_schedules(workspace));
    let refresh = Callback::new(move |()| data.refetch());
    let (open, chosen) = (RwSignal::new(false), RwSignal::new(None::<ScheduleSheet>));
    let change = Callback::new(move |schedule| {
        chosen.set(Some(schedule));
        open.set(true);
    });
    let list = move |all: Vec<ScheduleSheet>| {
        let line = move |schedule: ScheduleSheet| view! { <Line schedule change refresh /> };
        if all.is_empty() {
            return view! { <p class="muted">{t!(SCHEDULES_NONE)}</p> }.into_any();
        }
        view! { <ul class="devices">{all.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        <PageHead title=t!(SCHEDULES_TITLE)>
            <LinkButton label=t!(JOBS_TITLE) icon="list-checks" href=Signal::derive(move || here.link("/settings/jobs")) />
        </PageHead>
        <div class="page-body">
            <p class="hint">{t!(SCHEDULES_TEXT)}</p>
            <Loaded resource=data view=list />
        </div>
        <ScheduleDialog open chosen refresh />
    }
}

#[component]
fn Line(schedule: ScheduleSheet, change: Callback<ScheduleSheet>, refresh: Callback<()>) -> impl IntoView {
    let (here, locale, runner, said) = (use_here(), use_locale(), use_runner(), t!(SCHEDULES_RUNNING));
    let may = use_shell().get_untracked().may(EDIT);
    let ScheduleSheet { id, kind, cron, enabled, next_at, last_at, last_job, .. } = schedule.clone();
    let value = Switch::CHOICES.iter().find(|choice| choice.name == enabled.name());
    let named = kind.clone();
    let name = move || kind_name(locale.get(), &named);
    let about = move || kind_about(locale.get(), &kind);
    let last = last_at.map(|time| {
        let when = view! { {t!(SCHEDULES_LAST)} " " <RelativeTime time /> };
        match last_job {
            Some(job) => view! { <a href=move || here.link(&format!("/settings/jobs/{job}"))>{when}</a> }.into_any(),
            None => when.into_any(),
        }
    });
    let actions = may.then(|| {
        let run = move |_| runner.say(RunSchedule { schedule: id }, said(), move || refresh.run(()));
        view! {
            <div class="form-actions start">
                <Button label=t!(SCHEDULES_RUN) icon="play" on_click=run />
                <Button label=t!(SCHEDULES_CHANGE) icon="pencil" on_click=move |_| change.run(schedule.clone()) />
            </div>
        }
    });
    view! {
        <li class="device">
            <Icon name="alarm-clock" />
            <div>
                <strong>{name}</strong> " " <code>{cron}</code> " "
                {value.map(|value| view! { <ChoiceBadge resource="schedules" field="enabled" value /> })}
                <p class="hint">{about}</p>
                <p class="hint">
                    {next_at.map(|time| view! { {t!(SCHEDULES_NEXT)} " " <Moment time /> })}
                    {(next_at.is_some() && last_at.is_some()).then_some(" · ")}
                    {last}
                </p>
                {actions}
            </div>
        </li>
    }
}

/// A moment to the minute, by the workspace's clocks.
#[component]
fn Moment(time: kernel::Time) -> impl IntoView {
    let (clock, locale) = (use_clock(), use_locale());
    view! { <time datetime=time.rfc3339()>{move || format::date_time(locale.get(), &clock.zone(), time)}</time> }
}

/// What it is for.
fn kind_about(locale: Locale, kind: &str) -> String {
    let key = Key::find(&format!("job-{}-about", kind.replace('_', "-")));
    key.map_or_else(String::new, |key| text(locale, key).to_owned())
}
