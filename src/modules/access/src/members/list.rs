//! `/{workspace}/settings/members`

use leptos::prelude::*;
use ui::prelude::*;

use super::SCHEMA;
use crate::gate;
use crate::invitations::dialog::Invite;

/// Everybody of the workspace; those who are disabled are in the archive.
#[component]
pub fn MembersPage() -> impl IntoView {
    view! {
        <div class="list-page">
            <PageHead title=t!(MEMBERS_TITLE)><Invite /></PageHead>
            <ResourceTable schema=&SCHEMA fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) />
        </div>
    }
}
