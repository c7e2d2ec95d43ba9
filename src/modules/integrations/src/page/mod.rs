//! The import pages: bring a file, match its columns, try, run, see what became of each row.

mod by_line;
mod changes;
mod matching;
mod outcome;
mod progress;
pub(crate) mod refusals;
mod run;
mod upload;

pub use run::ImportRunPage;
pub use upload::ImportPage;

use kernel::choice::Tone;
use kernel::import::ImportState;
use leptos::prelude::*;
use ui::prelude::*;

/// The slug of the workspace.
fn slug() -> impl Fn() -> String + Copy {
    let shell = access::shell::use_shell();
    move || shell.with(|shell| shell.workspace.slug.clone())
}

/// Where an import stands, as a mark.
#[component]
fn StateBadge(state: ImportState) -> impl IntoView {
    let (tone, icon) = match state {
        ImportState::Uploaded => (Tone::Neutral, "file-up"),
        ImportState::Running => (Tone::Blue, "loader-circle"),
        ImportState::Checked => (Tone::Blue, "list-checks"),
        ImportState::Done => (Tone::Green, "circle-check"),
        ImportState::Cancelled => (Tone::Neutral, "ban"),
        ImportState::Failed => (Tone::Red, "circle-x"),
    };
    let locale = use_locale();
    let label = move || choice(locale.get(), "import", "state", state.name());
    view! { <Badge tone icon label /> }
}

/// Which of the four steps this is, counted from zero.
#[component]
fn Steps(now: usize) -> impl IntoView {
    let locale = use_locale();
    let steps = [key::IMPORT_STEP_UPLOAD, key::IMPORT_STEP_MATCH, key::IMPORT_STEP_CHECK, key::IMPORT_STEP_DONE];
    let step = move |(place, key): (usize, Key)| {
        view! {
            <li class:done=place < now aria-current=(place == now).then_some("step")>
                {move || text(locale.get(), key)}
            </li>
        }
    };
    view! { <ol class="steps">{steps.into_iter().enumerate().map(step).collect_view()}</ol> }
}
