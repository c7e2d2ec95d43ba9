//! Properties, changed in place, in the order people ask for them; the history beneath.

use access::gate::use_runner;
use access::history::{History, Step};
use access::shell::use_shell;
use kernel::choice::Choice;
use kernel::id::MemberId;
use leptos::html;
use leptos::prelude::*;
use ui::page::use_here;
use ui::prelude::*;
use ui::table::Named;

use super::person;
use crate::tickets::{
    ASSIGN, AssignTicket, Channel, EDIT, MoveTicket, PrioritiseTicket, Priority, Status, TicketDetail,
};

#[component]
pub fn Properties(
    ticket: TicketDetail,
    steps: Vec<Step>,
    members: Named,
    refresh: Callback<()>,
    folded: RwSignal<bool>,
) -> impl IntoView {
    let (here, locale) = (use_here(), use_locale());
    let named = move |field: &'static str| move || label(locale.get(), "tickets", field);
    let TicketDetail { fields, customer_name, team_name, created_at, updated_at, status, solved_at, .. } =
        ticket.clone();
    let customer = fields.customer.zip(customer_name).map(|(customer, name)| {
        view! { <a dir="auto" href=move || here.link(&format!("/customers/{customer}"))>{name}</a> }.into_any()
    });
    let (name, mail) = person(&fields.requester);
    let mail = mail.map(|mail| {
        let href = format!("mailto:{mail}");
        view! { <a class="property-more" href=href>{mail}</a> }
    });
    let or_nothing = |text: String| if text.is_empty() { unset() } else { view! { <bdi>{text}</bdi> }.into_any() };
    let channel = Channel::CHOICES.iter().find(|choice| choice.rank == fields.channel.rank());
    let tags = if fields.tags.is_empty() {
        unset()
    } else {
        let tags = fields.tags.iter().cloned().map(|tag| view! { <Tag label=tag /> }).collect_view();
        view! { <span class="tags">{tags}</span> }.into_any()
    };
    let node = NodeRef::<html::Details>::new();
    let waits = !matches!(status, Status::Solved | Status::Closed);
    view! {
        <details
            class="properties"
            open=move || !folded.get()
            node_ref=node
            on:toggle=move |_| {
                if let Some(details) = node.get_untracked() {
                    folded.set(!details.open());
                }
            }
        >
            <summary>{t!(PROPERTIES)}<Icon name="chevron-down" /></summary>
            <h2>{t!(PROPERTIES)}</h2>
            <dl class="property-list">
                <div class="property"><dt>{named("status")}</dt><dd><StatusField ticket=ticket.clone() refresh /></dd></div>
                <div class="property"><dt>{named("priority")}</dt><dd><PriorityField ticket=ticket.clone() refresh /></dd></div>
                <div class="property"><dt>{named("assignee")}</dt><dd><AssigneeField ticket members refresh /></dd></div>
                <div class="property"><dt>{named("customer")}</dt><dd>{customer.unwrap_or_else(unset)}</dd></div>
                <div class="property"><dt>{named("requester")}</dt><dd>{or_nothing(name)} {mail}</dd></div>
                <div class="property"><dt>{named("team")}</dt><dd>{or_nothing(team_name.unwrap_or_default())}</dd></div>
                <div class="property"><dt>{named("due_at")}</dt><dd>{fields.due_at.map_or_else(unset, |time| view! { <Due time waits /> }.into_any())}</dd></div>
                <div class="property"><dt>{named("tags")}</dt><dd>{tags}</dd></div>
                <div class="property"><dt>{named("channel")}</dt><dd>{channel.map(|value| view! { <ChoiceBadge resource="tickets" field="channel" value /> })}</dd></div>
                <div class="property"><dt>{named("created_at")}</dt><dd><RelativeTime time=created_at /></dd></div>
                <div class="property"><dt>{named("updated_at")}</dt><dd><RelativeTime time=updated_at /></dd></div>
                {solved_at.map(|time| view! { <div class="property"><dt>{named("solved_at")}</dt><dd><RelativeTime time /></dd></div> })}
            </dl>
            <History resource="tickets" steps />
        </details>
    }
}

/// In place of a value that nobody has given.
fn unset() -> AnyView {
    view! { <span class="muted">{t!(NO_VALUE)}</span> }.into_any()
}

/// When the ticket is due; late or soon says so in a word too.
#[component]
pub fn Due(time: kernel::Time, waits: bool) -> impl IntoView {
    let clock = use_clock();
    let mark = move || {
        let left = time.0 - clock.now().0;
        if !waits {
            None
        } else if left < 0 {
            Some(view! { <Badge tone=kernel::choice::Tone::Red icon="alarm-clock" label=t!(TICKETS_OVERDUE) /> })
        } else if left < 4 * 3_600_000 {
            Some(view! { <Badge tone=kernel::choice::Tone::Amber icon="clock" label=t!(TICKETS_DUE_SOON) /> })
        } else {
            None
        }
    };
    view! { <span class="due"><RelativeTime time /> {mark}</span> }
}

/// A select that runs a command; where it may not be changed, the badge.
#[component]
fn ChoiceField<F>(
    field: &'static str,
    choices: &'static [Choice],
    current: &'static str,
    may: bool,
    change: F,
) -> impl IntoView
where
    F: Fn(String) + Send + Sync + 'static,
{
    let locale = use_locale();
    if !may {
        let value = choices.iter().find(|choice| choice.name == current);
        return value.map(|value| view! { <ChoiceBadge resource="tickets" field value /> }).into_any();
    }
    let options = choices.iter().map(|choice| {
        let name = move || ui::i18n::choice(locale.get(), "tickets", field, choice.name);
        view! { <option value=choice.name selected=choice.name == current>{name}</option> }
    });
    view! {
        <select
            class="input"
            aria-label=move || label(locale.get(), "tickets", field)
            prop:value=current
            on:change=move |event| change(event_target_value(&event))
        >
            {options.collect_view()}
        </select>
    }
    .into_any()
}

#[component]
fn StatusField(ticket: TicketDetail, refresh: Callback<()>) -> impl IntoView {
    let (runner, said) = (use_runner(), t!(SAVED));
    let TicketDetail { id, version, status, archived_at, .. } = ticket;
    let change = move |name: String| {
        if let Some(to) = Status::from_name(&name) {
            runner.say(MoveTicket { ticket: id, version, to }, said(), move || refresh.run(()));
        }
    };
    let may = archived_at.is_none() && use_shell().with_untracked(|shell| shell.may(EDIT));
    view! { <ChoiceField field="status" choices=Status::CHOICES current=status.name() may change /> }
}

#[component]
fn PriorityField(ticket: TicketDetail, refresh: Callback<()>) -> impl IntoView {
    let (runner, said) = (use_runner(), t!(SAVED));
    let TicketDetail { id, version, archived_at, fields, .. } = ticket;
    let change = move |name: String| {
        if let Some(priority) = Priority::from_name(&name) {
            runner.say(PrioritiseTicket { ticket: id, version, priority }, said(), move || refresh.run(()));
        }
    };
    let may = archived_at.is_none() && use_shell().with_untracked(|shell| shell.may(EDIT));
    view! { <ChoiceField field="priority" choices=Priority::CHOICES current=fields.priority.name() may change /> }
}

#[component]
fn AssigneeField(ticket: TicketDetail, mut members: Named, refresh: Callback<()>) -> impl IntoView {
    let (runner, locale) = (use_runner(), use_locale());
    let (said, nobody) = (t!(SAVED), t!(TICKETS_UNASSIGNED));
    let TicketDetail { id, version, archived_at, assignee, assignee_name, .. } = ticket;
    let name = assignee_name.unwrap_or_default();
    let may = archived_at.is_none() && use_shell().with_untracked(|shell| shell.may(ASSIGN));
    if !may {
        return if assignee.is_some() {
            view! { <span class="person"><Avatar name=name.clone() /> {name}</span> }.into_any()
        } else {
            view! { <span class="muted">{nobody}</span> }.into_any()
        };
    }
    if let Some(MemberId(id)) = assignee.filter(|member| members.iter().all(|(id, _)| *id != member.0)) {
        members.push((id, name));
    }
    let change = move |event: leptos::ev::Event| {
        let to = event_target_value(&event).parse::<MemberId>().ok();
        runner.say(AssignTicket { ticket: id, version, to }, said(), move || refresh.run(()));
    };
    let current = assignee.map(|member| member.to_string()).unwrap_or_default();
    let options = members.into_iter().map(|(id, name)| {
        let (value, chosen) = (id.to_string(), assignee == Some(MemberId(id)));
        view! { <option value=value selected=chosen>{name}</option> }
    });
    view! {
        <select
            class="input"
            aria-label=move || label(locale.get(), "tickets", "assignee")
            prop:value=current
            on:change=change
        >
            <option value="" selected=assignee.is_none()>{nobody}</option>
            {options.collect_view()}
        </select>
    }
    .into_any()
}
