//! Where one answers the customer or leaves a note.

use access::gate::use_runner;
use access::shell::use_shell;
use kernel::Error;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use crate::tickets::{BODY, NOTE, NoteOnTicket, REPLY, ReplyToTicket, Status, TicketDetail};

/// What is being typed. It belongs to the page, so that a refresh loses nothing.
#[derive(Clone, Copy)]
pub struct Draft {
    body: RwSignal<String>,
    /// `reply` or `note`.
    kind: RwSignal<String>,
    error: RwSignal<Option<Error>>,
    busy: RwSignal<bool>,
}

impl Draft {
    pub fn new() -> Self {
        Self {
            body: RwSignal::new(String::new()),
            kind: RwSignal::new("reply".to_owned()),
            error: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }
}

#[component]
pub fn Composer(ticket: TicketDetail, draft: Draft, refresh: Callback<()>) -> impl IntoView {
    let (runner, toasts, shell) = (use_runner(), use_toasts(), use_shell().get_untracked());
    let TicketDetail { id, status, archived_at, .. } = ticket;
    let (Draft { body, kind, error, busy }, drafts) = (draft, use_drafts());
    let may_note = shell.may(NOTE);
    let may_reply = shell.may(REPLY) && status != Status::Closed;
    if archived_at.is_some() || !(may_reply || may_note) {
        return ().into_any();
    }
    let note = Signal::derive(move || kind.get() == "note" || !may_reply);
    let (replied, noted) = (t!(TICKETS_REPLY_SENT), t!(TICKETS_NOTE_ADDED));
    let send = move |then: Option<Status>| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let text = body.get_untracked();
        let done = if note.get_untracked() { noted() } else { replied() };
        let after = move |answer: Result<(), Error>| {
            // Another ticket may be on the page by now.
            let _ = busy.try_set(false);
            let _ = error.try_set(answer.as_ref().err().cloned());
            if answer.is_ok() {
                let _ = body.try_set(String::new());
                drafts.forget();
                toasts.success(done);
                let _ = refresh.try_run(());
            }
        };
        if note.get_untracked() {
            runner.run(NoteOnTicket { ticket: id, body: text }, None, after);
        } else {
            runner.run(ReplyToTicket { ticket: id, body: text, then }, None, after);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send(None);
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send(None);
        }
    };
    let ready = use_ready();
    let class = move || if note.get() { "composer note" } else { "composer" };
    let label = move || if note.get() { tr!(TICKETS_NOTE) } else { tr!(TICKETS_REPLY) };
    let placeholder = move || if note.get() { tr!(TICKETS_NOTE_PLACEHOLDER) } else { tr!(TICKETS_REPLY_PLACEHOLDER) };
    let hint = move || if note.get() { tr!(TICKETS_NOTE_HINT) } else { tr!(TICKETS_REPLY_HINT) };
    let action = move || if note.get() { tr!(TICKETS_NOTE_ADD) } else { tr!(TICKETS_REPLY_SEND) };
    view! {
        <FormScope id="composer" error>
            <Drafts id="composer" />
            <form class=class on:submit=submit on:keydown=pressed novalidate>
                {(may_reply && may_note).then(|| view! {
                    <Segments label=t!(SHELL_MESSAGES)>
                        <Segment name="kind" value="reply" label=t!(TICKETS_REPLY) chosen=kind icon="reply" />
                        <Segment name="kind" value="note" label=t!(TICKETS_NOTE) chosen=kind icon="sticky-note" />
                    </Segments>
                })}
                <TextArea name="body" label=label value=body placeholder=placeholder max=BODY rows=4 />
                <footer>
                    <WantsScripts />
                    <span class="hint">{hint}</span>
                    {move || (!note.get()).then(|| view! {
                        <Button label=t!(TICKETS_REPLY_SOLVE) busy on_click=move |_| send(Some(Status::Solved)) />
                    })}
                    <Button label=action look=Look::Primary kind="submit" busy disabled=Signal::derive(move || !ready.get()) />
                </footer>
            </form>
        </FormScope>
    }
    .into_any()
}
