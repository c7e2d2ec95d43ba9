//! Number, title, status and the next action, visible without scrolling.

use access::gate::use_runner;
use access::shell::use_shell;
use leptos::prelude::*;
use ui::page::use_here;
use ui::prelude::*;

use crate::tickets::{
    ARCHIVE, ASSIGN, ArchiveTicket, AssignTicket, EDIT, MoveTicket, Priority, RestoreTicket, Status, TicketDetail,
};

#[component]
pub fn Head(ticket: TicketDetail, refresh: Callback<()>) -> impl IntoView {
    let here = use_here();
    let TicketDetail { id, number, status, archived_at, created_at, .. } = ticket;
    let title = ticket.fields.title.clone();
    let tab = format!("#{number} {title}");
    let customer = ticket.fields.customer.zip(ticket.customer_name.clone()).map(|(customer, name)| {
        view! { <a class="truncate" href=move || here.link(&format!("/customers/{customer}"))>{name}</a> }
    });
    let status_choice = Status::CHOICES.iter().find(|choice| choice.rank == status.rank());
    let priority_choice = Priority::CHOICES.iter().find(|choice| choice.rank == ticket.fields.priority.rank());
    view! {
        <TabTitle text=tab />
        <header class="record-head" data-ticket=id.to_string()>
            <div class="record-title">
                <h1><span class="record-number">{format!("#{number}")}</span> " " <bdi>{title}</bdi></h1>
                <div class="record-meta">
                    {status_choice.map(|value| view! { <ChoiceBadge resource="tickets" field="status" value /> })}
                    {priority_choice.map(|value| view! { <ChoiceBadge resource="tickets" field="priority" value /> })}
                    {customer}
                    <RelativeTime time=created_at />
                </div>
            </div>
            <Actions ticket refresh />
        </header>
        {archived_at.map(|_| view! {
            <div class="notice warning" role="status"><Icon name="archive" /><p>{t!(TICKETS_IS_ARCHIVED)}</p></div>
        })}
    }
}

/// The steps this reader may take from here.
#[component]
fn Actions(ticket: TicketDetail, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, shell) = (use_here(), use_runner(), use_shell().get_untracked());
    let TicketDetail { id, version, status, archived_at, assignee, .. } = ticket;
    let after = move || refresh.run(());
    if archived_at.is_some() {
        let said = t!(TICKETS_RESTORED);
        let restore = move |_| runner.say(RestoreTicket { ticket: id, version }, said(), after);
        return shell
            .may(ARCHIVE)
            .then(|| {
                view! {
                    <div class="page-actions">
                        <Button label=t!(TICKETS_RESTORE) icon="archive-restore" look=Look::Primary on_click=restore />
                    </div>
                }
            })
            .into_any();
    }
    let me = shell.member;
    let assigned = {
        let name = shell.user.clone();
        t!(TICKETS_ASSIGNED, name = name.clone())
    };
    let take = (shell.may(ASSIGN) && assignee != Some(me)).then(|| {
        let take = move |_| runner.say(AssignTicket { ticket: id, version, to: Some(me) }, assigned(), after);
        view! { <Button label=t!(TICKETS_ASSIGN_TO_ME) icon="user-check" on_click=take /> }
    });
    let (closed, reopened, archived) = (t!(TICKETS_CLOSED), t!(TICKETS_REOPENED), t!(TICKETS_ARCHIVED));
    let finished = matches!(status, Status::Solved | Status::Closed);
    let finish = shell.may(EDIT).then(|| {
        if finished {
            let reopen = move |_| runner.say(MoveTicket { ticket: id, version, to: Status::Open }, reopened(), after);
            view! { <Button label=t!(TICKETS_REOPEN) icon="rotate-ccw" on_click=reopen /> }.into_any()
        } else {
            let close = move |_| runner.say(MoveTicket { ticket: id, version, to: Status::Closed }, closed(), after);
            view! { <Button label=t!(TICKETS_CLOSE) icon="check" on_click=close /> }.into_any()
        }
    });
    let edit = shell.may(EDIT).then(|| {
        let href = Signal::derive(move || here.link(&format!("/tickets/{id}/edit")));
        view! { <LinkButton label=t!(ACTION_EDIT) icon="pencil" href /> }
    });
    let archive = shell.may(ARCHIVE).then(|| {
        let archive = move |_| runner.say(ArchiveTicket { ticket: id, version }, archived(), after);
        view! {
            <Menu label=t!(ACTION_MORE) icon="ellipsis" compact=true end=true>
                <MenuItem label=t!(TICKETS_ARCHIVE) icon="archive" on_click=archive />
            </Menu>
        }
    });
    view! { <div class="page-actions">{take} {finish} {edit} {archive}</div> }.into_any()
}
