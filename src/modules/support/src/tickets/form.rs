//! `/{workspace}/tickets/new` and `/{workspace}/tickets/{id}/edit`

use access::gate::{self, use_runner};
use access::key::FormKey;
use access::shell::use_shell;
use customers::customers::CustomerId;
use kernel::id::{MemberId, TeamId};
use kernel::{Error, Uuid};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
use ui::page::{PageHead, set_status, use_here};
use ui::prelude::*;
use ui::table::{Pick, Picker};

use super::api::ticket;
use super::{CREATE, Channel, CreateTicket, EDIT, EditTicket, Priority, TITLE, TicketDetail, TicketFields, TicketId};

/// A new ticket.
#[component]
pub fn NewTicketPage() -> impl IntoView {
    if !use_shell().with_untracked(|shell| shell.may(CREATE)) {
        let error = Error::Forbidden { needs: CREATE.to_string() };
        set_status(error.status());
        return view! { <Failure error page=true /> }.into_any();
    }
    let (here, runner, navigate, toasts) = (use_here(), use_runner(), use_navigate(), use_toasts());
    let (form, query, drafts) = (Form::new(TicketFields::default()), use_query_map(), use_drafts());
    let asked = |name: &str| query.with_untracked(|query| query.get(name)).filter(|value| !value.is_empty());
    if let Some(customer) = asked("customer") {
        let Ok(customer) = customer.parse::<Uuid>() else { return malformed("customer") };
        form.customer.set(Some((customer, asked("customer_name").unwrap_or_default())));
    }
    let assignee = RwSignal::new(None::<(Uuid, String)>);
    let key = FormKey::default();
    let created = t!(TICKETS_CREATED);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        form.busy.set(true);
        let command =
            CreateTicket { fields: form.fields(), assignee: assignee.get_untracked().map(|(id, _)| MemberId(id)) };
        let (navigate, done) = (navigate.clone(), created());
        runner.run(command, Some(key.get()), move |answer| {
            let _ = form.busy.try_set(false);
            match answer {
                Ok(id) => {
                    drafts.forget();
                    toasts.success(done);
                    navigate(&here.link(&format!("/tickets/{id}")), NavigateOptions::default());
                }
                Err(error) => drop(form.error.try_set(Some(error))),
            }
        });
    };
    let (back, ready) = (Signal::derive(move || here.link("/tickets")), use_ready());
    view! {
        <PageHead title=t!(TICKETS_NEW) />
        <div class="page-body narrow">
            <FormScope id="new-ticket" error=form.error>
                <Drafts id="new-ticket" />
                <form class="form" on:submit=submit novalidate>
                    <Fields form assignee />
                    <div class="form-actions">
                        <WantsScripts />
                        <LinkButton label=t!(ACTION_CANCEL) look=Look::Quiet href=back />
                        <Button label=t!(TICKETS_CREATE) look=Look::Primary kind="submit" busy=form.busy disabled=Signal::derive(move || !ready.get()) />
                    </div>
                </form>
            </FormScope>
        </div>
    }
    .into_any()
}

/// An existing one.
#[component]
pub fn EditTicketPage() -> impl IntoView {
    let (here, params) = (use_here(), use_params_map());
    let data = Data::new(
        move || (here.workspace(), params.with(|params| params.get("id")).and_then(|id| id.parse::<TicketId>().ok())),
        |(workspace, id)| async move {
            match id {
                Some(id) => ticket(workspace, id).await,
                None => Err(Error::NotFound),
            }
        },
    );
    view! {
        <Suspense fallback=|| view! { <Skeleton rows=8 /> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(ticket) => view! { <EditForm ticket /> }.into_any(),
                    Err(error) => {
                        set_status(error.status());
                        view! { <Failure error page=true /> }.into_any()
                    }
                }
            })}
        </Suspense>
    }
}

#[component]
fn EditForm(ticket: TicketDetail) -> impl IntoView {
    if !use_shell().with_untracked(|shell| shell.may(EDIT)) {
        let error = Error::Forbidden { needs: EDIT.to_string() };
        set_status(error.status());
        return view! { <Failure error page=true /> }.into_any();
    }
    let (here, runner, navigate, toasts) = (use_here(), use_runner(), use_navigate(), use_toasts());
    let TicketDetail { id, version, number, .. } = ticket;
    let (form, drafts) = (Form::new(ticket.fields), use_drafts());
    form.customer.update(|customer| {
        if let Some((_, name)) = customer {
            *name = ticket.customer_name.unwrap_or_default();
        }
    });
    form.team.update(|team| {
        if let Some((_, name)) = team {
            *name = ticket.team_name.unwrap_or_default();
        }
    });
    let saved = t!(SAVED);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        form.busy.set(true);
        let (navigate, done) = (navigate.clone(), saved());
        runner.run(EditTicket { ticket: id, version, fields: form.fields() }, None, move |answer| {
            let _ = form.busy.try_set(false);
            match answer {
                Ok(()) => {
                    drafts.forget();
                    toasts.success(done);
                    navigate(&here.link(&format!("/tickets/{id}")), NavigateOptions::default());
                }
                Err(error) => drop(form.error.try_set(Some(error))),
            }
        });
    };
    let (back, ready) = (Signal::derive(move || here.link(&format!("/tickets/{id}"))), use_ready());
    let title = move || format!("{} #{number}", tr!(TICKETS_EDIT));
    view! {
        <PageHead title=title />
        <div class="page-body narrow">
            <FormScope id="edit-ticket" error=form.error>
                <Drafts id="edit-ticket" />
                <form class="form" on:submit=submit novalidate>
                    <Fields form />
                    <div class="form-actions">
                        <WantsScripts />
                        <LinkButton label=t!(ACTION_CANCEL) look=Look::Quiet href=back />
                        <Button label=t!(ACTION_SAVE_CHANGES) look=Look::Primary kind="submit" busy=form.busy disabled=Signal::derive(move || !ready.get()) />
                    </div>
                </form>
            </FormScope>
        </div>
    }
    .into_any()
}

/// What is being filled in.
#[derive(Clone, Copy)]
struct Form {
    title: RwSignal<String>,
    description: RwSignal<String>,
    customer: RwSignal<Option<(Uuid, String)>>,
    requester: RwSignal<String>,
    priority: RwSignal<String>,
    channel: RwSignal<String>,
    team: RwSignal<Option<(Uuid, String)>>,
    tags: RwSignal<String>,
    due: RwSignal<String>,
    clock: Clock,
    error: RwSignal<Option<Error>>,
    busy: RwSignal<bool>,
}

impl Form {
    fn new(fields: TicketFields) -> Self {
        let clock = use_clock();
        let TicketFields { title, description, customer, requester, priority, channel, team, tags, due_at } = fields;
        Self {
            title: RwSignal::new(title),
            description: RwSignal::new(description),
            customer: RwSignal::new(customer.map(|CustomerId(id)| (id, String::new()))),
            requester: RwSignal::new(requester),
            priority: RwSignal::new(priority.name().to_owned()),
            channel: RwSignal::new(channel.name().to_owned()),
            team: RwSignal::new(team.map(|TeamId(id)| (id, String::new()))),
            tags: RwSignal::new(tags.join(", ")),
            due: RwSignal::new(due_at.map(|time| format::input_date_time(&clock.zone(), time)).unwrap_or_default()),
            clock,
            error: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    fn fields(self) -> TicketFields {
        TicketFields {
            title: self.title.get_untracked(),
            description: self.description.get_untracked(),
            customer: self.customer.get_untracked().map(|(id, _)| CustomerId(id)),
            requester: self.requester.get_untracked(),
            priority: Priority::from_name(&self.priority.get_untracked()).unwrap_or(Priority::Medium),
            channel: Channel::from_name(&self.channel.get_untracked()).unwrap_or(Channel::Web),
            team: self.team.get_untracked().map(|(id, _)| TeamId(id)),
            tags: split_tags(&self.tags.get_untracked()),
            due_at: format::parse_input(&self.clock.zone(), &self.due.get_untracked()),
        }
    }
}

#[component]
fn Fields(
    form: Form,
    /// Whom a new ticket is given to; an existing one is given to somebody on its own page.
    #[prop(optional)]
    assignee: Option<RwSignal<Option<(Uuid, String)>>>,
) -> impl IntoView {
    view! {
        <TextInput name="title" label=t!(TICKETS_FIELD_TITLE) value=form.title max=TITLE required=true />
        <TextArea name="description" label=t!(TICKETS_FIELD_DESCRIPTION) value=form.description rows=6 optional=true />
        <div class="form-row">
            <Picker name="customer" resource="customers" label=t!(TICKETS_FIELD_CUSTOMER) none=t!(NO_VALUE) value=form.customer pick=Pick::new(gate::pick) />
            <TextInput name="requester" label=t!(TICKETS_FIELD_REQUESTER) value=form.requester optional=true />
        </div>
        <div class="form-row">
            <Select name="priority" label=t!(TICKETS_FIELD_PRIORITY) value=form.priority options=choice_options("tickets", "priority", Priority::CHOICES) />
            <Select name="channel" label=t!(TICKETS_FIELD_CHANNEL) value=form.channel options=choice_options("tickets", "channel", Channel::CHOICES) />
        </div>
        <div class="form-row">
            <Picker name="team" resource="teams" label=t!(TICKETS_FIELD_TEAM) none=t!(NO_VALUE) value=form.team pick=Pick::new(gate::pick) />
            {assignee.map(|value| view! {
                <Picker name="assignee" resource="members" label=t!(TICKETS_FIELD_ASSIGNEE) none=t!(TICKETS_UNASSIGNED) value pick=Pick::new(gate::pick) />
            })}
        </div>
        <div class="form-row">
            <TextInput name="due_at" label=t!(TICKETS_FIELD_DUE_AT) kind="datetime-local" value=form.due optional=true />
            <TagsInput name="tags" label=t!(TICKETS_FIELD_TAGS) value=form.tags />
        </div>
    }
}
