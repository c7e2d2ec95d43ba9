//! `/{workspace}/settings/members`: everybody, and what is done with several of them at once.

use leptos::prelude::*;
use ui::prelude::*;

use super::bulk::dialog::BulkChange;
use super::{EDIT, SCHEMA};
use crate::exports::ExportButton;
use crate::gate;
use crate::invitations::dialog::Invite;
use crate::shell::use_shell;
use crate::views::ViewMenu;

/// Everybody of the workspace; the status asks for those who are disabled.
#[component]
pub fn MembersPage() -> impl IntoView {
    let selection = use_shell().get_untracked().may(EDIT).then(Selection::default);
    view! {
        <div class="list-page">
            <PageHead title=t!(MEMBERS_TITLE)><ViewMenu schema=&SCHEMA /> <ExportButton schema=&SCHEMA /> <Invite /></PageHead>
            <ResourceTable schema=&SCHEMA fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) selection />
            {selection.map(|selection| view! { <BulkChange selection /> })}
        </div>
    }
}
