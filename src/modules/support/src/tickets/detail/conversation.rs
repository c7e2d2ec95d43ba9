//! What was said, oldest first. A reply and an internal note look different.

use leptos::prelude::*;
use ui::prelude::*;

use super::person;
use crate::messages::{Message, MessageKind};
use crate::tickets::TicketDetail;

#[component]
pub fn Conversation(ticket: TicketDetail) -> impl IntoView {
    let TicketDetail { fields, created_at, messages, .. } = ticket;
    let asked = (!fields.description.is_empty()).then(|| {
        let name = if fields.requester.is_empty() {
            ticket.customer_name.unwrap_or_default()
        } else {
            person(&fields.requester).0
        };
        view! { <Said name class="message" text=fields.description at=created_at note=false /> }
    });
    let empty = asked.is_none() && messages.is_empty();
    let said = messages.into_iter().map(|message| {
        let Message { kind, body, author, at, .. } = message;
        let note = kind == MessageKind::Note;
        let class = if note { "message note" } else { "message reply" };
        view! { <Said name=author.unwrap_or_default() class text=body at note /> }
    });
    view! {
        <section class="conversation" aria-label=t!(TICKETS_CONVERSATION)>
            {asked}
            {said.collect_view()}
            {empty.then(|| view! { <p class="hint">{t!(TICKETS_CONVERSATION_EMPTY)}</p> })}
        </section>
    }
}

#[component]
fn Said(name: String, class: &'static str, text: String, at: kernel::Time, note: bool) -> impl IntoView {
    view! {
        <article class=class>
            <Avatar name=name.clone() />
            <div class="message-body">
                <header>
                    <strong dir="auto">{name}</strong>
                    <RelativeTime time=at />
                    {note.then(|| view! { <Badge tone=kernel::choice::Tone::Amber icon="lock" label=t!(TICKETS_NOTE) /> })}
                </header>
                <p class="message-text" dir="auto">{text}</p>
            </div>
        </article>
    }
}
