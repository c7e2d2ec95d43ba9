//! `/{workspace}/tickets/{id}`: what was said left and wide, properties right, the next step on top.

mod composer;
mod conversation;
mod head;
mod properties;

use kernel::Error;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::page::{set_status, use_here, use_live};
use ui::prelude::*;

use super::api::ticket;
use super::{TicketDetail, TicketId};
use composer::{Composer, Draft};
use conversation::Conversation;
use head::Head;
use properties::Properties;

/// A ticket. What is being typed belongs to the page and survives every refresh of the ticket.
#[component]
pub fn TicketPage() -> impl IntoView {
    let (here, params, draft) = (use_here(), use_params_map(), Draft::new());
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<TicketId>().ok()));
    // An event of any ticket asks whether this one changed; an import names none.
    let live = use_live("tickets", None);
    let data = Resource::new_blocking(
        move || (here.workspace(), id.get(), live.get()),
        |(workspace, id, _)| async move {
            match id {
                Some(id) => ticket(workspace, id).await,
                None => Err(Error::NotFound),
            }
        },
    );
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <Transition fallback=|| view! { <Skeleton rows=8 /> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(ticket) => view! { <Page ticket draft refresh /> }.into_any(),
                    Err(error) => {
                        set_status(error.status());
                        view! { <Failure error retry=refresh /> }.into_any()
                    }
                }
            })}
        </Transition>
    }
}

#[component]
fn Page(ticket: TicketDetail, draft: Draft, refresh: Callback<()>) -> impl IntoView {
    view! {
        <Head ticket=ticket.clone() refresh />
        <div class="record">
            <div class="record-main">
                <Conversation ticket=ticket.clone() />
                <Composer ticket=ticket.clone() draft refresh />
            </div>
            <Properties ticket refresh />
        </div>
    }
}
