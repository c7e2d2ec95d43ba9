//! `/{workspace}/settings/access-reviews`

use kernel::choice::Tone;
use kernel::{Cell, Time};
use leptos::prelude::*;
use ui::prelude::*;

use super::form::StartForm;
use super::{ReviewState, SCHEMA, START};
use crate::gate;
use crate::shell::use_shell;

/// Every review, newest first, and the way to begin one.
#[component]
pub fn AccessReviewsPage() -> impl IntoView {
    let open = RwSignal::new(false);
    let may = use_shell().get_untracked().may(START);
    let start = may.then(|| {
        view! {
            <Button label=t!(REVIEWS_START) icon="plus" look=Look::Primary on_click=move |_| open.set(true) />
            <StartForm open />
        }
    });
    view! {
        <div class="list-page">
            <PageHead title=t!(ACCESS_REVIEWS_TITLE)>{start}</PageHead>
            <ResourceTable schema=&SCHEMA fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) cell=CellView::new(own) />
        </div>
    }
}

/// An open review whose day is over says so.
fn own(at: CellAt<'_>) -> Option<AnyView> {
    let (is_open, Cell::Int(due)) = (at.get("state").text() == ReviewState::Open.name(), at.get("due_at")) else {
        return None;
    };
    let due = Time(*due);
    match at.field.name {
        "due_at" => Some(view! { <Due time=due done=!is_open /> }.into_any()),
        "state" if is_open => Some(view! { <Standing due /> }.into_any()),
        _ => None,
    }
}

/// Open, or overdue.
#[component]
pub fn Standing(due: Time) -> impl IntoView {
    let clock = use_clock();
    move || {
        if due < clock.now() {
            view! { <Badge tone=Tone::Red icon="hourglass" label=t!(REVIEWS_OVERDUE) /> }
        } else {
            view! { <Badge tone=Tone::Blue icon="clock" label=t!(ACCESS_REVIEWS_STATE_OPEN) /> }
        }
    }
}
