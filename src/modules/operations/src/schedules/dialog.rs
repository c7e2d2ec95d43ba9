//! The dialog in which a schedule is changed or switched off.

use access::gate::use_runner;
use kernel::Error;
use kernel::job::{CRON, ChangeSchedule, ScheduleSheet, Switch};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

/// The dialog; about the schedule that was chosen.
#[component]
pub fn ScheduleDialog(
    open: RwSignal<bool>,
    chosen: RwSignal<Option<ScheduleSheet>>,
    refresh: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open title=t!(SCHEDULES_CHANGE)>
            {move || chosen.get().map(|schedule| view! { <ScheduleForm open schedule refresh /> })}
        </Dialog>
    }
}

#[component]
fn ScheduleForm(open: RwSignal<bool>, schedule: ScheduleSheet, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, toasts, saved) = (use_here(), use_runner(), use_toasts(), t!(SAVED));
    let ScheduleSheet { id, version, cron, enabled, .. } = schedule;
    let (cron, on) = (RwSignal::new(cron), RwSignal::new(enabled == Switch::On));
    let save = Action::new(move |(): &()| {
        let enabled = if on.get_untracked() { Switch::On } else { Switch::Off };
        let command = ChangeSchedule { schedule: id, version, cron: cron.get_untracked(), enabled };
        runner.perform(here.workspace(), command, None)
    });
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.success(untrack(saved));
            open.set(false);
            refresh.run(());
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.dispatch(());
    };
    let error = Signal::derive(move || save.value().get().and_then(Result::<(), Error>::err));
    view! {
        <FormScope id="schedule" error>
            <form class="form" novalidate on:submit=submit>
                <Check name="enabled" label=t!(SCHEDULES_ENABLED) value=on />
                <TextInput name="cron" label=t!(SCHEDULES_FIELD_CRON) hint=t!(SCHEDULES_CRON_HINT) value=cron max=CRON required=true />
                <footer class="form-actions">
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                    <Button label=t!(ACTION_SAVE) look=Look::Primary kind="submit" busy=save.pending() />
                </footer>
            </form>
        </FormScope>
    }
}
