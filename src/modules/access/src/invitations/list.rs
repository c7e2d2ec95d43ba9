//! `/{workspace}/settings/invitations`

use kernel::{Cell, Time};
use leptos::prelude::*;
use ui::prelude::*;

use super::{InvitationState, SCHEMA};
use crate::shell::use_shell;
use crate::{gate, security};

/// Every invitation, newest first.
#[component]
pub fn InvitationsPage() -> impl IntoView {
    let here = use_here();
    let terms = use_shell().get_untracked().may(security::VIEW).then(|| {
        let href = Signal::derive(move || here.link("/settings/terms"));
        view! { <LinkButton label=t!(TERMS_TITLE) icon="file-text" href /> }
    });
    view! {
        <div class="list-page">
            <PageHead title=t!(INVITATIONS_TITLE)>
                {terms}
                <LinkButton label=t!(MEMBERS_TITLE) icon="users" href=Signal::derive(move || here.link("/settings/members")) />
            </PageHead>
            <ResourceTable schema=&SCHEMA fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) cell=CellView::new(expired) />
        </div>
    }
}

/// A pending one whose time is over says so.
fn expired(at: CellAt<'_>) -> Option<AnyView> {
    if at.field.name != "state" || at.cell().text() != InvitationState::Pending.name() {
        return None;
    }
    let Cell::Int(expires) = at.get("expires_at") else { return None };
    let (expires, clock) = (Time(*expires), use_clock());
    let badge = move || {
        if expires <= clock.now() {
            view! { <Badge tone=kernel::choice::Tone::Amber icon="hourglass" label=t!(INVITATIONS_STATE_EXPIRED) /> }
        } else {
            view! { <Badge tone=kernel::choice::Tone::Blue icon="clock" label=t!(INVITATIONS_STATE_PENDING) /> }
        }
    };
    Some(badge.into_any())
}
