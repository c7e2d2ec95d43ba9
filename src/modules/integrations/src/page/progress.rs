//! A run under way.

use std::time::Duration;

use kernel::Uuid;
use kernel::import::Progress;
use leptos::prelude::*;
use ui::prelude::*;

use super::slug;
use crate::api;

/// How often the server is asked.
const EVERY: Duration = Duration::from_millis(400);

/// A bar with count and time left, and a way to stop.
#[component]
pub fn Running(id: Uuid, progress: Option<Progress>, dry_run: bool, again: Callback<()>) -> impl IntoView {
    let slug = slug();
    let elsewhere = progress.is_none();
    let progress = RwSignal::new(progress.unwrap_or_default());
    let asked = RwSignal::new(false);
    let ask = Action::new(move |(): &()| {
        let slug = slug();
        async move { api::load_progress(slug, id).await }
    });
    Effect::new(move || match ask.value().get() {
        Some(Ok(Some(now))) => progress.set(now),
        Some(Ok(None)) => again.run(()),
        // The next question may be answered.
        Some(Err(_)) | None => {}
    });
    Effect::new(move || {
        let tick = move || {
            if !ask.pending().get_untracked() {
                ask.dispatch(());
            }
        };
        // How a run of another process stands is only known once it is over.
        let pause = if elsewhere { EVERY * 5 } else { EVERY };
        if let Ok(handle) = set_interval_with_handle(tick, pause) {
            on_cleanup(move || handle.clear());
        }
    });
    let cancel = Action::new(move |(): &()| {
        let slug = slug();
        async move { api::cancel_import(slug, id).await }
    });
    let stop = move |_| {
        asked.set(true);
        cancel.dispatch(());
    };
    let left = move || match progress.get().seconds_left {
        None => String::new(),
        Some(seconds) if seconds < 90 => tr!(IMPORT_SECONDS_LEFT, count = seconds),
        Some(seconds) => tr!(IMPORT_MINUTES_LEFT, count = seconds.div_ceil(60)),
    };
    let title = move || match (asked.get(), dry_run) {
        (true, _) => tr!(IMPORT_CANCELLING),
        (false, true) => tr!(IMPORT_CHECKING),
        (false, false) => tr!(IMPORT_RUNNING),
    };
    let shown = move || if elsewhere { tr!(IMPORT_ELSEWHERE) } else { left() };
    view! {
        <section class="section">
            <header><h2>{title}</h2></header>
            <div class="progress">
                <progress
                    class="bar"
                    max=move || progress.get().total.max(1).to_string()
                    value=move || progress.get().tally.done().to_string()
                    aria-label=title
                ></progress>
                <div class="progress-words">
                    <span>{move || {
                        let Progress { tally, total, .. } = progress.get();
                        tr!(IMPORT_PROGRESS, done = tally.done(), total = total)
                    }}</span>
                    <span>{shown}</span>
                </div>
            </div>
            <div class="form-actions">
                <Button label=t!(IMPORT_CANCEL) icon="x" disabled=Signal::derive(move || asked.get()) on_click=stop />
            </div>
        </section>
    }
}
