//! How far a job is, followed until it is over.

use std::time::Duration;

use kernel::job::{JobSheet, JobState};
use leptos::prelude::*;
use ui::prelude::*;

/// How often the server is asked: whoever sees only their own jobs hears no news of them.
const EVERY: Duration = Duration::from_secs(1);

/// Asks again and again while something is to come.
pub fn follow(state: JobState, again: Callback<()>) {
    Effect::new(move || {
        if !state.is_open() {
            return;
        }
        if let Ok(handle) = set_interval_with_handle(move || again.run(()), EVERY) {
            on_cleanup(move || handle.clear());
        }
    });
}

/// A bar with count and time left; a bar without an end while that is not known.
#[component]
pub fn Progress(job: JobSheet) -> impl IntoView {
    let locale = use_locale();
    let JobSheet { done, total, seconds_left, cancelling, .. } = job;
    let words = move || match (cancelling, total) {
        (true, _) => tr!(JOBS_CANCELLING),
        (false, Some(total)) => {
            tr!(JOBS_PROGRESS, done = number(locale.get(), done), total = number(locale.get(), total))
        }
        (false, None) => tr!(JOBS_RUNNING),
    };
    let left = move || match seconds_left {
        None => String::new(),
        Some(seconds) if seconds < 90 => tr!(IMPORT_SECONDS_LEFT, count = seconds),
        Some(seconds) => tr!(IMPORT_MINUTES_LEFT, count = seconds.div_ceil(60)),
    };
    view! {
        <div class="progress">
            <progress
                class="bar"
                max=total.map(|total| total.max(1).to_string())
                value=total.map(|_| done.to_string())
                aria-label=words
            ></progress>
            <div class="progress-words"><span>{words}</span> <span>{left}</span></div>
        </div>
    }
}

fn number(locale: Locale, count: u64) -> String {
    format::number(locale, i64::try_from(count).unwrap_or(i64::MAX))
}
