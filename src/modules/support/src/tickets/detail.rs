//! `/{workspace}/tickets/{id}`: what was said left and wide, properties right, the next step on top.

mod composer;
mod conversation;
mod head;
mod properties;

use access::gate;
use access::history::{Step, history};
use access::shell::use_shell;
use kernel::Error;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::page::{set_status, use_here, use_live};
use ui::prelude::*;
use ui::table::Named;

use super::api::ticket;
use super::{ASSIGN, TicketDetail, TicketId};
use composer::{Composer, Draft};
use conversation::Conversation;
use head::Head;
use properties::Properties;

/// A ticket; another one's page begins anew, whatever is being typed on this one.
#[component]
pub fn TicketPage() -> impl IntoView {
    let params = use_params_map();
    // While another page takes over, the parameter may be gone before this page is.
    let id = Memo::new(move |before: Option<&Option<TicketId>>| match params.with(|params| params.get("id")) {
        Some(id) => id.parse().ok(),
        None => before.copied().flatten(),
    });
    move || view! { <Ticket id=id.get() /> }
}

/// One ticket. What is being typed belongs to it and survives every refresh.
#[component]
fn Ticket(id: Option<TicketId>) -> impl IntoView {
    let (here, draft) = (use_here(), Draft::new());
    let folded = RwSignal::new(false);
    Effect::new(move || {
        // On a narrow screen the properties are folded at first.
        let width = window().inner_width().ok().and_then(|width| width.as_f64());
        folded.set(width.is_some_and(|width| width < 768.0));
    });
    // An event of any ticket asks whether this one changed; an import names none.
    let live = use_live("tickets", None);
    let data = Data::new(
        move || (here.workspace(), live.get()),
        move |(workspace, _)| async move {
            let id = id.ok_or(Error::NotFound)?;
            let ticket = ticket(workspace.clone(), id).await?;
            Ok::<_, Error>((ticket, history(workspace, "tickets".to_owned(), id.0).await.unwrap_or_default()))
        },
    );
    // Made here and not inside the suspense of the ticket: there, server and browser would count resources differently.
    let shell = use_shell();
    let members = Data::new(
        move || (here.workspace(), shell.with(|shell| shell.may(ASSIGN))),
        |(workspace, may)| async move {
            if !may {
                return Ok(Vec::new());
            }
            gate::pick(workspace, "members".to_owned(), String::new()).await
        },
    );
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <Transition fallback=|| view! { <Skeleton rows=8 /> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok((ticket, steps)) => {
                        let members = members.await.unwrap_or_default();
                        view! { <Page ticket steps members draft refresh folded /> }.into_any()
                    }
                    Err(error) => {
                        set_status(error.status());
                        let list = Signal::derive(move || here.link("/tickets"));
                        view! {
                            <Failure error retry=refresh page=true />
                            <p class="way-out"><LinkButton label=t!(TICKETS_TITLE) icon="arrow-left" href=list /></p>
                        }
                        .into_any()
                    }
                }
            })}
        </Transition>
    }
}

#[component]
fn Page(
    ticket: TicketDetail,
    steps: Vec<Step>,
    members: Named,
    draft: Draft,
    refresh: Callback<()>,
    folded: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Head ticket=ticket.clone() refresh />
        <div class="record">
            <div class="record-main">
                <Conversation ticket=ticket.clone() />
                <Composer ticket=ticket.clone() draft refresh />
            </div>
            <Properties ticket steps members refresh folded />
        </div>
    }
}

/// Name and address of a requester such as `Grace Kim <grace@customer.example>`; without brackets all of it is the name.
fn person(requester: &str) -> (String, Option<String>) {
    match requester.split_once('<') {
        Some((name, mail)) if !name.trim().is_empty() => {
            (name.trim().to_owned(), Some(mail.trim_end().trim_end_matches('>').trim().to_owned()))
        }
        _ => (requester.trim().to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::person;

    #[test]
    fn a_requester_has_a_name_and_perhaps_an_address() {
        assert_eq!(person("Grace Kim <g@kim.example>"), ("Grace Kim".to_owned(), Some("g@kim.example".to_owned())));
        assert_eq!(person("g@kim.example"), ("g@kim.example".to_owned(), None));
        assert_eq!(person("<g@kim.example>"), ("<g@kim.example>".to_owned(), None));
    }
}
